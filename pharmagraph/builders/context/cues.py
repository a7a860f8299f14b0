"""The cues of denial and doubt, read from `cues.toml`, and where they stand in a sentence."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import resources
from string import ascii_lowercase
from typing import NamedTuple

from daachorse import DoubleArrayAhoCorasick

from pharmagraph.builders.context.clauses import GOVERNS
from pharmagraph.errors import RulesError
from pharmagraph.ontology.kinds import Certainty

_CUES_FILE = "cues.toml"
_REMEDY = "see the head of the file"
# For each byte a letter or a space: words become what stands between two spaces.
_LETTERS = bytes(code if chr(code) in ascii_lowercase else ord(" ") for code in range(256))


class Cue(NamedTuple):
    """What a cue says and governs; see the head of the file of cues."""

    certainty: Certainty | None
    negated: bool
    governs: str
    needs: re.Pattern[str] | None
    settles: bool
    verbal: bool
    of_claims: bool

    @classmethod
    def of(cls, group: Mapping[str, str | bool]) -> Cue:
        """What a group of the file says of each of its cues."""
        says, governs, needs = str(group["says"]), str(group["governs"]), group.get("needs")
        if governs not in GOVERNS | {"nothing"}:
            raise RulesError(_CUES_FILE, f"a cue cannot govern {governs!r}", _REMEDY)
        negated, _, certainty = says.rpartition(" ")
        if certainty in {"negated", "nothing"}:
            negated, certainty = certainty, ""
        elif certainty not in {known.value for known in Certainty}:
            raise RulesError(_CUES_FILE, f"a cue cannot say {says!r}", _REMEDY)
        return cls(
            Certainty(certainty) if certainty else None,
            negated == "negated",
            governs,
            re.compile(rf"\b(?:{needs})\b") if needs else None,
            bool(group.get("settles")),
            bool(group.get("verbal")),
            group.get("of") == "claims",
        )


_Find = Callable[[bytes], list[tuple[int, int, int]]]


class _Matcher(NamedTuple):
    """The cues that begin with one word: one group of the pattern for each cue, longest first."""

    pattern: re.Pattern[str]
    cues: tuple[Cue, ...]


def find_cues(text: str) -> Iterator[tuple[re.Match[str], Cue]]:
    """The cues of a sentence in small letters, from left to right, none over another."""
    at = 0
    for start, matcher in _begun(text):
        if start < at:
            continue
        match = matcher.pattern.match(text, start)
        if match is None or match.lastindex is None:
            continue
        at = match.end()
        yield match, matcher.cues[match.lastindex - 1]


def _begun(text: str) -> Iterator[tuple[int, _Matcher]]:
    """Where words stand with which cues begin: all in one pass, as most sentences have none."""
    find, matchers = _first_words()
    words = b" " + text.encode("latin-1", "replace").translate(_LETTERS) + b" "
    for start, _, number in find(words):
        word, matcher = matchers[number]
        end = start + len(word)
        if text.startswith(word, start) and not text.startswith("'t", end):
            yield start, matcher


@cache
def _first_words() -> tuple[_Find, list[tuple[str, _Matcher]]]:
    """What finds all words with which cues begin, and the cues of each."""
    matchers = list(_matchers().items())
    between = [b" " + word.encode("ascii").translate(_LETTERS) + b" " for word, _ in matchers]
    return DoubleArrayAhoCorasick(between).find_overlapping, matchers


def _matchers() -> dict[str, _Matcher]:
    """The cues by the word that they begin with."""
    data = (resources.files("pharmagraph.builders.context") / _CUES_FILE).read_text(
        encoding="utf-8"
    )
    by_word: dict[str, list[tuple[str, Cue]]] = {}
    for group in tomllib.loads(data)["cues"]:
        cue = Cue.of(group)
        for phrase in group["cues"]:
            for first in _pattern(phrase)[1]:
                by_word.setdefault(first, []).append((phrase, cue))
    return {word: _matcher(word, cues) for word, cues in by_word.items()}


def _matcher(first: str, cues: list[tuple[str, Cue]]) -> _Matcher:
    longest_first = sorted(cues, key=lambda item: -_length(item[0]))
    patterns = [_pattern(phrase)[0] for phrase, _ in longest_first]
    return _Matcher(
        re.compile(_glance(first, cues) + "|".join(f"({pattern})" for pattern in patterns) + ")"),
        tuple(cue for _, cue in longest_first),
    )


def _glance(first: str, cues: list[tuple[str, Cue]]) -> str:
    """How a pattern of cues begins: with a look at the second word if all have one, as "in" is seldom a cue."""
    seconds: set[str] = set()
    for phrase, _ in cues:
        slots = [slot for slot in phrase.split() if not slot.startswith("<")]
        while slots[0].endswith("?"):  # no cue begins with what may be missing
            del slots[0]
        for slot in slots[1:]:
            if slot in {"...", ".", "#"} or "*" in slot:
                return "(?:"
            seconds.update(slot.strip(">?").split("|"))
            if not slot.endswith("?"):
                break
        else:
            return "(?:"
    return rf"(?={re.escape(first)}\s+(?:{'|'.join(map(re.escape, sorted(seconds)))}))(?:"


def _length(phrase: str) -> int:
    """How many words of its own a cue surely has."""
    return sum(
        slot not in {"...", "."} and slot[0] not in "<>" and slot[-1] != "?"
        for slot in phrase.split()
    )


def _pattern(phrase: str) -> tuple[str, list[str]]:
    """A cue of the file as a regular expression, and the words that it can begin with."""
    parts: list[str] = []
    firsts: list[str] = []
    before = after = ""
    for slot in phrase.split():
        words = slot.strip("<>?").split("|")
        choice = "(?:" + "|".join(map(_word, words)) + r")(?![\w'-])"
        if slot.startswith("<"):
            before = (
                "(?:"
                + "|".join(
                    r"\A"
                    if word == "^"
                    else rf"(?<=\b{word}\s)"
                    if word.isalpha()
                    else rf"(?<={word}\s)"
                    for word in words
                )
                + ")"
            )
        elif slot.startswith(">"):
            after = rf"(?=\s+{choice})"
        elif slot == ".":
            after = r"(?=\s*(?:[.;:)]|$|,?\s*\bbut\b))"
        elif slot == "...":
            parts.append(r"(?:\s+(?!(?:and|but|or)\b)[\w-]+){0,3}?")
        elif slot == "#":
            parts.append(r"\s+\d+")
        elif slot.endswith("?"):
            parts.append(rf"(?:\s+{choice})?")
        elif not firsts:
            firsts = words
            parts.append(choice)
        else:
            parts.append(rf"\s+{choice}")
    return before + r"(?<!-)" + "".join(parts) + after, firsts


def _word(word: str) -> str:
    """A word of a cue; a star stands for how it begins. "Need" and "bleed" are no participles."""
    stem = r"(?!(?:\w*[fnsxw]eed|\w*[cl]eed|\w*breed|speed)\b)\w+" if word == "*ed" else r"\w+"
    return re.escape(word).replace(r"\*", stem)

"""The cues of denial and doubt, read from `cues.toml` and `doubts.toml`, and where they stand in a sentence."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cache, cached_property
from importlib import resources
from string import ascii_lowercase
from typing import Any, NamedTuple

from daachorse import DoubleArrayAhoCorasick

from pharmagraph.builders.context.clauses import GOVERNS
from pharmagraph.errors import RulesError
from pharmagraph.ontology.kinds import Certainty

_HERE = "pharmagraph.builders.context"
_CUES_FILE = "cues.toml"
_DOUBTS_FILE = "doubts.toml"
_REMEDY = "see the head of the file"
_CLASS = re.compile(r"@([a-z-]+)")
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


class _Matcher:
    """The cues that begin with one word: one group of the pattern for each cue, longest first.

    Compiled when the word is first met: most words of the files stand in no document of a batch.
    """

    def __init__(self, first: str) -> None:
        self._first = first
        self.cues: list[tuple[str, Cue]] = []

    def cue(self, group: int) -> Cue:
        """The cue of a group of the pattern."""
        return self.cues[group - 1][1]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        self.cues.sort(key=lambda item: -_length(item[0]))
        patterns = "|".join(f"({_pattern(phrase)})" for phrase, _ in self.cues)
        return re.compile(f"{_glance(self._first, self.cues)}{patterns})")


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
        yield match, matcher.cue(match.lastindex)


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
    by_word: dict[str, _Matcher] = {}
    tables = [_table(name) for name in (_CUES_FILE, _DOUBTS_FILE)]
    classes = _classes(tables[-1]["classes"])
    for group in (group for table in tables for group in table["cues"]):
        cue = Cue.of(group)
        for short in group["cues"]:
            phrase = _CLASS.sub(lambda name: classes[name[1]], short)
            for first, own in _begun_by(phrase):
                by_word.setdefault(first, _Matcher(first)).cues.append((own, cue))
    return by_word


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((resources.files(_HERE) / name).read_text(encoding="utf-8"))


def _classes(table: Mapping[str, str]) -> dict[str, str]:
    """The words of each class, as alternatives."""
    return {name: "|".join(dict.fromkeys(words.split())) for name, words in table.items()}


def _begun_by(phrase: str) -> Iterator[tuple[str, str]]:
    """The words that a cue can begin with, and the cue with that word alone in its first slot."""
    slots = phrase.split()
    at = next(at for at, slot in enumerate(slots) if slot[0] != "<" and slot[-1] != "?")
    for first in slots[at].split("|"):
        yield first, " ".join((*slots[:at], first, *slots[at + 1 :]))


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


def _pattern(phrase: str) -> str:
    """A cue of the file as a regular expression."""
    parts: list[str] = []
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
        elif not parts:
            parts.append(choice)
        else:
            parts.append(rf"\s+{choice}")
    return before + r"(?<!-)" + "".join(parts) + after


def _word(word: str) -> str:
    """A word of a cue; a star stands for how it begins. "Need" and "bleed" are no participles."""
    stem = r"(?!(?:\w*[fnsxw]eed|\w*[cl]eed|\w*breed|speed)\b)\w+" if word == "*ed" else r"\w+"
    return re.escape(word).replace(r"\*", stem)

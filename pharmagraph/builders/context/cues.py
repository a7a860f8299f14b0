"""The cues of denial and doubt, read from `cues.toml` and `doubts.toml`, and where they stand in a sentence."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
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
_ANY = ""
_PLAIN = re.compile(r"[a-z'-]+")
_WIDE = re.compile(r"\s\s")
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


class _Some:
    """The cues that begin with one word and go on with one other, or that begin with one word and may go on anyhow.

    A group of the pattern for each, longest first. Compiled when such words are first met: most stand in no document
    of a batch.
    """

    def __init__(self, first: str) -> None:
        self.first = first
        self.cues: list[
            tuple[int, str, Cue]
        ] = []  # each with its rank among all that begin with the word

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile("|".join([f"({_pattern(phrase)})" for _, phrase, _ in self.cues]))


_Found = tuple[re.Match[str], Cue]


def find_cues(text: str) -> Iterator[_Found]:
    """The cues of a sentence in small letters, from left to right, none over another."""
    at = 0  # where the last one ends
    here, least = (
        -1,
        0,
    )  # the place that is being looked at, and the rank of the cue that was found there
    longest: _Found | None = None
    for start, some in _begun(text):
        if longest is not None and start > here:
            yield longest
            at, longest = longest[0].end(), None
        if start < at or (match := some.pattern.match(text, start)) is None:
            continue
        assert match.lastindex is not None, "each cue is a group"
        rank, _, cue = some.cues[match.lastindex - 1]
        if longest is None or rank < least:
            here, least, longest = start, rank, (match, cue)
    if longest is not None:
        yield longest


def _begun(text: str) -> Iterator[tuple[int, _Some]]:
    """Where words stand with which cues begin, with the next word if they need it: all in one pass, from the left."""
    apart = _WIDE.search(text) is not None
    automaton, somes = _beginnings(by_first_alone=apart)
    words = b" " + text.encode("latin-1", "replace").translate(_LETTERS) + b" "
    for start, _, number in sorted(automaton.find_overlapping(words)):
        for some in somes[number]:
            end = start + len(some.first)
            if text.startswith(some.first, start) and not text.startswith("'t", end):
                yield start, some


@cache
def _beginnings(*, by_first_alone: bool) -> tuple[DoubleArrayAhoCorasick, list[list[_Some]]]:
    """What finds the words with which cues begin, and which cues each calls for.

    Where a cue needs one of some words behind its first, both are looked for: of twenty sentences that say "is" one
    goes on as a cue does. `by_first_alone`: for text with more than a space between its words.
    """
    called: dict[bytes, list[_Some]] = {}
    for (first, second), some in _by_words().items():
        words = first if by_first_alone or second == _ANY else f"{first} {second}"
        called.setdefault(b" " + words.encode("ascii").translate(_LETTERS) + b" ", []).append(some)
    return DoubleArrayAhoCorasick(list(called)), list(called.values())


@cache
def _by_words() -> dict[tuple[str, str], _Some]:
    """The cues by their first word and the second that they need."""
    by_first: dict[str, list[tuple[str, Cue]]] = {}
    tables = [_table(name) for name in (_CUES_FILE, _DOUBTS_FILE)]
    classes = _classes(tables[-1]["classes"])
    for group in (group for table in tables for group in table["cues"]):
        cue = Cue.of(group)
        for short in group["cues"]:
            phrase = _CLASS.sub(lambda name: classes[name[1]], short)
            for first, own in _begun_by(phrase):
                by_first.setdefault(first, []).append((own, cue))
    found: dict[tuple[str, str], _Some] = {}
    for first, cues in by_first.items():
        longest_first = sorted(cues, key=lambda item: -_length(item[0]))
        for rank, (phrase, cue) in enumerate(longest_first):
            for second in _seconds(phrase):
                some = found.setdefault((first, second), _Some(first))
                some.cues.append((rank, phrase, cue))
    return found


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


def _seconds(phrase: str) -> set[str]:
    """The words of which one must stand behind the first of a cue; `_ANY` where it may be another, or none."""
    slots = [slot for slot in phrase.split() if not slot.startswith("<")]
    while slots[0].endswith("?"):  # no cue begins with what may be missing
        del slots[0]
    seconds: set[str] = set()
    for slot in slots[1:]:
        words = slot.strip(">?").split("|")
        if not all(map(_PLAIN.fullmatch, words)):  # "...", "#", "found*"
            break
        seconds.update(words)
        if not slot.endswith("?"):
            return seconds
    return {_ANY}


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
            parts.append(r"(?:\s+(?!(?:and|but|or)\b)[\w'\u2019-]+){0,3}?")
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

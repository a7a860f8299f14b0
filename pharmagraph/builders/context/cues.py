"""The cues of denial and doubt, read from `cues.toml` and `doubts.toml`, and where they stand in a sentence."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
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
_ANYHOW = 1  # the bit that every text has
_RARE = 4  # letters of a word that not most sentences have
_WITH_NOT = "is are was were do does did has have had would could should ca wo".split()
_PLAIN = re.compile(r"[a-z'-]+")
_WIDE = re.compile(r"\s\s")
_SPACE = re.compile(r"\s+")
_BOUND = re.compile(r"(?![\w'-])")
# For each byte a letter or a space: words become what stands between two spaces.
_LETTERS = bytes(code if chr(code) in ascii_lowercase else ord(" ") for code in range(256))


class Cue(NamedTuple):
    """What a cue says and governs; see the head of the file of cues."""

    certainty: Certainty | None
    negated: bool
    governs: str
    needs: re.Pattern[str] | None
    otherwise: str
    settles: bool
    verbal: bool
    of_claims: bool

    @classmethod
    def of(cls, group: Mapping[str, str | bool]) -> Cue:
        """What a group of the file says of each of its cues."""
        says, governs, needs = str(group["says"]), str(group["governs"]), group.get("needs")
        otherwise = str(group.get("otherwise", "nothing"))
        for reach in (governs, otherwise):
            if reach not in GOVERNS | {"nothing"}:
                raise RulesError(_CUES_FILE, f"a cue cannot govern {reach!r}", _REMEDY)
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
            otherwise,
            bool(group.get("settles")),
            bool(group.get("verbal")),
            group.get("of") == "claims",
        )


class Found(NamedTuple):
    """A cue in a text: ``text[start:end] == words``."""

    start: int
    end: int
    words: str
    cue: Cue


class _Form(NamedTuple):
    """A cue behind its first word, and its second where it needs one: what stands before it, and how it goes on."""

    rank: int
    before: str
    tail: str
    wants: int  # the bit of words of which the tail must have one, or `_ANYHOW`
    cue: Cue


class _Some:
    """The cues that begin with one word and go on with one other (`_ANY`: anyhow), longest first.

    Their ranks are among all that begin with the word.
    """

    __slots__ = ("_both", "first", "forms", "second")

    def __init__(self, first: str, second: str) -> None:
        self.first = first
        self.second = second
        self._both = f"{first} {second}"
        self.forms: list[_Form] = []

    def longest(self, text: str, start: int, has: int) -> tuple[int, Found] | None:
        """The longest of these cues that stands at `start`, where the first word does, with its rank.

        `has`: the bits of the words that the text has.
        """
        end = start + len(self.first)
        if self.second:  # mostly one space stands between them
            if not text.startswith(self._both, start):
                space = _SPACE.match(text, end)
                if space is None or not text.startswith(self.second, space.end()):
                    return None
                end = space.end()
            else:
                end += 1
            end += len(self.second)
        if text[end : end + 1] != " " and _BOUND.match(text, end) is None:  # "no-one", "can't"
            return None
        for rank, before, tail, wants, cue in self.forms:
            if not wants & has:
                continue
            if before and _before(before).match(text, start) is None:
                continue
            if not tail:
                return rank, Found(start, end, text[start:end], cue)
            if (rest := _tail(tail).match(text, end)) is not None:
                return rank, Found(start, rest.end(), text[start : rest.end()], cue)
        return None


def find_cues(text: str) -> Iterator[Found]:
    """The cues of a sentence in small letters, from left to right, none over another."""
    at = 0  # where the last one ends
    here, least = -1, 0  # the place that is being looked at, and the rank of the cue found there
    longest: Found | None = None
    begun, has = _begun(text)
    for start, some in begun:
        if longest is not None and start > here:
            yield longest
            at, longest = longest.end, None
        if start < at or (found := some.longest(text, start, has)) is None:
            continue
        rank, cue = found
        if longest is None or rank < least:
            here, least, longest = start, rank, cue
    if longest is not None:
        yield longest


def _begun(text: str) -> tuple[list[tuple[int, _Some]], int]:
    """Where words stand with which cues begin, with the next word if they need it, from the left; and the bits of the
    words that their tails want. All in one pass.
    """
    # printable, a text has no other blanks than spaces
    apart = "  " in text if text.isprintable() else _WIDE.search(text) is not None
    automaton, called = _beginnings(by_first_alone=apart)
    words = b" " + text.encode("latin-1", "replace").translate(_LETTERS) + b" "
    begun: list[tuple[int, _Some]] = []
    has = _ANYHOW
    for start, _, number in sorted(automaton.find_overlapping(words)):
        somes, bits = called[number]
        has |= bits
        for some in somes:
            if text.startswith(some.first, start) and text[start - 1 : start] != "-":
                begun.append((start, some))
    return begun, has


@cache
def _beginnings(
    *, by_first_alone: bool
) -> tuple[DoubleArrayAhoCorasick, list[tuple[list[_Some], int]]]:
    """What finds the words with which cues begin, and those that tails want: which cues, and bits, each calls for.

    Where a cue needs one of some words behind its first, both are looked for: of twenty sentences that say "is" one
    goes on as a cue does. `by_first_alone`: for text with more than a space between its words.
    """
    by_words, wanted = _by_words()
    called: dict[bytes, list[_Some]] = {}
    for (first, second), some in by_words.items():
        words = first if by_first_alone or second == _ANY else f"{first} {second}"
        called.setdefault(_looked_for(words), []).append(some)
    bits: dict[bytes, int] = {}
    for bit, word in ((bit, word) for words, bit in wanted.items() for word in words):
        key = _looked_for(word)
        bits[key] = bits.get(key, 0) | bit
    keys = [*called, *(key for key in bits if key not in called)]
    return DoubleArrayAhoCorasick(keys), [(called.get(key, []), bits.get(key, 0)) for key in keys]


def _looked_for(words: str) -> bytes:
    if "-" in words or "'" in words:
        return b" " + words.encode("ascii").translate(_LETTERS) + b" "
    return f" {words} ".encode("ascii")


class _Phrase(NamedTuple):
    """A cue of the file: how many words it surely has, what stands before it, and its tail behind each second word."""

    length: int
    before: str
    tails: Mapping[str, str]
    cue: Cue


@cache
def _by_words() -> tuple[dict[tuple[str, str], _Some], dict[frozenset[str], int]]:
    """The cues by their first word and the second that they need; and the words that their tails want, with a bit."""
    by_first: dict[str, list[_Phrase]] = {}
    tables = [_table(name) for name in (_CUES_FILE, _DOUBTS_FILE)]
    classes = _classes(tables[-1]["classes"])
    for group in (group for table in tables for group in table["cues"]):
        cue = Cue.of(group)
        for short in group["cues"]:
            whole = _CLASS.sub(lambda name: classes[name[1]], short)
            for written in (whole, *_contracted(whole)):
                slots = written.split()
                before = slots.pop(0) if slots[0].startswith("<") else ""
                phrase = _Phrase(_length(written), before, _goes_on(slots[1:]), cue)
                for first in slots[0].split("|"):
                    by_first.setdefault(first, []).append(phrase)
    found: dict[tuple[str, str], _Some] = {}
    wanted: dict[frozenset[str], int] = {}
    wants: dict[str, int] = {}  # by tail
    for first, phrases in by_first.items():
        phrases.sort(key=lambda phrase: -phrase.length)
        for rank, (_, before, tails, cue) in enumerate(phrases):
            form: _Form | None = None
            for second, tail in tails.items():
                if tail not in wants:
                    words = _wanted(tail)
                    wants[tail] = (
                        wanted.setdefault(words, _ANYHOW << 1 + len(wanted)) if words else _ANYHOW
                    )
                if form is None or form.tail != tail:  # those of a class have one and the same
                    form = _Form(rank, before, tail, wants[tail], cue)
                some = found.get((first, second))
                if some is None:
                    some = found[first, second] = _Some(first, second)
                some.forms.append(form)
    return found, wanted


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((resources.files(_HERE) / name).read_text(encoding="utf-8"))


def _classes(table: Mapping[str, str]) -> dict[str, str]:
    """The words of each class, as alternatives."""
    return {name: "|".join(dict.fromkeys(words.split())) for name, words in table.items()}


def _contracted(phrase: str) -> Iterator[str]:
    """The cue as it is written with "n't" where "not" can be its first word: "isn't associated".

    >>> list(_contracted("<is|was not|never shown"))
    ["isn't|wasn't shown"]
    """
    before, _, rest = phrase.partition(" ") if phrase[0] == "<" else ("", "", phrase)
    first, space, behind = rest.partition(" ")
    if not space or "not" not in first.split("|") or behind.startswith(">"):
        return
    verbs = before[1:].split("|") if before else _WITH_NOT
    if contracted := [f"{verb}n't" for verb in verbs if verb in _WITH_NOT]:
        yield f"{'|'.join(contracted)} {behind}"


def _goes_on(slots: Sequence[str]) -> dict[str, str]:
    """The words of which one must stand behind the first of a cue, and how the cue goes on behind each.

    `_ANY`, and all of it, where it may be another word, or none, or where it is not plain which slot a word fills.

    >>> _goes_on(["ever?", "seen|found", "to?"]), _goes_on(["...", "seen"])
    ({'ever': 'seen|found to?', 'seen': 'to?', 'found': 'to?'}, {'': '... seen'})
    """
    tails: dict[str, str] = {}
    for following, slot in enumerate(slots, 1):
        words = slot.removesuffix("?").split("|")
        if not all(map(_PLAIN.fullmatch, words)) or not tails.keys().isdisjoint(words):
            break  # "...", "#", "found*", ">for"
        tails |= dict.fromkeys(words, " ".join(slots[following:]))
        if not slot.endswith("?"):
            return tails
    return {_ANY: " ".join(slots)}


def _wanted(tail: str) -> frozenset[str]:
    """The longest words of which a tail must have one; none where a short one will do, as most texts have these.

    >>> sorted(_wanted("... shown|proven to? be that"))
    ['proven', 'shown']
    """
    slots = [slot.removeprefix(">").split("|") for slot in tail.split() if not slot.endswith("?")]
    slots = [words for words in slots if all(map(_PLAIN.fullmatch, words))]
    longest = max(slots, key=lambda words: min(map(len, words)), default=[])
    return frozenset(longest) if min(map(len, longest), default=0) >= _RARE else frozenset()


def _length(phrase: str) -> int:
    """How many words of its own a cue surely has."""
    return sum(
        slot not in {"...", "."} and slot[0] not in "<>" and slot[-1] != "?"
        for slot in phrase.split()
    )


@cache
def _before(slot: str) -> re.Pattern[str]:
    """What must stand before a cue. Its words are often a class, which many cues share."""
    words = slot.removeprefix("<").split("|")
    return re.compile("|".join(map(_stands_before, words)))


def _stands_before(word: str) -> str:
    if word == "^":
        return r"\A"
    return rf"(?<=\b{word}\s)" if word.isalpha() else rf"(?<={word}\s)"


@cache
def _tail(phrase: str) -> re.Pattern[str]:
    """How a cue goes on behind its first word or two. The cues of a class of words share it: few are ever compiled."""
    parts: list[str] = []
    for slot in phrase.split():
        choice = "(?:" + "|".join(map(_word, slot.strip(">?").split("|"))) + r")(?![\w'-])"
        if slot.startswith(">"):
            parts.append(rf"(?=\s+{choice})")
        elif slot == ".":
            parts.append(r"(?=\s*(?:[.;:)]|$|,?\s*\bbut\b))")
        elif slot == "...":
            parts.append(r"(?:\s+(?!(?:and|but|or)\b)[\w'\u2019-]+){0,3}?")
        elif slot == "#":
            parts.append(r"\s+\d+")
        elif slot.endswith("?"):
            parts.append(rf"(?:\s+{choice})?")
        else:
            parts.append(rf"\s+{choice}")
    return re.compile("".join(parts))


def _word(word: str) -> str:
    """A word of a cue; a star stands for how it begins. "Need" and "bleed" are no participles."""
    stem = r"(?!(?:\w*[fnsxw]eed|\w*[cl]eed|\w*breed|speed)\b)\w+" if word == "*ed" else r"\w+"
    return re.escape(word).replace(r"\*", stem)

"""Turns of phrase that machine rewording makes: "as soon as day by day", "inside half-hour", "ought to by no means".

They are read as the plain ones that they stand for, so that all that reads a sentence (rules, doubts, doses) knows
them. Some are read so wherever they stand, as plain text has none, or means the same by them; others only in a text
that has several signs of such rewording.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import product

from pharmagraph.builders.text.anyof import AnyOf
from pharmagraph.builders.text.marks import Edit
from pharmagraph.builders.text.wording import branching

_ENOUGH = 3  # different signs that make a text a reworded one
_EVERYWHERE = ("unmistakable", "synonymous")  # groups of the table
_ALL = (*_EVERYWHERE, "where_reworded")
_SIGNS = ("unmistakable", "signs")
_NUMBER = r"\d+(?:[.,–-]\d+)?|an?|one|two|three|four|five|six|eight|ten|twelve"
_IS_NUMBER = re.compile(rf"(?:{_NUMBER})$", re.IGNORECASE)
_ANY_NUMBER = "#"
_THE_WRITTEN = "~"


def turned(text: str) -> Iterator[Edit]:
    """What is read for the turns of phrase of a text.

    >>> list(turned("It ought to by no means be taken; it works inside 2 hours."))
    [(3, 23, 'should never'), (43, 49, 'within')]
    """
    if not _may_have_any(text):
        return
    yield from _edits(text, _ALL if is_reworded(text) else _EVERYWHERE)


def is_reworded(text: str) -> bool:
    """Whether a text has several signs of a machine's rewording.

    >>> is_reworded("It lowers blood stress."), is_reworded("Coronary heart assault, pores and skin, blood stress.")
    (False, True)
    """
    if not _may_have_any(text):
        return False
    seen: set[str] = set()
    for found in _pattern(_SIGNS).finditer(text):
        seen.add(_known(found[0], _read(_SIGNS)))
        if len(seen) >= _ENOUGH:
            return True
    return False


@cache
def _tables() -> Mapping[str, Mapping[str, Iterable[str]]]:
    table = (files("pharmagraph.builders.text") / "reworded.toml").read_text(encoding="utf-8")
    return tomllib.loads(table)


@cache
def _read(groups: tuple[str, ...]) -> Mapping[str, str]:
    """What is read for each phrase of these groups."""
    return {
        phrase: instead
        for group in groups
        for instead, entries in _tables()[group].items()
        for entry in entries
        for phrase in _phrases(entry)
    }


@cache
def _pattern(groups: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(_read(groups), key=lambda phrase: (-len(phrase), phrase))
    either = branching(map(_expression, longest_first))
    return re.compile(rf"\b{either}(?![\w-])", re.IGNORECASE)


def _may_have_any(text: str) -> bool:
    return _signs_of_any().is_anywhere_in(" " + text.replace("\n", " "))


@cache
def _signs_of_any() -> AnyOf:
    """A quick look for what a reworded text has, and most others have not."""
    return AnyOf(map(_certain, _read((*_EVERYWHERE, *_SIGNS))))


def _certain(phrase: str) -> str:
    """What stands in front of the number of a phrase, or all of it.

    >>> _certain("inside # hours")
    ' inside '
    """
    return f" {phrase.partition(_ANY_NUMBER)[0]}"


def _phrases(entry: str) -> Iterator[str]:
    """What an entry of the table stands for, word by word.

    >>> list(_phrases("as soon as every|each day"))
    ['as soon as every day', 'as soon as each day']
    """
    for words in product(*(word.split("|") for word in entry.split())):
        yield " ".join(words)


def _expression(phrase: str) -> str:
    return r"\s+".join(
        rf"(?:{_NUMBER})" if word == _ANY_NUMBER else re.escape(word) for word in phrase.split()
    )


def _edits(text: str, groups: tuple[str, ...]) -> Iterator[Edit]:
    for found in _pattern(groups).finditer(text):
        edit = _edit(found, _read(groups))
        if edit is not None:
            yield edit


def _edit(found: re.Match[str], read: Mapping[str, str]) -> Edit | None:
    """What is changed of what was found: the words before and after that stay as they are not."""
    places = [word.span() for word in re.finditer(r"\S+", found[0])]
    written = _known(found[0], read).split(" ")
    instead = read[" ".join(written)].split(" ")
    for end in (0, -1):
        if instead[end] == _THE_WRITTEN:
            instead[end] = written[end]
    first = _alike(written, instead)
    last = _alike(written[first:][::-1], instead[first:][::-1])
    words = instead[first : len(instead) - last]
    changed = places[first : len(places) - last]
    if not changed:
        return None
    start = found.start() + changed[0][0]
    new = " ".join(words)
    if found.string[start].isupper():
        new = new[:1].upper() + new[1:]
    return start, found.start() + changed[-1][1], new


def _alike(some: Iterable[str], others: Iterable[str]) -> int:
    """How many words two phrases begin with in common."""
    count = 0
    for one, other in zip(some, others, strict=False):
        if one != other:
            break
        count += 1
    return count


def _known(written: str, read: Mapping[str, str]) -> str:
    """A phrase as the table has it: in small letters, with a sign for its number unless it is written out there."""
    words = written.lower().replace("’", "'").split()
    plain = " ".join(words)
    if plain in read:
        return plain
    return " ".join(_ANY_NUMBER if _IS_NUMBER.match(word) else word for word in words)

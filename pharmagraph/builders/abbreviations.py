"""Abbreviations as a document defines them: "major depressive disorder (MDD)", "phencyclidine (PCP)".

Schwartz and Hearst's algorithm (2003): the letters of the short form, from its end, in the words before the
parenthesis. Beside it, the order "MDD (major depressive disorder)", and short forms that stand for the letters of
a single word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_LONGEST_SHORT_FORM = 12
_PARENTHESIS = re.compile(r"\(\s*([^()\[\]\n]{2,80}?)\s*\)")
_SHORT_FORM = re.compile(r"[A-Za-z0-9α-ω][A-Za-z0-9α-ω/+.'-]*(?: ?[A-Z0-9][A-Za-z0-9-]*)?")
_WORD = re.compile(r"[^\s()\[\],;:]+")
_BREAK = re.compile(r"[.;:!?]\s|[()\[\]\n]")


class Definition(NamedTuple):
    """A short form and the stretch of text that spells it out."""

    short: str
    short_start: int
    start: int
    end: int


def definitions(text: str) -> Iterator[Definition]:
    """The abbreviations that `text` defines, in their order."""
    for match in _PARENTHESIS.finditer(text):
        inside, at = match[1], match.start(1)
        short = re.split(r"[;,]\s|\s+or\s+", inside)[0].strip("\"'“”‘’ ")
        if _is_short_form(short):
            found = _before(text, match.start(), short)
            if found is not None:
                yield Definition(short, text.index(short, at), *found)
        elif " " in inside:
            outside = re.search(r"(?<![\w-])([A-Z][A-Za-z0-9-]{1,9})\s?$", text[max(0, match.start() - 14) : match.start()])
            if outside and _is_short_form(outside[1]) and _spells(outside[1], inside) == 0:
                start = max(0, match.start() - 14) + outside.start(1)
                yield Definition(outside[1], start, at, at + len(inside))


def _is_short_form(short: str) -> bool:
    """Whether this can be an abbreviation: a token or two with a capital letter, no plain word or number."""
    return (
        2 <= len(short) <= _LONGEST_SHORT_FORM  # noqa: PLR2004 - as in the paper
        and bool(_SHORT_FORM.fullmatch(short))
        and any(character.isalpha() for character in short)
        and (any(character.isupper() for character in short) or short.isalpha() and len(short) <= 3)  # noqa: PLR2004
        and not re.fullmatch(r"[A-Z]?[a-z]{4,}", short)
    )


def _before(text: str, at: int, short: str) -> tuple[int, int] | None:
    """Where the words before `at` spell the short form out."""
    start = max(0, at - 160)
    for stop in _BREAK.finditer(text, start, at):
        if stop.end() < at:
            start = stop.end()
    words = [(match.start(), match.end()) for match in _WORD.finditer(text, start, at)]
    letters = sum(character.isalnum() for character in short)
    words = words[-min(letters + 5, letters * 2) :]
    if not words:
        return None
    candidate = text[words[0][0] : words[-1][1]]
    singular = short[:-1] if short.endswith("s") and short[:-1].isupper() else short
    offset = _spells(singular, candidate)
    if offset is None:
        return None
    begin = words[0][0] + offset
    return (begin, words[-1][1]) if len(text[begin : words[-1][1]]) > len(short) else None


def _spells(short: str, long: str) -> int | None:
    """Where in `long` the words begin that spell `short`, matching letters from the end; None if they do not.

    >>> _spells("MDD", "with major depressive disorder"), _spells("PCP", "phencyclidine")
    (5, 0)
    """
    place = len(long) - 1
    for number in range(len(short) - 1, -1, -1):
        letter = short[number].lower()
        if not letter.isalnum():
            continue
        while place >= 0 and (
            long[place].lower() != letter or (number == 0 and place > 0 and long[place - 1].isalnum())
        ):
            place -= 1
        if place < 0:
            return None
        place -= 1
    return place + 1

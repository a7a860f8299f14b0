"""Stretches of time in running text: "within hours", "days to weeks", "two to four weeks", "a 12-week".

Ages, rates ("per hour", "twice a day") and points in time ("at week 4", "in the last 10 years") are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pharmagraph.builders.numbers import COUNT, DASH, FURTHER, alternatives, decimal

_UNITS = {
    "seconds": "second seconds sec secs",
    "minutes": "minute minutes min mins",
    "hours": "hour hours hr hrs h",
    "days": "day days",
    "nights": "night nights",
    "weeks": "week weeks wk wks",
    "months": "month months mo",
    "years": "year years yr yrs",
    "decades": "decade decades",
}
_UNIT_OF = {word: unit for unit, words in _UNITS.items() for word in words.split()}
_VAGUE = r"(?:several|a\s+few|few|many|some|a\s+couple\s+of)\b"
_UNIT = rf"(?:{alternatives(_UNIT_OF)})"

_DURATION = re.compile(
    rf"""
    (?: (?P<low>{COUNT}|\b(?:{_VAGUE}|an?\b)) (?:[\s-]?(?P<first>{_UNIT}))? (?:{DASH}(?P<high>{FURTHER}|{_VAGUE}))?
        \s?[\s-]?(?P<unit>{_UNIT})
      | \b(?P<bare>(?:{alternatives(_UNITS)})) (?:{DASH}(?P<to>{alternatives(_UNITS)}))?
    )
    (?![\w/]|\s*[-–]?\s*old\b|\s+of\s+age\b|\s+(?:and|or)\s+(?:old|young|abov)er?|\s+ago\b)
    """,  # noqa: RUF001
    re.VERBOSE | re.IGNORECASE,
)
_BEFORE = re.compile(
    r"""
    (?: (?P<bound>within|in|up\s+to|at\s+least|less\s+than|more\s+than|under|over|after)\s+
        (?:about\s+|approximately\s+|only\s+|just\s+|as\s+little\s+as\s+|a\s+matter\s+of\s+)?
      | (?P<none>\b(?:age[ds]?|aged\s+between|age\s+of|past|last|previous|preceding|every|each|per|once|twice|times|daily)\s+|/\s?)
    )$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_REACH = (
    30  # characters before a duration in which the words that bound it, or make it none, can stand
)
_KEPT = frozenset({"within", "up to", "at least", "less than", "more than"})


class Duration(NamedTuple):
    """Where a duration stands, and its normal reading."""

    start: int
    end: int
    label: str


def durations(text: str, start: int, end: int) -> Iterator[Duration]:
    """The durations in a stretch of the text, from left to right.

    >>> text = "It acts in hours, lasts two to four weeks, and was given to 6-year-old children."
    >>> [duration.label for duration in durations(text, 0, len(text))]
    ['within hours', '2-4 weeks']
    """
    for match in _DURATION.finditer(text, start, end):
        before = _BEFORE.search(text, max(start, match.start() - _REACH), match.start())
        if before and before["none"]:
            continue
        begin = match.start()
        bound = ""
        if before:
            bound = " ".join(before["bound"].lower().split())
            if bound == "in" and match["bare"]:
                bound = "within"
            if bound in _KEPT:
                begin = before.start()
        label = _label(match)
        yield Duration(begin, match.end(), f"{bound} {label}" if bound in _KEPT else label)


def _label(match: re.Match[str]) -> str:
    if match["bare"]:
        units = [word.lower() for word in (match["bare"], match["to"]) if word]
        return " to ".join(units)
    unit = _UNIT_OF[match["unit"].lower()]
    low = _amount(match["low"])
    if not match["high"]:
        return _counted(low, unit)
    if match["first"] and _UNIT_OF[match["first"].lower()] != unit:
        return f"{_counted(low, _UNIT_OF[match['first'].lower()])} to {_counted(_amount(match['high']), unit)}"
    return f"{low}-{_amount(match['high'])} {unit}"


def _amount(words: str) -> str:
    words = " ".join(words.lower().split())
    return "1" if words in {"a", "an"} else decimal(words)


def _counted(amount: str, unit: str) -> str:
    return f"{amount} {unit.removesuffix('s') if amount == '1' else unit}"

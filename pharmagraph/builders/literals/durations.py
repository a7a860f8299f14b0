"""Stretches of time in running text: "within hours", "days to weeks", "two to four weeks", "a 12-week".

Ages, rates ("per hour", "twice a day") and points in time ("at week 4", "in the last 10 years") are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pharmagraph.builders.literals.numbers import (
    DASH,
    FIGURES,
    FURTHER,
    WORDS,
    alternatives,
    decimal,
    has_any,
    joined,
)

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
_A = {unit: f"{'an' if unit == 'hours' else 'a'} {unit.removesuffix('s')}" for unit in _UNITS}
_VAGUE = r"(?:several|a\s+few|few|many|some|a\s+couple\s+of)\b"
_UNIT = rf"(?:{alternatives(_UNIT_OF)})"

_UNIT_WORDS = ("day", "week", "hour", "month", "year", "minute", "second", "night", "decade")


def _duration(number: str) -> str:
    """So many units of time, or from so many to so many."""
    return rf"""(?P<low>{number}) (?:[\s-]?(?P<first>{_UNIT}))? (?:(?P<dash>{DASH})(?P<high>{FURTHER}|{_VAGUE}))?
        \s?[\s-]?(?P<unit>{_UNIT})"""


# What follows would make it an age, or a point in time.
_NOT_AFTER = r"""(?![\w/]|\s*[-\u2013]?\s*old\b|\s+of\s+age\b|\s+(?:and|or)\s+(?:old|young|abov)er?|\s+ago\b)"""
_IN_FIGURES = re.compile(_duration(FIGURES) + _NOT_AFTER, re.VERBOSE)
_IN_WORDS = re.compile(
    _duration(rf"(?!(?:a|one)\s+second\b)(?:{WORDS}|\b(?:{_VAGUE}|an?\b))") + _NOT_AFTER, re.VERBOSE
)
# "half an hour", "a half-hour", "one and a half hours", "half a year"
_HALVES = re.compile(
    rf"\b(?:(?P<whole>{WORDS}|\d+)\s+and\s+(?:a\s+)?)?half[\s-](?:an?\s)?(?P<halved>{alternatives(_UNIT_OF)}){_NOT_AFTER}"
)
_BARE = re.compile(
    rf"\b(?P<bare>{alternatives(_UNITS)})(?:{DASH}(?P<to>{alternatives(_UNITS)}))?{_NOT_AFTER}"
)
# "the last ten years", but not "can last ten years"
_NOT_A_VERB = "".join(
    rf"(?<!\b{word}\s)"
    for word in "to can may will might could should effects often usually typically and".split()
)
_BEFORE = re.compile(
    rf"""
    (?: (?P<bound>within|in|up\s+to|at\s+least|less\s+than|more\s+than|under|over|after)\s+
        (?:about\s+|approximately\s+|only\s+|just\s+|as\s+little\s+as\s+|a\s+matter\s+of\s+)?
      | (?P<none>\b(?:age[ds]?|aged\s+between|age\s+of|past|{_NOT_A_VERB}last|previous|preceding|every|each|per|once
          |twice|times|daily)\s+|(?:/|\+/?-|±)\s?)
    )$
    """,
    re.VERBOSE,
)
_AGE = re.compile(r"(?:\bage[ds]?\b[^.;]*|[<>≤≥]\s?)$")
_REACH = 30  # characters before a duration in which words that bear on it can stand
_KEPT = frozenset({"within", "up to", "at least", "less than", "more than"})


class Duration(NamedTuple):
    """Where a duration stands in a sentence, and its normal reading."""

    start: int
    end: int
    label: str


def durations(sentence: str) -> Iterator[Duration]:
    """The durations of a sentence, given in small letters.

    >>> sentence = "it acts in hours, lasts two to four weeks, and was given to 6-year-old children."
    >>> sorted(duration.label for duration in durations(sentence))
    ['2-4 weeks', 'within hours']
    """
    for match in _matches(sentence):
        reach = max(0, match.start() - _REACH)
        if "year" in match[0] and _AGE.search(sentence, reach, match.start()):
            continue
        before = _BEFORE.search(sentence, reach, match.start())
        if before is None:
            yield Duration(match.start(), match.end(), _label(match))
        elif not before["none"]:
            bound = _bound(before["bound"], bare="bare" in match.re.groupindex)
            # "within hours" is what is said; in "within two hours" it is two hours
            whole = bound and (bound != "within" or "bare" in match.re.groupindex)
            start = before.start() if whole else match.start()
            yield Duration(start, match.end(), f"{bound} {_label(match)}".strip())


def _matches(sentence: str) -> Iterable[re.Match[str]]:
    """Each stretch of time once: what is counted in figures, then in words, then what is not counted."""
    found = {match.end(): match for match in _IN_FIGURES.finditer(sentence)}
    if not has_any(sentence, _UNIT_WORDS):
        return found.values()
    if "half" in sentence:
        found |= {match.end(): match for match in _HALVES.finditer(sentence)}
    for pattern in (_IN_WORDS, _BARE) if has_any(sentence, _UNITS) else (_IN_WORDS,):
        for match in pattern.finditer(sentence):
            other = found.get(match.end())
            if other is None or (
                pattern is _IN_WORDS and match["high"] and match.start() < other.start()
            ):
                found[match.end()] = match  # "thirty to 60 minutes" is more than "60 minutes"
    return found.values()


def _bound(words: str, *, bare: bool) -> str:
    """How a duration is bounded, if that changes what it means."""
    bound = " ".join(words.split())
    if bound == "in" and bare:
        return "within"
    return bound if bound in _KEPT else ""


def _label(match: re.Match[str]) -> str:
    if "halved" in match.re.groupindex:
        unit = _UNIT_OF[match["halved"]]
        return f"{decimal(match['whole'])}.5 {unit}" if match["whole"] else f"half {_A[unit]}"
    if "bare" in match.re.groupindex:
        return " to ".join(word for word in match.group("bare", "to") if word)
    unit = _UNIT_OF[match["unit"]]
    low = _amount(match["low"])
    if not match["high"]:
        return _counted(low, unit)
    high = _amount(match["high"])
    if match["first"] and (first := _UNIT_OF[match["first"]]) != unit:
        return f"{_counted(low, first)} to {_counted(high, unit)}"
    return f"{joined(low, match['dash'], high)} {unit}"


def _amount(words: str) -> str:
    words = " ".join(words.split())
    return "1" if words in {"a", "an"} else decimal(words)


def _counted(amount: str, unit: str) -> str:
    return f"{amount} {unit.removesuffix('s') if amount == '1' else unit}"

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
    VAGUE,
    WORDS,
    WORDS_OR_VAGUE,
    alternatives,
    decimal,
    joined,
)
from pharmagraph.builders.literals.units import (
    HALF,
    MEASURED,
    OF_TIME,
    OF_TIMES,
    TIME_OF,
    TIMES,
)
from pharmagraph.builders.text.wording import later

_A = {unit: f"{'an' if unit == 'hours' else 'a'} {unit.removesuffix('s')}" for unit in TIMES}
_UNIT = rf"(?:{alternatives(TIME_OF)})"


def _duration(number: str) -> str:
    """So many units of time, or from so many to so many."""
    return rf"""(?P<low>{number}) (?:[\s-]?(?P<first>{_UNIT}))? (?:(?P<dash>{DASH})(?P<high>{FURTHER}|{VAGUE}))?
        \s?[\s-]?(?P<unit>{_UNIT})"""


# What follows would make it an age, or a point in time.
_NOT_AFTER = r"""(?![\w/]|\s*[-\u2013]?\s*old\b|\s+of\s+age\b|\s+(?:and|or)\s+(?:old|young|abov)er?|\s+ago\b)"""
_IN_FIGURES = later(_duration(FIGURES) + _NOT_AFTER, re.VERBOSE)
_IN_WORDS = later(_duration(WORDS_OR_VAGUE) + _NOT_AFTER, re.VERBOSE)
# "half an hour", "a half-hour", "one and a half hours", "half a year"
_HALVES = later(
    rf"\b(?:(?P<whole>{WORDS}|\d+)\s+and\s+(?:a\s+)?)?half[\s-](?:an?\s)?(?P<halved>{alternatives(TIME_OF)}){_NOT_AFTER}"
)
_BARE = later(
    rf"\b(?P<bare>{alternatives(TIMES)})(?:{DASH}(?P<to>{alternatives(TIMES)}))?{_NOT_AFTER}"
)
# "the last ten years", but not "can last ten years"
_NOT_A_VERB = "".join(
    rf"(?<!\b{word}\s)"
    for word in "to can may will might could should not effects often usually typically and".split()
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
# how that ends: most of what stands before a duration ends otherwise
_ENDS = tuple(
    "within in to least than under over after about approximately only just as of age ages aged between past last"
    " previous preceding every each per once twice times daily / - ±".split()
)
_AGE = re.compile(r"(?:\bage[ds]?\b[^.;]*|[<>≤≥]\s?)$")
_REACH = 30  # characters before a duration in which words that bear on it can stand
_KEPT = frozenset({"within", "up to", "at least", "less than", "more than"})


class Duration(NamedTuple):
    """Where a duration stands in a sentence, and its normal reading."""

    start: int
    end: int
    label: str


def durations(sentence: str, seen: int) -> Iterator[Duration]:
    """The durations of a sentence, given in small letters. `seen`: what `units.look` saw in it.

    >>> from pharmagraph.builders.literals.units import look
    >>> sentence = "it acts in hours, lasts two to four weeks, and was given to 6-year-old children."
    >>> sorted(duration.label for duration in durations(sentence, look(sentence)))
    ['2-4 weeks', 'within hours']
    """
    for match in _matches(sentence, seen):
        reach = max(0, match.start() - _REACH)
        if "year" in match[0] and _AGE.search(sentence, reach, match.start()):
            continue
        ends = sentence[reach : match.start()].rstrip().endswith(_ENDS)
        before = _BEFORE.search(sentence, reach, match.start()) if ends else None
        if before is None:
            yield Duration(match.start(), match.end(), _label(match))
        elif not before["none"]:
            bound = _bound(before["bound"], bare="bare" in match.re.groupindex)
            # "within hours" is what is said; in "within two hours" it is two hours
            whole = bound and (bound != "within" or "bare" in match.re.groupindex)
            start = before.start() if whole else match.start()
            yield Duration(start, match.end(), f"{bound} {_label(match)}".strip())


def _matches(sentence: str, seen: int) -> Iterable[re.Match[str]]:
    """Each stretch of time once: what is counted in figures, then in words, then what is not counted."""
    found: dict[int, re.Match[str]] = {}
    if seen & MEASURED:
        found = {match.end(): match for match in _IN_FIGURES.finditer(sentence)}
    if not seen & OF_TIME:
        return found.values()
    if seen & HALF:
        found |= {match.end(): match for match in _HALVES.finditer(sentence)}
    for pattern in (_IN_WORDS, _BARE) if seen & OF_TIMES else (_IN_WORDS,):
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
        unit = TIME_OF[match["halved"]]
        return f"{decimal(match['whole'])}.5 {unit}" if match["whole"] else f"half {_A[unit]}"
    if "bare" in match.re.groupindex:
        return " to ".join(word for word in match.group("bare", "to") if word)
    unit = TIME_OF[match["unit"]]
    low = _amount(match["low"])
    if not match["high"]:
        return _counted(low, unit)
    high = _amount(match["high"])
    if match["first"] and (first := TIME_OF[match["first"]]) != unit:
        return f"{_counted(low, first)} to {_counted(high, unit)}"
    return f"{joined(low, match['dash'], high)} {unit}"


def _amount(words: str) -> str:
    words = " ".join(words.split())
    return "1" if words in {"a", "an"} else decimal(words)


def _counted(amount: str, unit: str) -> str:
    return f"{amount} {unit.removesuffix('s') if amount == '1' else unit}"

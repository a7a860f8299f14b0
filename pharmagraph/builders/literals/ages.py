"""Ages of those who are given a drug: "aged 6 to 11 years", "12 years and older", "children under 2 years"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pharmagraph.builders.literals.numbers import alternatives, decimal
from pharmagraph.builders.text.anyof import AnyOf

_IN_WORDS = "two three four five six seven eight nine ten eleven twelve sixteen eighteen".split()
_YEARS = r"(?:years?|yrs?|months?|weeks?)"
_NUMBER = rf"(?:\d{{1,2}}|{alternatives(_IN_WORDS)})"
_AGE = re.compile(
    rf"""
    (?: (?P<aged>\bage[ds]?\s(?:(?:of|from|between|is|was)\s)?) (?P<aged_bound>%(bound)s)?
      | (?P<bound>%(bound)s) | (?<![\w.,/-]) )
    (?P<low>{_NUMBER}) (?:[\s-]?(?P<first>{_YEARS}))?
    (?: \s?(?:to|-|\u2013|and)\s? (?P<high>{_NUMBER}) (?:[\s-]?(?P<unit>{_YEARS}))? )?
    (?![\w%%]|[.,]\d|\s?(?:\+\s?/|\u00b1|days?\b|hours?\b))
    (?P<of_age>\s(?:of\sage|old)\b)?
    (?P<up>\s?\+|\s(?:and|or)\s(?:older|over|above|up|upwards?)\b)?
    (?P<down>\s(?:and|or)\s(?:younger|under|below)\b)?
    (?P<later>\sof\sage\b)?
    """
    % {
        "bound": r"(?:\b(?:over|under|below|above|(?:younger|older|less|more)\sthan|at\sleast|up\sto|from)\s"
        r"(?:the\sage\sof\s|age\s)?|[<>]\s?or\s?=\s?|[<>\u2265\u2264]\s?=?\s?)"
    },
    re.VERBOSE,
)
_PEOPLE_NAMED = (
    "children adolescents adults infants patients people persons individuals men women boys girls those subjects"
    " volunteers"
).split()
_PEOPLE = re.compile(rf"\b(?:{'|'.join(_PEOPLE_NAMED)})\s(?:who\sare\s)?$")
_WAYS = ("older", "over", "above", "up", "younger", "under", "below")
_NOT_OF_ALL = re.compile(r"\b(?:mean|median|average|onset|gestational|at\sthe)\s$")
_REACH = 24  # characters
_HINTS = ("year", "yrs", " age", "age over", "age under", "old")
# months and weeks are mostly how long something took, and an age only where one of these stands by
_INFANTS = ("month", "week")
_BESIDE = AnyOf(
    [f"{people} " for people in _PEOPLE_NAMED]
    + [f" {joint} {way}" for joint in ("and", "or") for way in _WAYS]
)
_UNDER = ("under", "below", "younger", "less", "<")
_FROM = frozenset(("at least", "from", "\u2265", ">=", "> =", "> or =", ">or=", ">or ="))
_UP_TO = frozenset(("up to", "\u2264", "<=", "< =", "< or =", "<or=", "<or ="))


class Age(NamedTuple):
    """Where an age stands in a sentence, and its normal reading."""

    start: int
    end: int
    label: str


def ages(sentence: str) -> Iterator[Age]:
    """The ages that a sentence, in small letters, gives of a group of people; none of one patient, and no mean.

    >>> told = "in adults, children aged 6 to 11 years and infants under 2 years; mean age 4 years"
    >>> [age.label for age in ages(told)]
    ['6-11 years', 'under 2 years']
    """
    if not any(hint in sentence for hint in _HINTS) and not (
        any(hint in sentence for hint in _INFANTS) and _BESIDE.is_in(sentence)
    ):
        return
    for match in _AGE.finditer(sentence):
        before = sentence[max(0, match.start() - _REACH) : match.start()]
        if _is_age(match, before) and not _NOT_OF_ALL.search(before):
            yield Age(match.start(), match.end(), _label(match))


def _is_age(match: re.Match[str], before: str) -> bool:
    """Whether it is an age, and not that of one patient nor how long something took."""
    bounded = any(match.group("aged_bound", "bound", "high", "up", "down"))
    if not bounded:
        return False
    if match["aged"] or match["of_age"] or match["later"]:
        return True
    if not (match["first"] or match["unit"]):
        return False
    return bool(match["up"] or match["down"]) or _PEOPLE.search(before) is not None


def _label(match: re.Match[str]) -> str:
    unit = _unit(match["unit"] or match["first"] or "years")
    low = decimal(match["low"])
    if match["high"]:
        first = _unit(match["first"] or unit)
        high = decimal(match["high"])
        return f"{low}-{high} {unit}" if first == unit else f"{low} {first} to {high} {unit}"
    bound = (match["aged_bound"] or match["bound"] or "").strip()
    if match["up"] or bound in _FROM:
        return f"{low} {unit} and older"
    if match["down"] or bound in _UP_TO:
        return f"{low} {unit} and younger"
    return f"{'under' if bound.startswith(_UNDER) else 'over'} {low} {unit}"


def _unit(word: str) -> str:
    return {"y": "years", "m": "months", "w": "weeks"}[word[0]]

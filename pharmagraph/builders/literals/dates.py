"""Dates in running text, each at its own precision: a day, a month, a year, a decade, a century."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from pharmagraph.builders.literals.numbers import alternatives
from pharmagraph.builders.literals.units import DECADES, OF_DATE

_MONTHS = {
    name: number
    for number, name in enumerate(
        "january february march april may june july august september october november december".split(),
        start=1,
    )
}
_SHORT_MONTHS = {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}
_MONTH_OF = _MONTHS | _SHORT_MONTHS
_YEAR = r"(?:1[6-9]\d\d|20[0-3]\d)"
# any of these: the digit first, to which the search skips, and what stands before it second
_MAY_BE_YEAR = re.compile(r"[12](?<!\w.)(?:(?<=1)[6-9]|(?<=2)0)\d\d(?!\d)")
# What a number of four digits counts or measures when it is no year.
_COUNTED = r"""(?:m?g|kg|m?l|iu|units?|[pnµm]?mol|[nµ]g|mm|cm|m|bp|kb|h|min|times|days?|hours?|people|persons?
    |individuals?|patients?|subjects?|participants?|volunteers?|wom[ae]n|m[ae]n|children|adults|infants|users?|rats?|mice
    |cases?|controls?|cells?|samples?|events?|deaths?|abstracts?|articles?|studies|trials?)"""
# What stands before a number of four digits that is a year: a preposition, a bracket, "et al.,", a name.
_LEAD = re.compile(
    r"""(?: (?:\b|(?='))(?:in|since|by|from|to|until|till|before|after|during|through|between|and|of|for
    |around|about|circa|year|spring|summer|autumn|fall|winter|early|mid|late|now|approved|the|its|'s)[\s-]
    | [(\[©,;:]\s? | ^ )$""",
    re.VERBOSE,
)
_LEAD_REACH = 9  # characters: the longest word of these, and what parts it from the year
_OLD = re.compile(
    r"1[6-8]\d\d(?!\s?(?:[.,;:)\]-]|$|and\b|to\b|as\b|by\b))"
)  # too old to stand before a noun
_DATE = re.compile(
    rf"""
    (?:\b(?P<part>early|mid|late)[\s-]+)?
    (?: (?<![\w.,/=<>+-])(?P<iso>{_YEAR}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)(?![\w-])
      | (?<![\w.,/=<>+-])(?P<one>\d\d?)(?P<mark>[./])(?P<two>\d\d?)(?P=mark)(?P<in_figures>{_YEAR})(?![\w/]|[.,]\d)
      | (?:\b(?P<day_first>\d\d?)(?:st|nd|rd|th)?\s+(?:of\s+)?)?\b(?P<month>{alternatives(_MONTH_OF)})\b\.?
        (?:\s+(?P<day>\d\d?)(?:st|nd|rd|th)?)?(?:,?\s+|\s+of\s+)(?P<of>{_YEAR})\b
      | \b(?P<decade>(?:1[6-9]|20)\d0)'?s\b
      | (?<=\bthe\s)'?(?P<short>[2-9]0)s\b
      | (?:(?<=\bthe\s)|(?<=early\s)|(?<=mid-)|(?<=late\s))(?P<spelt>{alternatives(DECADES)})\b
      | \b(?P<century>1[5-9]|2[01])(?:th|st)[\s-]century\b
      | (?<![\w.,/=<>+])(?<!\d-)(?P<year>{_YEAR})(?:\s?[-\u2013]\s?(?P<to>{_YEAR}))?
          (?![\w/%]|[.,]\d|-\w|\s?{_COUNTED}\b)
    )
    """,
    re.VERBOSE,
)
_LABEL = re.compile(
    r"(?:(?P<part>early|mid|late) )?"
    r"(?:(?P<century>\d\d)(?:st|th) century|(?P<decade>\d{4})s"
    r"|(?P<year>\d{4})(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?)"
)
_PARTS = {"early": (0.0, 0.4), "mid": (0.3, 0.7), "late": (0.6, 1.0), None: (0.0, 1.0)}


class Date(NamedTuple):
    """Where a date stands in a sentence, and its normal reading: ISO 8601, "1960s" or "19th century"."""

    start: int
    end: int
    label: str


def dates(sentence: str, seen: int) -> Iterator[Date]:
    """The dates of a sentence, given in small letters. `seen`: what `units.look` saw in it.

    >>> from pharmagraph.builders.literals.units import look
    >>> sentence = "made in the early sixties, tried in may 1964 on 1980 patients, approved in 1970."
    >>> [found.label for found in dates(sentence, look(sentence))]
    ['early 1960s', '1964-05', '1970']
    """
    if not (seen & OF_DATE or _MAY_BE_YEAR.search(sentence)):
        return
    for match in _DATE.finditer(sentence):
        if match["year"] is None or _is_year(sentence, match):
            yield Date(match.start(), match.end(), _label(match))


def _is_year(sentence: str, match: re.Match[str]) -> bool:
    at = match.start("year")
    if _OLD.match(sentence, at):
        return False
    return bool(match["part"] or _LEAD.search(sentence, max(0, at - _LEAD_REACH), at))


def period(label: str) -> tuple[date, date] | None:
    """The first and the last day that a date's normal reading can mean; None if it is no such reading.

    >>> first, last = period("1960s")
    >>> first.isoformat(), last.isoformat()
    ('1960-01-01', '1969-12-31')
    """
    begin, slash, finish = label.partition("/")
    if slash:
        first, last = period(begin), period(finish)
        return (first[0], last[1]) if first and last else None
    match = _LABEL.fullmatch(label)
    if match is None:
        return None
    if match["century"]:
        return _years(100 * int(match["century"]) - 99, 100, match["part"])
    if match["decade"]:
        return _years(int(match["decade"]), 10, match["part"])
    return _calendar(int(match["year"]), match["month"], match["day"], match["part"])


def compatible(label: str, other: str) -> bool:
    """Whether two dates can be the same, each at its own precision.

    >>> compatible("1960s", "1962"), compatible("1970", "1962")
    (True, False)
    """
    one, two = period(label), period(other)
    return one is not None and two is not None and one[0] <= two[1] and two[0] <= one[1]


def _label(match: re.Match[str]) -> str:
    part = f"{match['part']} " if match["part"] else ""
    if match["iso"]:
        return match["iso"]
    if match["in_figures"]:
        return _in_figures(int(match["one"]), int(match["two"]), match["in_figures"])
    if match["month"]:
        month = f"{match['of']}-{_MONTH_OF[match['month']]:02}"
        day = match["day"] or match["day_first"]
        return f"{month}-{int(day):02}" if day and 1 <= int(day) <= 31 else part + month
    if match["century"]:
        number = match["century"]
        return f"{part}{number}{'st' if number == '21' else 'th'} century"
    if match["year"]:
        return f"{match['year']}/{match['to']}" if match["to"] else part + match["year"]
    if match["decade"]:
        return f"{part}{match['decade']}s"
    decade = DECADES[match["spelt"]] if match["spelt"] else 1900 + int(match["short"])
    return f"{part}{decade}s"


def _in_figures(one: int, two: int, year: str) -> str:
    """A date in figures alone; which is the month must show, or it is no more than the year: "05/06/2020"."""
    day, month = (two, one) if two > 12 else (one, two)
    if month > 12 or day > 31 or not day or not month or (day <= 12 and day != month):
        return year
    return f"{year}-{month:02}-{day:02}"


def _years(first: int, number: int, part: str | None) -> tuple[date, date]:
    begin, finish = _PARTS[part]
    return date(first + round(number * begin), 1, 1), date(
        first + round(number * finish) - 1, 12, 31
    )


def _calendar(
    year: int, month: str | None, day: str | None, part: str | None
) -> tuple[date, date] | None:
    try:
        if month and day:
            only = date(year, int(month), int(day))
            return only, only
        if month:
            first = date(year, int(month), 1)
            after = date(year + int(month) // 12, int(month) % 12 + 1, 1)
            return first, after - timedelta(days=1)
    except ValueError:  # the 31st of April
        return None
    begin, finish = _PARTS[part]
    first = date(year, 1, 1)
    days = (date(year + 1, 1, 1) - first).days
    return first + timedelta(round(days * begin)), first + timedelta(round(days * finish) - 1)

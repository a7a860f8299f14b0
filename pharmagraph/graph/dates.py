"""Dates at their own precision: "the sixties" and 1962 are compatible, 1962 and 1970 are not."""

from __future__ import annotations

import re

_DECADES = {
    name: 10 * number
    for number, name in enumerate(
        "twenties thirties forties fifties sixties seventies eighties nineties".split(), 2
    )
}
_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)(s)?")
_SHORT_DECADE = re.compile(r"(?<![\d\w])['\u2019]?([2-9]0)s\b")
_CENTURY = re.compile(r"\b(1\d|2[01])(?:st|nd|rd|th)[\s-]century\b", re.IGNORECASE)

Period = tuple[int, int]


def period(text: str) -> Period | None:
    """Return the first and the last year that the words can mean, or None.

    >>> period("in the early 1960s"), period("March 2019"), period("from 1970 to 1975")
    ((1960, 1969), (2019, 2019), (1970, 1975))
    """
    years = [(int(year), int(year) + (9 if plural else 0)) for year, plural in _YEAR.findall(text)]
    years += [(1900 + int(decade), 1909 + int(decade)) for decade in _SHORT_DECADE.findall(text)]
    years += [
        (1900 + decade, 1909 + decade)
        for name, decade in _DECADES.items()
        if re.search(rf"\b{name}\b", text, re.IGNORECASE)
    ]
    years += [(100 * int(nth) - 99, 100 * int(nth)) for nth in _CENTURY.findall(text)]
    if not years:
        return None
    return min(first for first, _ in years), max(last for _, last in years)


def compatible(one: str, other: str) -> bool:
    """Return whether both can mean the same time; words that are no dates are compared as words."""
    first, second = period(one), period(other)
    if first is None or second is None:
        return first is second or one.casefold() == other.casefold()
    return first[0] <= second[1] and second[0] <= first[1]

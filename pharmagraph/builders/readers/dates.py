"""When a document is from, as its file tells it."""

from __future__ import annotations

import re

_DATE = re.compile(r"(?<!\d)[12]\d{3}(?!\d)(?:-\d\d){0,2}", re.ASCII)


def date_in(told: str) -> str:
    """The first year, month or day in a text; empty where there is none.

    >>> date_in("2019-05-07T08:00"), date_in("May 2019"), date_in("soon")
    ('2019-05-07', '2019', '')
    """
    found = _DATE.search(told)
    return found[0] if found else ""

"""How many of what, in words: "1 claim", "2 claims", "1,000 entities"."""

from __future__ import annotations


def counted(number: int, one: str, many: str = "") -> str:
    """Return the number with thousands set off, and the noun that goes with it.

    `many` is the noun for every number but 1; without it an "s" is put behind `one`.

    >>> counted(1, "document"), counted(2, "document"), counted(0, "entity", "entities")
    ('1 document', '2 documents', '0 entities')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"

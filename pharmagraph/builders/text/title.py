"""What a text is headed by: its first line, which is a title where it is short and others follow."""

from __future__ import annotations

import re

_MARKS = re.compile("[\ufeff \t\r\n#*]*")  # may stand before it
_SOMETHING = re.compile(r"\S")
# a sentence ends within the line, and the next goes on below it: a paragraph that is wrapped
_SENTENCE_ENDS = re.compile(r"\w{3}[.!?]\s[A-Z]")
_LONGEST = 400  # characters


def first_line(text: str) -> tuple[int, int]:
    """Where the first line that says something begins and ends; of a long one, its first 400 characters.

    >>> first_line("# Aspirin\\n\\nIt relieves pain."), first_line("It relieves pain.")
    ((2, 9), (0, 17))
    """
    found = _MARKS.match(text)
    start = found.end() if found else 0
    end = text.find("\n", start)
    return start, min(len(text) if end < 0 else end, start + _LONGEST)


def title_of(text: str) -> tuple[int, int] | None:
    """Where the title of a text begins and ends, or None where it has none.

    >>> title_of("# Aspirin\\n\\nIt relieves pain."), title_of("It relieves pain.")
    ((2, 9), None)
    >>> title_of("It relieves pain. It is taken\\nby mouth.") is None
    True
    """
    start, end = first_line(text)
    is_line = start < end and text.startswith("\n", end) and not _is_wrapped(text, start, end)
    return (start, end) if is_line and _SOMETHING.search(text, end) else None


def _is_wrapped(text: str, start: int, end: int) -> bool:
    """Whether a line, which ends at `end`, is the first of a paragraph that goes on below it."""
    goes_on = text[end + 1 : end + 2].islower() and text[end - 1] not in ".!?:"
    return goes_on and _SENTENCE_ENDS.search(text, start, end) is not None

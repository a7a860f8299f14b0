"""Counts of nobody: "bleeding occurred in 0 of 40 patients", "0 cases of bleeding". Sentences are in small letters."""

from __future__ import annotations

import re

from pharmagraph.builders.context.clauses import governed
from pharmagraph.builders.text.wording import Wording

_WORDS = Wording.beside("pharmagraph.builders.context", "context.toml", flags=0)
_NOUGHT = _WORDS.compile(
    r"(?:^|\b(?:in|were|was|had|with|only)\s)0\s(?:(?:out\s)?of\s(?:the\s)?\d|(?:(?!(?:for|to|in|of|and)\b)[a-z-]+\s){0,2}?$counted\b)"
)
# "3 of 40 and 0 of 38": who had it, and who did not, is not told here
_OTHERS = re.compile(r"\b[1-9]\d*\s(?:out\s)?of\s(?:the\s)?\d")


def nought(text: str) -> tuple[int, int, int, int] | None:
    """Where a count of nobody stands, the only one of its sentence, and the clause that it denies.

    >>> text = "rash was seen in 0 of 40 men."
    >>> found = nought(text)
    >>> found and (text[found[0] : found[1]], text[found[2] : found[3]])
    ('in 0 of 4', 'rash was seen in 0 of 40 men.')
    """
    found = _NOUGHT.search(text)
    if found is None or _OTHERS.search(text):
        return None
    return (*found.span(), *governed(text, *found.span(), "around", verbal=True))

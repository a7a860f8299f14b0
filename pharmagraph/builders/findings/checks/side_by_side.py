"""Drugs that only stand side by side: members of a list, arms of a trial, halves of a combination.

All functions take offsets in the text.
"""

from __future__ import annotations

from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Mention

_WORDS = Wording.beside("pharmagraph.builders.findings.checks", "side_by_side.toml")
_LISTING = _WORDS.compile(r"\b$listing\s(?:[\w-]+,?\s){0,3}$")
_ONE_OF_LIST = _WORDS.compile(r"(?:,|\s(?:and|or)|,\s(?:and|or))\s(?:[\w-]+,?\s){0,2}")
_ARMS = _WORDS.compile(r"\b$arms\b")
_THAN = _WORDS.compile(r"(?:\s\([^()]{1,30}\))?\s$arms\b")
_MOVING = _WORDS.compile(r"-$moving\b")
_BOTH_DO = _WORDS.compile(r"\s(?:and|or)\s")
_DOES = _WORDS.compile(r"[-\u2010-\u2013](?:stimulated|induced|evoked|mediated|elicited)\b")
_BEFALLING = _WORDS.compile(r"\s$befalling\b")
_JOINED = _WORDS.compile(r"\b$joined\s(?:(?:the|an?)\s)?$")
_SLASHED = _WORDS.compile(r"[A-Za-z)]{3}\s?/\s?$")
_ADDED_TO = _WORDS.compile(
    r"\b$added\s(?:[\w.,%()/-]+\s){1,6}?to\s(?:(?:the|an?)\s)?(?:[\w-]+\s){0,2}$"
)
_NEAR = 40  # characters
_FAR = 80


def are_side_by_side(one: Mention, other: Mention, text: str) -> bool:
    """Whether two drugs are members of a list or arms of a trial, so that neither does anything to the other."""
    first, second = (one, other) if one.start < other.start else (other, one)
    between = first.end, second.start
    if _ARMS.search(text, *between) or _THAN.match(text, one.end):
        return True
    if any(
        _MOVING.match(text, each.end) or _BEFALLING.match(text, each.end) for each in (one, other)
    ):
        return True
    if _BOTH_DO.fullmatch(text, *between) and _DOES.match(text, second.end):
        return True
    return (
        _LISTING.search(text, max(0, first.start - _NEAR), first.start) is not None
        and _ONE_OF_LIST.fullmatch(text, *between) is not None
    )


def is_second_half(drug: Mention, text: str) -> bool:
    """Whether a drug is only what another is combined with: in "losartan, alone or with S, versus amlodipine"."""
    before = max(0, drug.start - _NEAR)
    return (
        _JOINED.search(text, before, drug.start) is not None
        or _SLASHED.search(text, before, drug.start) is not None
    )


def is_added_to(drug: Mention, text: str) -> bool:
    """Whether something else was added to a drug, which is what was judged: "adding morphine to S did not help"."""
    return _ADDED_TO.search(text, max(0, drug.start - _FAR), drug.start) is not None

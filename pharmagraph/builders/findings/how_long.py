"""How long a drug is given: "for 12 weeks", "a six-month course of X", "infused over 40 minutes".

All functions take offsets in the text.
"""

from __future__ import annotations

from collections.abc import Sequence

from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import DRUGS, Kind

_WORDS = Wording.beside("pharmagraph.builders.findings", "how_long.toml")
_GROUP = r"\((?:[A-Z][\w+-]{0,9}|n\s?=\s?\d{1,4}|[^()]{0,20};?\s?n\s?=\s?\d{1,4})\)"  # "(n = 67)", "(OAC)"
_LINK = rf"(?:{_GROUP}|[\s,:()/+\u2013-])*(?:(?:$giving|\d+)(?:{_GROUP}|[\s,:()/+\u2013-])+)*"
_FOR = _WORDS.compile(rf"{_LINK}\b(?:for|over|during)\s(?:$about\s)*")
_OF = _WORDS.compile(
    rf"['\u2019]?(?:\s?\)|(?:\s$course){{0,4}}\s(?:of|with)\b|\s$course\b|\son\b){_LINK}"
)
_BEFORE_IT = _WORDS.compile(
    r"(?:\b(?:for|over|during|received|receive|after|to|a|an|another|the|$about)\s|^|[.;:,(]\s?)$"
)
_OF_NEXT = _WORDS.compile(
    r"\b(?:and|or|plus)\s\((?:for|over)\s(?:$about\s)*$"
)  # "X and (for 3 days) Y"
_BETWEEN = _WORDS.compile(_LINK)
_NO_GIVING = _WORDS.compile(r"\s(?:$before_or_after)\b")
_GIVING = DRUGS | {Kind.QUANTITY, Kind.ROUTE, Kind.FORM, Kind.THERAPY}
_FARTHEST, _NEAR = 160, 30  # characters


def how_long(given: Mention, mentions: Sequence[Mention], text: str, start: int) -> list[Mention]:
    """The durations for which what `given` names, a drug or its dose, is given in a sentence that begins at `start`."""
    return [
        each
        for each in mentions
        if each.entity.kind is Kind.DURATION
        and max(each.start - given.end, given.start - each.end) <= _FARTHEST
        and (
            _is_behind(given, each, mentions, text)
            if each.start >= given.end
            else _is_before(each, given, mentions, text, start)
        )
    ]


def _is_behind(given: Mention, duration: Mention, mentions: Sequence[Mention], text: str) -> bool:
    """Whether it is "X 20 mg daily for 4 weeks"."""
    if _NO_GIVING.match(text, duration.end) or _OF_NEXT.search(text[given.end : duration.start]):
        return False
    last = _chained(given.end, duration.start, mentions, text)
    return last >= 0 and _FOR.fullmatch(text, last, duration.start) is not None


def _is_before(
    duration: Mention, given: Mention, mentions: Sequence[Mention], text: str, start: int
) -> bool:
    """Whether it is "four weeks of X", "a 12-week course of X" or "for 4 weeks with X"."""
    link = _OF.match(text, duration.end, given.start)
    if link is None or not _BEFORE_IT.search(
        text[max(start, duration.start - _NEAR) : duration.start]
    ):
        return False
    last = _chained(link.end(), given.start, mentions, text)
    return last >= 0 and _BETWEEN.fullmatch(text, last, given.start) is not None


def _chained(start: int, end: int, mentions: Sequence[Mention], text: str) -> int:
    """Where the last name between two places ends, if nothing but words of giving parts the names there; else -1."""
    for each in mentions:
        if start <= each.start < end:
            if each.entity.kind not in _GIVING or not _BETWEEN.fullmatch(text, start, each.start):
                return -1
            start = each.end
    return start

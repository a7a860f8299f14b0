"""What a dose or an approval is for, in a sentence that names several illnesses, doses or agencies.

All functions take offsets in the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import ILLS, Kind

_WORDS = Wording.beside("pharmagraph.builders.findings", "what_for.toml")
_NAMED_FOR = _WORDS.compile(
    r"\b(?:$named_for|(?<!result )(?<!resulted )(?<!resulting )in)\b(?s:(?!\b$of_harm\b).){0,60}$"
)
_REACH = 90  # characters before a condition in which that can stand
# of a symptom: as often it is what a drug does, or what is asked after
_MEANT_FOR = _WORDS.compile(r"\b$meant_for\s(?:the\s|an?\s)?(?:[\w-]+,?\s|[\w-]+\sof\s){0,3}$")
_WATCHED = _WORDS.compile(r"\b(?:$of_harm|$watched)\b[^.;,]{0,30}$")
_FOR_WHICH = re.compile(r"(?:\s[\w-]+){0,2}?\s?,?\s(?:for|in)\s(?:which|whom)\b", re.IGNORECASE)
_TOGETHER = _WORDS.compile(r"(?:[^;.]|\.\d)*?\b(?:and|or|nor)\s(?:$small\s){0,2}$")
_ORGANS = {
    "patients with renal impairment": _WORDS.compile(r"\b(?:$kidney)\s(?:\w+\s)?$ails\b"),
    "patients with hepatic impairment": _WORDS.compile(r"\b(?:$liver)\s(?:\w+\s)?$ails\b"),
}
_IN_SOMEBODY = re.compile(r"\b(?:in|with|of)\s(?:[\w-]+\s){0,3}$", re.IGNORECASE)
_BESIDE = 40  # characters
_FIGURE = re.compile(r"\d")
_ANCHORS = frozenset({Kind.QUANTITY, Kind.ORGANISATION})


def indications(
    object_: Mention, mentions: Sequence[Mention], text: str, start: int
) -> list[Mention]:
    """The conditions that a sentence which begins at `start` names as what a dose or an approval is for."""
    named = [
        m
        for m in mentions
        if m.entity.kind in ILLS
        and m is not object_
        and _is_named_for(m, text, max(start, m.start - _REACH))
    ]
    meant = [
        m
        for m in named
        if m.end <= object_.start
        and (which := _FOR_WHICH.match(text, m.end))
        and which.end() <= object_.start
    ]
    if object_.entity.kind is Kind.ORGANISATION and not meant:
        return _of_agency(object_, _anchors(object_, mentions), named, text) if named else named
    return meant or of_one_dose(object_, named, mentions)


def _is_named_for(ill: Mention, text: str, reach: int) -> bool:
    """Whether an illness or symptom is named as what something is for by the words before it, from `reach` on."""
    if ill.entity.kind is Kind.CONDITION:
        return _NAMED_FOR.search(text, reach, ill.start) is not None
    meant = _MEANT_FOR.search(text, reach, ill.start)
    return meant is not None and _WATCHED.search(text, reach, meant.end()) is None


def impaired(condition: Mention, text: str) -> str:
    """The population of whom an illness is nothing that a drug is for, but a reason for another dose; or nothing.

    >>> from pharmagraph.graph.claim import Entity
    >>> name = "In renal impairment"
    >>> impaired(Mention(3, len(name), name[3:], Entity("x", name[3:], Kind.CONDITION)), name)
    'patients with renal impairment'
    """
    if not _IN_SOMEBODY.search(text, max(0, condition.start - _BESIDE), condition.start):
        return ""
    for population, pattern in _ORGANS.items():
        if pattern.search(text, condition.start, condition.end):
            return population
    return ""


def of_one_dose(
    object_: Mention, named: list[Mention], mentions: Sequence[Mention]
) -> list[Mention]:
    """Of what is named beside several doses that which is said of one, if it is one: "10 mg for A and 5 mg for B"."""
    if object_.entity.kind is not Kind.QUANTITY or len(named) < 2:
        return named
    anchors = _anchors(object_, mentions)
    first, last = anchors[0].start, anchors[-1].start
    if not _between(named, first, last):
        return named
    at = anchors.index(object_)
    before = _between(named, 0, first)
    if before and not any(each.start > last for each in named):  # "for A 10 mg and for B 5 mg"
        return _between(named, anchors[at - 1].start if at else 0, object_.start) or (
            of_one_dose(anchors[at - 1], named, mentions)
        )
    return before + _following(at, anchors, named)


def _anchors(object_: Mention, mentions: Sequence[Mention]) -> list[Mention]:
    """The doses in figures, or the agencies, that a sentence names."""
    kind = object_.entity.kind
    return [
        each
        for each in mentions
        if each is object_
        or (
            each.entity.kind is kind
            and each.start != object_.start
            and (kind is not Kind.QUANTITY or _FIGURE.search(each.text))
        )
    ]


def _following(at: int, anchors: Sequence[Mention], named: Sequence[Mention]) -> list[Mention]:
    """The conditions that stand behind one of several doses, or behind the next that has some, else before it."""
    ends = [each.start for each in anchors[1:]] + [named[-1].end]
    for number in (*range(at, len(anchors)), *range(at - 1, -1, -1)):
        if found := _between(named, anchors[number].start, ends[number]):
            return found
    return []


def _of_agency(
    agency: Mention, anchors: Sequence[Mention], named: Sequence[Mention], text: str
) -> list[Mention]:
    """The conditions before all agencies, and those behind this one or one that is named together with it."""
    at = anchors.index(agency)
    before = _between(named, 0, anchors[0].start)
    for number in range(at, len(anchors)):
        last = number + 1 == len(anchors)
        until = len(text) if last else anchors[number + 1].start
        if found := _between(named, anchors[number].start, until):
            stop = text.find(";", anchors[number].end, until)
            return before + (_between(found, 0, stop) or found)
        if last or not _TOGETHER.fullmatch(text, anchors[number].end, until):
            break
    return before


def _between(named: Sequence[Mention], start: int, end: int) -> list[Mention]:
    return [each for each in named if start <= each.start < end]

"""Harm of another group or drug, or from before: "no harm on X, but O in the Y group", "O before therapy with X".

The words stand in `other_arm.toml`. All functions take offsets in the text.
"""

from __future__ import annotations

from collections.abc import Sequence

from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import DRUGS, ILLS

_WORDS = Wording.beside("pharmagraph.builders.findings.checks", "other_arm.toml")
_IN_GROUP = _WORDS.compile(
    r"(?:\s(?:and|or)\s[\w-]+)?(?:\s(?:was|were)\s(?:\w+ly\s)?\w+)?\s(?:in|with|on|among)\s(?:[\w%()-]+\s){0,5}?"
)
_GROUP = _WORDS.compile(r"(?:\s[A-Z]{2,5})?[\s-]$group\b")
_MORE = _WORDS.compile(r"\b$more\s(?:[\w-]+\s){0,2}$")
_TURNS = _WORDS.compile(r"(?:;|\b$turns)\s(?:[\w-]+,?\s){0,6}$")
_AND_OTHER = _WORDS.compile(r"(?:;|,?\s$turns)\s(?:[\w-]+\s)?$")
_DOES = _WORDS.compile(r"\s(?:\w+ly\s)?$does\b")
_VERB = _WORDS.compile(r"\s(?:$does|is|are|was|were|did|does|do|had)\b")
_LINKED = _WORDS.compile(r"\b$linked\b")
_BUT_THEN = _WORDS.compile(r",\s(?:but|while|whilst|whereas)\s(?:[\w-]+\s){0,2}$")
_EARLIER = _WORDS.compile(r"\s$earlier\s(?:[\w-]+\s){0,3}")
_IN_THOSE = _WORDS.compile(r"\sin\s(?:[\w-]+\s){0,2}?$animals\swith\s(?:[\w-]+\s){0,2}")
_BROUGHT = _WORDS.compile(r"\s$brought\s(?:[\w-]+\s){0,4}")
_NEAR = 60  # characters


def is_of_another_arm(drug: Mention, harm: Mention, mentions: Sequence[Mention], text: str) -> bool:
    """Whether the harm is told of another drug among the `mentions`, or was there before this one."""
    if drug.end <= harm.start:
        return any(
            _is_of_other(other, drug, harm, text)
            for other in mentions
            if other.entity.kind in DRUGS and other.entity.id != drug.entity.id
        )
    if harm.end > drug.start:
        return False
    if _EARLIER.fullmatch(text, harm.end, drug.start):
        return True
    if _BUT_THEN.search(text, max(harm.end, drug.start - _NEAR), drug.start):
        return True
    return any(
        _IN_THOSE.fullmatch(text, harm.end, other.start)
        and _BROUGHT.fullmatch(text, other.end, drug.start)
        for other in mentions
        if other.entity.kind in ILLS and harm.end <= other.start and other.end <= drug.start
    )


def _is_of_other(other: Mention, drug: Mention, harm: Mention, text: str) -> bool:
    """Whether the harm is said to be seen with the other drug, and no word joins the two."""
    if drug.end <= other.start and other.end <= harm.start:
        turn = _AND_OTHER.search(text, max(drug.end, other.start - _NEAR), other.start)
        return (
            turn is not None
            and _DOES.match(text, other.end) is not None
            and _VERB.search(text, drug.end, turn.start()) is not None
        )
    return (
        harm.end <= other.start
        and _GROUP.match(text, other.end) is not None
        and _IN_GROUP.fullmatch(text, harm.end, other.start) is not None
        and _LINKED.search(text, drug.end, harm.start) is None
        and (
            _MORE.search(text, max(drug.end, harm.start - _NEAR), harm.start) is not None
            or _TURNS.search(text, max(drug.end, harm.start - _NEAR), harm.start) is not None
        )
    )

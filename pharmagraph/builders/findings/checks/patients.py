"""Illnesses of those in whom something else was treated: "S for pain in patients with cancer" is no cure of cancer.

The scorer and the loosest rules join a drug with every illness of a trial. What the drug was tried against stands
next to it; what the patients have stands behind, after "in". All functions take offsets in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import ILLS

_WORDS = Wording.beside("pharmagraph.builders.findings.checks", "patients.toml")
# what a drug is tried against: "on X", "for X", "treatment of X", "to relieve X", "X relief"
_TRIED = _WORDS.compile(
    r"\b$tried\s(?:(?!(?:in|with|by|to|who|which|that|than|and)\b)[\w-]+,?\s(?:and\s)?){0,4}$"
)
_OUTCOME = _WORDS.compile(r"\b$outcome\b")
_NAMED = 60  # characters before an illness in which that stands
# from the illness that is treated to those who have another one
_IN_THOSE = _WORDS.compile(
    r"[^.;:]{0,60}?\b(?:(?:in|among)\s(?:[^\s.;:]+\s){0,6}?(?:$people\s(?:\([^()]{1,20}\)\s)?$having\s(?:[\w-]+\s){0,4})?"
    r"|of\s(?:[^\s.;:]+\s){0,4}?$people\s$having\s(?:[\w-]+\s){0,4})"
)
_THEIRS = _WORDS.compile(
    r"(?:[-\s]?(?:positive|infected|affected))?\s(?:\([^()]{1,20}\)\s)?(?:[\w-]+\s){0,2}?$people\b"
)
_HAVING = _WORDS.compile(r"\b$people\s(?:\([^()]{1,20}\)\s)?$having\s")
# "hypertension in recipients treated with S", "in S-treated recipients": what S was given for is not said
_TAKING_IT = _WORDS.compile(
    r"[^.;:]*?\bin\s(?:[\w-]+\s){0,5}?$people\s(?:(?:already|currently|chronically)\s)?$taking\s(?:[\w-]+\s){0,2}"
)
# "tumours diagnosed in women treated with S": they came while it was given
_FOUND_IN_THEM = _WORDS.compile(
    r"\s(?:\([^()]{1,20}\)\s)?(?:(?:that|which)\s(?:was|were)\s)?(?:newly\s)?$found\sin\s"
)
_IN = re.compile(r"[^.;:]*?\bin\s(?:[\w-]+\s){0,3}?(?:[\w-]+\s\()?", re.IGNORECASE)
_TREATED = _WORDS.compile(r"\)?-treated\s(?:[\w-]+\s){0,3}?$people\b")
# "in patients with diabetes, X slows nephropathy", "prevents strokes in adults with Y"
_IN_WHOM = _WORDS.compile(
    r"\b(?:in|among|of|for)\s(?:\w+\s){0,2}?$people\s(?:with|who\shave)\s(?:[\w-]+\s){0,3}$"
)
_TREATMENT_OF = re.compile(
    r"\b(?:treatment|therapy|management|prevention|control)\s(?:of|for)\s(?:[\w-]+\s){0,4}$",
    re.IGNORECASE,
)


def is_of_those_in_whom(cue: int, illness: Mention, text: str) -> bool:
    """Whether an illness is that of the people in whom something is done by what stands at `cue`, before it.

    "Boosted morale in patients with depression" does nothing to the depression.
    """
    return _IN_WHOM.search(text, max(cue, illness.start - _NAMED), illness.start) is not None


def is_only_theirs(illness: Mention, treated: Iterable[Mention], text: str) -> bool:
    """Whether an illness is what those have in whom, as rules read it, another one is `treated` or prevented.

    Not if what is treated is counted of those who have it: "reduced mortality in patients with heart failure".
    """
    if not any(
        each.start != illness.start and each.entity.kind in ILLS and not _OUTCOME.search(each.text)
        for each in treated
    ):
        return False
    return _IN_WHOM.search(text, max(0, illness.start - _NAMED), illness.start) is not None


def is_of_those_treated(
    drug: Mention, illness: Mention, mentions: Sequence[Mention], text: str
) -> bool:
    """Whether an illness is only that of the patients in whom a drug was tried against another of the `mentions`."""
    if illness.start < drug.start:
        if _FOUND_IN_THEM.match(text, illness.end) and _TAKING_IT.fullmatch(
            text, illness.end, drug.start
        ):
            return True
        return _TREATMENT_OF.search(
            text, max(0, illness.start - _NAMED), illness.start
        ) is not None and (
            _TAKING_IT.fullmatch(text, illness.end, drug.start) is not None
            or (
                _IN.fullmatch(text, illness.end, drug.start) is not None
                and _TREATED.match(text, drug.end) is not None
            )
        )
    between = [
        other
        for other in mentions
        if other.entity.kind in ILLS
        and drug.end <= other.start
        and other.end < illness.start
        and other.entity.id != illness.entity.id
        and not _OUTCOME.search(other.text)
    ]
    return any(
        _TRIED.search(text, max(drug.end, other.start - _NAMED), other.start)
        and _IN_THOSE.fullmatch(text, other.end, illness.start)
        and (_THEIRS.match(text, illness.end) or _HAVING.search(text, other.end, illness.start))
        for other in between
    )

"""Illnesses that go by a name of their own where a drug brings them about: "levodopa-induced dyskinesia".

A document that says once that a drug caused it means the same thing by the plain word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pharmagraph.builders.mentions.hits import Hit
from pharmagraph.ontology.kinds import DRUGS
from pharmagraph.ontology.lexicon import Lexicon
from pharmagraph.ontology.lexicon.entries import pairs

_NOT_MEDICINES = frozenset(
    ("CHEBI:16236",)
)  # alcohol: what it does to the liver has names of its own
_FARTHEST = 48  # characters between an illness and the drug that brings it about
_BEFORE = re.compile(
    r"(?:[- ](?:\([^()]{1,12}\)[- ])?(?:induced|related|associated|evoked|provoked)[ -](?:[\w-]+[ -]){0,2}| )$"
)
_BEHIND = re.compile(
    r"^ (?:reactions? )?(?:[\w-]+ )?(?:(?:induced|caused|produced|evoked|provoked) by|due to|secondary to"
    r"|(?:associated|seen) with|(?:related|attributed|attributable) to|against|to|after|following)(?: [\w-]+){0,3}? $"
)


@cache
def own_names() -> dict[str, str]:
    """By the id of an illness, that of the same as the effect of a drug."""
    return {row[0]: row[1] for row in pairs("induced")}


def as_induced(hits: Sequence[Hit], text: str, lexicon: Lexicon) -> Sequence[Hit]:
    """The hits, with illnesses that a drug is said to bring about as what they are then."""
    names = own_names()
    if not any(hit[2].id in names for hit in hits):
        return hits
    induced: set[str] = set()
    for place, hit in enumerate(hits):
        if hit[2].id not in names or hit[2].id in induced:
            continue
        before = hits[place - 1] if place else None
        behind = hits[place + 1] if place + 1 < len(hits) else None
        if (before is not None and _brings(text, before, hit)) or (
            behind is not None and _is_brought(text, hit, behind)
        ):
            induced.add(hit[2].id)
    if not induced:
        return hits
    meant = {plain: entity for plain in sorted(induced) if (entity := lexicon.entity(names[plain]))}
    return [(start, end, meant.get(entity.id, entity)) for start, end, entity in hits]


def _brings(text: str, drug: Hit, illness: Hit) -> bool:
    between = text[drug[1] : illness[0]]
    return _is_medicine(drug) and len(between) < _FARTHEST and _BEFORE.match(between) is not None


def _is_brought(text: str, illness: Hit, drug: Hit) -> bool:
    between = text[illness[1] : drug[0]]
    return _is_medicine(drug) and len(between) < _FARTHEST and _BEHIND.match(between) is not None


def _is_medicine(hit: Hit) -> bool:
    return hit[2].kind in DRUGS and hit[2].id not in _NOT_MEDICINES

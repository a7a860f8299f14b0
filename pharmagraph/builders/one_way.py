"""What a document says plainly of a drug and an illness, against what was only gathered from words that stand near.

A drug that a paper gives for an illness does not bring it about because the two stand in one sentence, and one that
brings it about is no remedy for it. What the scorer and the loosest rules gathered gives way to what a rule read.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from pharmagraph.builders.reading import Reading
from pharmagraph.graph.claim import Claim
from pharmagraph.ontology.predicates import Predicate

GATHERED: Final = frozenset({
    "scorer.drug-causes", "scorer.drug-treats", "causes.after", "causes.case-of", "causes.developed", "causes.due-to",
    "causes.rarely-seen", "treats.in", "treats.studied-in",
})  # fmt: skip
"""Rules that go by words near two names, and not by what is said of them."""
_HELPS = frozenset({Predicate.TREATS, Predicate.PREVENTS})
_SURE = 0.6  # the least confidence of what is said plainly

_Pair = tuple[str, str]


def with_one_way(readings: Iterable[Reading]) -> list[Reading]:
    """The readings of a document, without what was only gathered where the opposite is said plainly."""
    readings = list(readings)
    helps, harms = set[_Pair](), set[_Pair]()
    gathered = False
    for reading in readings:
        for claim in reading.claims:
            if claim.predicate in _HELPS or claim.predicate is Predicate.CAUSES:
                if claim.rule in GATHERED:
                    gathered = True
                elif not claim.negated and claim.confidence >= _SURE:
                    (harms if claim.predicate is Predicate.CAUSES else helps).add(_pair(claim))
    only_helps, only_harms = helps - harms, harms - helps
    if not gathered or not (only_helps or only_harms):
        return readings

    def stands(claim: Claim) -> bool:
        if claim.rule not in GATHERED or claim.negated:
            return True
        return _pair(claim) not in (
            only_helps if claim.predicate is Predicate.CAUSES else only_harms
        )

    return [
        _without(reading, [not stands(claim) for claim in reading.claims]) for reading in readings
    ]


def _pair(claim: Claim) -> _Pair:
    return claim.subject.entity.id, claim.object.entity.id


def _without(reading: Reading, fallen: list[bool]) -> Reading:
    """The reading without the claims that have fallen, and their findings."""
    if not any(fallen):
        return reading
    return reading._replace(
        kept=[each for each, falls in zip(reading.kept, fallen, strict=True) if not falls],
        claims=[each for each, falls in zip(reading.claims, fallen, strict=True) if not falls],
    )

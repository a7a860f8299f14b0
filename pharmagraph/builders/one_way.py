"""What a document says plainly of a drug and an illness, against what was only gathered from words that stand near.

A drug that a paper gives for an illness does not bring it about because the two stand in one sentence, and one that
brings it about is no remedy for it. What the scorer and the loosest rules gathered gives way to what a rule read.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from pharmagraph.builders.reading import Reading
from pharmagraph.graph.claim import Claim
from pharmagraph.ontology.predicates import ACTS_ON_ILLS, Predicate

GATHERED: Final = frozenset({
    "scorer.drug-causes", "scorer.drug-treats", "causes.after", "causes.came", "causes.came-under-it", "causes.case-of",
    "causes.commonly-seen", "causes.developed", "causes.due-to", "causes.hazard", "causes.rarely-seen",
    "causes.were-seen", "treats.in", "treats.studied-in",
})  # fmt: skip
"""Rules that go by words near two names, and not by what is said of them."""
_SURE = 0.6  # the least confidence of what is said plainly

_Pair = tuple[str, str]
Said = tuple[bool, _Pair]
"""All of a claim that counts here: whether it is of harm, and of which two."""


class OneWay:
    """What a document says plainly of pairs, heard sentence by sentence; at its end it tells which claims give way."""

    def __init__(self) -> None:
        self._helps, self._harms = set[_Pair](), set[_Pair]()
        self._gathered = False
        self._only: tuple[set[_Pair], set[_Pair]] | None = None

    def hear(self, claims: Iterable[Claim]) -> None:
        """Take in the claims of a sentence."""
        for claim in claims:
            if claim.predicate in ACTS_ON_ILLS:
                if claim.rule in GATHERED:
                    self._gathered = True
                elif not claim.negated and claim.confidence >= _SURE:
                    harms = claim.predicate is Predicate.CAUSES
                    (self._harms if harms else self._helps).add(_pair(claim))

    def takes_any(self) -> bool:
        """Whether any claim may give way, now that all of the document is heard."""
        self._only = self._helps - self._harms, self._harms - self._helps
        return self._gathered and any(self._only)

    def takes(self, claim: Claim) -> bool:
        """Whether the claim gives way; asked after `takes_any`."""
        return may_give_way(claim) and self.takes_said(said(claim))

    def takes_said(self, what: Said) -> bool:
        """The same of what was kept of a claim that may give way."""
        only_helps, only_harms = self._only or (set(), set())
        harms, pair = what
        return pair in (only_helps if harms else only_harms)


def may_give_way(claim: Claim) -> bool:
    """Whether the claim was only gathered, and not denied."""
    return claim.rule in GATHERED and not claim.negated


def said(claim: Claim) -> Said:
    """What the claim says, in short."""
    return claim.predicate is Predicate.CAUSES, _pair(claim)


def with_one_way(readings: Iterable[Reading]) -> list[Reading]:
    """The readings of a document, without what was only gathered where the opposite is said plainly."""
    readings = list(readings)
    heard = OneWay()
    for reading in readings:
        heard.hear(reading.claims)
    if not heard.takes_any():
        return readings
    return [
        _without(reading, [heard.takes(claim) for claim in reading.claims]) for reading in readings
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

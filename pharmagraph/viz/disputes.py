"""Where edges of the network disagree, by `graph/comparing/disagreement.py`, and how people are told of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from pharmagraph.graph.claim import Claim
from pharmagraph.graph.comparing.disagreement import (
    OPPOSITES,
    Reason,
    affirms,
    difference,
    says_unknown,
    takes_sides,
)
from pharmagraph.ontology.predicates import Predicate
from pharmagraph.viz.network import Edge

_TOLD = {
    Reason.POLARITY: "affirmed and denied",
    Reason.OPPOSITE: "opposite statements",
    Reason.NO_EVIDENCE: "asserted, and said to be unknown",
    Reason.ABSENCE: "denied, and said to be unknown",
}
_DOUBTED = "held possible, and denied"
_ORDER = (
    _TOLD[Reason.POLARITY],
    _TOLD[Reason.OPPOSITE],
    _DOUBTED,
    _TOLD[Reason.NO_EVIDENCE],
    _TOLD[Reason.ABSENCE],
)


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two sides: edges between the same two entities that cannot both be simply so."""

    reason: Reason
    one: tuple[Edge, ...]
    other: tuple[Edge, ...]

    @property
    def edges(self) -> tuple[Edge, ...]:
        return self.one + self.other

    @property
    def told(self) -> str:
        """The reason in words."""
        if self.reason is Reason.POLARITY and all(edge.hedged for edge in self.one):
            return _DOUBTED
        return _TOLD[self.reason]


def disputes(edges: Iterable[Edge]) -> list[Dispute]:
    """All disputes among these edges, the sharpest first: between documents, surely read, many on either side."""
    pairs: defaultdict[tuple[str, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        pairs[edge.subject, edge.object].append(edge)
    found = [dispute for pair in pairs.values() if len(pair) > 1 for dispute in _between_two(pair)]
    return sorted(found, key=_bluntness)


def _bluntness(dispute: Dispute) -> tuple[object, ...]:
    sides = [
        [claim for edge in side for claim in edge.claims] for side in (dispute.one, dispute.other)
    ]
    documents = [{claim.document for claim in side} for side in sides]
    return (
        _ORDER.index(dispute.told),
        len(set().union(*documents)) == 1,
        -round(min(max(claim.confidence for claim in side) for side in sides), 1),
        -min(map(len, documents)),
    )


def _between_two(edges: list[Edge]) -> Iterator[Dispute]:
    by_predicate: defaultdict[Predicate, list[Edge]] = defaultdict(list)
    for edge in edges:
        by_predicate[edge.predicate].append(edge)
    for alike in by_predicate.values():
        reasons = {
            reason
            for one, other in combinations(alike, 2)
            for reason in _reasons(one, other)
            if reason is not Reason.CERTAINTY
        }
        if reasons:
            reason = min(reasons, key=lambda each: _ORDER.index(_TOLD[each]))
            yield Dispute(reason, *_sides(reason, alike))
    for predicate, opposite in OPPOSITES:
        one, other = (
            tuple(edge for edge in by_predicate.get(each, ()) if any(map(affirms, edge.claims)))
            for each in (predicate, opposite)
        )
        if one and other:
            yield Dispute(Reason.OPPOSITE, one, other)


def _reasons(one: Edge, other: Edge) -> Iterator[Reason]:
    for mine in _sorts(one):
        for theirs in _sorts(other):
            if (reason := difference(mine, theirs)) is not None:
                yield reason


def _sorts(edge: Edge) -> Iterable[Claim]:
    """One claim of each certainty: an edge has claims of one polarity only."""
    return {claim.certainty: claim for claim in edge.claims}.values()


def _sides(reason: Reason, edges: list[Edge]) -> tuple[tuple[Edge, ...], tuple[Edge, ...]]:
    """Who affirms, and who denies it; or who is sure, and who says that nothing is known."""
    if reason is Reason.POLARITY:
        sided = [edge for edge in edges if any(map(takes_sides, edge.claims))]
        one = tuple(edge for edge in sided if not edge.negated)
        return one, tuple(edge for edge in sided if edge.negated)
    sure = tuple(edge for edge in edges if not edge.hedged)
    return sure, tuple(edge for edge in edges if any(map(says_unknown, edge.claims)))

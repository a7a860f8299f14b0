"""What documents disagree about: the same said and denied, or the opposite said of the same two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from pharmagraph.ontology.kinds import Certainty
from pharmagraph.ontology.predicates import Predicate
from pharmagraph.viz.network import Edge

OPPOSITES: tuple[tuple[Predicate, Predicate], ...] = (
    (Predicate.INCREASES, Predicate.DECREASES),
    (Predicate.ACTIVATES, Predicate.INHIBITS),
    (Predicate.AGONIZES, Predicate.ANTAGONIZES),
    (Predicate.TREATS, Predicate.CONTRAINDICATED_IN),
    (Predicate.TREATS, Predicate.CAUSES),
    (Predicate.PREVENTS, Predicate.CAUSES),
)


class Reason(StrEnum):
    """Why two sides disagree, the sharpest first."""

    DENIED = "affirmed and denied"
    OPPOSITE = "opposite statements"
    DOUBTED = "held possible, and denied"
    UNKNOWN = "asserted, and said to be unknown"


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two sides: edges between the same two entities that cannot both be simply so."""

    reason: Reason
    one: tuple[Edge, ...]
    other: tuple[Edge, ...]

    @property
    def edges(self) -> tuple[Edge, ...]:
        return self.one + self.other


def disputes(edges: Iterable[Edge]) -> list[Dispute]:
    """All disputes among these edges, the sharpest first, then in the order of the edges."""
    pairs: defaultdict[tuple[str, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        pairs[edge.subject, edge.object].append(edge)
    found = [dispute for pair in pairs.values() if len(pair) > 1 for dispute in _between_two(pair)]
    order = list(Reason)
    return sorted(found, key=lambda dispute: order.index(dispute.reason))


def _between_two(edges: list[Edge]) -> Iterator[Dispute]:
    by_predicate: defaultdict[Predicate, list[Edge]] = defaultdict(list)
    for edge in edges:
        by_predicate[edge.predicate].append(edge)
    for alike in by_predicate.values():
        affirmed = tuple(edge for edge in alike if not edge.negated)
        asserted = tuple(edge for edge in affirmed if not edge.hedged)
        denied = tuple(edge for edge in alike if edge.negated)
        unknown = tuple(edge for edge in affirmed if edge.hedged and _is_unknown(edge))
        if affirmed and denied:
            yield Dispute(Reason.DENIED if asserted else Reason.DOUBTED, affirmed, denied)
        elif asserted and unknown:
            yield Dispute(Reason.UNKNOWN, asserted, unknown)
    for predicate, opposite in OPPOSITES:
        one = tuple(edge for edge in by_predicate.get(predicate, ()) if not edge.negated)
        other = tuple(edge for edge in by_predicate.get(opposite, ()) if not edge.negated)
        if one and other:
            yield Dispute(Reason.OPPOSITE, one, other)


def _is_unknown(edge: Edge) -> bool:
    return any(claim.certainty is Certainty.UNKNOWN for claim in edge.claims)

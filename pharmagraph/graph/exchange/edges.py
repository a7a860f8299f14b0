"""The graph as nodes and edges: claims that say the same, as surely, of the same are one edge.

The hedge firewall holds in what people read first: the relation of an edge that is denied or hedged
says so ("not treats", "treats (possible)"), and only a plain one bears the predicate itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from pharmagraph.graph.claim import Claim, Entity
from pharmagraph.graph.comparing.agreement import voices_of
from pharmagraph.graph.comparing.voices import independent
from pharmagraph.graph.rdf.shape import place, proposition_iri
from pharmagraph.graph.store import ClaimStore
from pharmagraph.ontology.namespaces import digest

ATTRIBUTES: dict[str, type[str | bool | int | float]] = {
    "relation": str,
    "predicate": str,
    "negated": bool,
    "certainty": str,
    "claims": int,
    "sources": int,
    "confidence": float,
    "documents": str,
    "qualifiers": str,
    "quote": str,
}
"""What every table of edges has, in this order, with its type."""
ALL = "the texts of the documents and their mentions: Turtle or a store has them"


@dataclass(frozen=True, slots=True)
class Edge:
    """One thing that is said: plainly, denied, or with one kind of hedge."""

    id: str
    claims: tuple[Claim, ...]
    sources: int

    @property
    def subject(self) -> Entity:
        """Where the edge begins."""
        return self.claims[0].subject.entity

    @property
    def object(self) -> Entity:
        """Where the edge ends."""
        return self.claims[0].object.entity

    @property
    def plain(self) -> bool:
        """Whether the statement is asserted and not denied."""
        return not self.claims[0].negated and not self.claims[0].certainty.hedged

    @property
    def relation(self) -> str:
        """The predicate with its polarity and certainty, so that no reader can miss them."""
        claim = self.claims[0]
        said = f"not {claim.predicate}" if claim.negated else str(claim.predicate)
        return f"{said} ({claim.certainty})" if claim.certainty.hedged else said

    def attributes(self) -> dict[str, str | int | float | bool]:
        """Return the values of `ATTRIBUTES`, in their order."""
        claim = self.claims[0]
        return {
            "relation": self.relation,
            "predicate": str(claim.predicate) if self.plain else "",
            "negated": claim.negated,
            "certainty": str(claim.certainty),
            "claims": len(self.claims),
            "sources": self.sources,
            "confidence": max(each.confidence for each in self.claims),
            "documents": " | ".join(sorted({each.document for each in self.claims})),
            "qualifiers": " | ".join(sorted({_shown(each) for each in self.claims} - {""})),
            "quote": claim.quote,
        }


def edges(store: ClaimStore) -> list[Edge]:
    """Return the edges of the graph, sorted."""
    voice = voices_of(store)
    grouped: dict[tuple[str, ...], list[Claim]] = {}
    for claim in store.claims():
        key = (proposition_iri(claim), "not" if claim.negated else "", claim.certainty)
        grouped.setdefault(key, []).append(claim)
    return [
        Edge(digest(*key), tuple(sorted(claims, key=place)), independent(claims, voice))
        for key, claims in sorted(grouped.items())
    ]


def nodes(found: list[Edge]) -> list[Entity]:
    """Return each entity that an edge joins, once, sorted by id."""
    entities: dict[str, Entity] = {}
    for edge in found:
        for entity in (edge.subject, edge.object):
            entities[entity.id] = min(entity, entities.get(entity.id, entity))
    return [entities[id_] for id_ in sorted(entities)]


def _shown(claim: Claim) -> str:
    return "; ".join(
        f"{name}: {', '.join(values)}" for name, values in sorted(claim.qualifiers.items())
    )

"""Who agrees with whom: propositions with the claims that support, dispute, hedge or leave them open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from pharmagraph.graph.claim import Claim, Entity
from pharmagraph.graph.rdf import place, proposition_iri
from pharmagraph.graph.store import ClaimStore
from pharmagraph.graph.voices import voices
from pharmagraph.ontology.kinds import Certainty
from pharmagraph.ontology.namespaces import iri_of
from pharmagraph.ontology.predicates import SIGNATURES, Predicate
from pharmagraph.ontology.qualifiers import changes_meaning

Statement = tuple[str, Predicate, str]
"""Subject and object by IRI; of a symmetric predicate in alphabetical order."""


@dataclass(frozen=True)
class Standing:
    """One proposition and all its claims. A claim is in exactly one of the four groups."""

    proposition: str
    claims: tuple[Claim, ...]

    @property
    def subject(self) -> Entity:
        """What the proposition is about, as the first claim has it."""
        return self.claims[0].subject.entity

    @property
    def predicate(self) -> Predicate:
        """How subject and object are joined."""
        return self.claims[0].predicate

    @property
    def object(self) -> Entity:
        """What is said of the subject, as the first claim has it."""
        return self.claims[0].object.entity

    @cached_property
    def support(self) -> tuple[Claim, ...]:
        """Claims that assert it."""
        return tuple(c for c in self.claims if not c.certainty.hedged and not c.negated)

    @cached_property
    def dispute(self) -> tuple[Claim, ...]:
        """Claims that deny it plainly."""
        return tuple(c for c in self.claims if not c.certainty.hedged and c.negated)

    @cached_property
    def hedged(self) -> tuple[Claim, ...]:
        """Claims that hold it, or its opposite, for possible, probable or worth studying."""
        hedged = (c for c in self.claims if c.certainty.hedged)
        return tuple(c for c in hedged if c.certainty is not Certainty.UNKNOWN)

    @cached_property
    def unknown(self) -> tuple[Claim, ...]:
        """Claims that nothing is known of it."""
        return tuple(c for c in self.claims if c.certainty is Certainty.UNKNOWN)

    @property
    def qualified(self) -> bool:
        """Whether it holds only of some population, comparator, outcome or indication."""
        return any(changes_meaning(name) for name in self.claims[0].qualifiers)


def standings(store: ClaimStore) -> list[Standing]:
    """Return every proposition with its claims, those with most claims first."""
    grouped: dict[str, list[Claim]] = {}
    for claim in store.claims():
        grouped.setdefault(proposition_iri(claim), []).append(claim)
    found = [
        Standing(proposition, tuple(sorted(claims, key=place)))
        for proposition, claims in grouped.items()
    ]
    return sorted(found, key=lambda standing: (-len(standing.claims), standing.proposition))


def voices_of(store: ClaimStore) -> dict[str, str]:
    """Return for each document the first of its near-identical ones: its voice."""
    return voices(
        (document_id, store.document(document_id).text) for document_id in store.documents()
    )


def independent(claims: Iterable[Claim], voice: Mapping[str, str]) -> int:
    """Return how many independent sources make the claims: copies of one text count once."""
    return len({voice.get(claim.document, claim.document) for claim in claims})


def statement_of(claim: Claim) -> Statement:
    """Return what is said, without circumstances."""
    one, other = iri_of(claim.subject.entity.id), iri_of(claim.object.entity.id)
    if SIGNATURES[claim.predicate].symmetric and other < one:
        one, other = other, one
    return one, claim.predicate, other


def by_statement(claims: Iterable[Claim]) -> Iterator[tuple[Statement, list[Claim]]]:
    """Yield the claims of each statement, sorted."""
    grouped: dict[Statement, list[Claim]] = {}
    for claim in claims:
        grouped.setdefault(statement_of(claim), []).append(claim)
    for statement in sorted(grouped):
        yield statement, sorted(grouped[statement], key=place)

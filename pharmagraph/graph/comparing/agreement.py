"""Who agrees with whom: propositions with the claims that support, dispute, hedge or leave them open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from pharmagraph.graph.claim import Claim, Entity
from pharmagraph.graph.comparing.selecting import propositions
from pharmagraph.graph.comparing.voices import voices
from pharmagraph.graph.rdf.from_rdf import Reader
from pharmagraph.graph.rdf.reading import ClaimReader, Watch
from pharmagraph.graph.rdf.shape import place, proposition_iri
from pharmagraph.graph.selection import Selection
from pharmagraph.graph.store import ClaimStore
from pharmagraph.ontology.kinds import Certainty
from pharmagraph.ontology.namespaces import iri_of
from pharmagraph.ontology.predicates import SIGNATURES, Predicate

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


def standings(
    store: ClaimStore,
    selection: Selection | None = None,
    *,
    least: int = 1,
    watch: Watch | None = None,
) -> Iterator[Standing]:
    """Yield propositions with their claims, those with most claims first.

    A `selection` holds when any claim passes it; `least` says how many claims there must be. Only
    propositions that can pass are read; `watch` is told how many of how many.
    """
    selection = selection or Selection()
    if selection == Selection() and least == 1:
        yield from _all_standings(store, watch)
        return
    reader = ClaimReader(store.engine)
    found = propositions(store.engine, selection, least)
    for done, proposition in enumerate(found, 1):
        claims = reader.of_proposition(proposition)
        if any(map(selection.has, claims)):
            yield Standing(proposition.value, tuple(claims))
        if watch is not None:
            watch(done, len(found))


def _all_standings(store: ClaimStore, watch: Watch | None) -> list[Standing]:
    """Return all of them: claims are read in the order of the documents, which is twice as fast."""
    groups: dict[str, list[Claim]] = {}
    documents = store.documents()
    for done, document_id in enumerate(documents, 1):
        for claim in store.claims_of(document_id):
            groups.setdefault(proposition_iri(claim), []).append(claim)
        if watch is not None:
            watch(done, len(documents))
    found = (Standing(name, tuple(sorted(claims, key=place))) for name, claims in groups.items())
    return sorted(found, key=lambda each: (-len(each.claims), each.proposition))


def voices_of(store: ClaimStore) -> dict[str, str]:
    """Return for each document the first of its near-identical ones: its voice."""
    reader = Reader(store.engine)
    return voices((name, reader.text(node)) for name, node in reader.document_nodes().items())


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

"""Illnesses that are things of their own when a drug causes them: a hepatitis from a drug is no viral one.

Vocabularies have "drug-induced dyskinesia" beside "dyskinesia", but texts seldom say the whole name. Who causes it
tells: in "levodopa causes dyskinesia", "dyskinesia after levodopa" it is the drug-induced one, and what another drug
is given against need not be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.mentions.induced import own_names
from pharmagraph.graph.claim import Claim, Entity, Mention
from pharmagraph.graph.document import Document
from pharmagraph.ontology.kinds import DRUGS
from pharmagraph.ontology.lexicon import Lexicon
from pharmagraph.ontology.predicates import Predicate


class Induced:
    """Gives what a drug causes the identity that it has as the effect of a drug."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._entities = dict(_entities(lexicon))
        self._induced = frozenset(entity.id for entity in self._entities.values())

    def named(self, findings: Sequence[Finding], document: Document) -> list[Finding]:
        """The findings, in their order; of those that a drug causes such an illness, the illness by its own name.

        Of a document that brings its mentions, each keeps the identity that it came with.
        """
        if document.given is not None:
            return list(findings)
        return [
            each._replace(object=each.object._replace(entity=self._entities[each.object.entity.id]))
            if each.predicate is Predicate.CAUSES
            and each.object.entity.id in self._entities
            and each.subject.entity.kind in DRUGS
            else each
            for each in findings
        ]

    def mentioned(self, mentions: Iterable[Mention], claims: Iterable[Claim]) -> Iterator[Mention]:
        """The mentions; those that a claim says to be induced by their own name, too."""
        places = {
            (claim.object.start, claim.object.end): claim.object.entity
            for claim in claims
            if claim.object.entity.id in self._induced
        }
        return (
            each._replace(entity=places.get((each.start, each.end), each.entity))
            if each.entity.id in self._entities
            else each
            for each in mentions
        )


def _entities(lexicon: Lexicon) -> Iterator[tuple[str, Entity]]:
    """The illnesses that the lexicon has under both names, with the entity that they are when induced."""
    for plain, induced in own_names().items():
        entity = lexicon.entity(induced)
        if entity is not None and lexicon.entity(plain) is not None:
            yield plain, entity

"""Illnesses that are things of their own when a drug causes them: a hepatitis from a drug is no viral one.

Vocabularies have "drug-induced dyskinesia" beside "dyskinesia", but texts seldom say the whole name. Who causes it
tells: in "levodopa causes dyskinesia", "dyskinesia after levodopa" it is the drug-induced one, and what another drug
is given against need not be.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.graph.claim import Entity
from pharmagraph.graph.document import Document
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.lexicon import Lexicon
from pharmagraph.ontology.predicates import Predicate

# the illness -> the same as the effect of a drug
INDUCED = {
    "HP:0002310": "MONDO:0006732",  # dyskinesias: drug-induced dyskinesia
    "MONDO:0002251": "MONDO:0002184",  # hepatitis: drug-induced hepatitis
    "MONDO:0021095": "MONDO:0006966",  # parkinsonism: secondary Parkinson disease
    "MONDO:0005485": "MONDO:0006730",  # psychosis: drug psychosis
    "HP:0031943": "MONDO:0006731",  # akathisia: drug-induced akathisia
    "MONDO:0005271": "MONDO:0000775",  # allergic reaction: drug allergy
    "MESH:D000013": "MONDO:0016677",  # birth defects: toxic or drug-related embryofetopathy
}
# headings that have the name among their own: MeSH's "Chemical and Drug Induced Liver Injury" is a toxic hepatitis, too
_ALSO = {"MONDO:0002184": ("MESH:D056486",)}
_DRUGS = frozenset({Kind.DRUG, Kind.DRUG_CLASS})


class Induced:
    """Gives what a drug causes the identity that it has as the effect of a drug."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._entities = dict(_entities(lexicon))

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
            and each.subject.entity.kind in _DRUGS
            else each
            for each in findings
        ]


def _entities(lexicon: Lexicon) -> Iterator[tuple[str, Entity]]:
    """The illnesses that the lexicon has under both names, with the entity that they are when induced."""
    for plain, induced in INDUCED.items():
        entity = lexicon.entity(induced)
        if entity is not None and lexicon.entity(plain) is not None:
            more = tuple(id_ for id_ in _ALSO.get(entity.id, ()) if id_ not in entity.xrefs)
            yield plain, entity._replace(xrefs=(*entity.xrefs, *more))

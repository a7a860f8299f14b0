"""Taking documents out of a store: their claims, and what nothing else then refers to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from pharmagraph.graph import rdf
from pharmagraph.ontology.namespaces import OA

_DEFAULT = ox.DefaultGraph()
# From a claim to what several claims share, and which goes with the last of them.
_SHARED = (rdf.PROPOSITION, rdf.SUBJECT_TERM, rdf.OBJECT_TERM, rdf.GENERATED_BY)


def removal(store: ox.Store, documents: Iterable[ox.NamedNode], lines: list[str]) -> str:
    """Return the update that puts the lines in the place of the documents, as one transaction."""
    gone = {triple for document in documents for triple in _of_document(store, document)}
    terms: set[ox.NamedNode] = set()
    for node in sorted({t.object for t in gone if t.predicate.value in _SHARED}, key=str):
        if all(quad.triple in gone for quad in store.quads_for_pattern(None, None, node, _DEFAULT)):
            gone.update(_about(store, node))
            terms.add(node)
    gone |= _identities(store, terms, gone)
    before = "".join(f"{triple} .\n" for triple in sorted(gone, key=str))
    after = "\n".join(lines)
    return f"DELETE DATA {{\n{before}}} ;\nINSERT DATA {{\n{after}\n}}"


def _of_document(store: ox.Store, document: ox.NamedNode) -> Iterator[ox.Triple]:
    yield from _about(store, document)
    for claim in _subjects(store, rdf.QUOTED_FROM, document):
        yield from _about(store, claim)
    for span in _subjects(store, OA + "hasSource", document):
        for triple in _about(store, span):
            yield triple
            if triple.predicate.value == OA + "hasSelector":
                yield from _about(store, triple.object)


def _identities(store: ox.Store, terms: set[ox.NamedNode], gone: set[ox.Triple]) -> set[ox.Triple]:
    """Return what only vanished terms say of their entities."""
    vanished: set[ox.Triple] = set()
    for term in terms:
        for quad in store.quads_for_pattern(term, ox.NamedNode(rdf.IDENTITY), None, _DEFAULT):
            entity = quad.object
            stated = set(_about(store, entity))
            reader = rdf.Reader(store)
            for other in _subjects(store, rdf.IDENTITY, entity):
                if other not in terms:
                    kept = "\n".join(rdf.identity_lines(reader.entity(other)))
                    stated -= {
                        quad.triple for quad in ox.parse(kept, format=ox.RdfFormat.N_TRIPLES)
                    }
            vanished |= stated
    return vanished


def _about(store: ox.Store, node: ox.NamedNode) -> Iterator[ox.Triple]:
    return (quad.triple for quad in store.quads_for_pattern(node, None, None, _DEFAULT))


def _subjects(store: ox.Store, predicate: str, node: ox.NamedNode) -> list[ox.NamedNode]:
    found = store.quads_for_pattern(None, ox.NamedNode(predicate), node, _DEFAULT)
    return [quad.subject for quad in found]

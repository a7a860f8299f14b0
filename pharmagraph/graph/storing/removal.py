"""Taking documents out of a store: their claims, and what nothing else then refers to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

import pyoxigraph as ox

from pharmagraph.graph.rdf import shape, writing
from pharmagraph.graph.rdf.from_rdf import Reader
from pharmagraph.graph.rdf.patterns import DEFAULT, about, objects, subjects

# From a claim to what several claims share, and which goes with the last of them.
SHARED = frozenset({shape.PROPOSITION, shape.SUBJECT_TERM, shape.OBJECT_TERM, shape.GENERATED_BY})

MOST = 6_000  # claims that are taken out in one transaction: those of a million characters of abstracts are fewer
_TOGETHER = 1_000  # claims that are taken out together, where there are more


def removal(store: ox.Store, documents: Iterable[ox.NamedNode], lines: list[str]) -> str:
    """Return the update that puts the lines in the place of the documents, as one transaction."""
    gone = {triple for document in documents for triple in _of_document(store, document)}
    return replacement(store, gone, lines)


def are_large(store: ox.Store, documents: Iterable[ox.NamedNode]) -> bool:
    """Whether the documents have more claims than can be taken out at once in little memory."""
    claims = (claim for each in documents for claim in subjects(store, shape.QUOTED_FROM, each))
    return next(islice(claims, MOST, None), None) is not None


def removals(store: ox.Store, documents: Iterable[ox.NamedNode]) -> Iterator[str]:
    """Yield the updates that take the documents out, each to be run before the next is asked for."""
    for document in documents:
        while some := list(islice(subjects(store, shape.QUOTED_FROM, document), _TOGETHER)):
            gone = {triple for claim in some for triple in about(store, claim)}
            yield replacement(store, gone, [])
        while some := list(islice(subjects(store, shape.SOURCE, document), _TOGETHER)):
            yield replacement(store, {each for span in some for each in _of_span(store, span)}, [])
        yield removal(store, [document], [])


def replacement(store: ox.Store, gone: set[ox.Triple], lines: list[str]) -> str:
    """Return the update that puts the lines in the place of the triples, and of what only they name."""
    whole = with_what_only_they_name(store, gone)
    before = "".join(f"{triple} .\n" for triple in sorted(whole, key=str))
    after = "\n".join(lines)
    return f"DELETE DATA {{\n{before}}} ;\nINSERT DATA {{\n{after}\n}}"


def with_what_only_they_name(store: ox.Store, gone: set[ox.Triple]) -> set[ox.Triple]:
    """Return the triples with all that the default graph says of what nothing but these refers to."""
    vanished: set[ox.NamedNode] = set()
    for node in _shared(gone):
        if all(quad.triple in gone for quad in store.quads_for_pattern(None, None, node, DEFAULT)):
            vanished.add(node)
    whole = set(gone)
    for node in vanished:
        whole.update(about(store, node))
        whole.update(_only_said_by(store, node, vanished))
    return whole


def _of_document(store: ox.Store, document: ox.NamedNode) -> Iterator[ox.Triple]:
    yield from about(store, document)
    for claim in subjects(store, shape.QUOTED_FROM, document):
        yield from about(store, claim)
    for span in subjects(store, shape.SOURCE, document):
        yield from _of_span(store, span)


def _of_span(store: ox.Store, span: ox.NamedNode) -> Iterator[ox.Triple]:
    yield from about(store, span)
    for selector in objects(store, span, shape.SELECTOR):
        yield from about(store, selector)


def _shared(triples: Iterable[ox.Triple]) -> set[ox.NamedNode]:
    return {
        triple.object
        for triple in triples
        if triple.predicate.value in SHARED and isinstance(triple.object, ox.NamedNode)
    }


def _only_said_by(
    store: ox.Store, term: ox.NamedNode, vanished: set[ox.NamedNode]
) -> Iterator[ox.Triple]:
    """Yield what vanished terms say of the entity that this one names, and no other term says."""
    for entity in objects(store, term, shape.IDENTITY):
        reader = Reader(store)
        kept = {
            line
            for other in subjects(store, shape.IDENTITY, entity)
            if other not in vanished
            for line in writing.identity_lines(reader.entity(other))
        }
        said = {
            line
            for other in subjects(store, shape.IDENTITY, entity)
            if other in vanished
            for line in writing.identity_lines(reader.entity(other))
        }
        for quad in ox.parse("\n".join(sorted(said - kept)), format=ox.RdfFormat.N_TRIPLES):
            yield quad.triple

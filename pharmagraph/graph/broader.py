"""The shipped hierarchy beside the claims: what is above their entities, in a named graph of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from pharmagraph.graph import rdf
from pharmagraph.graph.catalogue import entry, listing
from pharmagraph.graph.from_rdf import Reader
from pharmagraph.graph.named import CATALOGUE, HIERARCHY
from pharmagraph.graph.patterns import node, subjects
from pharmagraph.graph.store import ClaimStore
from pharmagraph.ontology.hierarchy import Hierarchy, hierarchy
from pharmagraph.ontology.namespaces import DCTERMS, SKOS, iri_of

_BROADER = node(SKOS + "broader")


def put_hierarchy(store: ClaimStore) -> None:
    """Put what is broader than the graph's entities into it, in the place of what was there of it."""
    whole = hierarchy()
    quads = sorted(set(_quads(store.engine, whole)), key=str)
    title = ", ".join(f"{source.name} {source.edition}" for source in whole.sources)
    facts = [
        *entry(HIERARCHY, len(quads), title=title, sha256=whole.sha256),
        *(
            ox.Quad(HIERARCHY, node(DCTERMS + "license"), node(source.licence), CATALOGUE)
            for source in whole.sources
        ),
    ]
    listing(store, HIERARCHY, facts, drop=True)
    store.extend(quads)


def drop_hierarchy(store: ClaimStore) -> None:
    """Take it out again."""
    listing(store, HIERARCHY, (), drop=True)


def _quads(engine: ox.Store, whole: Hierarchy) -> Iterator[ox.Quad]:
    """Yield the steps up from each entity of the graph, by its own name; and what is above is called."""
    wanted: set[str] = set()
    reader = Reader(engine)
    for term in subjects(engine, rdf.TYPE, node(rdf.TERM)):
        entity = reader.entity(term)
        found = whole.find((entity.id, *entity.xrefs))
        if found is not None:
            yield from _steps(entity.id, whole.places[found].above)
            wanted.update(whole.above(found))
    for id_ in wanted:
        place = whole.places[id_]
        yield from _steps(id_, place.above)
        for number, name in enumerate(place.names):
            label = node(SKOS + ("altLabel" if number else "prefLabel"))
            yield ox.Quad(node(iri_of(id_)), label, ox.Literal(name), HIERARCHY)


def _steps(narrow: str, above: tuple[str, ...]) -> Iterator[ox.Quad]:
    for wide in above:
        yield ox.Quad(node(iri_of(narrow)), _BROADER, node(iri_of(wide)), HIERARCHY)

"""Finding the entities of a graph by what people call them: a name, a CURIE, an id elsewhere."""

from __future__ import annotations

import pyoxigraph as ox

from pharmagraph.graph import rdf
from pharmagraph.graph.from_rdf import Reader
from pharmagraph.graph.patterns import node, objects, subjects
from pharmagraph.ontology.namespaces import SKOS, iri_of


def entities_named(engine: ox.Store, name: str) -> list[ox.NamedNode]:
    """Return the entities that have this CURIE, are matched to it, or bear this name, sorted.

    A CURIE is looked up; a name is compared with all labels, without regard to case.
    """
    if ":" in name:
        identity = node(iri_of(name))
        known = {identity} if any(subjects(engine, rdf.IDENTITY, identity)) else set()
        found = known | set(subjects(engine, SKOS + "exactMatch", identity))
        if found:
            return sorted(found, key=str)
    terms = _spelled_like(engine, name) or _named(engine, name.casefold())
    return sorted(
        {entity for term in terms for entity in objects(engine, term, rdf.IDENTITY)}, key=str
    )


def _spelled_like(engine: ox.Store, name: str) -> set[ox.NamedNode]:
    """Return the terms with a usual spelling of the name, which the engine has an index for."""
    spellings = {name, name.lower(), name.upper(), name.capitalize()}
    labels = [ox.Literal(spelling) for spelling in sorted(spellings) if spelling.isprintable()]
    return {
        term
        for label in labels
        for term in subjects(engine, rdf.LABEL, label)
        if any(objects(engine, term, rdf.IDENTITY))
    }


def _named(engine: ox.Store, folded: str) -> set[ox.NamedNode]:
    reader = Reader(engine)
    terms = subjects(engine, rdf.TYPE, node(rdf.TERM))
    return {term for term in terms if reader.entity(term).label.casefold() == folded}

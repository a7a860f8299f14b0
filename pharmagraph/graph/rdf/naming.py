"""Finding the entities of a graph by what people call them: a name, a CURIE, an id elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

import pyoxigraph as ox

from pharmagraph.graph.rdf import shape
from pharmagraph.graph.rdf.from_rdf import Reader
from pharmagraph.graph.rdf.patterns import Facts, facts, node, objects, subjects
from pharmagraph.ontology.iris import certainty_iri, kind_iri, predicate_iri
from pharmagraph.ontology.kinds import Certainty, Kind
from pharmagraph.ontology.namespaces import SKOS, iri_of
from pharmagraph.ontology.predicates import Predicate


def entities_named(engine: ox.Store, name: str) -> list[ox.NamedNode]:
    """Return the entities that have this CURIE, are matched to it, or bear this name, sorted.

    A CURIE is looked up; a name is compared with all labels, without regard to case.
    """
    return _looked_up(engine, name) or _identities(engine, _named(engine, name.casefold()))


def with_bearers(engine: ox.Store, entities: list[ox.NamedNode]) -> list[ox.NamedNode]:
    """Return the entities, and the drugs to which documents give those that are mere names, sorted.

    Only what is affirmed and asserted gives a name.
    """
    names = subjects(engine, shape.TYPE, node(kind_iri(Kind.NAME)))
    bearers = {
        bearer
        for name in set(entities) & set(names)
        for claim in subjects(engine, shape.OBJECT, name)
        if _gives_a_name(facts(engine, claim))
        for bearer in objects(engine, claim, shape.SUBJECT)
    }
    return sorted(bearers.union(entities), key=str)


def _gives_a_name(claim: Facts) -> bool:
    said = {
        shape.PREDICATE: node(predicate_iri(Predicate.ALSO_KNOWN_AS)),
        shape.NEGATED: ox.Literal(False),
        shape.CERTAINTY: node(certainty_iri(Certainty.ASSERTED)),
    }
    return all(value in claim.get(key, ()) for key, value in said.items())


def concepts_named(engine: ox.Store, name: str) -> list[ox.NamedNode]:
    """Return entities of this name; when claims have none, what other graphs call so, or its IRI itself.

    What an index finds goes before reading all labels.
    """
    if found := _looked_up(engine, name):
        return found
    labelled = {
        quad.subject
        for label in _spellings(name)
        for predicate in (shape.LABEL, SKOS + "prefLabel", SKOS + "altLabel")
        for literal in (label, ox.Literal(label.value, language="en"))
        for quad in engine.quads_for_pattern(None, node(predicate), literal, None)
        if isinstance(quad.subject, ox.NamedNode)
    }
    if labelled:
        return sorted(labelled, key=str)
    if found := _identities(engine, _named(engine, name.casefold())):
        return found
    if ":" in name and not any(letter.isspace() for letter in name):
        return [node(name if "://" in name else iri_of(name))]
    return []


def names_like(engine: ox.Store, name: str) -> list[str]:
    """Return up to three labels of entities that are spelled much like a name, the nearest first."""
    reader = Reader(engine)
    labels = sorted(
        reader.entity(term).label for term in subjects(engine, shape.TYPE, node(shape.TERM))
    )
    known = {label.casefold(): label for label in labels}
    return [known[label] for label in get_close_matches(name.casefold(), known, n=3, cutoff=0.6)]


def meant(engine: ox.Store, names: Iterable[str]) -> str:
    """Return which names may have been meant by those that nothing has: "; did you mean metformin?", or nothing."""
    near = [
        like
        for name in names
        if "*" not in name and not entities_named(engine, name)
        for like in names_like(engine, name)
    ]
    return f"; did you mean {', '.join(dict.fromkeys(near))}?" if near else ""


def _looked_up(engine: ox.Store, name: str) -> list[ox.NamedNode]:
    """What has this CURIE or is matched to it, else what is spelled so."""
    if ":" in name:
        identity = node(iri_of(name))
        known = {identity} if any(subjects(engine, shape.IDENTITY, identity)) else set()
        if found := known | set(subjects(engine, SKOS + "exactMatch", identity)):
            return sorted(found, key=str)
    return _identities(engine, _spelled_like(engine, name))


def _identities(engine: ox.Store, terms: set[ox.NamedNode]) -> list[ox.NamedNode]:
    return sorted(
        {entity for term in terms for entity in objects(engine, term, shape.IDENTITY)}, key=str
    )


def _spelled_like(engine: ox.Store, name: str) -> set[ox.NamedNode]:
    """Return the terms with a usual spelling of the name, which the engine has an index for."""
    return {
        term
        for label in _spellings(name)
        for term in subjects(engine, shape.LABEL, label)
        if any(objects(engine, term, shape.IDENTITY))
    }


def _spellings(name: str) -> list[ox.Literal]:
    spellings = {name, name.lower(), name.upper(), name.capitalize()}
    return [ox.Literal(spelling) for spelling in sorted(spellings) if spelling.isprintable()]


def _named(engine: ox.Store, folded: str) -> set[ox.NamedNode]:
    reader = Reader(engine)
    terms = subjects(engine, shape.TYPE, node(shape.TERM))
    return {term for term in terms if reader.entity(term).label.casefold() == folded}

"""What is broader than what, by all graphs; and the shipped hierarchy, put beside the claims on request.

Of the hierarchy only what is above the graph's entities is taken, into a named graph of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pyoxigraph as ox

from pharmagraph.graph.curating.catalogue import entry, listing
from pharmagraph.graph.curating.join import EXACT, SAME
from pharmagraph.graph.rdf import shape
from pharmagraph.graph.rdf.from_rdf import Reader
from pharmagraph.graph.rdf.named import CATALOGUE, DECISIONS, HIERARCHY, INFERENCES
from pharmagraph.graph.rdf.patterns import node, subjects
from pharmagraph.graph.store import ClaimStore
from pharmagraph.ontology.hierarchy import Hierarchy, hierarchy
from pharmagraph.ontology.namespaces import DCTERMS, RDFS, SKOS, iri_of

_BROADER = node(SKOS + "broader")
_ALL_BROADER = (_BROADER, node(RDFS + "subClassOf"))
_SAME = (EXACT, SAME)


MOST_ABOVE = 500
"""Terms above one: in MONDO, MeSH, ChEBI or GO no term has half as many; in a circle one may have any number."""


class Above:
    """What is broader than what, by all graphs; an entity is also known by the names joined to it.

    `cut` has those entities for which the steps ended before the next would have made too many.
    """

    def __init__(self, engine: ox.Store) -> None:
        self._steps: defaultdict[ox.NamedNode, set[ox.NamedNode]] = defaultdict(set)
        self._same: defaultdict[ox.NamedNode, set[ox.NamedNode]] = defaultdict(set)
        for narrow, wide in _pairs(engine, _ALL_BROADER):
            self._steps[narrow].add(wide)
        self.cut: set[ox.NamedNode] = set()
        self._found: dict[ox.NamedNode, list[ox.NamedNode]] = {}
        self.known = bool(self._steps)
        for one, other in _pairs(engine, _SAME) if self.known else ():
            self._same[one].add(other)
            self._same[other].add(one)

    def of(self, narrow: ox.NamedNode) -> list[ox.NamedNode]:
        """Return all that is broader, over any number of steps, sorted."""
        if self.known and narrow not in self._found:
            self._found[narrow] = self._climb(narrow)
        return self._found.get(narrow, [])

    def _climb(self, narrow: ox.NamedNode) -> list[ox.NamedNode]:
        names = self._names(narrow)
        found: set[ox.NamedNode] = set()
        edge = names
        while edge:
            above = {
                name
                for each in edge
                for wide in self._steps.get(each, ())
                for name in self._names(wide)
            }
            edge = {name for name in above if name not in found and name not in names}
            if len(found) + len(edge) > MOST_ABOVE:
                self.cut.add(narrow)
                break
            found |= edge
        return sorted(found, key=str)

    def _names(self, entity: ox.NamedNode) -> set[ox.NamedNode]:
        return {entity, *self._same.get(entity, ())}


def _pairs(
    engine: ox.Store, predicates: tuple[ox.NamedNode, ...]
) -> Iterator[tuple[ox.NamedNode, ox.NamedNode]]:
    for predicate in predicates:
        for quad in engine.quads_for_pattern(None, predicate, None, None):
            one, other = quad.subject, quad.object
            if quad.graph_name in (CATALOGUE, DECISIONS, INFERENCES):
                continue
            if isinstance(one, ox.NamedNode) and isinstance(other, ox.NamedNode):
                yield one, other


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
    for term in subjects(engine, shape.TYPE, node(shape.TERM)):
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

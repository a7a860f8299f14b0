"""Identities joined over graphs: what our claims speak of, under the names that other graphs give it.

Graphs say that two IRIs are one thing by skos:exactMatch, owl:sameAs, or an SSSOM table. What follows
for the entities of our claims is written to one graph of its own, both ways, and derived anew each
time; what the graphs themselves say is not touched.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from pharmagraph.graph.rdf import shape
from pharmagraph.graph.rdf.named import CATALOGUE, IDENTITIES, OUR_OWN
from pharmagraph.graph.store import ClaimStore
from pharmagraph.ontology.namespaces import PROV, SKOS

EXACT = ox.NamedNode(SKOS + "exactMatch")
SAME = ox.NamedNode("http://www.w3.org/2002/07/owl#sameAs")
_DERIVED = ox.NamedNode(PROV + "wasDerivedFrom")


@dataclass(frozen=True, slots=True)
class Joined:
    """How many entities of ours are known elsewhere, and which of ours turned out to be one: IRI and label of each."""

    entities: int
    links: int
    fused: tuple[tuple[tuple[str, str], ...], ...]


def join(store: ClaimStore) -> Joined:
    """Derive the identities anew, and return what was found."""
    engine = store.engine
    classes, sources = _classes(engine)
    ours = {
        quad.object
        for quad in engine.quads_for_pattern(None, ox.NamedNode(shape.IDENTITY), None)
        if isinstance(quad.object, ox.NamedNode)
    }
    elsewhere = {
        quad.subject
        for graph in engine.named_graphs()
        if graph not in OUR_OWN
        for quad in engine.quads_for_pattern(None, None, None, graph)
        if isinstance(quad.subject, ox.NamedNode)
    }
    links: set[ox.Quad] = set()
    joined: set[ox.NamedNode] = set()
    fused = []
    for members in classes:
        mine = sorted(members & ours, key=str)
        if len(mine) > 1:
            fused.append(tuple((member.value, _label(engine, member)) for member in mine))
        for member in mine:
            others = (members & (elsewhere | ours)) - {member}
            joined.update([member] if others else [])
            for other in others:
                links.add(ox.Quad(member, EXACT, other, IDENTITIES))
                links.add(ox.Quad(other, EXACT, member, IDENTITIES))
    _write(store, links, sources)
    return Joined(len(joined), len(links) // 2, tuple(sorted(fused)))


def _label(engine: ox.Store, entity: ox.NamedNode) -> str:
    """What the claims call it; of several labels the first in order, and nothing if there is none."""
    quads = engine.quads_for_pattern(entity, ox.NamedNode(shape.LABEL), None, ox.DefaultGraph())
    return min((q.object.value for q in quads if isinstance(q.object, ox.Literal)), default="")


def _classes(engine: ox.Store) -> tuple[list[set[ox.NamedNode]], set[ox.NamedNode]]:
    """Return the sets of IRIs that are said to be one thing, and the graphs that say so."""
    sources: set[ox.NamedNode] = set()
    parent: dict[ox.NamedNode, ox.NamedNode] = {}

    def root(node: ox.NamedNode) -> ox.NamedNode:
        while parent.setdefault(node, node) != node:
            parent[node] = parent[parent[node]]  # the way is shorter the next time
            node = parent[node]
        return node

    for quad in _said_the_same(engine):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
            parent[root(quad.subject)] = root(quad.object)
            if isinstance(quad.graph_name, ox.NamedNode):
                sources.add(quad.graph_name)
    classes: defaultdict[ox.NamedNode, set[ox.NamedNode]] = defaultdict(set)
    for node in list(parent):
        classes[root(node)].add(node)
    return list(classes.values()), sources


def _said_the_same(engine: ox.Store) -> Iterator[ox.Quad]:
    for predicate in (EXACT, SAME):
        for quad in engine.quads_for_pattern(None, predicate, None):
            if quad.graph_name not in OUR_OWN:
                yield quad


def _write(store: ClaimStore, links: Iterable[ox.Quad], sources: Iterable[ox.NamedNode]) -> None:
    said = "".join(f"{IDENTITIES} {_DERIVED} {graph} .\n" for graph in sorted(sources, key=str))
    store.update(
        f"DROP SILENT GRAPH {IDENTITIES} ;\n"
        f"DELETE WHERE {{ GRAPH {CATALOGUE} {{ {IDENTITIES} ?p ?o }} }} ;\n"
        f"INSERT DATA {{ GRAPH {CATALOGUE} {{ {said} }} }}"
    )
    store.extend(sorted(links, key=str))

"""A part of a graph as a graph of its own: the claims that are asked for, with their documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pyoxigraph as ox

from pharmagraph.errors import QueryError
from pharmagraph.graph.asking.sparql import run
from pharmagraph.graph.claim import Claim, Extraction
from pharmagraph.graph.counted import counted
from pharmagraph.graph.rdf import shape
from pharmagraph.graph.rdf.from_rdf import Reader
from pharmagraph.graph.rdf.naming import entities_named, with_bearers
from pharmagraph.graph.rdf.patterns import DEFAULT, node
from pharmagraph.graph.run import Run
from pharmagraph.graph.selection import Selection
from pharmagraph.graph.store import ClaimStore
from pharmagraph.ontology.namespaces import iri_of

Test = Callable[[Claim], bool]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which claims are asked for: those that pass all that is set; all of them when nothing is.

    `where` is a SPARQL query with a variable ?claim. `around` names an entity, and claims between
    what lies within so many `hops` of it are asked for.
    """

    selection: Selection = field(default_factory=Selection)
    where: str = ""
    around: str = ""
    hops: int = 1

    @property
    def everything(self) -> bool:
        """Whether nothing is set."""
        return self.selection == Selection() and not self.where and not self.around


def subset(store: ClaimStore, wanted: Wanted) -> tuple[ClaimStore, tuple[str, ...]]:
    """Return a store in memory with what is asked for, and a line for each thing that is not in it."""
    tests = list(_tests(store, wanted))
    chosen = ClaimStore()
    left = {"claim": 0, "document": 0}
    by_run: defaultdict[Run, list[Extraction]] = defaultdict(list)
    reader = Reader(store.engine)
    for document_id, document in reader.document_nodes().items():
        claims = reader.claims(document, document_id)
        kept = tuple(claim for claim in claims if all(test(claim) for test in tests))
        left["claim"] += len(claims) - len(kept)
        if kept:
            whole = reader.document(document)
            extraction = Extraction(whole, reader.mentions(document), kept, reader.counts(document))
            by_run[reader.run(document)].append(extraction)
        else:
            left["document"] += 1
    for made, extractions in by_run.items():
        chosen.replace_all(extractions, made)
    lines = [f"{counted(count, what)} not asked for" for what, count in left.items() if count]
    graphs = len(list(store.engine.named_graphs()))
    if graphs:
        lines.append(
            f"{counted(graphs, 'named graph')}: a selection has claims and their documents only"
        )
    return chosen, tuple(lines)


def _tests(store: ClaimStore, wanted: Wanted) -> Iterator[Test]:
    if wanted.selection != Selection():
        yield wanted.selection.has
    if wanted.where:
        named = _answers(store, wanted.where)
        yield lambda claim: shape.claim_iri(claim) in named
    if wanted.around:
        near = _neighbourhood(store.engine, wanted.around, wanted.hops)
        yield lambda claim: all(
            iri_of(mention.entity.id) in near for mention in (claim.subject, claim.object)
        )


def _answers(store: ClaimStore, query: str) -> set[str]:
    """Return the claims that a query names."""
    result = run(store, query)
    if not isinstance(result, ox.QuerySolutions) or "claim" not in (
        variable.value for variable in result.variables
    ):
        message = "a query that selects claims is a SELECT with a variable ?claim"
        raise QueryError(message)
    return {
        solution["claim"].value
        for solution in result
        if isinstance(solution["claim"], ox.NamedNode)
    }


def _neighbourhood(engine: ox.Store, name: str, hops: int) -> set[str]:
    """Return what lies within so many steps of the entity, whichever way the claims point."""
    start = with_bearers(engine, entities_named(engine, name))
    if not start:
        message = f"nothing in the graph is called {name!r}; try its usual name, or its identifier"
        raise QueryError(message)
    neighbours: defaultdict[str, set[str]] = defaultdict(set)
    objects = {quad.subject: quad.object for quad in _said(engine, shape.OBJECT)}
    for quad in _said(engine, shape.SUBJECT):
        one, other = quad.object, objects.get(quad.subject)
        if isinstance(one, ox.NamedNode) and isinstance(other, ox.NamedNode):
            neighbours[one.value].add(other.value)
            neighbours[other.value].add(one.value)
    near = edge = {entity.value for entity in start}
    for _ in range(hops):
        edge = {far for each in edge for far in neighbours[each]} - near
        near = near | edge
    return near


def _said(engine: ox.Store, predicate: str) -> Iterator[ox.Quad]:
    return engine.quads_for_pattern(None, node(predicate), None, DEFAULT)

"""RDF files of a graph, of what a CONSTRUCT makes of it, or of its consensus, with their receipts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pyoxigraph as ox

from pharmagraph.errors import QueryError
from pharmagraph.graph.asking.sparql import run
from pharmagraph.graph.comparing.consensus import Policy, consensus
from pharmagraph.graph.counted import counted
from pharmagraph.graph.exchange.exported import Exported
from pharmagraph.graph.rdf.formats import Format, serialize
from pharmagraph.graph.store import ClaimStore


def rdf_file(store: ClaimStore, form: Format) -> Exported:
    """Return the graph in the format; where that has no named graphs, the claims and no more."""
    if form.graphs:
        return _file(store.engine, form)
    return _file(_in_default_graph(store.engine), form, tuple(_left_out(store.engine, form)))


def constructed(store: ClaimStore, query: str, form: Format) -> Exported:
    """Return what a CONSTRUCT or DESCRIBE makes of the graph."""
    result = run(store, query)
    if not isinstance(result, ox.QueryTriples):
        message = "a query whose answer is exported is a CONSTRUCT or a DESCRIBE"
        raise QueryError(message)
    quads = (ox.Quad(triple.subject, triple.predicate, triple.object) for triple in result)
    made = "all but what the query made; how sure claims are stands there only if it says so"
    return _file(quads, form, (made,))


def agreed(store: ClaimStore, policy: Policy, form: Format) -> Exported:
    """Return the consensus of the graph, in a graph of its own where the format has any."""
    found = consensus(store, policy)
    quads: Iterable[ox.Quad] = found.quads
    if not form.graphs:
        quads = [ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads]
    receipt = [
        f"{counted(count, 'statement')}: {reason}"
        for reason, count in sorted(found.left_out.items())
    ]
    agreed_on = counted(found.statements, "statement")
    everything = f"claims, quotes and documents; what is written: {agreed_on} under {policy}"
    return _file(quads, form, (everything, *receipt))


def _file(quads: Iterable[ox.Quad], form: Format, receipt: tuple[str, ...] = ()) -> Exported:
    return Exported({f"graph{form.suffix}": serialize(quads, form)}, receipt)


def _in_default_graph(engine: ox.Store) -> Iterable[ox.Quad]:
    return engine.quads_for_pattern(None, None, None, ox.DefaultGraph())


def _left_out(engine: ox.Store, form: Format) -> Iterable[str]:
    counts = Counter(
        quad.graph_name.value
        for graph in engine.named_graphs()
        for quad in engine.quads_for_pattern(None, None, None, graph)
        if isinstance(quad.graph_name, ox.NamedNode)
    )
    for graph, count in sorted(counts.items()):
        yield f"{counted(count, 'triple')} of the graph <{graph}>, for which {form.name} has no place"

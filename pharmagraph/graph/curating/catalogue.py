"""The catalogue: what a graph says of the named graphs beside its claims, and where each came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from pharmagraph.graph.rdf.named import CATALOGUE
from pharmagraph.graph.rdf.patterns import node
from pharmagraph.graph.store import ClaimStore
from pharmagraph.ontology.namespaces import DCTERMS, PG, PREFIXES, PROV, RDF, XSD


def entry(
    graph: ox.NamedNode, triples: int, *, source: str = "", title: str = "", sha256: str = ""
) -> Iterator[ox.Quad]:
    """Yield what the catalogue says of a graph: its size, and the file or the title that it came from."""
    yield ox.Quad(graph, node(RDF + "type"), node(PROV + "Entity"), CATALOGUE)
    yield ox.Quad(graph, node(RDF + "type"), node(PREFIXES["void"] + "Dataset"), CATALOGUE)
    count = ox.Literal(str(triples), datatype=node(XSD + "integer"))
    yield ox.Quad(graph, node(PREFIXES["void"] + "triples"), count, CATALOGUE)
    said = ((DCTERMS + "source", source), (DCTERMS + "title", title), (PG + "sha256", sha256))
    for name, value in said:
        if value:
            yield ox.Quad(graph, node(name), ox.Literal(value), CATALOGUE)


def listing(
    store: ClaimStore, graph: ox.NamedNode, facts: Iterable[ox.Quad], *, drop: bool = False
) -> None:
    """Put the facts in the place of what the catalogue said of the graph; with `drop` the graph goes too."""
    lines = "".join(f"  {quad.triple} .\n" for quad in facts)
    dropped = f"DROP SILENT GRAPH {graph} ;\n" if drop else ""
    store.update(
        f"{dropped}DELETE WHERE {{ GRAPH {CATALOGUE} {{ {graph} ?p ?o }} }} ;\n"
        f"INSERT DATA {{ GRAPH {CATALOGUE} {{\n{lines}}} }}"
    )

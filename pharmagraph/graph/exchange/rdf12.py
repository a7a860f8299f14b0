"""RDF 1.2 Turtle: each claim also reifies its statement, as a triple term that asserts nothing."""

from __future__ import annotations

import pyoxigraph as ox

from pharmagraph.graph.exchange.exported import Exported
from pharmagraph.graph.rdf import shape
from pharmagraph.graph.rdf.formats import FORMATS, serialize
from pharmagraph.graph.store import ClaimStore
from pharmagraph.ontology.namespaces import RDF

_REIFIES = ox.NamedNode(RDF + "reifies")


def rdf12(store: ClaimStore) -> Exported:
    """Return the graph with `claim rdf:reifies <<( subject predicate object )>>`."""
    default = ox.DefaultGraph()
    quads = list(store.engine.quads_for_pattern(None, None, None, default))
    parts: dict[ox.NamedNode, dict[str, ox.NamedNode]] = {}
    for quad in quads:
        if quad.predicate.value in (shape.SUBJECT, shape.PREDICATE, shape.OBJECT) and isinstance(
            quad.subject, ox.NamedNode
        ):
            assert isinstance(quad.object, ox.NamedNode)
            parts.setdefault(quad.subject, {})[quad.predicate.value] = quad.object
    for claim, part in parts.items():
        said = ox.Triple(part[shape.SUBJECT], part[shape.PREDICATE], part[shape.OBJECT])
        quads.append(ox.Quad(claim, _REIFIES, said))
    others = len(list(store.engine.named_graphs()))
    receipt = (f"{others} named graphs, which Turtle has no place for",) if others else ()
    return Exported({"graph.ttl": serialize(quads, FORMATS["turtle"])}, receipt)

"""GraphML, which networkx, igraph, Gephi, yEd and Neo4j read."""

from __future__ import annotations

from pharmagraph.graph.exchange.edges import ALL, ATTRIBUTES, edges, nodes
from pharmagraph.graph.exchange.exported import Exported
from pharmagraph.graph.exchange.xml_text import XmlText
from pharmagraph.graph.store import ClaimStore

_NODE = {"label": "string", "kind": "string", "xrefs": "string"}
_TYPES = {str: "string", bool: "boolean", int: "int", float: "double"}
_EDGE = {name: _TYPES[type_] for name, type_ in ATTRIBUTES.items()}


def graphml(store: ClaimStore) -> Exported:
    """Return the graph as GraphML."""
    text = XmlText()
    found = edges(store)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ]
    for role, types in (("node", _NODE), ("edge", _EDGE)):
        lines += [
            f'  <key id="{role}-{name}" for="{role}" attr.name="{name}" attr.type="{type_}"/>'
            for name, type_ in types.items()
        ]
    lines.append('  <graph edgedefault="directed">')
    for entity in nodes(found):
        values = {"label": entity.label, "kind": entity.kind, "xrefs": " ".join(entity.xrefs)}
        data = "".join(_data("node", name, value, text) for name, value in values.items())
        lines.append(f'    <node id="{text(entity.id)}">{data}</node>')
    for edge in found:
        ends = f'source="{text(edge.subject.id)}" target="{text(edge.object.id)}"'
        data = "".join(_data("edge", *item, text) for item in edge.attributes().items())
        lines.append(f'    <edge id="{edge.id}" {ends}>{data}</edge>')
    lines += ["  </graph>", "</graphml>", ""]
    return Exported({"graph.graphml": "\n".join(lines).encode()}, (ALL, *text.receipt()))


def _data(role: str, name: str, value: object, text: XmlText) -> str:
    return f'<data key="{role}-{name}">{text(value)}</data>'

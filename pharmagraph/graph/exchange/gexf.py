"""GEXF 1.3, Gephi's own format. Written here, because networkx puts the day's date into it."""

from __future__ import annotations

from collections.abc import Mapping

from pharmagraph.graph.exchange.edges import ALL, ATTRIBUTES, edges, nodes
from pharmagraph.graph.exchange.exported import Exported
from pharmagraph.graph.exchange.xml_text import XmlText
from pharmagraph.graph.store import ClaimStore

_NODE = {"kind": "string", "xrefs": "string"}
_TYPES = {str: "string", bool: "boolean", int: "integer", float: "double"}
_EDGE = {name: _TYPES[type_] for name, type_ in ATTRIBUTES.items() if name != "relation"}


def gexf(store: ClaimStore) -> Exported:
    """Return the graph as GEXF."""
    text = XmlText()
    found = edges(store)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<gexf xmlns="http://gexf.net/1.3" version="1.3">',
        '  <graph mode="static" defaultedgetype="directed">',
    ]
    for role, types in (("node", _NODE), ("edge", _EDGE)):
        lines.append(f'    <attributes class="{role}">')
        lines += [
            f'      <attribute id="{name}" title="{name}" type="{type_}"/>'
            for name, type_ in types.items()
        ]
        lines.append("    </attributes>")
    lines.append("    <nodes>")
    for entity in nodes(found):
        values = _values({"kind": entity.kind, "xrefs": " ".join(entity.xrefs)}, text)
        head = f'<node id="{text(entity.id)}" label="{text(entity.label)}">'
        lines.append(f"      {head}{values}</node>")
    lines += ["    </nodes>", "    <edges>"]
    for edge in found:
        attributes = edge.attributes()
        relation = attributes.pop("relation")
        ends = f'source="{text(edge.subject.id)}" target="{text(edge.object.id)}"'
        head = f'<edge id="{edge.id}" {ends} label="{text(relation)}" kind="{text(relation)}">'
        lines.append(f"      {head}{_values(attributes, text)}</edge>")
    lines += ["    </edges>", "  </graph>", "</gexf>", ""]
    return Exported({"graph.gexf": "\n".join(lines).encode()}, (ALL, *text.receipt()))


def _values(values: Mapping[str, object], text: XmlText) -> str:
    inner = "".join(
        f'<attvalue for="{name}" value="{text(value)}"/>' for name, value in values.items()
    )
    return f"<attvalues>{inner}</attvalues>"

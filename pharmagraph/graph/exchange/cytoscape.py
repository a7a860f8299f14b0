"""Cytoscape JSON (`.cyjs`), which Cytoscape and Cytoscape.js read."""

from __future__ import annotations

import json

from pharmagraph.graph.exchange.edges import ALL, edges, nodes
from pharmagraph.graph.exchange.exported import Exported
from pharmagraph.graph.store import ClaimStore


def cytoscape(store: ClaimStore) -> Exported:
    """Return the graph as Cytoscape JSON."""
    found = edges(store)
    elements = {
        "nodes": [
            {
                "data": {
                    "id": entity.id,
                    "label": entity.label,
                    "kind": entity.kind,
                    "xrefs": entity.xrefs,
                }
            }
            for entity in nodes(found)
        ],
        "edges": [
            {
                "data": {
                    "id": edge.id,
                    "source": edge.subject.id,
                    "target": edge.object.id,
                    "interaction": edge.relation,
                    **edge.attributes(),
                }
            }
            for edge in found
        ],
    }
    graph = {"format_version": "1.0", "data": {"name": "pharmagraph"}, "elements": elements}
    return Exported({"graph.cyjs": (json.dumps(graph, indent=1) + "\n").encode()}, (ALL,))

"""Tables of nodes and edges: plain CSV, and the CSV that `neo4j-admin database import` takes."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from pharmagraph.graph.exchange.edges import ALL, ATTRIBUTES, edges, nodes
from pharmagraph.graph.exchange.exported import Exported
from pharmagraph.graph.store import ClaimStore

_NEO4J_TYPES = {str: "string", bool: "boolean", int: "int", float: "double"}


def csv_tables(store: ClaimStore) -> Exported:
    """Return a table of nodes and one of edges."""
    found = edges(store)
    node_rows = (
        (entity.id, entity.label, entity.kind, " ".join(entity.xrefs)) for entity in nodes(found)
    )
    edge_rows = (
        (edge.id, edge.subject.id, edge.object.id, *edge.attributes().values()) for edge in found
    )
    return Exported(
        {
            "nodes.csv": table(("id", "label", "kind", "xrefs"), node_rows),
            "edges.csv": table(("id", "subject", "object", *ATTRIBUTES), edge_rows),
        },
        (ALL,),
    )


def neo4j_tables(store: ClaimStore) -> Exported:
    """Return the tables with Neo4j's headers. A type says when a statement is denied or hedged."""
    found = edges(store)
    node_rows = (
        (entity.id, entity.label, ";".join(entity.xrefs), entity.kind) for entity in nodes(found)
    )
    edge_rows = (
        (
            edge.subject.id,
            edge.object.id,
            _type(edge.relation),
            edge.id,
            *edge.attributes().values(),
        )
        for edge in found
    )
    columns = [f"{name}:{_NEO4J_TYPES[type_]}" for name, type_ in ATTRIBUTES.items()]
    return Exported(
        {
            "nodes.csv": table((":ID", "label", "xrefs:string[]", ":LABEL"), node_rows),
            "edges.csv": table((":START_ID", ":END_ID", ":TYPE", "id", *columns), edge_rows),
        },
        (ALL,),
    )


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Return the rows as CSV; what UTF-8 cannot hold is replaced."""
    output = io.StringIO()
    writer = csv.writer(output, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([_plain(value) for value in row] for row in rows)
    return output.getvalue().encode("utf-8", "replace")


def _plain(value: object) -> str:
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return text.replace("\x00", "\ufffd")


def _type(relation: str) -> str:
    """ "treats (possible)" -> "TREATS_POSSIBLE"."""
    return re.sub(r"\W+", "_", relation).strip("_").upper()

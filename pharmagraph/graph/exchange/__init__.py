"""The graph for other programs: each format a file, each export with a receipt of what it left out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pharmagraph.errors import InputError
from pharmagraph.graph.exchange.csv_tables import csv_tables, neo4j_tables
from pharmagraph.graph.exchange.cytoscape import cytoscape
from pharmagraph.graph.exchange.exported import Exported
from pharmagraph.graph.exchange.gexf import gexf
from pharmagraph.graph.exchange.graphml import graphml
from pharmagraph.graph.exchange.kgx import kgx_jsonl, kgx_tsv
from pharmagraph.graph.exchange.nanopublications import nanopublications
from pharmagraph.graph.exchange.rdf12 import rdf12
from pharmagraph.graph.formats import write_bytes
from pharmagraph.graph.store import ClaimStore

EXPORTS: dict[str, Callable[[ClaimStore], Exported]] = {
    "graphml": graphml,
    "gexf": gexf,
    "cytoscape": cytoscape,
    "csv": csv_tables,
    "neo4j": neo4j_tables,
    "kgx-tsv": kgx_tsv,
    "kgx-jsonl": kgx_jsonl,
    "rdf12": rdf12,
    "nanopub": nanopublications,
}
"""The formats besides those of `formats.FORMATS`, by name."""


def export(store: ClaimStore, name: str, output: Path) -> Exported:
    """Write the graph in the format; one that has several files adds to the name of the output.

    `out.csv` becomes `out_nodes.csv` and `out_edges.csv`. What was left out is in the receipt.
    """
    if name not in EXPORTS:
        message = f"{name}: no such export; there are {', '.join(EXPORTS)}"
        raise InputError(message)
    exported = EXPORTS[name](store)
    for ending, data in exported.files.items():
        path = output
        if len(exported.files) > 1:
            path = output.with_name(f"{output.stem}_{ending}")
        write_bytes(path, data)
    return exported

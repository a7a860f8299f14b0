"""The graph for other programs: each format a file, each export with a receipt of what it left out."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from pharmagraph.errors import InputError
from pharmagraph.graph.comparing.consensus import Policy
from pharmagraph.graph.exchange.csv_tables import csv_tables, neo4j_tables
from pharmagraph.graph.exchange.cytoscape import cytoscape
from pharmagraph.graph.exchange.description import description
from pharmagraph.graph.exchange.exported import Exported
from pharmagraph.graph.exchange.gexf import gexf
from pharmagraph.graph.exchange.graphml import graphml
from pharmagraph.graph.exchange.kgx import kgx_jsonl, kgx_tsv
from pharmagraph.graph.exchange.nanopublications import nanopublications
from pharmagraph.graph.exchange.rdf12 import rdf12
from pharmagraph.graph.exchange.rdf_files import agreed, constructed, rdf_file
from pharmagraph.graph.files import write_all
from pharmagraph.graph.rdf.formats import FORMATS, Format, format_named, format_of
from pharmagraph.graph.store import ClaimStore
from pharmagraph.graph.subset import Wanted, subset

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
    "void": description,
}
"""The formats besides those of `formats.FORMATS`, by name."""

_ENDINGS = {".graphml": "graphml", ".gexf": "gexf", ".cyjs": "cytoscape", ".csv": "csv"}
_CONSTRUCTS = re.compile(r"(?:^|[\s>])(?:CONSTRUCT|DESCRIBE)\b", re.IGNORECASE)
_SELECTS = re.compile(r"(?:^|[\s>])SELECT\b", re.IGNORECASE)


def export(
    store: ClaimStore, name: str, wanted: Wanted | None = None, policy: Policy | None = None
) -> Exported:
    """Return the graph, or what is wanted of it, in the format; under a policy, its consensus."""
    wanted = wanted or Wanted()
    if policy is not None:
        if not wanted.everything:
            message = "a consensus is of the whole graph: a selection could hide who disagrees"
            raise InputError(message)
        return agreed(store, policy, _rdf_format(name, "a consensus"))
    if _is_constructed(wanted.where):
        if Wanted(where=wanted.where) != wanted:
            message = "a CONSTRUCT says itself what is wanted; leave the other filters out"
            raise InputError(message)
        return constructed(store, wanted.where, _rdf_format(name, "what a CONSTRUCT makes"))
    if wanted.everything:
        return _written(store, name)
    chosen, missing = subset(store, wanted)
    exported = _written(chosen, name)
    return Exported(exported.files, (*missing, *exported.receipt))


def write(exported: Exported, output: Path, also: Mapping[Path, bytes] | None = None) -> list[Path]:
    """Write the files, all or none; where there are several, their endings join the name of the output.

    `out.csv` becomes `out_nodes.csv` and `out_edges.csv`. What comes `also`, such as a receipt, goes with them.
    """
    several = len(exported.files) > 1
    files = {
        output.with_name(f"{output.stem}_{ending}") if several else output: data
        for ending, data in exported.files.items()
    }
    write_all({**files, **(also or {})})
    return list(files)


def receipt_of(exported: Exported, name: str) -> bytes:
    """Return what was left out, and by which hashes the files are known, as JSON."""
    receipt = {
        "format": name,
        "files": {
            ending: {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            for ending, data in exported.files.items()
        },
        "left_out": list(exported.receipt),
    }
    text = json.dumps(receipt, indent=2, ensure_ascii=False) + "\n"
    return text.encode("utf-8", "replace")


def name_for(output: Path) -> str | None:
    """Return the format that the ending of a file's name stands for."""
    form = format_of(output)
    return form.name if form else _ENDINGS.get(output.suffix.lower())


def _written(store: ClaimStore, name: str) -> Exported:
    if name in EXPORTS:
        return EXPORTS[name](store)
    try:
        form = format_named(name)
    except InputError as error:
        message = f"{name}: no such format; there are {', '.join((*FORMATS, *EXPORTS))}"
        raise InputError(message) from error
    return rdf_file(store, form)


def _rdf_format(name: str, what: str) -> Format:
    if name in EXPORTS:
        message = f"{what} is RDF, and {name} is not; use one of {', '.join(FORMATS)}"
        raise InputError(message)
    return format_named(name)


def _is_constructed(query: str) -> bool:
    """Whether the query makes a graph: what it begins with, behind its prologue and comments."""
    text = re.sub(r"#[^\n]*", " ", re.sub(r"<[^<>\s]*>", "<>", query))
    made, selected = _CONSTRUCTS.search(text), _SELECTS.search(text)
    return made is not None and (selected is None or made.start() < selected.start())

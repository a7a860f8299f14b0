"""`pharmagraph export`: the graph in another format, for other graphs and programs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pharmagraph.cli.options import graph_argument


@click.command(epilog="Example: pharmagraph export graph --format turtle --output graph.ttl")
@graph_argument
@click.option(
    "--format",
    "-f",
    "form",
    metavar="FORMAT",
    help="turtle, trig, nquads, ntriples, jsonld, rdfxml.",
)
@click.option(
    "--output", "-o", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
    help="The file to write; its ending names the format. Default: standard output.",
)  # fmt: skip
def export(graph: Path, form: str | None, output: Path | None) -> None:
    """Write a graph in another format, sorted: the same graph gives the same bytes."""
    from pharmagraph.graph.formats import format_named, format_of, serialize, write_bytes
    from pharmagraph.graph.store import open_store

    chosen = format_named(form) if form else format_of(output) if output else format_named("turtle")
    if chosen is None:
        raise click.UsageError(f"{output}: the ending names no format; give one with --format")
    with open_store(graph) as store:
        data = serialize(store.engine, chosen)
    if output is None:
        sys.stdout.buffer.write(data)
    else:
        write_bytes(output, data)

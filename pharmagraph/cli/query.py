"""`pharmagraph query`: ask a graph with SPARQL, or with a stored query by its name."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from shutil import get_terminal_size

import click

from pharmagraph.cli.options import graph_argument, pairs, time_limit
from pharmagraph.cli.waiting import waited_for
from pharmagraph.errors import QueryError, reason_of


@click.command(
    epilog="Example: pharmagraph query graph what-treats --set condition=hypertension --format csv"
)
@graph_argument
@click.argument("query", required=False, metavar="[SPARQL | NAME]")
@click.option("--file", "file", type=click.Path(path_type=Path), help="A file with the query.")
@click.option(
    "--list", "listed", is_flag=True, help="List the stored queries, and what can be set."
)
@click.option(
    "--set", "settings", multiple=True, metavar="NAME=VALUE", help="A setting of a stored query."
)
@click.option(
    "--format", "-f", "form", metavar="FORMAT",
    help="table, json, csv, tsv, xml; for CONSTRUCT and DESCRIBE an RDF format, else Turtle. "
    "Default: table on a terminal, else csv.",
)  # fmt: skip
@time_limit(None, "End a query that runs longer. Default: none; Ctrl-C ends it too.")
def query(
    graph: Path,
    query: str | None,
    file: Path | None,
    listed: bool,
    settings: tuple[str, ...],
    form: str | None,
    time_limit: float | None,
) -> None:
    """Ask a graph with SPARQL 1.1, or with a stored query by its name.

    Prefixes such as pg:, biolink: and CHEBI: are ready.
    """
    from pharmagraph.graph.asking.sparql import answer
    from pharmagraph.graph.store import open_store

    if listed:
        _list()
        return
    if (query is None) == (file is None):
        raise click.UsageError("give a query, the name of a stored one (see --list), or --file")
    text = read_query(file) if file is not None else query or ""
    with open_store(graph) as store:
        sys.stdout.flush()
        answering = partial(
            answer,
            store,
            text,
            form or ("table" if sys.stdout.isatty() else "csv"),
            sys.stdout.buffer.write,
            settings=pairs("--set", settings),
            window=get_terminal_size().columns if sys.stdout.isatty() else None,
        )
        waited_for(answering, time_limit)


def _list() -> None:
    from pharmagraph.graph.asking.stored import stored_queries

    for name, stored in stored_queries().items():
        click.echo(f"{name}: {stored.title}")
        for parameter in stored.parameters:
            click.echo(f"    --set {parameter.name}=...  {parameter.description}")


def read_query(file: Path) -> str:
    """The text of a file with a query."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{file}: the query cannot be read ({reason_of(error)})") from error

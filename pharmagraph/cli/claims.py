"""`pharmagraph claims`: what the documents claim, a claim a line."""

from __future__ import annotations

from pathlib import Path

import click

from pharmagraph.cli.options import CLAIM_FILTERS, filters, graph_argument, output_format
from pharmagraph.cli.output import noted_if_none, write_rows
from pharmagraph.graph.rows import CLAIM_COLUMNS, claim_object, claim_row
from pharmagraph.graph.selection import Selection

_SHOWN = ("subject", "predicate", "object", "negated", "certainty", "document", "quote")


@click.command(
    epilog="Example: pharmagraph claims graph --subject losartan --predicate treats --affirmed"
)
@graph_argument
@filters(CLAIM_FILTERS)
@output_format("table", "jsonl", "csv", "tsv")
def claims(graph: Path, selection: Selection, form: str | None) -> None:
    """List the claims of a graph."""
    from pharmagraph.graph.rdf.naming import meant
    from pharmagraph.graph.store import open_store

    with open_store(graph) as store:
        write_rows(
            noted_if_none(
                filter(selection.has, store.claims()),
                "claim",
                filtered=selection != Selection(),
                hint=lambda: meant(store.engine, (*selection.subject, *selection.object)),
            ),
            form,
            as_object=claim_object,
            as_row=claim_row,
            columns=CLAIM_COLUMNS,
            shown=_SHOWN,
        )

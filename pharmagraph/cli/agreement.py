"""`pharmagraph agreement`: each proposition with who supports, disputes and hedges it."""

from __future__ import annotations

from pathlib import Path

import click

from pharmagraph.cli.options import CLAIM_FILTERS, filters, graph_argument, output_format
from pharmagraph.cli.output import noted_if_none, write_rows
from pharmagraph.cli.watching import watching
from pharmagraph.graph.selection import Selection

_SHOWN = (
    "subject", "predicate", "object", "support", "dispute", "hedged", "unknown", "sources", "quote",
)  # fmt: skip


@click.command(epilog="Example: pharmagraph agreement graph --predicate causes --format csv")
@graph_argument
@click.option(
    "--least", default=1, show_default=True, type=click.IntRange(1), metavar="CLAIMS",
    help="Only what so many claims are about: 2 leaves out what is said once.",
)  # fmt: skip
@filters(CLAIM_FILTERS)
@output_format("table", "jsonl", "csv", "tsv")
def agreement(graph: Path, selection: Selection, form: str | None, least: int) -> None:
    """List what is said, with how many claims support, dispute or hedge it, or say that nobody knows.

    Near-identical documents are one independent source. A filter holds when any claim passes it.
    """
    from pharmagraph.graph.comparing.agreement import standings, voices_of
    from pharmagraph.graph.comparing.differences import (
        STANDING_COLUMNS,
        standing_object,
        standing_row,
    )
    from pharmagraph.graph.store import open_store

    with open_store(graph) as store, watching("reading claims") as watch:
        voice = voices_of(store)
        write_rows(
            noted_if_none(
                standings(store, selection, least=least, watch=watch),
                "statement",
                filtered=least > 1 or selection != Selection(),
            ),
            form,
            as_object=lambda standing: standing_object(standing, voice),
            as_row=lambda standing: standing_row(standing, voice),
            columns=STANDING_COLUMNS,
            shown=_SHOWN,
        )

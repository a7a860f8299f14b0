"""`pharmagraph conflicts`: claims that contradict or diverge, side by side."""

from __future__ import annotations

from pathlib import Path

import click

from pharmagraph.cli.options import CLAIM_FILTERS, filters, graph_argument, output_format
from pharmagraph.cli.output import noted_if_none, write_rows
from pharmagraph.cli.watching import watching
from pharmagraph.graph.selection import Selection

_SHOWN = (
    "reasons", "subject", "predicate", "object", "document", "quote", "other_document", "other_quote",
)  # fmt: skip


@click.command(epilog="Example: pharmagraph conflicts graph --subject semaglutide --format jsonl")
@graph_argument
@click.option(
    "--certainty-too", is_flag=True, help="Also where one is sure of what the other hedges."
)
@click.option(
    "--every-pair",
    is_flag=True,
    help="Every two claims, by their places; else, of what many say and few deny, each of the few once.",
)
@filters(CLAIM_FILTERS)
@output_format("table", "jsonl", "csv", "tsv")
def conflicts(
    graph: Path, selection: Selection, form: str | None, certainty_too: bool, every_pair: bool
) -> None:
    """List claims that say the opposite, or hold under other circumstances, with the reasons.

    Reasons: polarity; opposite statements; certainty; no evidence against evidence, or against evidence of absence;
    other dose, route, form, population, time, comparator, indication, outcome; more general or more specific
    condition. A filter holds when either claim passes it. The sharpest come first: plain contradictions between
    documents, surely read, with many on either side.
    """
    from pharmagraph.graph.comparing.clearest import clearest
    from pharmagraph.graph.comparing.conflicts import conflicts as conflicts_of
    from pharmagraph.graph.comparing.differences import (
        CONFLICT_COLUMNS,
        conflict_object,
        conflict_row,
    )
    from pharmagraph.graph.store import open_store

    with open_store(graph) as store, watching("comparing claims") as watch:
        found = conflicts_of(store, certainty=certainty_too, watch=watch)
    passing = [each for each in found if selection.has(each.one) or selection.has(each.other)]
    write_rows(
        noted_if_none(
            passing if every_pair else clearest(passing),
            "conflict",
            filtered=selection != Selection(),
        ),
        form,
        as_object=conflict_object,
        as_row=conflict_row,
        columns=CONFLICT_COLUMNS,
        shown=_SHOWN,
    )

"""`pharmagraph mentions`: where the documents name an entity, a mention a line."""

from __future__ import annotations

from pathlib import Path

import click

from pharmagraph.cli.options import MENTION_FILTERS, filters, graph_argument, output_format
from pharmagraph.cli.output import noted_if_none, write_rows
from pharmagraph.graph.rows import MENTION_COLUMNS, mention_object, mention_row
from pharmagraph.graph.selection import Selection

_SHOWN = ("document", "start", "text", "kind", "id", "label", "negated", "certainty")


@click.command(epilog="Example: pharmagraph mentions graph --kind condition --format csv")
@graph_argument
@filters(MENTION_FILTERS)
@output_format("table", "jsonl", "csv", "tsv")
def mentions(graph: Path, selection: Selection, form: str | None) -> None:
    """List the places where documents name an entity."""
    from pharmagraph.graph.rdf.naming import meant
    from pharmagraph.graph.store import open_store

    with open_store(graph) as store:
        write_rows(
            noted_if_none(
                (pair for pair in store.mentions() if selection.has_mention(*pair)),
                "mention",
                filtered=selection != Selection(),
                hint=lambda: meant(store.engine, selection.subject),
            ),
            form,
            as_object=lambda pair: mention_object(*pair),
            as_row=lambda pair: mention_row(*pair),
            columns=MENTION_COLUMNS,
            shown=_SHOWN,
        )

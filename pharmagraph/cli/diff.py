"""`pharmagraph diff`: what changed between two graphs, and what did it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from pharmagraph.cli.options import CLAIM_FILTERS, existing, filters, output_format
from pharmagraph.cli.output import write_rows
from pharmagraph.cli.watching import watching
from pharmagraph.graph.selection import Selection

_PATH = click.Path(path_type=Path)
_SHOWN = (
    "change",
    "subject",
    "predicate",
    "object",
    "before",
    "after",
    "causes",
    "document",
    "quote",
)


@click.command(
    epilog="Example: pharmagraph build examples/documents/*.txt --output before && "
    "pharmagraph diff before graph --predicate treats"
)
@click.argument("old", type=_PATH, callback=existing)
@click.argument("new", type=_PATH, callback=existing)
@filters(CLAIM_FILTERS)
@output_format("table", "jsonl", "csv", "tsv")
def diff(old: Path, new: Path, selection: Selection, form: str | None) -> None:
    """List the claims that appeared, vanished, strengthened, weakened, flipped or were reworded.

    With each stands what can have done it: a document that was added, removed or changed, a curator's decision,
    or another version of the rules, the lexicon or the engine. A filter holds when the claim passes it before or after.
    """
    from pharmagraph.graph.comparing.diff import diff as changes_between
    from pharmagraph.graph.comparing.differences import CHANGE_COLUMNS, change_object, change_row
    from pharmagraph.graph.store import open_store

    with (
        open_store(old) as before,
        open_store(new) as after,
        watching("comparing documents") as watch,
    ):
        changes = [
            change
            for change in changes_between(before, after, watch=watch)
            if any(claim and selection.has(claim) for claim in (change.before, change.after))
        ]
    write_rows(
        changes,
        form,
        as_object=change_object,
        as_row=change_row,
        columns=CHANGE_COLUMNS,
        shown=_SHOWN,
    )
    counts = Counter(change.kind for change in changes)
    told = ", ".join(f"{count:,} {kind}" for kind, count in sorted(counts.items()))
    click.echo(told or "no claim changed", err=True)

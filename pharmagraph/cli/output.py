"""Rows to the terminal, or to a program: JSON Lines, CSV, TSV, or a table that fits the window."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

Item = TypeVar("Item")
Row = Mapping[str, Any]
_FILE_WIDTH = 200  # of a table that is not written to a terminal
_MAX_COLUMN = 24  # the rest of the line is for the quote


def write_rows(
    items: Iterable[Item],
    form: str | None,
    *,
    as_object: Callable[[Item], Row],
    as_row: Callable[[Item], Row],
    columns: Sequence[str],
    shown: Sequence[str],
) -> None:
    """Print the items as they come: as objects, or as rows with these columns (`shown` in a table)."""
    form = form or ("table" if sys.stdout.isatty() else "jsonl")
    if form == "jsonl":
        for item in items:
            sys.stdout.write(json.dumps(as_object(item), ensure_ascii=False) + "\n")
    elif form == "table":
        write_table((as_row(item) for item in items), shown)
    else:
        writer = csv.DictWriter(
            sys.stdout, columns, delimiter="," if form == "csv" else "\t", lineterminator="\n"
        )
        writer.writeheader()
        for item in items:
            writer.writerow({key: _cell(value) for key, value in as_row(item).items()})


def write_table(rows: Iterable[Row], columns: Sequence[str]) -> None:
    """A table for people, as wide as the window, with the number of its rows below."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    cells = [[_one_line(_cell(row[column])) for column in columns] for row in rows]
    console = Console(highlight=False, width=None if sys.stdout.isatty() else _FILE_WIDTH)
    table = Table(box=None, header_style="bold", pad_edge=False)
    left = console.width
    for place, column in enumerate(columns):
        longest = max((len(line[place]) for line in cells), default=0)
        width = max(20, left) if column == "quote" else min(_MAX_COLUMN, max(longest, len(column)))
        left -= width + 2
        table.add_column(
            column, no_wrap=True, overflow="ellipsis", min_width=width, max_width=width
        )
    for line in cells:
        table.add_row(*map(Text, line))
    console.print(table)
    console.print(Text(f"{table.row_count:,} rows", style="dim"))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)

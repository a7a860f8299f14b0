"""Rows to the terminal, or to a program: JSON Lines, CSV, TSV, or a table that fits the window."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

Item = TypeVar("Item")
Row = Mapping[str, Any]


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

    table = Table(*columns, box=None, header_style="bold", pad_edge=False)
    for row in rows:
        table.add_row(*(Text(_cell(row[column])) for column in columns))
    console = Console(highlight=False, soft_wrap=False)
    console.print(table)
    console.print(Text(f"{table.row_count:,} rows", style="dim"))


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)

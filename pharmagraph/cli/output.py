"""Rows to the terminal, or to a program: JSON Lines, CSV, TSV, or a table that fits the window."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

import click

from pharmagraph.graph.counted import counted

Item = TypeVar("Item")
Row = Mapping[str, Any]
_FILE_WIDTH = 200  # of a table that is not written to a terminal
_MAX_COLUMN = 24  # the rest of the line is for the quote
_MIN_COLUMN = 7
_QUOTE = 20  # of a quote, to be seen where there is room


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


def noted_if_none(items: Iterable[Item], what: str) -> Iterator[Item]:
    """The items as they are; where there are none, that is said on standard error."""
    empty = True
    for item in items:
        empty = False
        yield item
    if empty:
        click.echo(f"no {what} of the graph passes the filters", err=True)


def write_table(rows: Iterable[Row], columns: Sequence[str]) -> None:
    """A table for people, as wide as the window, with the number of its rows below."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from pharmagraph.graph.table import harmless

    cells = [[_one_line(harmless(_cell(row[column]))) for column in columns] for row in rows]
    console = Console(highlight=False, width=None if sys.stdout.isatty() else _FILE_WIDTH)
    table = Table(box=None, header_style="bold", pad_edge=False)
    for column, width in zip(columns, _widths(cells, columns, console.width), strict=True):
        table.add_column(
            column, no_wrap=True, overflow="ellipsis", min_width=width, max_width=width
        )
    for line in cells:
        table.add_row(*map(Text, line))
    console.print(table)
    console.print(Text(counted(table.row_count, "row"), style="dim"))


def _widths(cells: list[list[str]], columns: Sequence[str], window: int) -> list[int]:
    """As wide as what stands in the column, up to a limit that leaves room for quotes, which share the rest."""
    longest = [max(map(len, each)) for each in zip(columns, *cells, strict=True)]
    quotes = [column.endswith("quote") for column in columns]
    others = [most for most, quote in zip(longest, quotes, strict=True) if not quote]
    room = window - 2 * len(columns) - _QUOTE * sum(quotes)
    limits = range(_MAX_COLUMN, _MIN_COLUMN, -1)
    fits = (limit for limit in limits if sum(min(limit, most) for most in others) <= room)
    limit = next(fits, _MIN_COLUMN)
    widths = [min(limit, most) for most in longest]
    left = window - sum(w + 2 for w, quote in zip(widths, quotes, strict=True) if not quote)
    share = max(_QUOTE // 2, left // max(1, sum(quotes)) - 2)
    return [share if quote else width for width, quote in zip(widths, quotes, strict=True)]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)

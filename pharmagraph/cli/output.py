"""Rows to the terminal, or to a program: JSON Lines, CSV, TSV, or a table that fits the window.

In a window that is too narrow for a table, each row has a few lines of its own instead, with its quotes whole.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from pharmagraph.graph.counted import counted

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

Item = TypeVar("Item")
Row = Mapping[str, Any]
_FILE_WIDTH = 200  # of a table that is not written to a terminal
_MAX_COLUMN = 24  # the rest of the line is for the quote
_MIN_COLUMN = 14  # less of a name is no longer read
_QUOTE = 30  # of a quote, to be seen
_STATEMENT = ("subject", "predicate", "object")


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


def noted_if_none(
    items: Iterable[Item], what: str, *, filtered: bool, hint: Callable[[], str] | None = None
) -> Iterator[Item]:
    """The items as they are; where there are none, that is said on standard error, with a hint."""
    empty = True
    for item in items:
        empty = False
        yield item
    if empty:
        told = (
            f"no {what} of the graph passes the filters" if filtered else f"the graph has no {what}"
        )
        click.echo(told + (hint() if hint and filtered else ""), err=True)


def write_table(rows: Iterable[Row], columns: Sequence[str]) -> None:
    """A table for people, as wide as the window, with the number of its rows below."""
    from rich.console import Console
    from rich.text import Text

    from pharmagraph.graph.asking.table import harmless

    cells = [[_one_line(harmless(_cell(row[column]))) for column in columns] for row in rows]
    console = Console(highlight=False, width=None if sys.stdout.isatty() else _FILE_WIDTH)
    if widths := _widths(cells, columns, console.width):
        console.print(_aligned(cells, columns, widths))
    else:
        for line in cells:
            _downwards(console, dict(zip(columns, line, strict=True)))
    console.print(Text(counted(len(cells), "row"), style="dim"))


def _aligned(cells: list[list[str]], columns: Sequence[str], widths: list[int]) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, header_style="bold", pad_edge=False)
    for column, width in zip(columns, widths, strict=True):
        table.add_column(
            column, no_wrap=True, overflow="ellipsis", min_width=width, max_width=width
        )
    for line in cells:
        table.add_row(*map(Text, line))
    return table


def _downwards(console: Console, row: dict[str, str]) -> None:
    """What is said, with all that is said of it; then each quote with its document."""
    from rich.text import Text

    head = [name for name in _STATEMENT if name in row] or [
        "text" if "text" in row else next(iter(row))
    ]
    said = {name: row.pop(name) for name in head}
    if row.pop("negated", "") == "true":
        name = head[len(head) // 2]  # the predicate
        said[name] = f"not: {said[name]}"
    quotes = [
        (row.pop(name.replace("quote", "document"), ""), row.pop(name))
        for name in [*row]
        if name.endswith("quote")
    ]
    line = Text(" ".join(said.values()), style="bold")
    others = Text(", ".join(f"{name} {value}" for name, value in row.items() if value))
    if line.cell_len + others.cell_len + 4 <= console.width:
        line.append(f"  ({others})", style="not bold")
        others = Text()
    console.print(line)
    for text in [others, *(_quoted(*each) for each in quotes)]:
        for part in text.wrap(console, console.width - 2) if text else []:
            part.rstrip()
            console.print(Text("  ").append_text(part))


def _quoted(document: str, quote: str) -> Text:
    from rich.text import Text

    told = Text(f"{document}: " if document else "", style="dim")
    return told.append(quote, style="not dim")


def _widths(cells: list[list[str]], columns: Sequence[str], window: int) -> list[int]:
    """As wide as what stands in the column, up to a limit that leaves room for quotes, which share the rest.

    None at all if the window has no room for so many columns.
    """
    longest = [max(map(len, each)) for each in zip(columns, *cells, strict=True)]
    quotes = [column.endswith("quote") for column in columns]
    others = [most for most, quote in zip(longest, quotes, strict=True) if not quote]
    room = window - 2 * len(columns) - _QUOTE * sum(quotes)
    limits = range(_MAX_COLUMN, _MIN_COLUMN - 1, -1)
    fits = (limit for limit in limits if sum(min(limit, most) for most in others) <= room)
    if not (limit := next(fits, 0)):
        return []
    widths = [min(limit, most) for most in longest]
    left = window - sum(w + 2 for w, quote in zip(widths, quotes, strict=True) if not quote)
    share = left // max(1, sum(quotes)) - 2
    return [share if quote else width for width, quote in zip(widths, quotes, strict=True)]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)

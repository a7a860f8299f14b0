"""Tables of plain values, shown in a notebook, and as frames of pandas or polars where these are installed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from importlib import import_module
from typing import TYPE_CHECKING, Any

from pharmagraph.errors import MissingLibraryError
from pharmagraph.graph.counted import counted

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

Value = str | int | float | bool | None

_ROWS = 20  # that a notebook shows
_WITHIN = "max-width:100%;overflow-x:auto"  # no wider than its cell: what is wider is scrolled
_CELL = 200  # characters of a cell that a notebook shows
_LARGEST = 2**63 - 1  # of the integers of frames
_PANDAS = {str: "string", int: "Int64", float: "Float64", bool: "boolean"}
_POLARS = {str: "String", int: "Int64", float: "Float64", bool: "Boolean"}


@dataclass(frozen=True, slots=True)
class Table:
    """Columns by their names, all of one length, each of one type; None where there is no value."""

    columns: Mapping[str, Sequence[Value]]
    types: Mapping[str, type]

    def __len__(self) -> int:
        return max(map(len, self.columns.values()), default=0)

    def __iter__(self) -> Iterator[dict[str, Value]]:
        """Yield the rows."""
        for row in zip(*self.columns.values(), strict=True):
            yield dict(zip(self.columns, row, strict=True))

    def to_pandas(self) -> pd.DataFrame:
        """The table as a frame of pandas, with types that know missing values.

        Raises `MissingLibraryError` where pandas is not installed.
        """
        pandas = _library("pandas")
        frame: pd.DataFrame = pandas.DataFrame(
            {
                name: pandas.array(list(values), dtype=_PANDAS[self.types[name]])
                for name, values in self.columns.items()
            }
        )
        return frame

    def to_polars(self) -> pl.DataFrame:
        """The table as a frame of polars. Raises `MissingLibraryError` where it is not installed."""
        polars = _library("polars")
        schema = {name: getattr(polars, _POLARS[self.types[name]]) for name in self.columns}
        columns = {name: list(values) for name, values in self.columns.items()}
        frame: pl.DataFrame = polars.DataFrame(columns, schema=schema)
        return frame

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{escape(name)}</th>" for name in self.columns)
        rows = "".join(
            f"<tr>{_cells(row)}</tr>" for row, _ in zip(self, range(_ROWS), strict=False)
        )
        count = counted(len(self), "row")
        shown = f"{count}, the first {_ROWS} shown" if len(self) > _ROWS else count
        table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        return f'<div style="{_WITHIN}">{table}</div><small>{shown}</small>'


def table_of(names: Sequence[str], rows: Iterable[Mapping[str, Value]]) -> Table:
    """The table of these rows: a column with values of several types, other than numbers, is of text.

    >>> table_of(["dose", "n"], [{"dose": 2, "n": 1}, {"dose": 2.5, "n": "many"}]).columns
    {'dose': [2.0, 2.5], 'n': ['1', 'many']}
    """
    columns: dict[str, list[Value]] = {name: [] for name in names}
    for row in rows:
        for name, values in columns.items():
            values.append(row.get(name))
    types = {name: _type(values) for name, values in columns.items()}
    return Table({name: _as(types[name], values) for name, values in columns.items()}, types)


def _type(values: Iterable[Value]) -> type:
    types = {type(value) for value in values if value is not None}
    if types in ({int, float}, {float}):
        return float
    if types == {int} and any(isinstance(it, int) and abs(it) > _LARGEST for it in values):
        return str
    return types.pop() if len(types) == 1 else str


def _as(type: type, values: list[Value]) -> list[Value]:
    return [it if it is None or isinstance(it, type) else type(it) for it in values]


def _cells(row: Mapping[str, Value]) -> str:
    texts = ("" if value is None else str(value) for value in row.values())
    return "".join(
        f'<td style="text-align:left">{escape(text[:_CELL])}{"…" if len(text) > _CELL else ""}</td>'
        for text in texts
    )


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingLibraryError(name) from error

"""Rows of an answer as a plain table for reading: identifiers in their short form, columns aligned."""

from __future__ import annotations

import re
import unicodedata

import pyoxigraph as ox

from pharmagraph.graph.counted import counted
from pharmagraph.ontology.namespaces import curie_of

_WIDEST = 80  # characters of a cell; what is longer is cut off, for all of it take another format
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069]+")


def table(solutions: ox.QuerySolutions) -> str:
    """Return the rows under their names, and how many there are."""
    names = [variable.value for variable in solutions.variables]
    rows = [[_cell(value) for value in solution] for solution in solutions]
    widths = [max(_width(cell) for cell in column) for column in zip(names, *rows, strict=True)]
    lines = [_line(row, widths) for row in (names, ["-" * width for width in widths], *rows)]
    return "".join(lines) + f"({counted(len(rows), 'row')})\n"


def _line(cells: list[str], widths: list[int]) -> str:
    padded = (
        cell + " " * (width - _width(cell)) for cell, width in zip(cells, widths, strict=True)
    )
    return "  ".join(padded).rstrip() + "\n"


def _cell(value: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> str:
    if value is None:
        return ""
    if isinstance(value, ox.NamedNode):
        text = curie_of(value.value)
    elif isinstance(value, ox.Literal):
        text = value.value
    else:
        text = str(value)
    text = harmless(text)
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"


def harmless(text: str) -> str:
    """The text without what moves the cursor of a terminal, or turns the way of writing.

    >>> harmless("a\\x1b[2Jb")
    'a [2Jb'
    """
    return _UNSAFE.sub(" ", text)


def _width(text: str) -> int:
    """Columns of a terminal: wide characters take two, combining ones none."""
    return sum(
        0 if unicodedata.combining(letter) else 1 + (unicodedata.east_asian_width(letter) in "WF")
        for letter in text
    )

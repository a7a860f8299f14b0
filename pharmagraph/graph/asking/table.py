"""Rows of an answer as a plain table for reading: identifiers in their short form, columns aligned.

Where a window is too narrow for the table, each row is written downwards, its values whole.
"""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Iterator, Sequence

import pyoxigraph as ox

from pharmagraph.graph.counted import counted
from pharmagraph.ontology.namespaces import curie_of

_WIDEST = 80  # characters of a cell; what is longer is cut off, for all of it take another format
_NARROWEST = 20  # characters that a value written downwards has room for at least
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069]+")


def table(solutions: ox.QuerySolutions, window: int | None = None) -> str:
    """Return the rows under their names, and how many there are; `window`: its width in characters, None for no end."""
    names = [variable.value for variable in solutions.variables]
    rows = [[_text(value) for value in solution] for solution in solutions]
    lines = list(_aligned(names, [[_cut(cell) for cell in row] for row in rows]))
    if window is not None and rows and max(map(_width, lines)) > window:
        lines = list(_downwards(names, rows, window))
    return "\n".join([*lines, f"({counted(len(rows), 'row')})\n"])


def _aligned(names: list[str], rows: list[list[str]]) -> Iterator[str]:
    """Each row a line, below the names."""
    widths = [max(_width(cell) for cell in column) for column in zip(names, *rows, strict=True)]
    for row in (names, ["-" * width for width in widths], *rows):
        yield _line(row, widths)


def _downwards(names: list[str], rows: Sequence[list[str]], window: int) -> Iterator[str]:
    """Each row as lines of a name and its value, folded between words; what has no value is left out."""
    indent = 2 + max(map(_width, names))
    for number, row in enumerate(rows, 1):
        yield f"-- {number} of {len(rows)} ".ljust(window, "-")
        for name, cell in zip(names, row, strict=True):
            if cell:
                room = max(window - indent, _NARROWEST)
                first, *rest = textwrap.wrap(cell, room, break_on_hyphens=False) or [cell]
                yield name.ljust(indent) + first
                yield from (" " * indent + line for line in rest)


def _line(cells: list[str], widths: list[int]) -> str:
    padded = (
        cell + " " * (width - _width(cell)) for cell, width in zip(cells, widths, strict=True)
    )
    return "  ".join(padded).rstrip()


def _text(value: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> str:
    if value is None:
        return ""
    if isinstance(value, ox.NamedNode):
        text = curie_of(value.value)
    elif isinstance(value, ox.Literal):
        text = value.value
    else:
        text = str(value)
    return harmless(text)


def _cut(text: str) -> str:
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

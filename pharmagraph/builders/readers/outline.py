"""Headings and paragraphs, as a marked-up format has them, to one text with its sections."""

from __future__ import annotations

import re
from typing import NamedTuple

from pharmagraph.builders.text.invisible import seen
from pharmagraph.graph.document import Section

_SPACES = re.compile(r"[^\S\n]+")
_PAIR = 2  # cells of a row: what, and its value
_BREAKS = re.compile(r"\s*\n\s*")


class Text(NamedTuple):
    """What a document is made from."""

    text: str
    sections: tuple[Section, ...]


class Outline:
    """Takes headings and paragraphs in reading order, and says what text they make.

    >>> outline = Outline()
    >>> outline.heading("Uses")
    >>> outline.paragraph("For  pain.")
    >>> outline.text()
    Text(text='Uses\\n\\nFor pain.', sections=(Section(title='Uses', start=0, body=4, end=15),))
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._headings: list[tuple[int, int, str]] = []

    def heading(self, title: str) -> None:
        title = _flat(title)
        if title:
            start = self._put(title)
            self._headings.append((start, self._length, title))

    def title(self, title: str) -> None:
        """The document's title: a heading, unless it is a sentence of its own, as in most abstracts."""
        if _flat(title).endswith((".", "?", "!")):
            self.paragraph(title)
        else:
            self.heading(title)

    def label(self, title: str, paragraph: str) -> None:
        """A paragraph with its heading on the same line: "METHODS: We gave ..."."""
        start = self._put(f"{_flat(title)}: {_flat(paragraph)}")
        self._headings.append((start, start + len(_flat(title)) + 1, _flat(title)))

    def paragraph(self, paragraph: str) -> None:
        paragraph = _flat(paragraph)
        if paragraph:
            self._put(paragraph)

    def item(self, item: str) -> None:
        """An item of a list: a line of its own with a bullet."""
        item = _flat(item)
        if item:
            self._put(f"- {item}", "\n" if self._parts else "")

    def row(self, cells: list[str]) -> None:
        """A row of a table: "what: value" where it has two cells; of more, those that are empty keep their place."""
        cells = [_flat(cell) for cell in cells]
        if len(cells) <= _PAIR:
            cells = [cell for cell in cells if cell]
        if any(cells):
            row = (": " if len(cells) == _PAIR else " | ").join(cells)
            self._put(row if cells[0] else f"| {row} |")

    def text(self) -> Text:
        text = "".join(self._parts)
        if not text:
            return Text("", ())
        headings = self._headings
        if not headings or headings[0][0] > 0:
            headings = [(0, 0, ""), *headings]
        ends = [start for start, _, _ in headings[1:]] + [len(text)]
        return Text(
            text,
            tuple(
                Section(title, start, body, end)
                for (start, body, title), end in zip(headings, ends, strict=True)
            ),
        )

    def _put(self, part: str, separator: str = "\n\n") -> int:
        if self._parts:
            self._parts.append(separator)
            self._length += len(separator)
        start = self._length
        self._parts.append(part)
        self._length += len(part)
        return start


def _flat(text: str) -> str:
    """One line: white space in mark-up means no more than a space, and what is not seen means nothing."""
    return _SPACES.sub(" ", _BREAKS.sub(" ", seen(text))).strip()

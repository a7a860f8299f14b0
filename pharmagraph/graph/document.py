"""A document as every part knows it: its text, and where that came from."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple


class Section(NamedTuple):
    """A stretch of the text under one heading; the heading's own text is `title`.

    `start` is where the heading (or, without one, the body) begins and `body` where the body begins.
    """

    title: str
    start: int
    body: int
    end: int


class GivenMention(NamedTuple):
    """A mention that came with the document: offsets in code points, a kind, and an id if known."""

    start: int
    end: int
    kind: str
    id: str | None = None


@dataclass(frozen=True)
class Document:
    """The text of a document and where it came from. Offsets everywhere are code points of `text`.

    `furniture` are half-open spans of page furniture (navigation, comment forms): no claims there.
    `given` is None where the document came without mentions of its own.
    """

    id: str
    text: str
    title: str = ""
    format: str = "text"
    source: str = ""
    sections: tuple[Section, ...] = ()
    furniture: tuple[tuple[int, int], ...] = ()
    given: tuple[GivenMention, ...] | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def sha256(self) -> str:
        """Of the text in UTF-8: what the document is, whatever it is called."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

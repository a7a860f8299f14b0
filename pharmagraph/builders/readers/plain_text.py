"""Plain text and Markdown: the text is kept as it is, headings and page furniture are found in it."""

from __future__ import annotations

from collections.abc import Iterator

from pharmagraph.builders.readers.encoding import decode
from pharmagraph.builders.readers.source import Source
from pharmagraph.builders.text.furniture import furniture_spans
from pharmagraph.builders.text.headings import sections_of
from pharmagraph.graph.document import Document


def read_plain_text(source: Source) -> Iterator[Document]:
    """One document a file; its title is its first heading."""
    text, encoding = decode(source.data(), source.name)
    sections = sections_of(text)
    yield Document(
        id=source.name,
        text=text,
        title=next((section.title for section in sections if section.title), ""),
        format="markdown" if source.suffix in {".md", ".markdown"} else "text",
        source=source.name,
        sections=sections,
        furniture=furniture_spans(text),
        metadata={"encoding": encoding},
    )

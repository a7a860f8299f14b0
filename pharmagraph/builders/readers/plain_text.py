"""Plain text and Markdown: the text is kept as it is, headings and page furniture are found in it."""

from __future__ import annotations

from collections.abc import Iterator

from pharmagraph.builders.readers.encoding import decode
from pharmagraph.builders.readers.source import Source
from pharmagraph.builders.text import markdown
from pharmagraph.builders.text.furniture import furniture_spans
from pharmagraph.builders.text.headings import sections_of
from pharmagraph.graph.document import Document


def read_plain_text(source: Source) -> Iterator[Document]:
    """One document a file; its title is its first heading, or what the settings on top of a Markdown file say."""
    text, encoding = decode(source.data(), source.name)
    is_markdown = source.suffix in {".md", ".markdown"}
    settings, title = markdown.front_matter(text) if is_markdown else (None, "")
    code = markdown.code_blocks(text) if is_markdown else []
    aside = sorted([settings, *code]) if settings else code
    prose = markdown.without(text, aside)
    sections = sections_of(prose)
    yield Document(
        id=source.name,
        text=text,
        title=title or next((section.title for section in sections if section.title), ""),
        format="markdown" if is_markdown else "text",
        source=source.name,
        sections=sections,
        furniture=furniture_spans(prose, aside),
        metadata={"encoding": encoding},
    )

"""JATS: the title, abstract and body of journal articles; references, formulas and back matter are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pharmagraph.builders.readers.outline import Outline
from pharmagraph.builders.readers.source import Source
from pharmagraph.builders.readers.xml import child, children, name, records, text_of
from pharmagraph.errors import UnreadableDocumentError
from pharmagraph.graph.document import Document

_NOT_PROSE = frozenset(
    {
        "inline-formula",
        "disp-formula",
        "tex-math",
        "math",
        "fn",
        "xref-reference",
        "object-id",
        "label",
    }
)
_BLOCKS = frozenset(
    {"list", "disp-quote", "boxed-text", "table-wrap", "fig", "fig-group", "def-list"}
)
_NUMBERS = re.compile(r"[\d\s,;–—*†‡-]*[a-z]?")
_EMPTY_BRACKETS = re.compile(r"\s*[\[(][\s,;–—-]*[\])]")
_SPACE_BEFORE = re.compile(r" (?=[.,;:])")


def read_jats_xml(source: Source) -> Iterator[Document | UnreadableDocumentError]:
    """A document for each article of the file; the file's path is its id, with the article's own if there are more."""
    found = [_document(article, source) for article in records(source, "article")]
    several = len(found) > 1
    for article_id, document in found:
        if document is None:
            yield UnreadableDocumentError(source.name, "an article without text")
        else:
            yield document if not several else _with_id(document, f"{source.name}#{article_id}")


def _with_id(document: Document, identifier: str) -> Document:
    from dataclasses import replace  # noqa: PLC0415

    return replace(document, id=identifier)


def _document(article: Any, source: Source) -> tuple[str, Document | None]:
    meta = child(article, "front", "article-meta")
    title = text_of(child(meta, "title-group", "article-title"), _NOT_PROSE)
    outline = Outline()
    outline.title(title)
    for abstract in children(meta, "abstract"):
        if abstract.get("abstract-type") not in {"graphical", "teaser", "toc"}:
            _section(abstract, outline, "Abstract")
    body = child(article, "body")
    if body is not None:
        _section(body, outline, "")
    metadata = _metadata(meta)
    identifier = metadata.get("pmc") or metadata.get("pmid") or metadata.get("doi") or title
    found = outline.text()
    if not found.text:
        return identifier, None
    return identifier, Document(
        id=source.name,
        text=found.text,
        title=title,
        format="jats",
        source=source.name,
        sections=found.sections,
        metadata=metadata,
    )


def _metadata(meta: Any | None) -> dict[str, str]:
    found = {each.get("pub-id-type", ""): text_of(each) for each in children(meta, "article-id")}
    year = next((text_of(child(date, "year")) for date in children(meta, "pub-date")), "")
    kept = {key: found[key] for key in ("doi", "pmc", "pmid") if found.get(key)}
    return kept | ({"year": year} if year else {})


def _section(section: Any, outline: Outline, title: str) -> None:
    outline.heading(text_of(child(section, "title"), _NOT_PROSE) or title)
    for element in section:
        tag = name(element)
        if tag == "sec":
            _section(element, outline, "")
        elif tag == "p":
            _paragraph(element, outline)
        elif tag in _BLOCKS:
            _block(element, outline)


def _paragraph(paragraph: Any, outline: Outline) -> None:
    """A paragraph, and after it the lists and tables that JATS lets stand inside one."""
    outline.paragraph(_prose(paragraph))
    for element in paragraph:
        if name(element) in _BLOCKS:
            _block(element, outline)


def _block(block: Any, outline: Outline) -> None:
    tag = name(block)
    if tag == "list":
        for item in children(block, "list-item"):
            outline.item(" ".join(_prose(part) for part in item))
    elif tag == "def-list":
        for item in children(block, "def-item"):
            outline.row([_prose(part) for part in item])
    elif tag == "table-wrap":
        _caption(block, outline)
        for row in block.iter("{*}tr"):
            outline.row([_prose(cell) for cell in row])
    elif tag in {"fig", "fig-group"}:
        for figure in block.iter("{*}fig"):
            _caption(figure, outline)
    else:
        _section(block, outline, "")


def _caption(block: Any, outline: Outline) -> None:
    caption = child(block, "caption")
    for part in [] if caption is None else caption:
        outline.paragraph(_prose(part))


def _prose(element: Any) -> str:
    """The text of a paragraph without its reference numbers: "pain [12]." is "pain."."""
    parts: list[str] = []
    _collect(element, parts)
    text = " ".join("".join(parts).split())
    return _SPACE_BEFORE.sub("", _EMPTY_BRACKETS.sub("", text))


def _collect(element: Any, parts: list[str]) -> None:
    parts.append(element.text or "")
    for each in element:
        tag = name(each)
        if tag == "xref" or (tag == "sup" and child(each, "xref") is not None):
            own = text_of(each)
            parts.append("" if _NUMBERS.fullmatch(own) else own)
        elif tag == "break":
            parts.append(" ")
        elif tag and tag not in _NOT_PROSE and tag not in _BLOCKS:
            _collect(each, parts)
        parts.append(each.tail or "")

"""Structured Product Labeling (SPL): the sections of a drug's label as prose, without the listing of its packages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pharmagraph.builders.readers.outline import Outline
from pharmagraph.builders.readers.source import Source
from pharmagraph.builders.readers.xml import child, children, name, records, text_of
from pharmagraph.errors import UnreadableDocumentError
from pharmagraph.graph.document import Document

# LOINC codes of sections that hold no prose: the product's data elements, and the picture of the package.
_SKIPPED_CODES = frozenset({"48780-1", "51945-4"})
_NOT_PROSE = frozenset({"footnote", "footnoteRef", "renderMultiMedia"})
_TITLE_NOISE = "These highlights do not include all the information"


def read_drug_label(source: Source) -> Iterator[Document]:
    """The label as one document; its title is what the label is titled, or the product's name."""
    for label in records(source, "document"):
        outline = Outline()
        title = _title(label)
        outline.title(title)
        for component in children(child(label, "component", "structuredBody"), "component"):
            for section in children(component, "section"):
                _section(section, outline)
        found = outline.text()
        if found.text == title:
            raise UnreadableDocumentError(source.name, "a label without sections")
        yield Document(
            id=source.name,
            text=found.text,
            title=title,
            format="spl",
            source=source.name,
            sections=found.sections,
            metadata=_metadata(label),
        )


def _title(label: Any) -> str:
    product = next((text_of(child(each, "name")) for each in label.iter("{*}manufacturedProduct")
                    if child(each, "name") is not None), "")  # fmt: skip
    generic = next((text_of(child(each, "name")) for each in label.iter("{*}genericMedicine")), "")
    title = text_of(child(label, "title"))
    if title and not title.startswith(_TITLE_NOISE) and len(title) <= 200:
        return title
    return f"{product} ({generic})" if product and generic else product or generic or title[:200]


def _metadata(label: Any) -> dict[str, str]:
    identifier, date = child(label, "setId"), child(label, "effectiveTime")
    found = {
        "set_id": "" if identifier is None else identifier.get("root", ""),
        "year": "" if date is None else date.get("value", "")[:4],
    }
    return {key: value for key, value in found.items() if value}


def _section(section: Any, outline: Outline) -> None:
    code = child(section, "code")
    if code is not None and code.get("code") in _SKIPPED_CODES:
        return
    outline.heading(text_of(child(section, "title"), _NOT_PROSE))
    text = child(section, "text")
    if text is not None:
        _blocks(text, outline)
    for component in children(section, "component"):
        for inner in children(component, "section"):
            _section(inner, outline)


def _blocks(text: Any, outline: Outline) -> None:
    if text.text and text.text.strip():
        outline.paragraph(text.text)
    for block in text:
        tag = name(block)
        if tag == "paragraph":
            outline.paragraph(text_of(block, _NOT_PROSE))
        elif tag == "list":
            for item in children(block, "item"):
                outline.item(text_of(item, _NOT_PROSE))
        elif tag == "table":
            for row in block.iter("{*}tr"):
                outline.row([text_of(cell, _NOT_PROSE) for cell in row])
        elif tag and tag not in _NOT_PROSE:
            outline.paragraph(text_of(block, _NOT_PROSE))
        if block.tail and block.tail.strip():
            outline.paragraph(block.tail)

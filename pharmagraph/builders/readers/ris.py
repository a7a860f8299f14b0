"""RIS, the tagged lines in which libraries and reference managers hand on references (.ris)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pharmagraph.builders.readers.encoding import decode
from pharmagraph.builders.readers.medline import put_abstract
from pharmagraph.builders.readers.outline import Outline
from pharmagraph.builders.readers.source import Source
from pharmagraph.errors import UnreadableDocumentError
from pharmagraph.graph.document import Document

_FIRST = re.compile(rb"(?:\xef\xbb\xbf)?\s*TY {1,2}- *\w")
_RECORD = re.compile(r"^(?=TY {1,2}-)", re.MULTILINE)
# a value goes on in lines without a tag
_FIELD = re.compile(r"^([A-Z][A-Z0-9]) {1,2}- ?(.*(?:\n(?![A-Z][A-Z0-9] {1,2}-).*)*)", re.MULTILINE)
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_YEAR = re.compile(r"\d{4}")
# each by the tags that writers use for it, the commonest first
_TITLE, _ABSTRACT = ("TI", "T1", "CT", "BT"), ("AB", "N2")
_JOURNAL, _DATE = ("JF", "JO", "T2", "JA"), ("PY", "Y1", "DA")


def looks_like_ris(head: bytes) -> bool:
    return _FIRST.match(head) is not None


def read_ris(source: Source) -> Iterator[Document | UnreadableDocumentError]:
    """Title and abstract of each reference; its DOI is the id, or its accession number, or its place in the file.

    One with neither title nor abstract is passed over, and said.
    """
    text, _ = decode(source.data(), source.name)
    line = 1
    for number, record in enumerate(filter(None, _RECORD.split(text)), 1):
        if record.strip():
            yield _document(record, f"{source.name}:{line}", source.name, number)
        line += record.count("\n")


def _document(
    record: str, place: str, name: str, number: int
) -> Document | UnreadableDocumentError:
    fields: dict[str, str] = {}
    for match in _FIELD.finditer(record):
        value = " ".join(match[2].split())
        if value:
            fields.setdefault(match[1], value)
    title = _any_of(fields, _TITLE)
    outline = Outline()
    outline.title(title)
    put_abstract(outline, _any_of(fields, _ABSTRACT))
    found = outline.text()
    if not found.text:
        return UnreadableDocumentError(place, "a reference with neither a title nor an abstract")
    doi = _DOI.search(fields.get("DO", "") or fields.get("M3", ""))
    year = _YEAR.search(_any_of(fields, _DATE))
    metadata = {
        "journal": _any_of(fields, _JOURNAL),
        "year": year[0] if year else "",
        "doi": doi[0] if doi else "",
    }
    return Document(
        id=metadata["doi"] or fields.get("AN", "") or f"{name}#{number}",
        text=found.text,
        title=title,
        format="ris",
        source=name,
        sections=found.sections,
        metadata={key: value for key, value in metadata.items() if value},
    )


def _any_of(fields: dict[str, str], tags: tuple[str, ...]) -> str:
    return next((fields[tag] for tag in tags if tag in fields), "")

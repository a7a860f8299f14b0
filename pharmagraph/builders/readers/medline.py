"""MEDLINE's tagged lines, as PubMed saves a search in its format "PubMed" or for citation managers (.nbib)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pharmagraph.builders.readers.encoding import decode
from pharmagraph.builders.readers.outline import Outline
from pharmagraph.builders.readers.pubmed_xml import untranslated
from pharmagraph.builders.readers.source import Source
from pharmagraph.errors import UnreadableDocumentError
from pharmagraph.graph.document import Document

_FIRST = re.compile(rb"(?:\xef\xbb\xbf)?\s*PMID ?- *\d")
_RECORD = re.compile(r"^(?=PMID ?-)", re.MULTILINE)
_FIELD = re.compile(r"^([A-Z]{1,4}) *- (.*(?:\n[ \t]+\S.*)*)", re.MULTILINE)
# The labels of a structured abstract stand in its running text: "It was cheap. RESULTS: It helped."
_LABEL = re.compile(r"(?:^|(?<=[.?!)\]] ))([A-Z][A-Z /,&()-]{1,80}[A-Z)]): ")
_DOI = re.compile(r"(\S+) \[doi\]")


def looks_like_medline(head: bytes) -> bool:
    return _FIRST.match(head) is not None


def read_medline(source: Source) -> Iterator[Document | UnreadableDocumentError]:
    """Title and abstract of each article, its PMID the id; one without either is passed over, and said."""
    text, _ = decode(source.data(), source.name)
    number = 1
    for record in _RECORD.split(text):
        if record.strip():
            yield _document(record, f"{source.name}:{number}", source.name)
        number += record.count("\n")


def _document(record: str, place: str, name: str) -> Document | UnreadableDocumentError:
    fields: dict[str, str] = {}
    dois: list[str] = []
    for match in _FIELD.finditer(record):
        value = " ".join(match[2].split())
        fields.setdefault(match[1], value)
        dois += _DOI.findall(value) if match[1] in {"LID", "AID"} else []
    pmid, title = fields.get("PMID", ""), untranslated(fields.get("TI", ""))
    outline = Outline()
    outline.title(title)
    put_abstract(outline, fields.get("AB", ""))
    found = outline.text()
    if not pmid.isdigit() or not found.text:
        what = "neither a title nor an abstract" if pmid.isdigit() else "no PMID"
        return UnreadableDocumentError(f"{place} (PMID {pmid or '?'})", f"an article with {what}")
    metadata = {
        "pmid": pmid,
        "journal": fields.get("JT", "") or fields.get("TA", ""),
        "year": fields.get("DP", "")[:4],
        "doi": next(iter(dois), ""),
    }
    return Document(
        id=pmid,
        text=found.text,
        title=title,
        format="medline",
        source=name,
        sections=found.sections,
        metadata={key: value for key, value in metadata.items() if value},
    )


def put_abstract(outline: Outline, abstract: str) -> None:
    """The parts of an abstract, each below its label; as one paragraph where it has none.

    >>> outline = Outline()
    >>> put_abstract(outline, "AIM: To see. RESULTS: It helped (HR: 0.8).")
    >>> outline.text().text
    'AIM: To see.\\n\\nRESULTS: It helped (HR: 0.8).'
    """
    first, *rest = _LABEL.split(abstract)
    outline.paragraph(first)
    for label, part in zip(rest[::2], rest[1::2], strict=True):
        if part.strip():
            outline.label(label, part)

"""BioC, as XML and as JSON: passages with offsets, and annotations in them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pharmagraph.builders.readers.encoding import decode
from pharmagraph.builders.readers.given import in_order, mention
from pharmagraph.builders.readers.source import Source
from pharmagraph.builders.readers.xml import child, children, records, text_of
from pharmagraph.builders.text.headings import sections_of
from pharmagraph.errors import UnreadableDocumentError
from pharmagraph.graph.document import Document, GivenMention, Section

_TITLES = frozenset(
    {"title", "front", "title_1", "title_2", "title_3", "title_4", "table_title", "fig_title"}
)
_NOT_PROSE = frozenset({"ref", "footnote"})


class _Annotation(NamedTuple):
    offset: int
    words: str
    type: str
    id: str


class _Passage(NamedTuple):
    offset: int
    text: str
    kind: str
    annotations: Sequence[_Annotation]


def looks_like_bioc_json(head: bytes) -> bool:
    return b'"documents"' in head or b'"passages"' in head


def read_bioc_xml(source: Source) -> Iterator[Document | UnreadableDocumentError]:
    for element in records(source, "document"):
        yield _document(text_of(child(element, "id")), _xml_passages(element), source.name)


def read_bioc_json(source: Source) -> Iterator[Document | UnreadableDocumentError]:
    text, _ = decode(source.data(), source.name)
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:  # also a number too long
        raise UnreadableDocumentError(
            source.name, f"not JSON ({error})", "BioC is one JSON object"
        ) from None
    for collection in data if isinstance(data, list) else [data]:
        rows = collection.get("documents") if isinstance(collection, dict) else None
        for row in rows if isinstance(rows, list) else [collection]:
            try:
                yield _document(
                    str(row["id"]), [_json_passage(each) for each in row["passages"]], source.name
                )
            except (KeyError, TypeError, AttributeError, ValueError) as error:
                reason = f"not a BioC document ({type(error).__name__}: {error})"
                yield UnreadableDocumentError(source.name, reason, 'it has "id" and "passages"')


def _xml_passages(element: Any) -> list[_Passage]:
    return [
        _Passage(
            _number(text_of(child(passage, "offset"))),
            _raw(child(passage, "text")),
            _infon(passage, "type"),
            [_xml_annotation(each) for each in children(passage, "annotation")],
        )
        for passage in children(element, "passage")
    ]


def _xml_annotation(element: Any) -> _Annotation:
    location = child(element, "location")
    offset = -1 if location is None else _number(location.get("offset", ""))
    identifier = _infon(element, "identifier") or _infon(element, "MESH")
    return _Annotation(offset, _raw(child(element, "text")), _infon(element, "type"), identifier)


def _infon(element: Any, key: str) -> str:
    return next(
        (text_of(each) for each in children(element, "infon") if each.get("key") == key), ""
    )


def _raw(element: Any | None) -> str:
    return "" if element is None else "".join(element.itertext())


def _number(text: str) -> int:
    return int(text) if text.isdigit() else -1


def _json_passage(row: Mapping[str, Any]) -> _Passage:
    infons = row.get("infons") or {}
    annotations = [_json_annotation(each) for each in row.get("annotations") or ()]
    return _Passage(
        int(row.get("offset", 0)), row.get("text") or "", str(infons.get("type", "")), annotations
    )


def _json_annotation(row: Mapping[str, Any]) -> _Annotation:
    infons = row.get("infons") or {}
    locations = row.get("locations") or [{"offset": -1}]
    identifier = infons.get("identifier") or infons.get("MESH") or ""
    return _Annotation(
        int(locations[0]["offset"]),
        row.get("text") or "",
        str(infons.get("type", "")),
        str(identifier),
    )


def _document(
    identifier: str, passages: Iterable[_Passage], name: str
) -> Document | UnreadableDocumentError:
    """The passages one under the other; annotations go along with their passage."""
    text = ""
    sections: list[tuple[str, int, int]] = []
    given: list[GivenMention | None] = []
    for passage in passages:
        if not passage.text.strip() or passage.kind.lower() in _NOT_PROSE:
            continue
        start = len(text) + 1 if text else 0
        text = f"{text}\n{passage.text}" if text else passage.text
        if passage.kind.lower() in _TITLES and not passage.text.rstrip().endswith("."):
            sections.append((passage.text.strip(), start, len(text)))
        for note in passage.annotations:
            found = mention(
                text, start + note.offset - passage.offset, note.words, note.type, note.id
            )
            given.append(found)
    if not identifier or not text:
        return UnreadableDocumentError(name, f"a document without {'id' if text else 'text'}")
    dropped = sum(each is None for each in given)
    return Document(
        id=identifier,
        text=text,
        title=text.split("\n", 1)[0],
        format="bioc",
        source=name,
        sections=_sections(text, sections),
        given=in_order(each for each in given if each is not None) if given else None,
        metadata={"annotations_not_used": str(dropped)} if dropped else {},
    )


def _sections(text: str, titles: Sequence[tuple[str, int, int]]) -> tuple[Section, ...]:
    if not titles:
        return sections_of(text)
    if titles[0][1] > 0:
        titles = [("", 0, 0), *titles]
    ends = [start for _, start, _ in titles[1:]] + [len(text)]
    return tuple(Section(*title, end) for title, end in zip(titles, ends, strict=True))

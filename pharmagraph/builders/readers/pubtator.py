"""PubTator: title and abstract of each article, and annotations with offsets below them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pharmagraph.builders.readers.encoding import decode
from pharmagraph.builders.readers.given import in_order, mention
from pharmagraph.builders.readers.source import Source
from pharmagraph.builders.text.headings import sections_of
from pharmagraph.errors import UnreadableDocumentError
from pharmagraph.graph.document import Document

_TEXT = re.compile(r"([^|\t\n]+)\|([ta])\|(.*)")
_MIN_FIELDS = 5  # id, start, end, words, type; then perhaps an id


def looks_like_pubtator(head: bytes) -> bool:
    return bool(re.match(rb"\s*[^|\t\n]+\|t\|", head))


def read_pubtator(source: Source) -> Iterator[Document | UnreadableDocumentError]:
    """A document an article; one without any annotation is read as if none had been asked for."""
    text, _ = decode(source.data(), source.name)
    number = 1
    for block in re.split(r"(\n(?:[^\S\n]*\n)+)", text):
        if block.strip():
            leading = len(block) - len(block.lstrip("\n"))
            yield _document(block.strip("\n"), source.name, number + leading)
        number += block.count("\n")


def _document(block: str, name: str, number: int) -> Document | UnreadableDocumentError:
    texts: dict[str, str] = {}
    identifier = ""
    annotations: list[tuple[int, list[str]]] = []
    for line_number, line in enumerate(block.split("\n"), number):
        if match := _TEXT.fullmatch(line):
            identifier, texts[match[2]] = match[1].strip(), match[3]
        elif line.strip():
            annotations.append((line_number, line.split("\t")))
    title = texts.get("t", "")
    text = (
        f"{title}\n{texts['a']}" if texts.get("a") else title
    )  # offsets count one character between
    if not identifier or not text.strip():
        return UnreadableDocumentError(
            f"{name}:{number}",
            "an article without title and abstract",
            "PubTator begins with ID|t|TITLE",
        )
    given = []
    relations = 0
    for line_number, fields in annotations:
        if len(fields) < _MIN_FIELDS or not (fields[1].isdigit() and fields[2].isdigit()):
            if len(fields) >= 4 and not fields[1].isdigit():
                relations += 1  # "ID<tab>CID<tab>D001<tab>D002": a relation, which is not read
                continue
            return UnreadableDocumentError(
                f"{name}:{line_number}",
                "not an annotation",
                "ID, START, END, WORDS, TYPE between tabs",
            )
        found = mention(
            text, int(fields[1]), fields[3], fields[4], fields[5] if len(fields) > 5 else ""
        )
        given.append(found)
    kept = in_order(each for each in given if each is not None)
    dropped = sum(each is None for each in given)
    return Document(
        id=identifier,
        text=text,
        title=title,
        format="pubtator",
        source=name,
        sections=sections_of(text),
        given=kept if annotations else None,
        metadata={"annotations_not_used": str(dropped)} if dropped else {},
    )

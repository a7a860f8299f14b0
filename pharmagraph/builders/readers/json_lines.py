"""The contract's JSON Lines: one document a line, with or without mentions; a bad line is named and passed over."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Any

from pharmagraph.builders.readers.dates import date_in
from pharmagraph.builders.readers.source import MAX_BYTES, Source
from pharmagraph.builders.text.furniture import furniture_spans
from pharmagraph.builders.text.headings import sections_of
from pharmagraph.errors import UnreadableDocumentError
from pharmagraph.graph.document import Document, GivenMention
from pharmagraph.ontology.kinds import Kind

_KINDS = frozenset(kind.value for kind in Kind)
_SURROGATE = re.compile("[\ud800-\udfff]")


class _BadLineError(Exception):
    """What is wrong with a line, and the remedy."""

    def __init__(self, reason: str, remedy: str = "") -> None:
        super().__init__(reason, remedy)
        self.reason, self.remedy = reason, remedy


def read_json_lines(source: Source) -> Iterator[Document | UnreadableDocumentError]:
    """A document for each good line, an error for each bad one."""
    with source.open() as stream:
        for number in count(1):
            line = stream.readline(MAX_BYTES)
            if not line:
                return
            where = f"{source.name}:{number}"
            if len(line) == MAX_BYTES:
                yield UnreadableDocumentError(where, "a line of more than 100 MB", "split it")
                while line and not line.endswith(b"\n"):
                    line = stream.readline(MAX_BYTES)
            elif line.strip():
                try:
                    yield document_of(_parsed(line), source.name)
                except _BadLineError as bad:
                    yield UnreadableDocumentError(where, bad.reason, bad.remedy)
                except RecursionError:  # in saying what is wrong with it
                    yield UnreadableDocumentError(where, "JSON nested too deep")


def _parsed(line: bytes) -> Mapping[str, Any]:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _BadLineError(
            f"not UTF-8 (byte {error.start} of the line)", "save the file as UTF-8"
        ) from None
    except json.JSONDecodeError as error:
        reason = f"not JSON ({error.msg}, column {error.colno})"
        raise _BadLineError(reason, "each line is one document") from None
    except RecursionError:
        raise _BadLineError("JSON nested too deep") from None
    except ValueError:
        raise _BadLineError("a number of thousands of digits", "write it as a string") from None
    if not isinstance(row, dict):
        raise _BadLineError("not a JSON object", 'a line is like {"id": "a1", "text": "..."}')
    return row


def document_of(row: Mapping[str, Any], source: str) -> Document:
    """The document that one object of the contract describes. Its text is kept to the character."""
    identifier = row.get("id")
    if isinstance(identifier, int) and not isinstance(identifier, bool):
        identifier = str(identifier)
    if not isinstance(identifier, str) or not identifier.strip():
        raise _BadLineError('no "id"', "give each document an id of its own")
    text, title = row.get("text"), row.get("title") or ""
    if not isinstance(text, str) or not text.strip():
        raise _BadLineError(f'document {identifier!r} has no "text"')
    if not isinstance(title, str):
        raise _BadLineError(f'the "title" of document {identifier!r} is not a string')
    for value in (identifier, text, title):
        if "\0" in value or _SURROGATE.search(value):
            raise _BadLineError(
                f"document {identifier!r} has NUL or half a character in it", "mend the text"
            )
    mentions = row.get("mentions")
    return Document(
        id=identifier,
        text=text,
        title=title,
        format="jsonl",
        source=source,
        sections=sections_of(text),
        furniture=furniture_spans(text),
        given=None if mentions is None else _given(mentions, text),
        metadata=_dates(row),
    )


def _dates(row: Mapping[str, Any]) -> dict[str, str]:
    """When the document is from, if its line says so, beside what the contract has."""
    found = ((key, date_in(str(row.get(key)))) for key in ("date", "year"))
    return {key: date for key, date in found if date}


def _given(mentions: Any, text: str) -> tuple[GivenMention, ...]:
    if not isinstance(mentions, Sequence) or isinstance(mentions, str):
        raise _BadLineError('"mentions" is not a list')
    return tuple(_mention(mention, text) for mention in mentions)


def _mention(mention: Any, text: str) -> GivenMention:
    try:
        start, end, kind = mention["start"], mention["end"], mention["kind"]
        identifier = mention.get("id")
    except (KeyError, TypeError, AttributeError):
        raise _BadLineError(
            f'a mention without "start", "end" or "kind": {str(mention)[:80]}'
        ) from None
    numbers = type(start) is int and type(end) is int  # true and false are none
    if not (numbers and 0 <= start < end <= len(text)):
        raise _BadLineError(
            f"a mention outside the text: {str(start)[:20]}-{str(end)[:20]} of {len(text)} characters"
        )
    if not isinstance(kind, str) or kind not in _KINDS:
        raise _BadLineError(
            f"a mention of unknown kind {str(kind)[:80]!r}", f"kinds: {' '.join(sorted(_KINDS))}"
        )
    if identifier is not None and not isinstance(identifier, str):
        raise _BadLineError(f"the id of a mention is not a string: {str(identifier)[:80]}")
    return GivenMention(start, end, kind, identifier or None)

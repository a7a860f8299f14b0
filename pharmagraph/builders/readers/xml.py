"""What the XML formats share: safe parsing, one record at a time, and the text of an element.

Entities and external documents are never expanded or fetched; the only file that knows lxml's switches.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pharmagraph.builders.readers.source import Source
from pharmagraph.errors import UnreadableDocumentError

_ROOT = re.compile(rb"<(?![?!])(?:[\w.-]+:)?([\w.-]+)([^>]*)")
_PROLOGUE = re.compile(rb"<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>|<\?.*?\?>", re.DOTALL)
_REMEDY = "check that the file is whole, and XML of a kind that is read: PubMed, JATS, BioC, SPL"


def root_of(head: bytes) -> tuple[str, str]:
    """The name of the first element, and its attributes as they are written; both empty where it is not XML."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        start = start.decode("utf-16", "replace").encode()
    if not start.startswith(b"<"):
        return "", ""
    match = _ROOT.search(_PROLOGUE.sub(b"", start))
    return (match[1].decode(), match[2].decode("utf-8", "replace")) if match else ("", "")


def records(source: Source, *tags: str) -> Iterator[Any]:
    """The elements with these names, each forgotten when the next is asked for; names without namespaces."""
    from lxml import etree  # noqa: PLC0415 - only for XML

    with source.open() as stream:
        elements = etree.iterparse(
            stream,
            events=("end",),
            tag=[f"{{*}}{tag}" for tag in tags],
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
            huge_tree=False,
        )
        try:
            for _, element in elements:
                yield element
                _forget(element)
        except etree.XMLSyntaxError as error:
            line = f"{source.name}:{error.lineno}" if error.lineno else source.name
            raise UnreadableDocumentError(
                line, f"not well-formed XML ({_message(error)})", _REMEDY
            ) from None


def name(element: Any) -> str:
    """An element's name without its namespace; empty for comments and entities."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: Any, *path: str) -> Any | None:
    """The first element down the path."""
    for step in path:
        if element is None:
            return None
        element = next((each for each in element if name(each) == step), None)
    return element


def children(element: Any | None, tag: str) -> list[Any]:
    return [] if element is None else [each for each in element if name(each) == tag]


def text_of(element: Any | None, without: frozenset[str] = frozenset()) -> str:
    """The text in an element, on one line, but for that in elements `without`."""
    if element is None:
        return ""
    parts: list[str] = []
    _collect(element, without, parts)
    return " ".join("".join(parts).split())


def _collect(element: Any, without: frozenset[str], parts: list[str]) -> None:
    parts.append(element.text or "")
    for each in element:
        tag = name(each)
        if tag == "br":
            parts.append(" ")
        elif tag and tag not in without:
            _collect(each, without, parts)
        parts.append(each.tail or "")


def _forget(element: Any) -> None:
    """Free an element that was read, and what stands before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _message(error: Any) -> str:
    return str(error.msg or error).split(", line")[0]

"""Documents from files, one format a file here; `READERS` is the table of all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from pharmagraph.builders.readers.json_lines import read_json_lines
from pharmagraph.builders.readers.plain_text import read_plain_text
from pharmagraph.builders.readers.source import READ_ERRORS, Reader, Source, sources
from pharmagraph.errors import UnreadableDocumentError
from pharmagraph.graph.document import Document

__all__ = ["READERS", "Format", "Source", "format_of", "read", "read_all", "sources_of"]


class Format(NamedTuple):
    """A format: its name, the endings of its files, whether the first bytes look like it, how it is read."""

    name: str
    suffixes: tuple[str, ...]
    looks_like: Callable[[bytes], bool]
    read: Reader


def _anything(_head: bytes) -> bool:
    return True


def _is_json_lines(head: bytes) -> bool:
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


# Asked in this order, first those of the file's ending; the first that the bytes look like reads it.
READERS: tuple[Format, ...] = (
    Format("jsonl", (".jsonl", ".ndjson"), _is_json_lines, read_json_lines),
    Format("text", (".txt", ".text", ".md", ".markdown"), _anything, read_plain_text),
)
SUFFIXES = frozenset(suffix for format in READERS for suffix in format.suffixes)


def sources_of(inputs: Iterable[str]) -> list[Source]:
    """The files that inputs stand for: files, folders, globs, `-` for standard input."""
    return sources(inputs, SUFFIXES)


def format_of(source: Source) -> Format:
    """The format of a file, by its ending and its first bytes."""
    head = source.head()
    if not head.strip():
        raise UnreadableDocumentError(source.name, "the file is empty")
    by_suffix = [format for format in READERS if source.suffix in format.suffixes]
    for format in by_suffix or READERS:
        if format.looks_like(head):
            return format
    return by_suffix[-1]


def read(source: Source) -> Iterator[Document | UnreadableDocumentError]:
    """The documents of a file; what cannot be read comes as an error among them, and is not raised."""
    try:
        yield from format_of(source).read(source)
    except UnreadableDocumentError as error:
        yield error
    except READ_ERRORS as error:
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        yield UnreadableDocumentError(source.name, f"cannot be read ({reason})", "check the file")


def read_all(inputs: Iterable[str]) -> Iterator[Document | UnreadableDocumentError]:
    """The documents of all inputs, in order."""
    for source in sources_of(inputs):
        yield from read(source)

"""Documents from files, one format a file here; `READERS` is the table of all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from pharmagraph.builders.readers.bioc import looks_like_bioc_json, read_bioc_json, read_bioc_xml
from pharmagraph.builders.readers.captions import looks_like_captions, read_captions
from pharmagraph.builders.readers.drug_label import read_drug_label
from pharmagraph.builders.readers.foreign import foreign, table_of_values
from pharmagraph.builders.readers.html import read_html
from pharmagraph.builders.readers.jats_xml import read_jats_xml
from pharmagraph.builders.readers.json_lines import read_json_lines
from pharmagraph.builders.readers.mail import looks_like_mail, read_mail
from pharmagraph.builders.readers.medline import looks_like_medline, read_medline
from pharmagraph.builders.readers.pdf import looks_like_pdf, read_pdf
from pharmagraph.builders.readers.plain_text import read_plain_text
from pharmagraph.builders.readers.pubmed_xml import read_pubmed_xml
from pharmagraph.builders.readers.pubtator import looks_like_pubtator, read_pubtator
from pharmagraph.builders.readers.ris import looks_like_ris, read_ris
from pharmagraph.builders.readers.source import READ_ERRORS, Reader, Source, sources
from pharmagraph.builders.readers.xml import root_of
from pharmagraph.errors import PharmagraphError, UnreadableDocumentError, reason_of
from pharmagraph.graph.document import Document

__all__ = [
    "READERS",
    "Format",
    "Source",
    "format_of",
    "holds_one",
    "read",
    "read_all",
    "sources_of",
]


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


def _is_html(head: bytes) -> bool:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1024].lower()
    return start.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or b"<html" in start


def _has_root(*roots: str) -> Callable[[bytes], bool]:
    return lambda head: root_of(head)[0] in roots


def _is_drug_label(head: bytes) -> bool:
    root, attributes = root_of(head)
    return root == "document" and "hl7-org" in attributes


# Asked in this order, first those of the file's ending; the first that the bytes look like reads it.
READERS: tuple[Format, ...] = (
    Format("pdf", (".pdf",), looks_like_pdf, read_pdf),
    Format(
        "pubmed",
        (".xml",),
        _has_root("PubmedArticleSet", "PubmedArticle", "PubmedBookArticleSet"),
        read_pubmed_xml,
    ),
    Format(
        "jats", (".nxml", ".xml"), _has_root("article", "pmc-articleset", "articles"), read_jats_xml
    ),
    Format("bioc-xml", (".xml", ".bioc"), _has_root("collection"), read_bioc_xml),
    Format("spl", (".xml", ".spl"), _is_drug_label, read_drug_label),
    Format("html", (".html", ".htm", ".xhtml"), _is_html, read_html),
    Format("mail", (".eml", ".mht", ".mhtml"), looks_like_mail, read_mail),
    Format("captions", (".srt", ".vtt"), looks_like_captions, read_captions),
    Format("bioc-json", (".json", ".bioc"), looks_like_bioc_json, read_bioc_json),
    Format("jsonl", (".jsonl", ".ndjson"), _is_json_lines, read_json_lines),
    Format("pubtator", (".pubtator", ".txt"), looks_like_pubtator, read_pubtator),
    Format("medline", (".nbib", ".medline", ".txt"), looks_like_medline, read_medline),
    Format("ris", (".ris", ".txt"), looks_like_ris, read_ris),
    Format("text", (".txt", ".text", ".md", ".markdown"), _anything, read_plain_text),
)
_OF_ONE = frozenset({"captions", "html", "mail", "pdf", "spl", "text"})
SUFFIXES = frozenset(suffix for format in READERS for suffix in format.suffixes)


def sources_of(inputs: Iterable[str], passed: dict[str, str] | None = None) -> list[Source]:
    """The files that inputs stand for: files, folders, globs, `-` for standard input.

    `passed` takes up the files of folders whose ending is that of no format, each with its ending.
    """
    return sources(inputs, SUFFIXES, passed)


def format_of(source: Source) -> Format:
    """The format of a file, by its ending and its first bytes."""
    head = source.head()
    if not head.strip():
        raise UnreadableDocumentError(source.name, "the file is empty")
    if looks_like_pdf(head) and source.suffix not in {"", ".pdf"}:
        raise UnreadableDocumentError(source.name, "a PDF that is not called .pdf", "rename it")
    if unread := foreign(head, source.name):
        raise UnreadableDocumentError(source.name, *unread)
    by_suffix = [format for format in READERS if source.suffix in format.suffixes]
    for format in by_suffix or READERS:
        if format.looks_like(head):
            if format.read is read_plain_text and (table := table_of_values(source.name)):
                raise UnreadableDocumentError(source.name, *table)
            return format
    if by_suffix and by_suffix[-1].name in {
        "captions",
        "html",
        "mail",
        "jsonl",
        "pubtator",
        "medline",
        "ris",
        "text",
    }:
        return by_suffix[-1]  # its reader says what is wrong
    raise UnreadableDocumentError(source.name, *_mismatch(source, head))


def holds_one(source: Source) -> bool:
    """Whether the file is one document at most, by its format."""
    try:
        return source.path is not None and format_of(source).name in _OF_ONE
    except (UnreadableDocumentError, *READ_ERRORS):
        return True  # reading it will say why


def _mismatch(source: Source, head: bytes) -> tuple[str, str]:
    root = root_of(head)[0]
    if root:
        return (
            f"XML of a kind that is not read (its root is {root!r})",
            "read are PubMed, JATS, BioC and SPL",
        )
    return f"not what its ending {source.suffix} says", "rename it, or check that it is whole"


def read(source: Source) -> Iterator[Document | UnreadableDocumentError]:
    """The documents of a file; what cannot be read comes as an error among them, and is not raised."""
    try:
        yield from format_of(source).read(source)
    except UnreadableDocumentError as error:
        yield error
    except READ_ERRORS as error:
        yield UnreadableDocumentError(
            source.name, f"cannot be read ({reason_of(error)})", "check the file"
        )
    except Exception as error:
        if isinstance(error, PharmagraphError | MemoryError):
            raise
        yield UnreadableDocumentError(
            source.name,
            f"reading it failed in a way that nobody foresaw ({type(error).__name__}: {error})",
            "save its text as a .txt file, and report this",
        )


def read_all(inputs: Iterable[str]) -> Iterator[Document | UnreadableDocumentError]:
    """The documents of all inputs, in order."""
    for source in sources_of(inputs):
        yield from read(source)

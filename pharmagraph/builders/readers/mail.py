"""Mail (.eml) and pages that a browser saved whole (.mht, .mhtml): both are MIME messages.

Of a mail its own text is read, or else its page; of a saved page the page. What is attached is not read.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header
from html import escape

from pharmagraph.builders.readers.encoding import decode
from pharmagraph.builders.readers.html import charset_of, page
from pharmagraph.builders.readers.mime import Part, TooManyPartsError, contents, parsed
from pharmagraph.builders.readers.source import Source
from pharmagraph.builders.text.furniture import furniture_spans
from pharmagraph.builders.text.headings import sections_of
from pharmagraph.errors import UnreadableDocumentError
from pharmagraph.graph.document import Document

_HEADER = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:>?From .*\r?\n)?(?:[A-Za-z][A-Za-z0-9-]*:.*\r?\n(?:[ \t].*\r?\n)*){2}"
)
_TELLING = re.compile(
    rb"^(?:MIME-Version|Received|Message-ID|Snapshot-Content-Location):", re.I | re.M
)
_QUOTED = re.compile(r"^(?:>[ \t]?)+", re.MULTILINE)
_FLOWED = re.compile(r"(?<=\S)(?<!\n--) \n(?=\S)")
_SIGNATURE = re.compile(r"\n-- ?\n")
_NO_LETTERS = re.compile(r"[\x00-\x20\x7f\ud800-\udfff]+")


def looks_like_mail(head: bytes) -> bool:
    """Whether the first bytes are the head of a message."""
    return _HEADER.match(head) is not None and _TELLING.search(head) is not None


def read_mail(source: Source) -> Iterator[Document]:
    """The text of a message, beneath its subject, as one document."""
    message = _message(source)
    saved = "Snapshot-Content-Location" in message or source.suffix in {".mht", ".mhtml"}
    parts = list(contents(message, ("html", "plain") if saved else ("plain", "html")))
    if not parts:
        raise UnreadableDocumentError(
            source.name, "no text was found in the message", "save its text as a .txt file"
        )
    parts = parts[:1] if saved else parts  # frames of advertisements may follow
    read = [_read(part, source.name) for part in parts]
    encoding = read[0][1]
    if any(part.get_content_subtype() == "html" for part in parts):
        pages = [_as_page(text, part) for (text, _), part in zip(read, parts, strict=True)]
        yield page("\n".join(pages), source.name, encoding, "mail")
        return
    body = "\n\n".join(
        _plain(text, flowed=part.get_param("format") == "flowed")
        for (text, _), part in zip(read, parts, strict=True)
    )
    yield _written(_subject(message), body, source.name, encoding)


def _message(source: Source) -> Part:
    data = source.data().removeprefix(BOM_UTF8)
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        data = decode(data, source.name).text.encode()
    try:
        return parsed(data)
    except TooManyPartsError:
        raise UnreadableDocumentError(
            source.name,
            "its parts lie too deep in one another, or are too many",
            "save its text as a .txt file",
        ) from None


def _read(part: Part, name: str) -> tuple[str, str]:
    data = part.data()
    declared = part.get_content_charset()
    if part.get_content_subtype() == "html":
        declared = declared or charset_of(data)
    return decode(data, name, declared)


def _as_page(text: str, part: Part) -> str:
    return text if part.get_content_subtype() == "html" else f"<pre>{escape(text)}</pre>"


def _subject(message: Part) -> str:
    raw = next((v for k, v in message.raw_items() if k.lower() == "subject"), "")
    raw = raw.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    try:
        words = "".join(
            word if isinstance(word, str) else _said(word, charset)
            for word, charset in decode_header(raw)
        )
    except (HeaderParseError, ValueError):
        words = raw  # as it stands
    return _NO_LETTERS.sub(" ", words).strip()


def _said(word: bytes, charset: str | None) -> str:
    try:
        return word.decode(charset or "raw-unicode-escape", "replace")
    except (LookupError, ValueError):
        return word.decode("utf-8", "replace")


def _plain(text: str, *, flowed: bool) -> str:
    """What was written, without the marks of what others wrote before and of lines that were wrapped."""
    text = _QUOTED.sub("", text)
    return _FLOWED.sub(" ", text) if flowed else text


def _written(subject: str, body: str, name: str, encoding: str) -> Document:
    text = f"{subject}\n\n{body}" if subject else body
    signed = _SIGNATURE.search(text)
    aside = [(signed.start(), len(text))] if signed else []
    return Document(
        id=name,
        text=text,
        title=subject,
        format="mail",
        source=name,
        sections=sections_of(text),
        furniture=furniture_spans(text, aside),
        metadata={"encoding": encoding},
    )

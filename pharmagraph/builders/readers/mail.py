"""Mail (.eml) and pages that a browser saved whole (.mht, .mhtml): both are MIME messages.

Of a mail its own text is read, or else its page; of a saved page the page. What is attached is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import cast

from pharmagraph.builders.readers.encoding import decode
from pharmagraph.builders.readers.html import charset_of, page
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


def looks_like_mail(head: bytes) -> bool:
    """Whether the first bytes are the head of a message."""
    return _HEADER.match(head) is not None and _TELLING.search(head) is not None


def read_mail(source: Source) -> Iterator[Document]:
    """The text of a message, beneath its subject, as one document."""
    message = message_from_bytes(source.data(), policy=policy.default)
    saved = "Snapshot-Content-Location" in message or source.suffix in {".mht", ".mhtml"}
    part = _body(message, ("html", "plain") if saved else ("plain", "html"))
    data = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(data, bytes) or not data.strip():
        raise UnreadableDocumentError(
            source.name, "no text was found in the message", "save its text as a .txt file"
        )
    declared = part.get_content_charset()
    if part.get_content_subtype() == "html":
        text, encoding = decode(data, source.name, declared or charset_of(data))
        yield page(text, source.name, encoding, "mail")
        return
    text, encoding = decode(data, source.name, declared)
    flowed = part.get_param("format") == "flowed"
    yield _written(_subject(message), _plain(text, flowed=flowed), source.name, encoding)


def _body(message: EmailMessage, wanted: tuple[str, str]) -> EmailMessage | None:
    try:
        return cast("EmailMessage | None", message.get_body(wanted))
    except (AttributeError, KeyError, ValueError):
        return None  # its parts are not what its head says


def _subject(message: EmailMessage) -> str:
    try:
        return " ".join(str(message["Subject"] or "").split())
    except (ValueError, IndexError, AttributeError):
        return ""  # a head that is broken


def _plain(text: str, *, flowed: bool) -> str:
    """What was written, without the marks of what others wrote before and of lines that were wrapped."""
    text = _QUOTED.sub("", text.replace("\r\n", "\n"))
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

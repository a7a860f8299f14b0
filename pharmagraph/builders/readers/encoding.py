"""Bytes to text: byte-order mark, the charset that the file declares, strict UTF-8, then Windows-1252, recorded."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from pharmagraph.errors import UnreadableDocumentError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_MAX_CONTROLS = 0.01  # of the characters looked at; text has none to speak of
_LOOKED_AT = 65_536


class Decoded(NamedTuple):
    """A text with `\\n` at the end of each line, and the encoding it was in."""

    text: str
    encoding: str


def decode(data: bytes, name: str, declared: str | None = None) -> Decoded:
    """The text of a file; an error that says why where there is none.

    >>> decode("naïve".encode("cp1252"), "notes.txt").encoding
    'windows-1252 (assumed)'
    """
    if not data.strip():
        raise UnreadableDocumentError(name, "the file is empty")
    text, encoding = _decoded(data, name, declared)
    if "\0" in text:
        raise UnreadableDocumentError(
            name, "the file is binary (it has NUL bytes)", "give text, HTML, XML, JSON Lines or PDF"
        )
    if len(_CONTROLS.findall(text, 0, _LOOKED_AT)) > _MAX_CONTROLS * min(len(text), _LOOKED_AT):
        raise UnreadableDocumentError(
            name,
            "the file is binary (it is full of control characters)",
            "give text, HTML, XML, JSON Lines or PDF",
        )
    if not text.strip():
        raise UnreadableDocumentError(name, "the file is empty")
    return Decoded(text.replace("\r\n", "\n").replace("\r", "\n"), encoding)


def _decoded(data: bytes, name: str, declared: str | None) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), encoding.removesuffix("-sig")
            except UnicodeDecodeError as error:
                reason = f"its byte-order mark says {encoding}, but byte {error.start} is not"
                raise UnreadableDocumentError(name, reason, "save it as UTF-8") from None
    for encoding in filter(None, (declared, "utf-8")):
        try:
            return data.decode(encoding), encoding.lower()
        except (UnicodeDecodeError, LookupError):
            continue
    try:
        return data.decode("cp1252"), "windows-1252 (assumed)"
    except UnicodeDecodeError as error:
        reason = f"neither UTF-8 nor Windows-1252 (byte {error.start})"
        raise UnreadableDocumentError(name, reason, "save it as UTF-8") from None

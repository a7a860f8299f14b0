"""Bytes to text: byte-order mark, the charset that the file declares, strict UTF-8, then Windows-1252, recorded.

A charset is understood as browsers do: ISO-8859-1 is Windows-1252, and UTF-8 where the bytes are that.
"""

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
# What Python knows by names like those of charsets, and no page is written in.
_NO_CHARSETS = frozenset(
    {
        "idna",
        "mbcs",
        "oem",
        "punycode",
        "raw-unicode-escape",
        "undefined",
        "unicode-escape",
        "utf-7",
    }
)
# Charsets by their names in Python, and what browsers read in their place, in the order in which it is tried.
_WESTERN = ("utf-8", "cp1252", "iso8859-1")
_READ_AS = {
    "ascii": _WESTERN,
    "iso8859-1": _WESTERN,
    "cp1252": _WESTERN,
    "iso8859-9": ("cp1254",),
    "iso8859-11": ("cp874",),
    "tis-620": ("cp874",),
    "gb2312": ("gb18030",),
    "gbk": ("gb18030",),
    "shift_jis": ("cp932",),
    "euc_kr": ("cp949",),
}
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
    for encoding in (*_read_as(declared), "utf-8"):
        try:
            return data.decode(encoding), encoding
        except UnicodeError:
            continue
    try:
        return data.decode("cp1252"), "windows-1252 (assumed)"
    except UnicodeDecodeError as error:
        reason = f"neither UTF-8 nor Windows-1252 (byte {error.start})"
        raise UnreadableDocumentError(name, reason, "save it as UTF-8") from None


def _read_as(declared: str | None) -> tuple[str, ...]:
    """The encodings to try for a charset, by their names in Python; none for what is no charset.

    >>> _read_as("ISO-8859-1"), _read_as("Shift_JIS"), _read_as("utf-16"), _read_as(None)
    (('utf-8', 'cp1252', 'iso8859-1'), ('cp932',), (), ())
    """
    try:
        known = codecs.lookup(declared or "").name
        # In UTF-16, say, or in base64, the declaration itself could not have been read.
        usable = known not in _NO_CHARSETS and b"charset".decode(known) == "charset"
    except (LookupError, ValueError):
        return ()
    return _READ_AS.get(known, (known,)) if usable else ()

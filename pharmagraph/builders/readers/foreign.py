"""Formats that are known and not read, by their first bytes: an error then names them, and what to do."""

from __future__ import annotations

from pathlib import PurePosixPath

_SAVE = "save it as PDF, HTML or plain text"
_UNPACK = "unpack it, and give its folder"
_SCAN = "give its text: a picture of text wants OCR first"
_ROWS = "put the text of each row on a line of a .jsonl file, with an id"
_DOCUMENTS = "give the documents it was made from"
_OWN_PAGE = b'<meta name="generator" content="pharmagraph">'
_TABLES = frozenset({".csv", ".tsv"})
_SIGNATURES = {
    b"{\\rtf": ("a Rich Text (RTF) file", _SAVE),
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": ("an old Word, Excel or PowerPoint file", _SAVE),
    b"7z\xbc\xaf\x27\x1c": ("a 7z archive", _UNPACK),
    b"Rar!\x1a\x07": ("a RAR archive", _UNPACK),
    b"BZh": ("a bzip2 file", _UNPACK),
    b"\xfd7zXZ\x00": ("an xz file", _UNPACK),
    b"\x28\xb5\x2f\xfd": ("a Zstandard file", _UNPACK),
    b"\x89PNG\r\n": ("a PNG picture", _SCAN),
    b"\xff\xd8\xff": ("a JPEG picture", _SCAN),
    b"II*\x00": ("a TIFF picture", _SCAN),
    b"MM\x00*": ("a TIFF picture", _SCAN),
}
_TAR_AT, _TAR = 257, b"ustar"
_ZIP = b"PK\x03\x04"
# Office formats are zip files: what stands in the names of their entries, which are not compressed ...
_ENTRIES = {
    b"mimetypeapplication/vnd.oasis.opendocument": "an OpenDocument file",
    b"mimetypeapplication/epub+zip": "an EPUB book",
    b"word/document": "a Word document",
    b"xl/workbook": "an Excel workbook",
    b"ppt/presentation": "a PowerPoint presentation",
}
# ... and their endings, for one whose telling entry comes late.
_ENDINGS = {
    ".odt": "an OpenDocument file",
    ".ods": "an OpenDocument file",
    ".epub": "an EPUB book",
    ".docx": "a Word document",
    ".xlsx": "an Excel workbook",
    ".pptx": "a PowerPoint presentation",
}


def foreign(head: bytes, name: str) -> tuple[str, str] | None:
    """What the file of this name and these first bytes is that no reader reads, and the remedy; else None.

    >>> foreign(b"{\\\\rtf1 Aspirin relieves pain.}", "notes.rtf")
    ('a Rich Text (RTF) file, which is not read', 'save it as PDF, HTML or plain text')
    >>> foreign(b"Aspirin relieves pain.", "notes.docx") is None
    True
    """
    if is_own_page(head):
        return "a page that pharmagraph made, which is no document", _DOCUMENTS
    found = _zipped(head, name) if head.startswith(_ZIP) else _signed(head)
    return found and (f"{found[0]}, which is not read", found[1])


def is_own_page(head: bytes) -> bool:
    """Whether a file that begins so is a page or a report of ours: its quotes are no new claims."""
    return _OWN_PAGE in head


def table_of_values(name: str) -> tuple[str, str] | None:
    """What a file of plain text is that its ending calls a table of values, and the remedy; else None.

    Its rows are no sentences: read as text, what stands in one would say something of what stands in the next.

    >>> table_of_values("reports.CSV.gz")
    ('a table (.csv), whose rows are no sentences', 'put the text of each row on a line of a .jsonl file, with an id')
    """
    suffix = PurePosixPath(name.lower().removesuffix(".gz")).suffix
    return (
        (f"a table ({suffix}), whose rows are no sentences", _ROWS) if suffix in _TABLES else None
    )


def _signed(head: bytes) -> tuple[str, str] | None:
    if head.startswith(_TAR, _TAR_AT):
        return "a tar archive", _UNPACK
    return next((says for mark, says in _SIGNATURES.items() if head.startswith(mark)), None)


def _zipped(head: bytes, name: str) -> tuple[str, str]:
    found = next((says for entry, says in _ENTRIES.items() if entry in head), None)
    found = found or _ENDINGS.get(PurePosixPath(name).suffix.lower())
    return (found, _SAVE) if found else ("a zip archive", _UNPACK)

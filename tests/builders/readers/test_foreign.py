"""Files of known formats that are not read: an error names the format and the remedy."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Callable

import pytest

from pharmagraph.graph.document import Document

Error = Callable[..., str]
_SAVE = "save it as PDF, HTML or plain text"
_UNPACK = "unpack it, and give its folder"
_OFFICE = ("[Content_Types].xml", "_rels/.rels")


def zipped(*entries: str, mimetype: str = "") -> bytes:
    """A zip file with these entries, and before them, as OpenDocument and EPUB have it, one that tells its type."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        if mimetype:
            file.writestr("mimetype", mimetype, compress_type=zipfile.ZIP_STORED)
        for entry in entries:
            file.writestr(entry, "<text>Aspirin relieves pain.</text>" * 20)
    return data.getvalue()


def tarred() -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as file:
        file.addfile(tarfile.TarInfo("a.txt"))
    return data.getvalue()


OPEN_DOCUMENT = zipped("content.xml", mimetype="application/vnd.oasis.opendocument.text")
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.mark.parametrize(
    ("name", "content", "says", "remedy"),
    [
        ("a.docx", zipped(*_OFFICE, "word/document.xml"), "a Word document", _SAVE),
        ("a.docx", zipped(*_OFFICE), "a Word document", _SAVE),
        ("a.xlsx", zipped(*_OFFICE, "xl/workbook.xml"), "an Excel workbook", _SAVE),
        ("a.pptx", zipped(*_OFFICE, "ppt/presentation.xml"), "a PowerPoint presentation", _SAVE),
        ("a.odt", OPEN_DOCUMENT, "an OpenDocument file", _SAVE),
        ("a.epub", zipped("book.opf", mimetype="application/epub+zip"), "an EPUB book", _SAVE),
        ("a.doc", OLD_OFFICE, "an old Word, Excel or PowerPoint file", _SAVE),
        ("a.rtf", b"{\\rtf1\\ansi Aspirin relieves pain.}", "a Rich Text (RTF) file", _SAVE),
        ("a.zip", zipped("a.txt"), "a zip archive", _UNPACK),
        ("a.tar", tarred(), "a tar archive", _UNPACK),
        ("a.png", b"\x89PNG\r\n\x1a\n", "a PNG picture", "OCR"),
        ("a.txt", zipped(*_OFFICE, "word/document.xml"), "a Word document", _SAVE),
    ],
)
def test_a_file_that_no_reader_reads_is_named_with_the_remedy(
    error: Error, name: str, content: bytes, says: str, remedy: str
) -> None:
    said = error(name, content)

    assert said.startswith(f"{name}: {says}, which is not read; ")
    assert remedy in said


@pytest.mark.parametrize("name", ["reports.csv", "reports.TSV", "reports.csv.gz"])
def test_a_table_of_values_is_not_read_as_if_its_rows_were_sentences(
    error: Error, name: str
) -> None:
    said = error(name, b"drug,event,reports\nibuprofen,stomach ulcer,12\naspirin,tinnitus,3\n")

    assert "whose rows are no sentences; put the text of each row on a line of a .jsonl" in said


def test_annotations_between_tabs_are_read_whatever_their_ending(
    document: Callable[..., Document],
) -> None:
    content = "7|t|Aspirin\n7|a|Aspirin relieves pain.\n7\t0\t7\tAspirin\tChemical\tD001241\n\n"

    assert document("notes.tsv", content).id == "7"

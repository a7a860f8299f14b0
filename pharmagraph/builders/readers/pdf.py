"""PDF files: the text layer of their pages, with lines joined to paragraphs; the only file that knows pypdfium2."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pharmagraph.builders.readers.source import Source
from pharmagraph.builders.text.furniture import furniture_spans
from pharmagraph.builders.text.headings import sections_of
from pharmagraph.errors import UnreadableDocumentError
from pharmagraph.graph.document import Document

_MAX_PAGES = 5000
_HYPHEN = re.compile(
    r"[\x02\ufffe\u00ad]\s*|(?<=[a-z])-\n(?=[a-z])"
)  # the engine marks those it knows
_DIGITS = re.compile(r"\d+")


def looks_like_pdf(head: bytes) -> bool:
    return b"%PDF-" in head[:1024]


def read_pdf(source: Source) -> Iterator[Document]:
    """One document; words that a line end has cut are joined, headers and footers of the pages left out."""
    import pypdfium2 as pdfium  # noqa: PLC0415 - only for PDF

    try:
        file = pdfium.PdfDocument(source.data())
        pages = [_page(file, number) for number in range(min(len(file), _MAX_PAGES))]
    except pdfium.PdfiumError as error:
        reason = (
            "the file needs a password"
            if "password" in str(error).lower()
            else "the PDF is damaged"
        )
        raise UnreadableDocumentError(source.name, f"{reason} ({error})", "save it anew") from None
    text = _HYPHEN.sub("", "\n\n".join(_without_running_lines(pages))).strip()
    if not text:
        raise UnreadableDocumentError(
            source.name,
            "the PDF has no text, perhaps it is a scan",
            "run text recognition over it first",
        )
    sections = sections_of(text)
    yield Document(
        id=source.name,
        text=text,
        title=next((section.title for section in sections if section.title), ""),
        format="pdf",
        source=source.name,
        sections=sections,
        furniture=furniture_spans(text),
    )


def _page(file: object, number: int) -> str:
    page = file[number]  # type: ignore[index]
    text: str = page.get_textpage().get_text_bounded()
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def _without_running_lines(pages: list[str]) -> Iterator[str]:
    """Pages without the first and last lines that most of them share, page numbers aside."""
    lines = [[line for line in page.split("\n") if line.strip()] for page in pages]
    shared = Counter(
        _DIGITS.sub("#", line.strip()) for page in lines for line in {*page[:2], *page[-2:]}
    )
    often = max(3, len(pages) // 2)
    for page in lines:
        kept = [
            line
            for place, line in enumerate(page)
            if 2 <= place < len(page) - 2 or shared[_DIGITS.sub("#", line.strip())] < often
        ]
        yield "\n".join(kept)

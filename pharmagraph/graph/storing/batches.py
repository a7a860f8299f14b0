"""What goes into a store at once: several documents, or a part of one that is too large for that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pharmagraph.graph.claim import Extraction
from pharmagraph.graph.rdf.writing import Writer
from pharmagraph.graph.run import Run

# Characters of document text in one transaction. Twice as many take 2 % less time and 100 MB more memory.
BATCH = 1_000_000
# Characters of N-Triples in one transaction: the engine needs some five times as much memory for them. A million
# characters of abstracts are 20 million of N-Triples; of short statements, 200 million.
MOST = 25_000_000
# The same for a document that is longer than BATCH, which takes memory itself.
PART = 5_000_000


class Batch(NamedTuple):
    """Whole documents, by their ids, as N-Triples; of a single one that is too large, `rest` has what follows."""

    documents: list[str]
    lines: list[str]
    rest: Iterator[list[str]] | None = None


def batches(extractions: Iterable[Extraction], run: Run) -> Iterator[Batch]:
    """Yield documents in their order, as many together as go into a transaction; in each batch a document once."""
    writer = Writer(run)
    ids: list[str] = []
    lines: list[str] = []
    text = size = 0
    for extraction in extractions:
        document = extraction.document
        if document.id in ids or text > BATCH or size > MOST:
            yield Batch(ids, lines)
            writer, ids, lines, text, size = Writer(run), [], [], 0, 0
        parts = _parts(writer, extraction)
        own, whole = next(parts)
        if whole:
            ids.append(document.id)
            lines += own
            text += len(document.text)
            size += sum(map(len, own))
        else:
            if ids:
                yield Batch(ids, lines)
            yield Batch([document.id], own, (lines for lines, _ in parts))
            writer, ids, lines, text, size = Writer(run), [], [], 0, 0
        del extraction, document, parts, own  # the next one can be as large
    if ids:
        yield Batch(ids, lines)


def _parts(writer: Writer, extraction: Extraction) -> Iterator[tuple[list[str], bool]]:
    """Yield the lines of a document, not many more at a time than go into one transaction, and whether these are all.

    What follows is not made before it is asked for: the text of a document and its mentions are both large.
    """
    lines: list[str] = []
    size = 0
    whole = True
    most = PART if len(extraction.document.text) > BATCH else MOST
    for piece in writer.lines(extraction):
        lines += piece
        size += sum(map(len, piece))
        del piece  # it may be the text
        if size > most:
            whole = False
            yield lines, whole
            lines, size = [], 0
            writer.forget()
    if lines or whole:
        yield lines, whole

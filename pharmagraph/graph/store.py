"""The store of claims: in memory, in one file, or in a folder on disk; always whole documents.

A folder holds `pharmagraph.json` (which says what the folder is), a lock, and the engine's files.
Every batch of documents is one transaction, so a process that is killed leaves no half document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from itertools import chain
from pathlib import Path
from traceback import clear_frames
from types import TracebackType
from typing import NamedTuple, Self

import pyoxigraph as ox

from pharmagraph.errors import StoreError, UnusableGraphError
from pharmagraph.graph.claim import Claim, Extraction, Mention
from pharmagraph.graph.document import Document
from pharmagraph.graph.files import folders_made, take_away, write_bytes
from pharmagraph.graph.rdf import formats, shape
from pharmagraph.graph.rdf.from_rdf import Reader
from pharmagraph.graph.rdf.shape import document_iri
from pharmagraph.graph.rdf.writing import layout_digest
from pharmagraph.graph.run import Run
from pharmagraph.graph.storing import checkpoint
from pharmagraph.graph.storing.batches import batches
from pharmagraph.graph.storing.folder import emptied, made_ready, refuse_nested
from pharmagraph.graph.storing.lock import Lock
from pharmagraph.graph.storing.memory import give_back
from pharmagraph.graph.storing.removal import are_large, removal, removals


class Known(NamedTuple):
    """What a build must know of a document in the store to tell whether it is still the same."""

    sha256: str
    layout: str
    run: Run

    @classmethod
    def of(cls, document: Document, run: Run) -> Known:
        """What the store would know of the document, had this run put it there."""
        return cls(document.sha256, layout_digest(document), run)


class ClaimStore(AbstractContextManager["ClaimStore"]):
    """Claims and their documents as a graph. Made by `open_store`, or `ClaimStore()` in memory."""

    def __init__(
        self,
        engine: ox.Store | None = None,
        *,
        path: Path | None = None,
        lock: Lock | None = None,
        made: Sequence[Path] | None = None,
    ) -> None:
        """`made`: the folders made for a new store, which go again if nothing comes of it; None: it was there."""
        self.engine = ox.Store() if engine is None else engine
        self.path = path
        self._lock = lock
        self._made = made
        self._file = path if path is not None and formats.format_of(path) else None
        self._changed = False
        self._fruitless = False

    def replace(self, extraction: Extraction, run: Run) -> None:
        """Put one document with its claims into the store, in place of what it held of it."""
        self.replace_all([extraction], run)

    def replace_all(self, extractions: Iterable[Extraction], run: Run) -> int:
        """Put documents into the store, batch by batch, and return how many."""
        known = Reader(self.engine).document_nodes()
        count = 0
        for batch in batches(extractions, run):
            stale = [known[each] for each in batch.documents if each in known]
            known |= {each: ox.NamedNode(document_iri(each)) for each in batch.documents}
            if batch.rest is not None or are_large(self.engine, stale):
                self._write_in_parts(stale, chain([batch.lines], batch.rest or ()))
            else:
                self._write(stale, batch.lines)
            count += len(batch.documents)
        return count

    def remove(self, document_id: str) -> bool:
        """Take the document and its claims out, and say whether it was there."""
        node = Reader(self.engine).document_nodes().get(document_id)
        if node is not None and are_large(self.engine, [node]):
            self._write_in_parts([node], ())
        elif node is not None:
            self._write([node], [])
        return node is not None

    def update(self, operations: str) -> None:
        """Change the graph by SPARQL updates, all in one transaction."""
        with self._writing():
            self.engine.update(operations)

    def extend(self, quads: Iterable[ox.Quad]) -> None:
        """Put quads into the graph, in one transaction."""
        with self._writing():
            self.engine.extend(quads)

    @property
    def has_graphs(self) -> bool:
        """Whether there is a place for named graphs: everywhere but in some formats of files."""
        form = None if self._file is None else formats.format_of(self._file)
        return form is None or form.graphs

    def documents(self) -> dict[str, Known]:
        """Return the documents by id, sorted."""
        reader = Reader(self.engine)
        return {
            document_id: Known(reader.sha256(node), reader.layout_digest(node), reader.run(node))
            for document_id, node in sorted(reader.document_nodes().items())
        }

    def document(self, document_id: str) -> Document:
        """Return one document with its text."""
        node = ox.NamedNode(document_iri(document_id))
        if next(self.engine.quads_for_pattern(node, None, None), None) is None:
            raise KeyError(document_id)
        return Reader(self.engine).document(node)

    def counts(self, document_id: str) -> dict[str, int]:
        """Return what became of the sentences of one document."""
        reader = Reader(self.engine)
        node = reader.document_nodes().get(document_id)
        return {} if node is None else reader.counts(node)

    def claims(self) -> Iterator[Claim]:
        """Yield every claim, sorted by document and place."""
        reader = Reader(self.engine)
        for document_id, node in sorted(reader.document_nodes().items()):
            yield from reader.claims(node, document_id)

    def claims_of(self, document_id: str) -> list[Claim]:
        """Return the claims of one document, sorted by place."""
        reader = Reader(self.engine)
        return reader.claims(ox.NamedNode(document_iri(document_id)), document_id)

    def mentions_of(self, document_id: str) -> tuple[Mention, ...]:
        """Return the mentions of one document in the order of the text."""
        reader = Reader(self.engine)
        return tuple(reader.mentions(ox.NamedNode(document_iri(document_id))))

    def mentions(self) -> Iterator[tuple[str, Mention]]:
        """Yield every mention with its document's id, sorted by document and place."""
        reader = Reader(self.engine)
        for document_id, node in sorted(reader.document_nodes().items()):
            for mention in reader.mentions(node):
                yield document_id, mention

    def load(self, path: Path) -> None:
        """Read a graph file into the store."""
        form = formats.format_of(path)
        if form is None:
            raise UnusableGraphError(
                str(path), "not a graph file", f"use {' '.join(formats.SUFFIXES)}"
            )
        try:
            self.engine.load(formats.read_bytes(path), format=form.engine)
        except (SyntaxError, ValueError, MemoryError) as error:  # MemoryError: one token of 16 MB
            raise UnusableGraphError(str(path), f"not {form.name}: {error}") from error
        if any(version > shape.VERSION for version in Reader(self.engine).versions()):
            raise UnusableGraphError(
                str(path), "written by a later version of pharmagraph", "install that version"
            )
        self._changed = True

    def save(self, path: Path) -> None:
        """Write the graph to a file, sorted, whole or not at all."""
        form = formats.format_of(path)
        if form is None:
            raise UnusableGraphError(
                str(path), "not a graph file", f"use {' '.join(formats.SUFFIXES)}"
            )
        write_bytes(path, formats.serialize(self.engine, form))

    def close(self) -> None:
        """Finish: a store that is a file is written now; a folder gives up its lock."""
        try:
            if self._file is not None and self._changed and self._lock is not None:
                self.save(self._file)
        except BaseException:
            self._fruitless = self._made is not None
            raise
        finally:
            self._let_go()

    def _let_go(self) -> None:
        self._changed = False
        self.engine = ox.Store()  # lets go of the engine, and with it of the engine's own lock
        if self._fruitless and self._file is None and self.path is not None:
            emptied(self.path)
        if self._lock is not None:
            self._lock.release()
        if self._fruitless:
            take_away(self._made or ())

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is not None:
            self._changed = False  # a failed build leaves a file as it was
            nothing = self._file is not None or next(iter(self.engine), None) is None
            self._fruitless = nothing and self._made is not None
        self.close()

    def __enter__(self) -> Self:
        return self

    def _write(self, stale: list[ox.NamedNode], lines: list[str]) -> None:
        """Take out what is stale and put in the lines, in one transaction."""
        with self._writing():
            if stale:
                self.engine.update(removal(self.engine, stale, lines))
            else:
                self._load(lines)

    def _write_in_parts(self, stale: list[ox.NamedNode], parts: Iterable[list[str]]) -> None:
        """The same in several transactions, of which all count or none."""
        with self._all_or_nothing(), self._writing():
            for operations in removals(self.engine, stale):
                self.engine.update(operations)
            for lines in parts:
                self._load(lines)
                give_back()  # of a document of 20 MB, 40 MB

    def _load(self, lines: list[str]) -> None:
        encoded: list[bytes] = []
        while lines:  # of which one may be the text of a long document
            encoded.append(lines.pop().encode())
        data = b"\n".join(encoded)
        del encoded
        # lenient: to check every IRI takes a sixth of the loading, and the writer only makes valid ones
        self.engine.bulk_load(data, format=ox.RdfFormat.N_TRIPLES, lenient=True)

    @contextmanager
    def _all_or_nothing(self) -> Iterator[None]:
        """Keep the state of a folder until all is written; a graph that is a file is written at the end."""
        if self.path is None or self._file is not None:
            yield
            return
        try:
            with self._writing():
                checkpoint.keep(self.engine, self.path)
            yield
        except BaseException as error:
            clear_frames(error.__traceback__)  # they may hold the engine
            self.engine = ox.Store()
            checkpoint.restore(self.path)
            self.engine = ox.Store(self.path / checkpoint.TRIPLES)
            raise
        checkpoint.let_go(self.path)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One transaction; a disk that is full or broken is an error that says what is kept."""
        self._changed = True
        try:
            yield
            self.engine.flush()
        except OSError as error:
            raise StoreError(
                str(self.path),
                f"it cannot be written ({error}); what it held before is kept",
                "make room, and run the same again",
            ) from error


def open_store(path: Path, *, write: bool = False) -> ClaimStore:
    """Open the graph at the path: a file by its ending, else a folder. `write` makes one if need be."""
    if formats.format_of(path) is not None:
        return _open_file(path, write=write)
    return _open_folder(path, write=write)


def _open_file(path: Path, *, write: bool) -> ClaimStore:
    made = None
    if write and not path.exists():
        refuse_nested(path)
        made = folders_made(path.parent)
    lock = Lock(path, write=True, passing=True) if write else None
    store = ClaimStore(path=path, lock=lock, made=made)
    if path.exists() or not write:
        store.load(path)
    store._changed = not path.exists()
    return store


def _open_folder(path: Path, *, write: bool) -> ClaimStore:
    made = made_ready(path, write=write)
    lock = Lock(path, write=write)
    try:
        if write:
            checkpoint.restore(path)
        folder = checkpoint.state_in(path)
        engine = ox.Store(folder) if write else ox.Store.read_only(str(folder))
    except (OSError, ValueError, RuntimeError) as error:  # RuntimeError: damage in the files
        if made is not None:
            emptied(path)
        lock.release()
        take_away(made or ())
        reason = f"the store cannot be opened ({error})"
        # A build that was killed while it made the store leaves what only another one can finish.
        remedy = (
            "build it again in a new folder" if write else "run the build again, or in a new folder"
        )
        kind = StoreError if write else UnusableGraphError
        raise kind(str(path), reason, remedy) from error
    return ClaimStore(engine, path=path, lock=lock, made=made)

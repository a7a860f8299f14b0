"""Extraction in several processes: in the order of the documents, with little in memory at a time."""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

from pharmagraph.builders import apart
from pharmagraph.builders.extract import Extractor, Watch
from pharmagraph.errors import ExtractionError
from pharmagraph.graph.claim import Claim, Extraction, Mention
from pharmagraph.graph.document import Document
from pharmagraph.graph.packed import LONG

if TYPE_CHECKING:
    from multiprocessing.sharedctypes import Synchronized

    Read = Synchronized[int]

CHUNK = (
    150_000  # characters in one unit of work: large beside the cost of sending it, small in memory
)
WINDOW = 3  # units of work under way for each process

_LOOKED_AT = 0.3  # seconds between two looks at how far the processes are

Extract = Callable[[Iterable[Document]], Iterator[Extraction]]
_Found = tuple[
    Sequence[Mention], Sequence[Claim], Mapping[str, int]
]  # an extraction but the document

_extractor: Extractor | None = None  # of a worker process
_read: Read | None = None  # characters that all processes have read so far


@contextmanager
def extracting(
    extractor: Extractor,
    make: Callable[[], Extractor],
    jobs: int,
    watch: Watch | None = None,
    *,
    long: bool = False,
) -> Iterator[Extract]:
    """How to extract: a function from documents to extractions, in this process or in `jobs` of them.

    `make` makes the like of `extractor` in a process that does not inherit it. `watch` is told now and then how many
    characters are read, also of a document that is not done. `long`: there may be documents that are read apart.
    """
    if jobs == 1:
        with apart.apart(extractor, make) if long else nullcontext() as alone:
            yield lambda documents: _one_by_one(extractor, alone, documents, watch)
        return
    forks = apart.forking()  # then they share the lexicon's memory
    context = forks or multiprocessing.get_context()
    read: Read = context.Value("q", 0)
    begin = (lambda: extractor) if forks else make
    pool = ProcessPoolExecutor(jobs, context, _begin, (begin, read))
    try:
        pool.submit(int).result()  # starts them now, before there are locks that they would inherit
        yield lambda documents: _extractions(pool, jobs, documents, read, watch)
    except BaseException:  # Ctrl-C, too: what is under way can take minutes, and is not wanted
        for worker in list((pool._processes or {}).values()):  # public from Python 3.14 on
            worker.terminate()
        # before Python 3.11.5, what was on its way to them waits for a reader without end
        pool._call_queue._reader.close()  # type: ignore[attr-defined]
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _one_by_one(
    extractor: Extractor,
    alone: apart.Extract | None,
    documents: Iterable[Document],
    watch: Watch | None,
) -> Iterator[Extraction]:
    before = 0

    def read(end: int) -> None:
        assert watch is not None
        watch(before + end)

    for document in documents:
        size = len(document.text)
        extract = alone if alone is not None and size > apart.APART else extractor.extract
        yield extract(document, None if watch is None else read)
        before += size


def _begin(make: Callable[[], Extractor], read: Read) -> None:
    global _extractor, _read
    _extractor, _read = make(), read
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent takes Ctrl-C, and ends its workers
    threading.Thread(target=apart.end_with_parent, daemon=True).start()


def _extract(documents: Sequence[Document]) -> list[_Found]:
    assert _extractor is not None, "a worker process begins with an extractor"
    found: list[_Found] = []
    for document in documents:
        counted = _Counted()
        extraction = _extractor.extract(document, counted)
        counted(len(document.text))
        found.append((extraction.mentions, extraction.claims, extraction.counts))
    return found


class _Counted:
    """Adds what is read of one document to what all processes have read."""

    def __init__(self) -> None:
        self._before = 0

    def __call__(self, end: int) -> None:
        assert _read is not None, "a worker process begins with a counter"
        with _read.get_lock():
            _read.value += end - self._before
        self._before = end


def _extractions(
    pool: ProcessPoolExecutor,
    jobs: int,
    documents: Iterable[Document],
    read: Read,
    watch: Watch | None,
) -> Iterator[Extraction]:
    """The extractions in the order of the documents, which are not sent back with them."""
    under_way: deque[tuple[list[Document], Future[list[_Found]]]] = deque()
    try:
        for chunk in _chunks(documents):
            under_way.append((chunk, pool.submit(_extract, chunk)))
            # of very long documents no more are under way than are being read
            most = jobs if any(_is_long(each) for each, _ in under_way) else jobs * WINDOW
            while len(under_way) >= most:
                yield from _done(*under_way.popleft(), read, watch)
        while under_way:
            yield from _done(*under_way.popleft(), read, watch)
    except BrokenProcessPool:
        raise ExtractionError(apart.ENDED) from None


def _is_long(chunk: Sequence[Document]) -> bool:
    return sum(len(document.text) for document in chunk) > LONG


def _done(
    chunk: list[Document], future: Future[list[_Found]], read: Read, watch: Watch | None
) -> Iterator[Extraction]:
    """Wait for what was found in the documents, telling meanwhile how far they are read."""
    while watch is not None and wait([future], _LOOKED_AT).not_done:
        watch(read.value)
    found = future.result()
    del future
    for place, document in enumerate(chunk):
        yield Extraction(document, *found[place])
        found[place] = ((), (), {})  # it is stored


def _chunks(documents: Iterable[Document]) -> Iterator[list[Document]]:
    chunk: list[Document] = []
    size = 0
    for document in documents:
        chunk.append(document)
        size += len(document.text)
        if size >= CHUNK:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk

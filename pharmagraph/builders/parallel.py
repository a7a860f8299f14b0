"""Extraction in several processes: in the order of the documents, with little in memory at a time."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager

from pharmagraph.builders.extract import Extractor
from pharmagraph.errors import ExtractionError
from pharmagraph.graph.claim import Extraction
from pharmagraph.graph.document import Document

CHUNK = (
    150_000  # characters in one unit of work: large beside the cost of sending it, small in memory
)
WINDOW = 3  # units of work under way for each process

Extract = Callable[[Iterable[Document]], Iterator[Extraction]]

_extractor: Extractor | None = None  # of a worker process


@contextmanager
def extracting(extractor: Extractor, make: Callable[[], Extractor], jobs: int) -> Iterator[Extract]:
    """How to extract: a function from documents to extractions, in this process or in `jobs` of them.

    `make` makes the like of `extractor` in a process that does not inherit it.
    """
    if jobs == 1:
        yield lambda documents: map(extractor.extract, documents)
        return
    if "fork" in multiprocessing.get_all_start_methods():
        context = multiprocessing.get_context("fork")  # they share the memory of the lexicon
        pool = ProcessPoolExecutor(jobs, context, _begin, (lambda: extractor,))
    else:
        pool = ProcessPoolExecutor(jobs, initializer=_begin, initargs=(make,))
    try:
        pool.submit(int).result()  # starts them now, before there are locks that they would inherit
        yield lambda documents: _extractions(pool, jobs, documents)
    except BaseException:  # Ctrl-C, too: what is under way can take minutes, and is not wanted
        for worker in list((pool._processes or {}).values()):  # public from Python 3.14 on
            worker.terminate()
        # before Python 3.11.5, what was on its way to them waits for a reader without end
        pool._call_queue._reader.close()  # type: ignore[attr-defined]
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _begin(make: Callable[[], Extractor]) -> None:
    global _extractor  # noqa: PLW0603 - the one thing that a worker process keeps
    _extractor = make()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent takes Ctrl-C, and ends its workers
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A parent that is killed cannot end its workers: they see to it themselves."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _extract(documents: Sequence[Document]) -> list[Extraction]:
    assert _extractor is not None, "a worker process begins with an extractor"
    return [_extractor.extract(document) for document in documents]


def _extractions(
    pool: ProcessPoolExecutor, jobs: int, documents: Iterable[Document]
) -> Iterator[Extraction]:
    under_way: deque[Future[list[Extraction]]] = deque()
    try:
        for chunk in _chunks(documents):
            under_way.append(pool.submit(_extract, chunk))
            if len(under_way) >= jobs * WINDOW:
                yield from under_way.popleft().result()
        while under_way:
            yield from under_way.popleft().result()
    except BrokenProcessPool:
        raise ExtractionError(
            "a process that extracts claims was ended from outside, perhaps for want of memory; "
            "what was stored so far is kept: run the same command again, with fewer --jobs"
        ) from None


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

"""A very long document is read in a process of its own: the memory which that takes ends before it is stored."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from multiprocessing import reduction
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from typing import TYPE_CHECKING, Any

from pharmagraph.builders.extract import Extractor, Watch
from pharmagraph.errors import ExtractionError
from pharmagraph.graph.claim import Extraction
from pharmagraph.graph.document import Document
from pharmagraph.graph.storing.memory import give_back

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

APART = 4_000_000
"""Characters of a document from which on it is read apart; of fewer, what is left in memory is little."""

ENDED = (
    "a process that extracts claims was ended from outside, perhaps for want of memory; what was stored so "
    "far is kept: run the same command again, with fewer --jobs, and very long documents in parts, each a line "
    "of a .jsonl file"
)

_ENCODED = "utf-8", "surrogatepass"

Make = Callable[[], Extractor]
Extract = Callable[[Document, Watch | None], Extraction]
_Start = Callable[[Connection], None]


def forking() -> BaseContext | None:
    """How processes are started that share what this one holds; None where the system cannot."""
    if "fork" in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("fork")
    return None


def end_with_parent() -> None:
    """A parent that is killed cannot end the processes that it started: they see to it themselves."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@contextmanager
def apart(extractor: Extractor, make: Make) -> Iterator[Extract]:
    """How to extract a document in a process of its own, which has ended when what it found is here.

    To be entered before there are locks that it would inherit. `make` makes the like of `extractor` where processes
    share nothing.
    """
    context = forking()
    with _forked(extractor, context) if context is not None else _started(make) as start:
        yield lambda document, watch: _extracted(start, document, watch)


@contextmanager
def _forked(extractor: Extractor, context: BaseContext) -> Iterator[_Start]:
    """A process that is as this one is now, with no store, is there to be forked for each document."""
    control, theirs = context.Pipe()
    process: BaseProcess = context.Process(target=_fork_on, args=(theirs, control, extractor))  # type: ignore[attr-defined]
    process.start()
    theirs.close()
    try:
        yield lambda connection: reduction.send_handle(control, connection.fileno(), process.pid)
    finally:  # Ctrl-C, too: what is being read ends with the process that forked it
        control.close()
        process.join()


@contextmanager
def _started(make: Make) -> Iterator[_Start]:
    """Each document has a process that begins with nothing."""
    context = multiprocessing.get_context()
    started: list[BaseProcess] = []

    def start(connection: Connection) -> None:
        end()
        started.append(context.Process(target=_read, args=(connection, make)))
        started[0].start()

    def end() -> None:
        while started:
            process = started.pop()
            process.terminate()  # it has said all, or is not wanted any more
            process.join()

    try:
        yield start
    finally:
        end()


def _fork_on(control: Connection, theirs: Connection, extractor: Extractor) -> None:
    """Start a process for each connection that comes, and end with whoever sends them."""
    theirs.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent takes Ctrl-C, and lets go
    context: Any = forking()
    with suppress(EOFError, OSError):
        while True:
            connection = Connection(reduction.recv_handle(control))
            process = context.Process(target=_read, args=(connection, lambda: extractor))
            process.start()
            connection.close()
            if control in wait([control, process.sentinel]):  # nothing is sent meanwhile
                process.terminate()
            process.join()


def _read(connection: Connection, make: Make) -> None:
    """Extract the document that comes over a connection; send how far it is read, then what was found."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=end_with_parent, daemon=True).start()
    with suppress(EOFError, BrokenPipeError):  # nobody is there any more
        empty, watched = connection.recv()
        document = replace(empty, text=str(connection.recv_bytes(), *_ENCODED))
        try:
            extraction = make().extract(document, connection.send if watched else None)
            found = extraction.mentions, extraction.claims, extraction.counts
        except Exception as error:
            connection.send(error)
        else:
            connection.send(found)


def _extracted(start: _Start, document: Document, watch: Watch | None) -> Extraction:
    """Have a document read, telling meanwhile how far it is."""
    ours, theirs = multiprocessing.Pipe()
    found: Any = None
    with ours:
        try:
            with theirs:
                start(theirs)
            # its text by itself: else it is kept as bytes, too, from then on
            ours.send((replace(document, text=""), watch is not None))
            ours.send_bytes(document.text.encode(*_ENCODED))
            give_back()  # what to read the file took: there is time now
            while not isinstance(said := ours.recv(), tuple | Exception):
                assert watch is not None
                watch(said)
            found = said
            ours.recv()  # until the process has ended, and its memory with it
        except (EOFError, OSError):
            if found is None:
                raise ExtractionError(ENDED) from None
    if isinstance(found, Exception):
        raise found
    return Extraction(document, *found)

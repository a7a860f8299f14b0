"""One writer or many readers: a lock on a file, given up when the process ends, however it ends."""

from __future__ import annotations

import os
from pathlib import Path

from pharmagraph.errors import StoreError, reason_of

try:
    import fcntl
except ImportError:  # Windows: there the engine's own lock keeps a second writer out
    fcntl = None  # type: ignore[assignment]


class Lock:
    """A shared lock for a reader of the graph, an exclusive one for a writer.

    In a folder the lock's file stays; beside a graph that is a file it goes with the lock.
    """

    def __init__(self, graph: Path, *, write: bool, passing: bool = False) -> None:
        path = graph.with_name(f".{graph.name}.lock") if passing else graph / "lock"
        self._path = path
        self._passing = passing
        self._handle: int | None = None
        if fcntl is None or (not write and not path.exists()):
            return
        try:
            self._take(write=write)
        except BlockingIOError as error:
            self._close()
            raise StoreError(
                str(graph),
                "another process is using this graph" if write else "a build is writing this graph",
                "wait until it has ended",
            ) from error
        except OSError as error:
            self._close()
            raise StoreError(
                str(path), reason_of(error), "check the folder's permissions"
            ) from error

    def release(self) -> None:
        """Give the lock up."""
        if self._handle is not None and self._passing:
            self._path.unlink(missing_ok=True)  # while it is still ours
        self._close()

    def _take(self, *, write: bool) -> None:
        flags = os.O_RDWR | os.O_CREAT if write else os.O_RDONLY
        while True:
            self._handle = os.open(self._path, flags, 0o666)
            fcntl.flock(self._handle, (fcntl.LOCK_EX if write else fcntl.LOCK_SH) | fcntl.LOCK_NB)
            if self._path.exists() and os.fstat(self._handle).st_ino == self._path.stat().st_ino:
                return
            self._close()  # its last holder has just removed it

    def _close(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

"""One writer or many readers: a lock on a file, given up when the process ends, however it ends."""

from __future__ import annotations

import os
from pathlib import Path

from pharmagraph.errors import StoreError

try:
    import fcntl
except ImportError:  # Windows: there the engine's own lock keeps a second writer out
    fcntl = None  # type: ignore[assignment]


class Lock:
    """A shared lock for a reader, an exclusive one for a writer."""

    def __init__(self, path: Path, *, write: bool) -> None:
        self._handle: int | None = None
        if fcntl is None or (not write and not path.exists()):
            return
        try:
            flags = os.O_RDWR | os.O_CREAT if write else os.O_RDONLY
            self._handle = os.open(path, flags, 0o666)
            fcntl.flock(self._handle, (fcntl.LOCK_EX if write else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except BlockingIOError as error:
            self.release()
            raise StoreError(
                str(path.parent),
                "another process is using this graph" if write else "a build is writing this graph",
                "wait until it has ended",
            ) from error
        except OSError as error:
            self.release()
            raise StoreError(
                str(path), error.strerror or str(error), "check the folder's permissions"
            ) from error

    def release(self) -> None:
        """Give the lock up."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

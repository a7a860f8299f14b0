"""The compiled lexicon on disk: written whole or not at all, checked when read, made anew when damaged."""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import tempfile
from functools import cache
from pathlib import Path
from threading import Thread
from typing import Any

from daachorse import DoubleArrayAhoCorasick

from pharmagraph.ontology.lexicon.packed import COUNT, Compiled, Meanings, fields_of, joined, parted

_MAGIC = b"pharmagraph-lexicon-1\n"
_KEPT = 8  # files, of some 50 MB: one for each version and each set of lexicons of the user


def folder() -> Path:
    """Where caches are kept: PHARMAGRAPH_CACHE, else the platform's place for caches."""
    if chosen := os.environ.get("PHARMAGRAPH_CACHE"):
        return Path(chosen)
    if xdg := os.environ.get("XDG_CACHE_HOME"):
        return Path(xdg) / "pharmagraph"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", str(Path.home()))) / "pharmagraph" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "pharmagraph"
    return Path.home() / ".cache" / "pharmagraph"


def read(version: str) -> Compiled | None:
    """The compiled lexicon of this version; None if there is none, or it is damaged."""
    try:
        path = _path(version)
        data = path.read_bytes()
    except (OSError, RuntimeError):  # RuntimeError: there is no home directory
        return None
    parts = parted(_MAGIC, data, COUNT)
    if parts is None:
        return None
    with contextlib.suppress(OSError):
        os.utime(path)  # used just now
    fields: dict[str, Any] = fields_of(parts[1:])
    return Compiled(**fields, automaton=DoubleArrayAhoCorasick.deserialize(bytes(parts[0])))


def has(version: str) -> bool:
    """Whether there is a file for this version, in whatever state."""
    with contextlib.suppress(OSError, RuntimeError):
        return _path(version).exists()
    return False


def write_beside(version: str, meanings: Meanings, automaton: bytes) -> None:
    """As `write`, in a thread of its own: half of the time this process would only wait for the disk."""
    writing = Thread(target=write, args=(version, meanings, automaton))
    _writing.append(writing)
    writing.start()


def written() -> None:
    """Waits for what is being written beside."""
    while _writing:
        _writing.pop().join()


_writing: list[Thread] = []
if hasattr(os, "register_at_fork"):  # a process of one thread is forked
    os.register_at_fork(before=written)


def write(version: str, meanings: Meanings, automaton: bytes) -> None:
    """Keeps the compiled lexicon for the next run; where that cannot be, the next run compiles again."""
    parts = joined(_MAGIC, [automaton, *meanings.parts()])
    with contextlib.suppress(OSError, RuntimeError):
        target = _path(version)
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix="lexicon-", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.writelines(parts)
            Path(name).replace(target)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
        _leave_the_latest(target.parent)


def _leave_the_latest(where: Path) -> None:
    """Removes the caches that have not been used for longest; who has one open keeps what is in it."""
    used: list[tuple[float, Path]] = []
    for path in where.glob("lexicon-*.bin"):
        with contextlib.suppress(OSError):
            used.append((path.stat().st_mtime, path))
    for _, path in sorted(used)[:-_KEPT]:
        with contextlib.suppress(OSError):
            path.unlink()


def _path(version: str) -> Path:
    return folder() / f"lexicon-{version}-{_code()}.bin"


@cache
def _code() -> str:
    """A digest of the code beside this file: what other code compiled from the same data is not read."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]

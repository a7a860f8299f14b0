"""Files that are written whole or not at all, also several that belong together."""

from __future__ import annotations

import errno
import gzip
import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from pharmagraph.errors import StoreError, reason_of

try:
    import fcntl
except ImportError:  # Windows: there a file that is open cannot take another's name
    fcntl = None  # type: ignore[assignment]

_FULL = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})
_PART = ".part"


@dataclass(frozen=True, slots=True)
class _Part:
    """What will be the file at `target`, under a name beside it; locked while its writer lives."""

    target: Path
    path: Path
    stream: BinaryIO

    def take_name(self) -> None:
        if fcntl is None:
            self.stream.close()
        self.path.replace(self.target)

    def remove(self) -> None:
        with suppress(OSError):
            self.stream.close()
        self.path.unlink(missing_ok=True)


def write_bytes(path: Path, data: bytes) -> None:
    """Write the file at once or not at all, packed when it ends in `.gz`."""
    write_all({path: data})


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write all of the files or none: each to a neighbour first, which then takes its name.

    Links are followed, and what is no file, such as a device, is written as it is. What a killed process left under
    the neighbour's name is removed by the next one.
    """
    made: list[Path] = []
    parts: list[_Part] = []
    path = next(iter(files), Path())
    try:
        for path, data in files.items():
            packed = gzip.compress(data, mtime=0) if path.suffix.lower() == ".gz" else data
            if path.exists() and not path.is_file():
                path.write_bytes(packed)
                continue
            target = path.resolve()
            made += folders_made(target.parent)
            parts.append(_part(target, packed))
        _take_names(parts)
    except BaseException as error:
        for part in parts:
            part.remove()
        take_away(made)
        if isinstance(error, OSError):
            raise _unwritten(path, error) from error
        raise
    for part in parts:
        part.stream.close()


def folders_made(path: Path) -> list[Path]:
    """Make the folder at `path` and those that it lies in; return those that were not there, the outermost first."""
    made = [each for each in (*reversed(path.parents), path) if not each.exists()]
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        take_away(made)
        reason = f"the folder cannot be made ({reason_of(error)})"
        raise StoreError(str(path), reason, "choose a place that can be written") from error
    return made


def take_away(made: Iterable[Path]) -> None:
    """Remove the folders that `folders_made` has made, as far as they are empty."""
    with suppress(OSError):  # never made, or another has put something there: that stays
        for each in reversed(list(made)):
            each.rmdir()


def _unwritten(path: Path, error: OSError) -> StoreError:
    remedy = "make room" if error.errno in _FULL else "choose a place that can be written"
    return StoreError(str(path), reason_of(error), f"nothing was changed; {remedy}")


def _part(target: Path, data: bytes) -> _Part:
    """Write the data to a neighbour of the file."""
    beginning = f".{target.name[:100]}-"
    _remove_left_behind(target.parent, beginning)
    part = _begun(target, beginning)
    try:
        part.stream.write(data)
        part.stream.flush()
        os.fsync(part.stream.fileno())
        part.path.chmod(0o666 & ~_umask())
    except BaseException:
        part.remove()
        raise
    return part


def _begun(target: Path, beginning: str) -> _Part:
    while True:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=beginning, suffix=_PART)
        part = _Part(target, Path(name), os.fdopen(handle, "wb"))
        if _is_ours(handle) and part.path.exists():
            return part
        part.remove()  # somebody took it for one that was left behind


def _is_ours(handle: int) -> bool:
    """Lock the open file, and say whether nobody else has it."""
    if fcntl is None:
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        pass  # a disk that knows no locks
    return True


def _remove_left_behind(folder: Path, beginning: str) -> None:
    """Remove the neighbours whose writers are no more."""
    if fcntl is None:
        return
    for path in folder.iterdir():
        if path.name.startswith(beginning) and path.suffix == _PART:
            with suppress(OSError), path.open("rb") as stream:
                fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
                path.unlink()


def _take_names(parts: list[_Part]) -> None:
    """Let each part be the file that it was written for; where one cannot, those before are what they were."""
    before: list[tuple[Path, Path | None]] = []
    try:
        for part in parts:
            kept = _kept(part) if len(parts) > 1 and part.target.exists() else None
            before.append((part.target, kept))
            try:
                part.take_name()
            except BaseException:
                before.pop()
                if kept is not None:
                    kept.unlink(missing_ok=True)
                raise
    except BaseException:
        for target, kept in reversed(before):
            with suppress(OSError):
                kept.replace(target) if kept is not None else target.unlink()
        raise
    for _, kept in before:
        if kept is not None:
            kept.unlink(missing_ok=True)


def _kept(part: _Part) -> Path:
    """Keep what stands in the place of the part under another name."""
    kept = part.path.with_name(f"{part.path.name.removesuffix(_PART)}-before{_PART}")
    try:
        os.link(part.target, kept)
    except OSError:
        shutil.copy2(part.target, kept)  # a disk that knows no links
    return kept


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

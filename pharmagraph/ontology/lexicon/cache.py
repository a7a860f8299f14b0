"""The compiled lexicon on disk: written whole or not at all, checked when read, made anew when damaged."""

from __future__ import annotations

import contextlib
import os
import struct
import sys
import tempfile
import zlib
from array import array
from pathlib import Path

from daachorse import DoubleArrayAhoCorasick

from pharmagraph.ontology.lexicon.compiling import Compiled

_MAGIC = b"pharmagraph-lexicon-1\n"
_PARTS = 12
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
    head = len(_MAGIC) + 4 + 8 * _PARTS
    if len(data) < head or not data.startswith(_MAGIC):
        return None
    (checksum,) = struct.unpack_from("<I", data, len(_MAGIC))
    view = memoryview(data)
    if zlib.crc32(view[len(_MAGIC) + 4 :]) != checksum:
        return None
    sizes = struct.unpack_from(f"<{_PARTS}Q", data, len(_MAGIC) + 4)
    parts = []
    for size in sizes:
        parts.append(view[head : head + size])
        head += size
    with contextlib.suppress(OSError):
        os.utime(path)  # used just now
    return _unpack(parts)


def write(version: str, compiled: Compiled) -> None:
    """Keeps the compiled lexicon for the next run; where that cannot be, the next run compiles again."""
    parts = _pack(compiled)
    body = struct.pack(f"<{_PARTS}Q", *map(len, parts))
    checksum = zlib.crc32(body)
    for part in parts:
        checksum = zlib.crc32(part, checksum)
    with contextlib.suppress(OSError, RuntimeError):
        target = _path(version)
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix="lexicon-", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(_MAGIC + struct.pack("<I", checksum) + body)
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
    return folder() / f"lexicon-{version}.bin"


def _pack(compiled: Compiled) -> list[bytes]:
    return [
        compiled.automaton.serialize(),
        *map(_little, (compiled.first, compiled.second, compiled.exact)),
        compiled.exact_names,
        _little(compiled.exact_offsets),
        compiled.records,
        _little(compiled.record_offsets),
        compiled.ids,
        *map(_little, (compiled.id_offsets, compiled.id_entities, compiled.triggers)),
    ]


def _unpack(parts: list[memoryview]) -> Compiled:
    (
        automaton,
        first,
        second,
        exact,
        names,
        name_offsets,
        records,
        record_offsets,
        ids,
        id_offsets,
        places,
        triggers,
    ) = parts
    return Compiled(
        DoubleArrayAhoCorasick.deserialize(bytes(automaton)),
        _numbers(first), _numbers(second), _numbers(exact),
        bytes(names), _numbers(name_offsets),
        bytes(records), _numbers(record_offsets),
        bytes(ids), _numbers(id_offsets), _numbers(places), _numbers(triggers),
    )  # fmt: skip


def _little(numbers: array[int]) -> bytes:
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers.tobytes()


def _numbers(data: memoryview) -> array[int]:
    numbers = array("I")
    numbers.frombytes(data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers

"""The automaton over many names, built beside this process: that takes far more memory than the automaton itself."""

from __future__ import annotations

import subprocess
import sys
import zlib
from contextlib import suppress
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from threading import Timer
from typing import IO, NamedTuple
from weakref import finalize

from daachorse import DoubleArrayAhoCorasick

_MANY = 100_000  # names from which on a process of its own is worth its start
_LONGEST = 300  # seconds
_PROGRAM = (
    "import sys, zlib; from daachorse import DoubleArrayAhoCorasick as Automaton;"
    "names = zlib.decompress(sys.stdin.buffer.read()).split(b'\\n');"
    "sys.stdout.buffer.write(Automaton(names).serialize())"
)


@dataclass(frozen=True, slots=True)
class InFile:
    """Names that another process can read for itself: zlib, from `start` to the end of a file."""

    file: Traversable
    start: int

    def read(self) -> bytes:
        """The names, a line each."""
        return zlib.decompress(memoryview(self.file.read_bytes())[self.start :])


class Built(NamedTuple):
    """An automaton, and the bytes from which it can be made again."""

    automaton: DoubleArrayAhoCorasick
    serialized: bytes


class Building:
    """An automaton that another Python builds while this one goes on with other work.

    Of `many` names or more it is built by a process of its own, which gives its memory back when it ends: a kilobyte a
    name, ten times what the automaton takes. Where none can be started, or it fails, it is built here when it is
    wanted. `names` are a line each, of which the first has number 0; those in a file are many.
    """

    def __init__(self, names: bytes | InFile, *, many: int = _MANY) -> None:
        self._names = names
        alone = isinstance(names, bytes) and names.count(b"\n") + 1 < many
        self._process = None if alone else _started(names)
        if self._process is not None:  # what nobody waits for need not be built
            finalize(self, self._process.kill)

    def built(self) -> Built:
        """What was built, the same wherever that was; waits for it. To be asked once: the names are not kept."""
        names, self._names = self._names, b""
        if self._process is not None and (serialized := _made_by(self._process)) is not None:
            return Built(DoubleArrayAhoCorasick.deserialize(serialized), serialized)
        lines = names if isinstance(names, bytes) else names.read()
        automaton = DoubleArrayAhoCorasick(lines.split(b"\n"))
        return Built(automaton, automaton.serialize())


def _made_by(process: subprocess.Popen[bytes]) -> bytes | None:
    """What a process writes until it ends; None where it fails, or takes too long."""
    with suppress(OSError, subprocess.SubprocessError, ValueError), process:
        assert process.stdout is not None, "it was asked for"
        end = Timer(_LONGEST, process.kill)
        end.daemon = True
        end.start()
        try:
            made = process.stdout.read()  # half the time of `communicate` with a limit
        finally:
            end.cancel()
            process.stdout.close()
        if process.wait() == 0:
            return made
    return None


def _started(names: bytes | InFile) -> subprocess.Popen[bytes] | None:
    """A process that has got the names, and is building."""
    python = (
        None if getattr(sys, "frozen", False) else sys.executable
    )  # frozen, it is the program itself
    if not python:
        return None
    with suppress(OSError, ValueError):
        if isinstance(names, InFile):
            with names.file.open("rb") as file:
                file.seek(names.start)
                return _python(python, file)
        process = _python(python, subprocess.PIPE)
        assert process.stdin is not None, "it was asked for"
        try:
            with process.stdin as names_wanted:
                names_wanted.write(zlib.compress(names, 0))
        except OSError:  # it has ended: seen when its work is asked for
            pass
        return process
    return None


def _python(python: str, names: IO[bytes] | int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [python, "-I", "-c", _PROGRAM],
        stdin=names,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )

"""The automaton over many names, built beside this process: that takes far more memory than the automaton itself."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress

from daachorse import DoubleArrayAhoCorasick

_MANY = 100_000  # names from which on a process of its own is worth its start
_LONGEST = 300  # seconds
_PROGRAM = (
    "import sys; from daachorse import DoubleArrayAhoCorasick as Automaton;"
    "names = sys.stdin.buffer.read().split(b'\\n');"
    "sys.stdout.buffer.write(Automaton(names).serialize())"
)


class Building:
    """An automaton that another Python builds while this one goes on with other work.

    Of `many` names or more it is built by a process of its own, which gives its memory back when it ends: a kilobyte a
    name, ten times what the automaton takes. Where none can be started, or it fails, it is built here when it is
    wanted. `names` are a line each, of which the first has number 0.
    """

    def __init__(self, names: bytes, *, many: int = _MANY) -> None:
        self._names = names
        self._process = _started(names) if names.count(b"\n") + 1 >= many else None

    def automaton(self) -> DoubleArrayAhoCorasick:
        """What was built, the same wherever that was; waits for it. To be asked once: the names are not kept."""
        names, self._names = self._names, b""
        if (process := self._process) is not None:
            with suppress(OSError, subprocess.SubprocessError, ValueError), process:
                try:
                    built, _ = process.communicate(timeout=_LONGEST)
                finally:
                    process.kill()  # nothing to one that has ended
                if process.returncode == 0:
                    return DoubleArrayAhoCorasick.deserialize(built)
        return DoubleArrayAhoCorasick(names.split(b"\n"))


def _started(names: bytes) -> subprocess.Popen[bytes] | None:
    """A process that has got the names, and is building."""
    python = (
        None if getattr(sys, "frozen", False) else sys.executable
    )  # frozen, it is the program itself
    if not python:
        return None
    with suppress(OSError, ValueError):
        process = subprocess.Popen(
            [python, "-I", "-c", _PROGRAM],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert process.stdin is not None, "it was asked for"
        try:
            with process.stdin as names_wanted:
                names_wanted.write(names)
        except OSError:  # it has ended: seen when its work is asked for
            pass
        process.stdin = None  # `communicate` would write to it
        return process
    return None

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


def automaton_of(names: list[bytes], *, many: int = _MANY) -> DoubleArrayAhoCorasick:
    """The automaton of these names, none of which holds a line end; the same however it was built.

    Of `many` names or more it is built by another Python, which gives its memory back when it ends: a kilobyte a name,
    ten times what the automaton takes. Where none can be started, it is built here.
    """
    python = (
        None if getattr(sys, "frozen", False) else sys.executable
    )  # frozen, it is the program itself
    if len(names) >= many and python:
        with suppress(OSError, subprocess.SubprocessError, ValueError):
            built = subprocess.run(
                [python, "-I", "-c", _PROGRAM],
                input=b"\n".join(names),
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                check=True,
                timeout=_LONGEST,
            )
            return DoubleArrayAhoCorasick.deserialize(built.stdout)
    return DoubleArrayAhoCorasick(names)

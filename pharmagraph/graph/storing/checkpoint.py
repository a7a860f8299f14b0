"""The whole state of a store in a folder, kept while something goes in that is too large for one transaction.

The engine makes it of hard links, in no time. While it is there it is the graph: whoever opens the folder reads it,
and the next build goes on from it. So what was written after it counts when it is taken away, all at once.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox

TRIPLES = "triples"
_KEPT = "triples-before"
_PASSING = ".triples-passing"  # what is being made or removed


def state_in(graph: Path) -> Path:
    """Return where in the folder of a graph its state is that counts."""
    kept = graph / _KEPT
    return kept if kept.is_dir() else graph / TRIPLES


def keep(engine: ox.Store, graph: Path) -> None:
    """Keep the state that the engine has now."""
    passing = graph / _PASSING
    shutil.rmtree(passing, ignore_errors=True)
    engine.backup(str(passing))
    passing.rename(graph / _KEPT)
    _settle(graph)


def let_go(graph: Path) -> None:
    """Let what was written since count, and the state that was kept go."""
    passing = graph / _PASSING
    (graph / _KEPT).rename(passing)
    _settle(graph)
    shutil.rmtree(passing, ignore_errors=True)


def restore(graph: Path) -> None:
    """Put the state that was kept, if any, in the place of what was written since; nobody may have it open."""
    shutil.rmtree(graph / _PASSING, ignore_errors=True)
    kept = graph / _KEPT
    if kept.is_dir():
        shutil.rmtree(graph / TRIPLES, ignore_errors=True)
        kept.rename(graph / TRIPLES)
        _settle(graph)


def _settle(graph: Path) -> None:
    """See to it that names in the folder outlive a failure of power, where that can be asked for."""
    with suppress(OSError):
        folder = os.open(graph, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

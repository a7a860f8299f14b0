"""A bar on the terminal for what takes long: it comes after a second, and never into a pipe or a file."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_SECONDS = 1.0  # what is done by then needs no bar


@contextmanager
def watching(label: str) -> Iterator[Callable[[int, int], None] | None]:
    """Give what a library call tells how much is done of how much; nothing where nobody looks."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    progress = Progress(console=Console(stderr=True), transient=True)
    task = progress.add_task(label, total=None)
    start, shown = time.monotonic(), False

    def watch(done: int, total: int) -> None:
        nonlocal shown
        if not shown and time.monotonic() - start > _SECONDS:
            progress.start()
            shown = True
        if shown:
            progress.update(task, completed=done, total=total)

    try:
        yield watch
    finally:
        progress.stop()

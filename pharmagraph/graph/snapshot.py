"""A graph as it is now, kept for reading while builds go on beside: a folder that many may open."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox

from pharmagraph.errors import StoreError
from pharmagraph.graph.store import open_store
from pharmagraph.graph.storing.lock import Lock

_PREFIX = "serving-"


@contextmanager
def snapshot(graph: Path) -> Iterator[Path]:
    """Yield a folder that holds the graph as it is now, and remove it at the end.

    Reading a store while another process writes to it is undefined, so readers get a copy. Of a
    folder it is made of hard links, in no time; a single file is loaded once. What a killed
    process left behind is removed by the next one.
    """
    with open_store(graph) as store:
        place = _place(graph)
        _remove_left_behind(place)
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=place))
        lock = Lock(folder, write=True)
        triples = folder / "triples"
        try:
            _copy(store.engine, triples, in_memory=not graph.is_dir())
        except OSError as error:
            lock.release()
            shutil.rmtree(folder, ignore_errors=True)
            raise StoreError(
                str(graph), f"cannot be copied for reading ({error})", "check the free space"
            ) from error
    try:
        yield triples
    finally:
        lock.release()
        shutil.rmtree(folder, ignore_errors=True)


def state_of(graph: Path) -> object | None:
    """Return what differs once a build has written to the graph; None where there is no graph.

    Of a folder the engine's files count but not its log, of a file the file.
    """
    folder = graph / "triples"
    try:
        files = (
            [path for path in folder.iterdir() if not path.name.startswith("LOG")]
            if graph.is_dir()
            else [graph]
        )
        found = [(path.name, path.stat()) for path in sorted(files)]
    except OSError:
        return None  # it is not there, or just being changed
    return tuple((name, stat.st_size, stat.st_mtime_ns, stat.st_ino) for name, stat in found)


def _place(graph: Path) -> Path:
    """Within the graph's own folder, where hard links work, if that can be written."""
    if graph.is_dir():
        try:
            with tempfile.TemporaryFile(dir=graph):
                return graph
        except OSError:
            pass  # a graph on a read-only disk is copied
    return Path(tempfile.gettempdir())


def _remove_left_behind(place: Path) -> None:
    for folder in place.glob(f"{_PREFIX}*"):
        if not (folder / "lock").is_file():
            continue
        try:
            lock = Lock(folder, write=True)
        except StoreError:
            continue  # somebody serves it
        lock.release()
        shutil.rmtree(folder, ignore_errors=True)


def _copy(engine: ox.Store, folder: Path, *, in_memory: bool) -> None:
    if in_memory:
        copy = ox.Store(str(folder))
        copy.bulk_extend(engine)
        copy.flush()
    else:
        engine.backup(str(folder))

"""What is served now: a copy of the graph, taken anew when a build has changed it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pyoxigraph as ox

from pharmagraph.errors import StoreError
from pharmagraph.graph.snapshot import snapshot, state_of
from pharmagraph.server.pool import Pool

_LOG = logging.getLogger(__name__)
_SECONDS = 1.0  # between two looks at the graph; it is copied when it is the same for two
_MOST_GRAPHS = 1000  # that a service description lists


class Current:
    """The copy that is served, with its folder and the named graphs in it."""

    def __init__(self, graph: Path) -> None:
        self.graph = graph
        self._state = state_of(graph)
        self._copy = ExitStack()
        self.folder = self._copy.enter_context(snapshot(graph))
        self.graphs = _named_graphs(self.folder)

    def close(self) -> None:
        """Remove the copy."""
        self._copy.close()

    async def follow(self, pool: Pool, changed: Callable[[], object]) -> None:
        """Serve what builds make of the graph, from the time when they have ended, until cancelled.

        Queries that run go on over the copy that they began with, which is removed after the last.
        """
        last, told = self._state, ""
        while True:
            await asyncio.sleep(_SECONDS)
            now = state_of(self.graph)
            if now != last or now == self._state or now is None:
                last = now
                continue
            try:
                await self._renew(pool)
            except StoreError as error:
                if told != (told := str(error)):
                    _LOG.warning("not yet served as it is now: %s", error)
                last = None  # such as while a build writes: looked at again
                continue
            self._state, told = now, ""
            changed()

    async def _renew(self, pool: Pool) -> None:
        copy = ExitStack()
        try:
            folder = await asyncio.to_thread(copy.enter_context, snapshot(self.graph))
            graphs = await asyncio.to_thread(_named_graphs, folder)
            before = await pool.move(folder)
        except BaseException:
            copy.close()
            raise
        old, self._copy = self._copy, copy
        self.folder, self.graphs = folder, graphs
        pool.when_ended(before, old.close)


@contextmanager
def current(graph: Path) -> Iterator[Current]:
    """Yield the graph as it is now, in a copy that is removed at the end."""
    serving = Current(graph)
    try:
        yield serving
    finally:
        serving.close()


def _named_graphs(folder: Path) -> tuple[str, ...]:
    store = ox.Store.read_only(str(folder))
    names = (graph.value for graph in store.named_graphs() if isinstance(graph, ox.NamedNode))
    return tuple(sorted(names)[:_MOST_GRAPHS])

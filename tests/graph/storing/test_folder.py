"""The folder of a store: made when something is kept in it, and nowhere within another."""

from __future__ import annotations

from pathlib import Path

import pytest

from pharmagraph.errors import StoreError
from pharmagraph.graph.store import open_store
from tests.graph.samples import RUN, both


class BrokenError(Exception):
    """What a build stumbles over."""


def fail(path: Path, *, after_writing: bool = False) -> None:
    with pytest.raises(BrokenError), open_store(path, write=True) as store:
        if after_writing:
            store.replace_all(both(), RUN)
        raise BrokenError


@pytest.mark.parametrize("name", ["graph", "graph.ttl", "new/and/deeper", "new/graph.nq"])
def test_a_first_build_that_fails_leaves_nothing_behind(tmp_path: Path, name: str) -> None:
    fail(tmp_path / name)

    assert list(tmp_path.iterdir()) == []


def test_an_empty_folder_that_was_there_stays(tmp_path: Path) -> None:
    fail(tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_what_was_written_before_a_build_failed_is_kept(tmp_path: Path) -> None:
    fail(tmp_path / "graph", after_writing=True)

    with open_store(tmp_path / "graph") as store:
        assert len(store.documents()) == len(both())


def test_a_later_build_that_fails_leaves_an_empty_store_where_it_is(tmp_path: Path) -> None:
    open_store(tmp_path / "graph", write=True).close()

    fail(tmp_path / "graph")

    with open_store(tmp_path / "graph") as store:
        assert store.documents() == {}


@pytest.mark.parametrize("inside", ["new", "triples", "new/and/deeper", "graph.ttl"])
def test_no_graph_is_made_inside_another(tmp_path: Path, inside: str) -> None:
    graph = tmp_path / "graph"
    open_store(graph, write=True).close()
    before = sorted(graph.rglob("*"))

    with pytest.raises(StoreError) as error:
        open_store(graph / inside, write=True)

    assert str(error.value) == (
        f"{graph / inside}: it lies inside the graph {graph}; choose a place outside of that"
    )
    assert sorted(graph.rglob("*")) == before


def test_a_graph_that_another_folder_links_to_is_inside_it_too(tmp_path: Path) -> None:
    open_store(tmp_path / "graph", write=True).close()
    (tmp_path / "link").symlink_to(tmp_path / "graph")

    with pytest.raises(StoreError, match="it lies inside the graph"):
        open_store(tmp_path / "link" / "new", write=True)

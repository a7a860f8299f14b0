"""A graph that is read while builds go on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from pharmagraph.errors import StoreError
from pharmagraph.graph.snapshot import snapshot
from pharmagraph.graph.store import open_store

ADD = "INSERT DATA { <http://e.example/a> <http://e.example/b> 1 }"


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    """A store on disk with one triple."""
    path = tmp_path / "graph"
    with open_store(path, write=True) as store:
        store.engine.update(ADD)
        store.engine.flush()
    return path


def size(folder: Path) -> int:
    return len(ox.Store.read_only(str(folder)))


def test_a_build_goes_on_beside_it_and_does_not_change_it(graph: Path) -> None:
    with snapshot(graph) as folder:
        with open_store(graph, write=True) as store:
            store.engine.update(ADD.replace("1", "2"))
            store.engine.flush()

        assert size(folder) == 1
    with snapshot(graph) as folder:
        assert size(folder) == 2


def test_nothing_of_it_stays(graph: Path) -> None:
    before = sorted(path.name for path in graph.iterdir() if path.name != "lock")

    with snapshot(graph):
        pass

    assert sorted(path.name for path in graph.iterdir() if path.name != "lock") == before


def test_a_file_is_loaded(tmp_path: Path) -> None:
    file = tmp_path / "graph.ttl"
    file.write_text("<http://e.example/a> <http://e.example/b> 1, 2 .\n", encoding="utf-8")

    with snapshot(file) as folder:
        assert size(folder) == 2


def test_what_a_killed_process_left_is_removed_and_what_is_in_use_is_not(graph: Path) -> None:
    script = """
import os, sys
from pathlib import Path
from pharmagraph.graph.snapshot import snapshot
with snapshot(Path(sys.argv[1])):
    os._exit(9)
"""
    subprocess.run([sys.executable, "-c", script, str(graph)], check=False)
    assert len(list(graph.glob("serving-*"))) == 1

    with snapshot(graph) as first, snapshot(graph) as second:
        assert sorted(graph.glob("serving-*")) == sorted([first.parent, second.parent])


def test_a_graph_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such graph"), snapshot(tmp_path / "nothing"):
        pass

"""A graph that is built again while it is served."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pharmagraph.graph.store import open_store
from tests.server.conftest import DATA, Reply, Served, store_at

Serve = Callable[..., Served]
COUNT = "SELECT (COUNT(*) AS ?n) { ?s <http://e.example/new> ?o }"
ADD = "INSERT DATA {{ <http://e.example/n{0}> <http://e.example/new> {0} }}"
# Takes some seconds, and counts the default graph's six triples, nine times over.
SLOW = f"SELECT (COUNT(*) AS ?n) {{ {' '.join(f'?a{i} ?b{i} ?c{i} .' for i in range(9))} }}"


def add(graph: Path, number: int) -> None:
    with open_store(graph, write=True) as store:
        store.update(ADD.format(number))


def counted(server: Served) -> int:
    reply = server.get(COUNT, "application/sparql-results+json")
    assert reply.status == 200, reply.text
    return int(reply.rows[0]["n"])


def becomes(server: Served, number: int, seconds: float = 20) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if counted(server) == number:
            return True
        time.sleep(0.2)
    return False


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    return store_at(tmp_path / "graph", DATA)


def test_what_a_build_adds_is_served_when_it_has_ended(graph: Path, serve: Serve) -> None:
    server = serve(graph)
    with open_store(graph, write=True) as store:
        store.update(ADD.format(1))
        time.sleep(2.5)  # longer than it takes to notice
        assert counted(server) == 0

    assert becomes(server, 1)
    add(graph, 2)
    assert becomes(server, 2)
    time.sleep(1)
    assert len(list(graph.glob("serving-*"))) == 1


def test_a_graph_file_that_is_written_anew_is_served_anew(tmp_path: Path, serve: Serve) -> None:
    graph = tmp_path / "graph.ttl"
    graph.write_text("<http://e.example/n> <http://e.example/new> 1 .\n", "utf-8")
    server = serve(graph)
    assert counted(server) == 1
    graph.write_text("this is no Turtle", "utf-8")
    time.sleep(2.5)
    assert counted(server) == 1
    graph.write_text("<http://e.example/n> <http://e.example/new> 1, 2 .\n", "utf-8")

    assert becomes(server, 2)


def test_a_query_that_runs_finishes_and_no_client_sees_an_error(graph: Path, serve: Serve) -> None:
    server = serve(graph, "--processes", "2")
    slow: list[Reply] = []
    asking = threading.Thread(target=lambda: slow.append(server.get(SLOW, "text/csv")))
    asking.start()
    time.sleep(0.3)
    add(graph, 1)
    statuses = set()
    until = time.monotonic() + 6
    while time.monotonic() < until:
        statuses.add(server.get(COUNT).status)
    asking.join()

    assert statuses == {200}
    assert slow[0].text.split() == ["n", str(6**9)]  # of what there was when it began
    assert becomes(server, 1)


def test_nobody_sees_what_is_new_and_then_what_was(graph: Path, serve: Serve) -> None:
    server = serve(graph, "--processes", "4")
    add(graph, 1)
    seen: list[int] = []
    until = time.monotonic() + 20
    while seen[-20:] != [1] * 20 and time.monotonic() < until:
        seen.append(counted(server))

    assert seen == sorted(seen)
    assert seen[-1] == 1


def test_on_request_it_stays_as_it_was(graph: Path, serve: Serve) -> None:
    server = serve(graph, "--as-it-is")
    add(graph, 1)
    time.sleep(3)

    assert counted(server) == 0


def test_the_pages_and_the_description_follow(graph: Path, serve: Serve) -> None:
    server = serve(graph)
    assert "http://g.example/3" not in server.request("GET", Accept="text/turtle").text
    with open_store(graph, write=True) as store:
        store.update(
            "INSERT DATA { GRAPH <http://g.example/3> { <http://e.example/x> <http://e.example/new> 1 } }"
        )
        store.update(ADD.format(1))
    assert becomes(server, 1)

    assert "http://g.example/3" in server.request("GET", Accept="text/turtle").text
    assert server.request("GET", "/graph").status == 200


def test_a_graph_that_is_taken_away_is_served_on(graph: Path, serve: Serve, tmp_path: Path) -> None:
    server = serve(graph)
    (graph / "triples").rename(tmp_path / "elsewhere")
    time.sleep(2.5)

    assert counted(server) == 0

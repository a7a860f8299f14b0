"""Queries that crash, exhaust or misuse an engine: each is refused or ended, and the others are answered."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.requests import Request
from starlette.types import Message

from pharmagraph.server.request import RefusedError, _body
from tests.waiting import awaited

from .conftest import FORM, Reply, Served

ASK = "ASK {}"
MANY = " ".join(f"?a{i} ?b{i} ?c{i} ." for i in range(12))  # 7 to the power of 12 rows
ALL = "CONCAT(" + ", ".join(f"STR(?a{i}), STR(?c{i})" for i in range(12)) + ")"
NEVER = f"{{ {MANY} FILTER({ALL} = 'nothing') }}"
LIMIT = 2  # seconds, of the server in conftest.py


def timed(ask: Callable[[], Reply]) -> tuple[Reply, float]:
    start = time.monotonic()
    return ask(), time.monotonic() - start


@contextmanager
def listener() -> Iterator[tuple[str, list[bytes]]]:
    """A place on this machine that notes who comes."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    heard.append(connection.recv(100))

        threading.Thread(target=listen, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/", heard
        server.shutdown(socket.SHUT_RDWR)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * WHERE " + "{" * 3000 + "}" * 3000,
        "SELECT * WHERE { FILTER(" + "(" * 5000 + "1" + ")" * 5000 + ") }",
        "SELECT * WHERE { {}" + " UNION {}" * 8000 + "}",
        "SELECT * WHERE { " + " ".join(f"?a{i} ?b{i} ?c{i} ." for i in range(300)) + " }",
        "SELECT * WHERE { ?s " + "!(" * 3000 + "<a:a>" + ")" * 3000 + " ?o }",
        "SELECT (" + "!" * 20000 + "true AS ?x) {}",
        "SELECT * WHERE { ?s ?p " + "[ ?p " * 3000 + "1" + "]" * 3000 + " }",
        "SELECT * WHERE { ?s ?p " + "(" * 3000 + "1" + ")" * 3000 + " }",
        "SELECT (" + "1+" * 20000 + "1 AS ?x) {}",
        "ASK { VALUES ?x { " + "<< <a:a> <a:a> " * 3000 + "1" + " >>" * 3000 + " } }",
    ],
    ids=str.split("groups parentheses unions patterns paths nots nodes lists sums triples"),
)
def test_a_query_that_is_too_deep_or_long_is_refused_before_the_engine(
    server: Served, query: str
) -> None:
    reply, seconds = timed(lambda: server.post(query))

    assert reply.status == 400
    assert seconds < 1
    assert server.get(ASK).status == 200


@pytest.mark.parametrize(
    "query",
    [
        f"SELECT (COUNT(*) AS ?n) {{ {MANY} }}",
        f"SELECT * {{ {MANY} }} ORDER BY ?c5",
        f"SELECT DISTINCT ?a1 {{ {MANY} }}",
        f"SELECT ?a1 (GROUP_CONCAT(?c2) AS ?all) {{ {MANY} }} GROUP BY ?a1",
        f"ASK {NEVER}",
        f"CONSTRUCT {{ ?a1 ?b1 ?c2 }} WHERE {NEVER}",
        f"SELECT * {{ {MANY} FILTER(REGEX({ALL}, '^(([a-z])+.)+[A-Z]([a-z])+$')) }}",
    ],
    ids=str.split("count order distinct group ask construct regex"),
)
def test_an_endless_query_is_ended_and_the_others_are_answered(server: Served, query: str) -> None:
    with ThreadPoolExecutor() as pool:
        endless = pool.submit(timed, lambda: server.post(query))
        time.sleep(0.2)
        quick = [timed(lambda: server.get(ASK)) for _ in range(20)]
        reply, seconds = endless.result()

    assert reply.status in (504, 500)  # over its time; or over its memory before that
    assert seconds < LIMIT + 1.5
    assert all(answer.status == 200 and taken < LIMIT / 2 for answer, taken in quick)


def test_more_endless_queries_than_processes_end_too(
    serve: Callable[..., Served], graph: Path
) -> None:
    server = serve(graph, "--time-limit", "1", "--processes", "2")
    with ThreadPoolExecutor(4) as pool:
        replies = list(pool.map(lambda _: server.post(f"ASK {NEVER}"), range(4)))

    assert {reply.status for reply in replies} <= {504, 503}
    assert server.get(ASK).status == 200


def test_a_regex_bomb_does_not_hold_the_engine(server: Served) -> None:
    bombs = ["(a*)*b", "(a|aa)+$", "((a{1,99}){1,99}){1,99}", "(.*a){25}"]
    queries = [f"SELECT (REGEX('{'a' * 5000}', '{bomb}') AS ?x) {{}}" for bomb in bombs]

    for query in queries:
        start = time.monotonic()
        server.post(query)
        assert time.monotonic() - start < LIMIT + 1


def test_a_query_that_takes_too_much_memory_is_ended(
    serve: Callable[..., Served], graph: Path
) -> None:
    server = serve(graph, "--memory-limit", "64", "--processes", "1")

    reply = server.post(f"SELECT * {{ {MANY} }} ORDER BY ?c5")

    assert reply.status == 500
    assert "memory" in reply.text
    assert server.get(ASK).status == 200


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
        "SELECT * {{ SERVICE SILENT <{0}> {{ ?s ?p ?o }} }}",
        "SELECT * {{ BIND(<{0}> AS ?x) SERVICE ?x {{ ?s ?p ?o }} }}",
        "PREFIX x: <{0}> SELECT * {{ SeRvIcE x: {{ ?s ?p ?o }} }}",
        "SELECT * {{ #\nSERVICE#\n<{0}>{{ ?s ?p ?o }} }}",
        "SELECT * {{ SERV\\u0049CE <{0}> {{ ?s ?p ?o }} }}",
        "SELECT * FROM <{0}> {{ ?s ?p ?o }}",
        "SELECT * FROM NAMED <{0}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
        "LOAD <{0}>",
        "LOAD SILENT <{0}> INTO GRAPH <a:a>",
    ],
)
def test_no_query_reaches_the_network(server: Served, query: str) -> None:
    with listener() as (address, heard):
        reply = server.post(query.format(address))

    assert reply.status == 400
    assert heard == []


def test_no_query_reads_files(server: Served, tmp_path: Path) -> None:
    secret = tmp_path / "secret.nt"
    secret.write_text("<a:a> <a:a> <a:secret> .\n", encoding="utf-8")

    for query in ("SELECT * FROM <{0}> {{ ?s ?p ?o }}", "LOAD <{0}>"):
        assert server.post(query.format(secret.as_uri())).status == 400
    protocol = server.get("SELECT * { ?s ?p ?o }", fields={"default-graph-uri": secret.as_uri()})
    assert "secret>" not in protocol.text


def test_only_an_allowed_service_is_asked(
    serve: Callable[..., Served], graph: Path, server: Served
) -> None:
    asking = serve(graph, "--allow-service", server.endpoint)
    query = "SELECT ?o {{ SERVICE <{0}> {{ <http://e.example/ketamine> <http://e.example/treats> ?o }} }}"

    with listener() as (address, heard):
        refused = asking.get(query.format(address))
    allowed = asking.get(query.format(server.endpoint))

    assert (refused.status, heard) == (400, [])
    assert allowed.rows == [{"o": "http://e.example/depression"}]


def test_the_query_of_a_client_that_left_is_ended(
    serve: Callable[..., Served], graph: Path
) -> None:
    server = serve(graph, "--time-limit", "20", "--processes", "1")
    connection = server.connection()
    connection.request("GET", "/sparql?query=" + quote(f"SELECT (COUNT(*) AS ?n) {{ {MANY} }}"))
    time.sleep(0.3)
    connection.close()

    reply, seconds = timed(lambda: server.get(ASK))

    assert reply.status == 200
    assert seconds < 5


def test_a_long_request_is_refused(server: Served) -> None:
    reply = server.request("POST", body="query=" + "x" * 4_000_000, Content_Type=FORM)

    assert reply.status == 413


@pytest.mark.parametrize(
    "query", ["", "\0", "ASK {} \0", "\ufeff", "🙂", "ASK", "}" * 100, "'" * 999]
)
def test_nonsense_is_refused(server: Served, query: str) -> None:
    assert server.post(query).status == 400


def children(pid: int) -> set[int]:
    tasks = Path(f"/proc/{pid}/task")
    return {
        int(child)
        for task in tasks.iterdir()
        for child in (task / "children").read_text(encoding="ascii").split()
    }


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):  # ended before, or while it was read
        return False
    return state != "Z"


needs_proc = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="reads Linux's /proc")


@needs_proc
def test_a_process_that_dies_at_rest_is_replaced(serve: Callable[..., Served], graph: Path) -> None:
    server = serve(graph, "--processes", "2")
    for child in children(server.process.pid):
        os.kill(child, signal.SIGKILL)

    assert [server.get(ASK).status for _ in range(4)] == [200] * 4


@needs_proc
def test_a_server_that_is_killed_leaves_no_process_behind(
    serve: Callable[..., Served], graph: Path
) -> None:
    server = serve(graph, "--processes", "2", "--time-limit", "1")
    workers = children(server.process.pid)
    connection = server.connection()
    connection.request("GET", "/sparql?query=" + quote(f"SELECT (COUNT(*) AS ?n) {{ {MANY} }}"))
    time.sleep(0.3)

    server.process.kill()

    deadline = time.monotonic() + 6
    while any(map(alive, workers)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert len(workers) == 2
    assert not any(map(alive, workers))


def test_a_server_that_is_stopped_amid_answers_ends_without_a_traceback(graph: Path) -> None:
    command = [sys.executable, "-m", "pharmagraph", "serve", str(graph), "--port", "0"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        port = int(line.partition("127.0.0.1:")[2].partition("/")[0].split()[0])
        with socket.create_connection(("127.0.0.1", port)) as client:
            query = quote(f"SELECT (COUNT(*) AS ?n) {{ {MANY} }}")
            client.sendall(
                f"GET /sparql?query={query} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
            )
            time.sleep(0.5)
            process.send_signal(signal.SIGINT)
            _, said = process.communicate(timeout=30)

    assert process.returncode == 0
    assert "Traceback" not in said


def test_a_query_process_has_no_network() -> None:
    script = """
import socket, sys
from pharmagraph.server.confinement import without_network
without_network()
try:
    socket.create_connection(("127.0.0.1", int(sys.argv[1])), 2)
except OSError:
    print("nothing")
"""
    with listener() as (address, heard):
        port = address.rstrip("/").rpartition(":")[2]
        command = [sys.executable, "-c", script, port]
        found = subprocess.run(command, capture_output=True, text=True, check=True)
    if heard:
        pytest.skip("this kernel gives no process a network of its own")

    assert found.stdout == "nothing\n"


def test_a_request_whose_sender_left_is_refused_and_no_failure() -> None:
    async def gone() -> Message:
        return {"type": "http.disconnect"}

    request = Request({"type": "http", "method": "POST", "headers": []}, gone)

    with pytest.raises(RefusedError, match="ends before its body"):
        awaited(_body(request, most=10))

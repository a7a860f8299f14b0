"""Large answers: streamed, cut off at the limit, and saying so; and a queue that has an end."""

from __future__ import annotations

import asyncio
import csv
import http.client
import io
import json
import time
from collections.abc import Callable
from contextlib import aclosing
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest

from pharmagraph.server.limits import Limits
from pharmagraph.server.messages import Kind, Message, Question
from pharmagraph.server.pool import BusyError, Pool, QueryTimeoutError
from tests.waiting import awaited

from .conftest import Served

MANY = (
    "SELECT ?a ?b ?c ?d ?e { ?a ?p ?x . ?b ?q ?y . ?c ?r ?z . ?d ?s ?u . ?e ?t ?v }"  # 7,776 rows
)
GRAPH = (
    "CONSTRUCT { ?o ?p [] } WHERE { VALUES ?x { 1 2 3 4 5 6 7 8 9 } VALUES ?y { 1 2 3 4 5 6 7 8 9 } "
    "VALUES ?z { 1 2 3 4 5 6 7 8 9 } VALUES ?w { 1 2 3 } ?s ?p ?l "
    "BIND(IRI(CONCAT('http://e.example/', STR(?x), STR(?y), STR(?z), STR(?w))) AS ?o) }"
)
LIMIT = 5000  # rows, of the server in conftest.py


def rows_of(body: bytes, media_type: str) -> int:
    if media_type == "text/csv":
        return len(list(csv.reader(io.StringIO(body.decode())))) - 1
    if media_type == "text/tab-separated-values":
        return body.count(b"\n") - 1
    if media_type.endswith("xml"):
        return len(ElementTree.fromstring(body)[1])
    return len(json.loads(body)["results"]["bindings"])


@pytest.mark.parametrize(
    "media_type",
    [
        "application/sparql-results+json",
        "application/sparql-results+xml",
        "text/csv",
        "text/tab-separated-values",
    ],
)
def test_rows_are_cut_off_at_the_limit_and_the_answer_is_whole(
    server: Served, media_type: str
) -> None:
    reply = server.get(MANY, media_type)

    assert reply.status == 200
    assert rows_of(reply.body, media_type) == LIMIT
    assert reply.headers["Pharmagraph-Row-Limit"] == str(LIMIT)
    if "text" not in media_type:
        assert b"cut off after 5,000 rows" in reply.body


@pytest.mark.parametrize(
    "media_type", ["text/turtle", "application/rdf+xml", "application/n-triples"]
)
def test_triples_are_cut_off_at_the_limit_and_the_answer_is_whole(
    server: Served, media_type: str
) -> None:
    reply = server.get(GRAPH, media_type)

    format = ox.RdfFormat.from_media_type(media_type)
    assert len(list(ox.parse(reply.body, format=format))) == LIMIT
    assert reply.headers["Pharmagraph-Truncated"] == "true"
    assert "cut off after 5,000 rows" in reply.text


def test_an_answer_that_is_whole_is_not_said_to_be_cut_off(server: Served) -> None:
    reply = server.get("SELECT * { ?s ?p ?o }")

    assert "Pharmagraph-Truncated" not in reply.headers
    assert "cut off" not in reply.text


def test_as_many_rows_as_the_limit_are_not_cut_off(
    serve: Callable[..., Served], graph: Path
) -> None:
    server = serve(graph, "--row-limit", "6")

    assert "Pharmagraph-Truncated" not in server.get("SELECT * { ?s ?p ?o }").headers


def test_a_small_answer_says_in_a_header_that_it_is_cut_off(
    serve: Callable[..., Served], graph: Path
) -> None:
    server = serve(graph, "--row-limit", "2")

    assert (
        server.get("SELECT * { ?s ?p ?o }", "text/csv").headers["Pharmagraph-Truncated"] == "true"
    )


def test_a_large_answer_comes_in_parts_before_it_is_complete(
    serve: Callable[..., Served], graph: Path
) -> None:
    server = serve(graph, "--row-limit", "1000000000")
    connection = server.connection()
    start = time.monotonic()
    endless = MANY.replace("?t ?v", "?t ?v . ?f ?f1 ?f2 . ?g ?g1 ?g2 . ?h ?h1 ?h2 . ?i ?i1 ?i2")
    connection.request("GET", "/sparql?query=" + quote(endless))
    response = connection.getresponse()

    assert response.headers["Transfer-Encoding"] == "chunked"
    assert response.read(2_000_000).count(b"\n") > 1000
    assert time.monotonic() - start < 10
    connection.close()


def test_an_answer_that_runs_out_of_time_on_its_way_is_a_broken_transfer(
    serve: Callable[..., Served], graph: Path
) -> None:
    server = serve(graph, "--row-limit", "1000000000", "--time-limit", "1")
    connection = server.connection()
    endless = MANY.replace("?t ?v", "?t ?v . ?f ?f1 ?f2 . ?g ?g1 ?g2 . ?h ?h1 ?h2 . ?i ?i1 ?i2")
    connection.request("GET", "/sparql?query=" + quote(endless))

    with pytest.raises(http.client.IncompleteRead):
        connection.getresponse().read()


def test_a_client_that_does_not_read_holds_no_process(
    serve: Callable[..., Served], graph: Path
) -> None:
    server = serve(graph, "--row-limit", "1000000000", "--time-limit", "1", "--processes", "1")
    lazy = server.connection()
    endless = MANY.replace("?t ?v", "?t ?v . ?f ?f1 ?f2 . ?g ?g1 ?g2 . ?h ?h1 ?h2 . ?i ?i1 ?i2")
    lazy.request("GET", "/sparql?query=" + quote(endless))
    time.sleep(2.5)

    assert server.get("ASK {}").status == 200
    lazy.close()


# --- The pool -------------------------------------------------------------------------------------

ENDLESS = f"SELECT (COUNT(*) AS ?n) {{ {' '.join(f'?a{i} ?b{i} ?c{i} .' for i in range(14))} }}"


def question(query: str, seconds: float = 5) -> Question:
    return Question(query, "json", "turtle", rows=10, seconds=seconds)


async def answered(pool: Pool, asked: Question) -> list[Message]:
    async with aclosing(pool.ask(asked)) as messages:
        return [message async for message in messages]


def test_who_finds_the_queue_full_is_told_so(graph: Path) -> None:
    async def run() -> None:
        limits = Limits(seconds=1, processes=1, waiting=1)
        async with Pool(graph / "triples", limits).running() as pool:
            running = asyncio.create_task(answered(pool, question(ENDLESS, 4)))
            await asyncio.sleep(0.1)
            waiting = asyncio.create_task(answered(pool, question("ASK {}")))
            await asyncio.sleep(0.1)
            with pytest.raises(BusyError):
                await answered(pool, question("ASK {}"))
            with pytest.raises(
                BusyError
            ):  # after the second that it may wait, long before the process is free
                await waiting
            with pytest.raises(QueryTimeoutError):
                await running

    awaited(run())


def test_who_stops_waiting_takes_no_process_away(graph: Path) -> None:
    async def run() -> list[Message]:
        limits = Limits(seconds=5, processes=1)
        async with Pool(graph / "triples", limits).running() as pool:
            for delay in (0, 0.001, 0.01):
                asking = [
                    asyncio.create_task(answered(pool, question("ASK {}"))) for _ in range(20)
                ]
                await asyncio.sleep(delay)
                for task in asking[::2]:
                    task.cancel()
                await asyncio.gather(*asking, return_exceptions=True)
            return await answered(pool, question("ASK {}"))

    messages = awaited(run())

    assert [message.kind for message in messages] == [Kind.HEAD, Kind.DATA, Kind.END]


def test_thirty_two_clients_at_once_are_all_answered(
    serve: Callable[..., Served], graph: Path
) -> None:
    from concurrent.futures import ThreadPoolExecutor

    server = serve(graph)  # its limit of time is long, so that a busy machine turns nobody away
    with ThreadPoolExecutor(32) as clients:
        replies = list(clients.map(lambda _: server.get("SELECT * { ?s ?p ?o }"), range(320)))

    assert {reply.status for reply in replies} == {200}
    assert {len(reply.rows) for reply in replies} == {6}

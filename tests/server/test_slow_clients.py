"""Clients that send slowly, or nothing, or too much at once, or do not read: none of them holds the server."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from urllib.parse import quote

import pytest

from .conftest import FORM, Served, serving_within

SECONDS = 1.0
MOST = 8
HEAD = f"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: {FORM}\r\n"
ASK = "GET /sparql?query=ASK%20%7B%7D HTTP/1.1\r\nHost: localhost\r\n"
DOUBLED = " ".join(f"BIND(CONCAT(?x{i}, ?x{i}) AS ?x{i + 1})" for i in range(16))
LONG = f"SELECT ?x16 {{ BIND('ten of them' AS ?x0) {DOUBLED} }}"  # 720 kB


@pytest.fixture(scope="module")
def hasty(graph: Path) -> Iterator[Served]:
    """A server that waits a second for clients, and for few at once."""
    with serving_within(graph, request_seconds=SECONDS, connections=MOST, processes=1) as server:
        yield server


def connected(server: Served, sent: str = "") -> socket.socket:
    client = socket.create_connection(("127.0.0.1", server.port), timeout=20)
    client.sendall(sent.encode())
    return client


def all_of(client: socket.socket) -> bytes:
    """What comes until the server closes the connection."""
    data = b""
    try:
        while part := client.recv(65_536):
            data += part
    except ConnectionError:
        pass
    return data


def dripped(client: socket.socket, text: str, pause: float) -> float:
    """Send a letter after the other, until the server has had enough; return how long that took."""
    start = time.monotonic()
    try:
        for letter in text:
            client.sendall(letter.encode())
            time.sleep(pause)
    except ConnectionError:
        pass
    return time.monotonic() - start


@pytest.mark.parametrize(
    ("begun", "rest"),
    [
        ("", ASK + "\r\n"),
        ("GET /sparql", "?query=" + "x" * 999),
        (HEAD, "X-A: b\r\n" * 99),
        (HEAD + "Content-Length: 1000\r\n\r\nquery=", "x" * 994),
        (HEAD + "Transfer-Encoding: chunked\r\n\r\n", "1\r\nx\r\n" * 99),
        (ASK + "Content-Length: 1000\r\n\r\n", "x" * 1000),
    ],
    ids=str.split("all address fields body chunks unwanted"),
)
def test_a_request_that_comes_a_letter_at_a_time_is_given_up(
    hasty: Served, begun: str, rest: str
) -> None:
    with connected(hasty, begun) as client:
        taken = dripped(client, rest, 0.1)
        answer = all_of(client)

    assert taken < SECONDS + 4
    assert answer.startswith((b"HTTP/1.1 408", b"HTTP/1.1 200")) or not answer
    assert hasty.get("ASK {}").status == 200


@pytest.mark.parametrize("begun", [ASK, HEAD + "Content-Length: 9\r\n\r\nquery="])
def test_who_does_not_go_on_is_told_why_he_is_given_up(hasty: Served, begun: str) -> None:
    with connected(hasty, begun) as client:
        start = time.monotonic()
        answer = all_of(client)

    assert answer.startswith(b"HTTP/1.1 408")
    assert b"not there after 1 seconds" in answer
    assert SECONDS - 0.1 < time.monotonic() - start < SECONDS + 4


def test_who_says_nothing_is_let_go(hasty: Served) -> None:
    with connected(hasty) as client:
        start = time.monotonic()

        assert all_of(client) == b""
        assert time.monotonic() - start < SECONDS + 2


def test_each_request_of_a_connection_has_its_own_time(hasty: Served) -> None:
    with connected(hasty) as client:
        for _ in range(4):
            client.sendall((ASK + "\r\n").encode())
            answer = b""
            while not answer.endswith(b"true}\n"):
                answer += client.recv(65_536)
            time.sleep(SECONDS * 0.7)
        client.sendall(ASK.encode())
        answer = all_of(client)

    assert answer.startswith(b"HTTP/1.1 408")


def test_a_query_may_take_longer_than_a_request(graph: Path) -> None:
    slow = " ".join(f"?a{i} ?b{i} ?c{i} ." for i in range(12))
    with serving_within(graph, request_seconds=0.3, seconds=2, processes=1) as server:
        reply = server.get(f"SELECT (COUNT(*) AS ?n) {{ {slow} }}")

    assert reply.status == 504


def test_slow_requests_hold_no_process(hasty: Served) -> None:
    with ExitStack() as stack:
        for _ in range(MOST - 2):
            stack.enter_context(connected(hasty, HEAD + "Content-Length: 9\r\n\r\nquery="))

        assert hasty.get("ASK {}").status == 200


def test_one_connection_too_many_is_told_so(hasty: Served) -> None:
    with ExitStack() as stack:
        for _ in range(MOST):
            stack.enter_context(connected(hasty, "GET "))
        time.sleep(0.2)
        answer = all_of(stack.enter_context(connected(hasty, ASK + "\r\n")))
        for _ in range(3 * MOST):
            stack.enter_context(connected(hasty))

    assert answer.startswith(b"HTTP/1.1 503")
    time.sleep(0.5)
    assert hasty.get("ASK {}").status == 200


@pytest.mark.parametrize("path", ["/sparql?query=" + quote(LONG), "/assets/yasgui.min.js"])
def test_an_answer_that_nobody_reads_is_dropped(hasty: Served, path: str) -> None:
    client = socket.socket()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    with client:
        client.settimeout(20)
        client.connect(("127.0.0.1", hasty.port))
        with suppress(ConnectionError):
            for _ in range(40):  # what the system takes for the client would be enough for one
                client.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        time.sleep(SECONDS * 2 + 1)
        received = len(all_of(client))

    assert received < 24_000_000  # of 28 or more


def test_an_answer_that_is_read_slowly_comes_whole(hasty: Served) -> None:
    with connected(hasty) as client:
        client.sendall(b"GET /assets/yasgui.min.js HTTP/1.0\r\n\r\n")
        received = 0
        while part := client.recv(65_536):
            received += len(part)
            time.sleep(0.05)

    assert received > 500_000


@pytest.mark.parametrize(
    "body",
    [
        "c\r\nquery=ASK {}\r\n0\r\n\r\n",
        "6\r\nquery=\r\n6\r\nASK {}\r\n0\r\n\r\n",
        "6;a=b\r\nquery=\r\n6\r\nASK {}\r\n0\r\nX-Trailer: x\r\n\r\n",
    ],
)
def test_a_body_may_come_in_chunks(hasty: Served, body: str) -> None:
    with connected(hasty, HEAD + "Transfer-Encoding: chunked\r\n\r\n" + body) as client:
        assert client.recv(65_536).startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize(
    "sent",
    [
        "nonsense\r\n\r\n",
        HEAD + "Content-Length: x\r\n\r\n",
        HEAD + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nquery=",
        HEAD + "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        HEAD + "Transfer-Encoding: gzip\r\n\r\n",
        "GET /sparql?query=" + "x" * 1_200_000 + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
        ASK + "X-Long: " + "x" * 1_200_000 + "\r\n\r\n",
        ASK + "X-Many: x\r\n" * 500 + "\r\n",
    ],
    ids=str.split("nonsense length lengths chunks coding address field fields"),
)
def test_what_is_no_request_is_refused_in_plain_text(hasty: Served, sent: str) -> None:
    with connected(hasty) as client:
        client.sendall(sent.encode())
        answer = client.recv(65_536)

    status = int(answer.split()[1])
    assert 400 <= status < 500 or status == 501
    assert b"text/plain" in answer
    assert hasty.get("ASK {}").status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/assets/%00",
        "/assets/%2e%2e/limits.py",
        "/assets/..%2f..%2fserve.py",
        "/assets/%ff%fe",
        "/queries/%3Cscript%3E",
        "/queries/what-treats?condition=%ff%00",
        "/%00",
        "/sparql%00?query=ASK%20%7B%7D",
        "/sparql?query=%",
        "/sparql?query=%zz",
        "/sparql?" + "&" * 100_000,
        "/sparql?" + "a=b&" * 100_000,
    ],
)
def test_odd_addresses_are_refused_and_no_page(hasty: Served, path: str) -> None:
    reply = hasty.request("GET", path)

    assert 400 <= reply.status < 500
    assert reply.media_type == "text/plain"
    assert b"Traceback" not in reply.body

"""By which names the server may be called: a page of a stranger can lead its own name here, and no other."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest

from pharmagraph.errors import InputError
from pharmagraph.server.serve import serve as serve_graph

from .conftest import FORM, Served

ASK = "/sparql?query=" + quote("ASK {}")
OWN = ["localhost", "LocalHost.", "127.0.0.1", "[::1]", "192.0.2.7", "[2001:db8::1]"]
OTHERS = [
    "stranger.example",
    "localhost.stranger.example",
    "127.0.0.1.stranger.example",
    "stranger.localhost",
    "2130706433",
    "0x7f.1",
    "[::1].stranger.example",
]


def called(server: Served, host: str, path: str = ASK) -> int:
    return server.request("GET", path, Host=host).status


@pytest.mark.parametrize("port", ["", ":80", ":8765"])
@pytest.mark.parametrize("host", OWN)
def test_it_answers_to_names_that_nobody_else_can_have(
    server: Served, host: str, port: str
) -> None:
    assert called(server, host + port) == 200


@pytest.mark.parametrize("path", [ASK, "/", "/sparql", "/graph", "/queries.json", "/assets/x.js"])
def test_no_page_of_a_stranger_reads_by_a_name_of_its_own(server: Served, path: str) -> None:
    reply = server.request("GET", path, Host="stranger.example:8765")

    assert reply.status == 421
    assert "--allow-host stranger.example" in reply.text
    assert "Access-Control-Allow-Origin" not in reply.headers


@pytest.mark.parametrize("host", OTHERS)
def test_what_only_looks_like_its_name_is_none(server: Served, host: str) -> None:
    assert called(server, host) in (400, 421)


@pytest.mark.parametrize("method", ["POST", "OPTIONS", "HEAD"])
def test_no_method_goes_round_the_names(server: Served, method: str) -> None:
    reply = server.request(
        method, body="query=ASK {}", Content_Type=FORM, Host="a.example", Origin="http://a.example",
        Access_Control_Request_Method="POST",
    )  # fmt: skip

    assert reply.status == 421


@pytest.mark.parametrize("host", ["", "a b", "a/b", "<script>", "http://localhost", "localhost:x"])
def test_a_host_that_is_no_name_is_refused(server: Served, host: str) -> None:
    reply = server.request("GET", ASK, Host=host)

    assert reply.status in (400, 421)
    assert reply.media_type == "text/plain"
    assert reply.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("head", "status"),
    [
        ("GET {} HTTP/1.0\r\n\r\n", b"200"),
        ("GET {} HTTP/1.1\r\n\r\n", b"400"),
        ("GET {} HTTP/1.1\r\nHost: localhost\r\nHost: stranger.example\r\n\r\n", b"400"),
        ("GET http://stranger.example{} HTTP/1.1\r\nHost: localhost\r\n\r\n", b"404"),
        ("GET {} HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Host: a.example\r\n\r\n", b"200"),
    ],
)
def test_the_name_is_that_of_the_request(server: Served, head: str, status: bytes) -> None:
    with socket.create_connection(("127.0.0.1", server.port), 20) as client:
        client.sendall(head.format(ASK).encode())

        assert client.recv(100).split()[1] == status


def test_names_may_be_given(serve: Callable[..., Served], graph: Path) -> None:
    server = serve(graph, "--allow-host", "graph.example", "--allow-host", "Other.example")

    assert called(server, "graph.example:443") == 200
    assert called(server, "GRAPH.example") == 200
    assert called(server, "other.example") == 200
    assert called(server, "localhost") == 200
    assert called(server, "a.graph.example") == 421


def test_any_name_may_be_let_in(serve: Callable[..., Served], graph: Path) -> None:
    assert called(serve(graph, "--allow-host", "*"), "anything.example") == 200


def test_the_name_that_it_listens_at_is_its_own(serve: Callable[..., Served], graph: Path) -> None:
    assert called(serve(graph, "--host", "localhost"), "localhost") == 200


@pytest.mark.parametrize("name", ["http://graph.example", "graph.example:80", "a b", "", "a/b"])
def test_a_name_that_is_none_is_an_error(graph: Path, name: str) -> None:
    with pytest.raises(InputError, match="no name of a host"):
        serve_graph(graph, port=0, hosts=[name])


def test_a_head_of_unusual_size_is_refused(server: Served) -> None:
    many = {f"X_{number}": "1" for number in range(200)}

    assert server.request("GET", ASK, **many).status == 431
    assert server.request("GET", ASK, Accept="a/b," * 10_000).status == 431
    assert server.request("GET", ASK, Accept="a/b, */*").status == 200

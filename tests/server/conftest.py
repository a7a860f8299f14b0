"""A live server on a port of its own, and a client that sees everything of an answer."""

from __future__ import annotations

import http.client
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pyoxigraph as ox
import pytest

from pharmagraph.graph.storing.marker import MARKER

DATA = """
PREFIX e: <http://e.example/>
INSERT DATA {
  e:ketamine e:treats e:depression ; e:label "ketamine"@en , "Ket\\u00e4min"@de ; e:year 1962 .
  e:esketamine e:treats e:depression ; e:label "esketamine" .
  GRAPH <http://g.example/1> { e:one e:in 1 }
  GRAPH <http://g.example/2> { e:two e:in 2 }
}
"""
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Reply:
    """An answer with all that came with it."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def media_type(self) -> str:
        return self.headers.get_content_type()

    @property
    def rows(self) -> list[dict[str, str]]:
        bindings = json.loads(self.body)["results"]["bindings"]
        return [{name: term["value"] for name, term in row.items()} for row in bindings]


@dataclass(frozen=True)
class Served:
    """A server that is running."""

    url: str
    process: subprocess.Popen[str]

    @property
    def endpoint(self) -> str:
        return self.url + "sparql"

    @property
    def port(self) -> int:
        port = urlsplit(self.url).port
        assert port is not None
        return port

    def connection(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def request(
        self,
        method: str = "GET",
        path: str = "/sparql",
        body: bytes | str | None = None,
        **headers: str,
    ) -> Reply:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection = self.connection()
        connection.request(method, path, body.encode() if isinstance(body, str) else body, named)
        response = connection.getresponse()
        reply = Reply(response.status, response.headers, response.read())
        connection.close()
        return reply

    def get(
        self, query: str, accept: str = "*/*", fields: Mapping[str, object] | None = None
    ) -> Reply:
        path = "/sparql?" + urlencode({"query": query, **(fields or {})}, doseq=True)
        return self.request("GET", path, Accept=accept)

    def post(self, query: str, accept: str = "*/*") -> Reply:
        body = urlencode({"query": query})
        return self.request("POST", body=body, Content_Type=FORM, Accept=accept)


@contextmanager
def serving(graph: Path, *options: str) -> Iterator[Served]:
    """Serve the graph from a process of its own."""
    command = [sys.executable, "-m", "pharmagraph", "serve", str(graph), "--port", "0", *options]
    with running(command) as served:
        yield served


@contextmanager
def serving_within(graph: Path, **limits: float) -> Iterator[Served]:
    """Serve the graph with limits that no option sets."""
    script = f"""
import sys
from pathlib import Path
from pharmagraph.server import Limits
from pharmagraph.server.serve import serve
ready = lambda address: print(f"at {{address}} now", flush=True)
serve(Path(sys.argv[1]), port=0, limits=Limits(**{limits!r}), ready=ready)
"""
    with running([sys.executable, "-c", script, str(graph)]) as served:
        yield served


@contextmanager
def running(command: Sequence[str]) -> Iterator[Served]:
    """Run the command until its server is no longer wanted."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            address = re.search(r"http://\S+/(?= )", process.stdout.readline())
            assert address is not None
            yield Served(address[0], process)
        finally:
            process.terminate()
            process.wait(20)


def store_at(folder: Path, update: str) -> Path:
    """Make a store in the folder by hand."""
    folder.mkdir()
    (folder / MARKER).write_text(
        '{"format": "pharmagraph-store", "version": 1}\n', encoding="utf-8"
    )
    store = ox.Store(str(folder / "triples"))
    store.update(update)
    store.flush()
    return folder


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small graph on disk."""
    return store_at(tmp_path_factory.mktemp("served") / "graph", DATA)


@pytest.fixture(scope="session")
def server(graph: Path) -> Iterator[Served]:
    """A server of the small graph, with a short time limit."""
    with serving(graph, "--time-limit", "2", "--row-limit", "5000") as served:
        yield served


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Served]]:
    """Serve a graph of the test's own, with options of its own."""
    with ExitStack() as stack:
        yield lambda graph, *options: stack.enter_context(serving(graph, *options))

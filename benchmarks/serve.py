"""Many clients at once on this server, on the plain oxigraph server and on rdflib-endpoint, same data.

    python benchmarks/serve.py --rivals VENV/bin --seconds 60

VENV has `pip install oxigraph rdflib-endpoint==0.6.3 'uvicorn[standard]'`. Without --rivals only this
server is measured. Every request goes to 127.0.0.1; their number is bounded by --seconds. With
--endless one more client asks, over and over, a query that never ends.
"""

from __future__ import annotations

import argparse
import http.client
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

import pyoxigraph as ox
from page_claims import made

from pharmagraph.graph.asking.stored import stored_queries
from pharmagraph.graph.claim import Extraction
from pharmagraph.graph.run import Run
from pharmagraph.graph.store import open_store
from pharmagraph.ontology.namespaces import PREFIXES

PROLOGUE = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
ENDLESS = f"SELECT (COUNT(*) AS ?n) {{ {' '.join(f'?a{i} ?b{i} ?c{i} .' for i in range(9))} }}"
FORM = {
    "Content-Type": "application/x-www-form-urlencoded",
    "Accept": "application/sparql-results+json",
}
STORED = ("summary", "what-treats", "disagreements")


@dataclass
class Tally:
    """What the clients saw."""

    seconds: list[float] = field(default_factory=list)
    statuses: Counter[str] = field(default_factory=Counter)
    lasted: float = 0.0  # seconds until the last client had its last answer


def make_graph(folder: Path, claims: int) -> tuple[Path, Path, list[str]]:
    """Make a store and the same as a Turtle file; return them, and the subjects of claims."""
    found, documents = made(claims)
    store_path, file = folder / "graph", folder / "graph.ttl"
    with open_store(store_path, write=True) as store:
        run = Run(engine="benchmark", lexicon="made", rules="made")
        store.replace_all(
            (
                Extraction(document, (), tuple(c for c in found if c.document == document.id), {})
                for document in documents
            ),
            run,
        )
        rows = store.engine.query(
            "SELECT DISTINCT ?s { ?c biolink:subject ?s } ORDER BY ?s", prefixes=PREFIXES
        )
        assert isinstance(rows, ox.QuerySolutions)
        subjects = [str(row["s"]) for row in rows]
        store.save(file)
    return store_path, file, subjects


def queries(subjects: list[str], chance: random.Random) -> Iterator[str]:
    """Yield what clients ask: nine lookups, then one stored query over the whole graph."""
    stored = stored_queries()
    while True:
        for _ in range(9):
            yield PROLOGUE + (
                f"SELECT ?claim ?predicate ?object ?quote {{ ?claim biolink:subject "
                f"{chance.choice(subjects)} ; biolink:predicate ?predicate ; "
                "biolink:object ?object ; biolink:supporting_text ?quote }"
            )
        yield PROLOGUE + stored[chance.choice(STORED)].sparql + "LIMIT 100"


def client(port: int, number: int, subjects: list[str], until: float, tally: Tally) -> None:
    """Ask one query after the other over one connection."""
    chance = random.Random(number)
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    for query in queries(subjects, chance):
        if (start := time.monotonic()) > until:
            return
        try:
            connection.request("POST", PATHS[port], urlencode({"query": query}), FORM)
            response = connection.getresponse()
            response.read()
            tally.statuses[str(response.status)] += 1
        except (OSError, http.client.HTTPException) as error:
            tally.statuses[type(error).__name__] += 1
            connection.close()
        tally.seconds.append(time.monotonic() - start)


def ask_endlessly(port: int, until: float) -> None:
    """Ask what has no end, and give up on it after five seconds, until the time is over."""
    while time.monotonic() < until:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("POST", PATHS[port], urlencode({"query": ENDLESS}), FORM)
            connection.getresponse().read()
        except (OSError, http.client.HTTPException):
            pass
        finally:
            connection.close()


PATHS: dict[int, str] = {}


@contextmanager
def running(command: list[str], port: int, path: str) -> Iterator[None]:
    """Run a server until the block ends, and wait until it answers."""
    PATHS[port] = path
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            for _ in range(600):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.1)
            yield
        finally:
            process.kill()


def measure(port: int, arguments: argparse.Namespace, subjects: list[str]) -> Tally:
    """Let all clients ask at once."""
    tally = Tally()
    until = time.monotonic() + arguments.seconds
    threads = [
        threading.Thread(target=client, args=(port, number, subjects, until, tally))
        for number in range(arguments.clients)
    ]
    if arguments.endless:
        threads.append(threading.Thread(target=ask_endlessly, args=(port, until)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    tally.lasted = time.monotonic() - until + arguments.seconds
    return tally


def report(name: str, tally: Tally) -> None:
    """Print one line of the table."""
    times = sorted(tally.seconds)
    cuts = statistics.quantiles(times, n=100) if len(times) > 1 else times * 99
    errors = {status: count for status, count in tally.statuses.items() if status != "200"}
    print(
        f"| {name} | {len(times)} | {len(times) / tally.lasted:.0f} | {cuts[49] * 1000:.0f} "
        f"| {cuts[94] * 1000:.0f} | {cuts[98] * 1000:.0f} | {times[-1] * 1000:.0f} "
        f"| {errors or 'none'} |",
        flush=True,
    )


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--claims", type=int, default=2000)
    parser.add_argument("--clients", type=int, default=32)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--rivals", type=Path)
    parser.add_argument("--endless", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        store, file, subjects = make_graph(Path(temporary), arguments.claims)
        print(f"{arguments.claims} claims, {arguments.clients} clients, {arguments.seconds} s each")
        print("\n| server | requests | a second | median ms | 95 % | 99 % | longest | errors |")
        print("|---|---|---|---|---|---|---|---|")
        ports = [str(free_port()) for _ in range(3)]
        serve = [sys.executable, "-m", "pharmagraph", "serve", str(store), "--port", ports[0]]
        commands = [("pharmagraph", [*serve, "--time-limit", "10"], "/sparql")]
        if arguments.rivals:
            at = ["--location", str(store / "triples"), "--bind", f"127.0.0.1:{ports[1]}"]
            plain = [str(arguments.rivals / "oxigraph"), "serve-read-only", *at]
            commands.append(("oxigraph serve", plain, "/query"))
            other = [str(arguments.rivals / "rdflib-endpoint"), "serve", "--host", "127.0.0.1"]
            commands.append(("rdflib-endpoint", [*other, "--port", ports[2], str(file)], "/"))
        for (name, command, path), port in zip(commands, ports, strict=False):
            with running(command, int(port), path):
                report(name, measure(int(port), arguments, subjects))


if __name__ == "__main__":
    main()

"""A process that answers one query at a time from a graph on disk, and may be killed at any moment.

It reads questions on standard input and writes messages to standard output. It imports little, so
that a killed one is replaced at once. It ends when the server does (its input closes), and when it
runs over its time though nobody is there to kill it (the alarm).
"""

from __future__ import annotations

import json
import math
import os
import signal
import struct
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

import pyoxigraph as ox

from pharmagraph.errors import PharmagraphError
from pharmagraph.graph.asking.guard import guard
from pharmagraph.graph.asking.results import (
    GRAPH_FORMATS,
    RESULT_FORMATS,
    Written,
    write_solutions,
    write_triples,
)
from pharmagraph.graph.asking.syntax import explained
from pharmagraph.graph.rdf.formats import used_prefixes
from pharmagraph.ontology.namespaces import PREFIXES
from pharmagraph.server.confinement import limit_memory, without_network
from pharmagraph.server.messages import End, Failure, Head, Kind, Message, Question

GraphName = ox.NamedNode | ox.BlankNode | ox.DefaultGraph

# What rdflib and Jena call the default graph, which SPARQL leaves without a name.
_DEFAULT = frozenset({"urn:x-rdflib:default", "urn:x-arq:DefaultGraph"})
_GRACE = 2  # seconds: the alarm is for a process that the server, which is in time, did not kill
_PEEK = 1000  # triples that are looked at to see which prefixes an answer wants


class NotAcceptableError(Exception):
    """The client accepts no format that an answer of this kind has."""


class Worker:
    """Answers questions from one open store."""

    def __init__(self, store: ox.Store, output: BinaryIO, services: frozenset[str]) -> None:
        self._store = store
        self._output = output
        self._services = services

    def send(self, kind: Kind, content: bytes = b"") -> None:
        self._output.write(Message(kind, content).frame())
        self._output.flush()

    def answer(self, question: Question) -> None:
        """Send the answer, or why there is none."""
        try:
            written = self._answer(question)
        except NotAcceptableError as error:
            self._fail(406, str(error))
        except PharmagraphError as error:
            self._fail(400, str(error))
        except SyntaxError as error:
            self._fail(400, explained(str(error), question.query))
        except ValueError as error:
            self._fail(400, str(error))
        except OSError as error:
            self._fail(500, f"the query failed: {error}")
        else:
            self.send(Kind.END, _encode(End(written.rows, written.truncated)))

    def _answer(self, question: Question) -> Written:
        if question.settings is not None:
            return self._fill_in(question.query, question.settings)
        guard(question.query, services=self._services, graphs=self._store.contains_named_graph)
        default_graph, named_graphs = _dataset(question)
        results = self._store.query(
            question.query,
            prefixes=PREFIXES,
            default_graph=default_graph,
            named_graphs=named_graphs,
        )
        if isinstance(results, ox.QueryTriples):
            return self._write_graph(results, question)
        if question.result_format is None:
            raise NotAcceptableError(f"rows come as {_types(RESULT_FORMATS.values())}")
        format = RESULT_FORMATS[question.result_format]
        self.send(Kind.HEAD, _encode(Head(format.media_type)))
        if isinstance(results, ox.QueryBoolean):
            self._write(format.boolean(bool(results)).encode())
            return Written(1, truncated=False)
        return write_solutions(results, format, self._write, limit=question.rows)

    def _fill_in(self, name: str, settings: Mapping[str, str]) -> Written:
        """Send a stored query with its settings: the names in them are looked up in the graph."""
        # Here, as few processes are asked for it: it would add a quarter to the start of each.
        from pharmagraph.graph.asking.stored import bound, stored_queries  # noqa: PLC0415
        from pharmagraph.server.editing import for_an_editor  # noqa: PLC0415

        text = bound(stored_queries()[name], settings, self._store)
        self.send(Kind.HEAD, _encode(Head("application/sparql-query")))
        self._write(for_an_editor(text).encode())
        return Written(1, truncated=False)

    def _write_graph(self, triples: Iterable[ox.Triple], question: Question) -> Written:
        if question.graph_format is None:
            raise NotAcceptableError(f"graphs come as {_types(GRAPH_FORMATS.values())}")
        format = GRAPH_FORMATS[question.graph_format]
        first = list(islice(triples, _PEEK))  # a query that fails, fails mostly here
        self.send(Kind.HEAD, _encode(Head(format.media_type)))
        return write_triples(
            chain(first, triples),
            format,
            self._write,
            limit=question.rows,
            prefixes=used_prefixes(first),
        )

    def _write(self, data: bytes) -> None:
        self.send(Kind.DATA, data)

    def _fail(self, status: int, reason: str) -> None:
        self.send(Kind.FAILED, _encode(Failure(status, reason)))


def _dataset(
    question: Question,
) -> tuple[list[GraphName] | None, list[ox.NamedNode | ox.BlankNode] | None]:
    """Return the dataset that the protocol asked for, which goes before the query's own."""
    if not question.default_graphs and not question.named_graphs:
        return None, None
    return (
        [
            ox.DefaultGraph() if iri in _DEFAULT else ox.NamedNode(iri)
            for iri in question.default_graphs
        ],
        [ox.NamedNode(iri) for iri in question.named_graphs],
    )


def _encode(content: Head | End | Failure) -> bytes:
    return json.dumps(asdict(content)).encode()


def _types(formats: Iterable[object]) -> str:
    return ", ".join(str(getattr(format, "media_type", "")) for format in formats)


def _read(source: BinaryIO) -> Question | None:
    head = source.read(4)
    if len(head) < 4:
        return None
    return Question.decode(source.read(*struct.unpack(">I", head)))


def main(arguments: list[str]) -> None:
    """Serve the graph in the folder until the input ends."""
    folder, memory, *services = arguments
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing that the engine may print gets among the messages
    if not services:
        without_network()
    store = ox.Store.read_only(str(Path(folder)))
    limit_memory(int(memory))
    worker = Worker(store, output, frozenset(services))
    worker.send(Kind.READY)
    while (question := _read(sys.stdin.buffer)) is not None:
        worker.send(Kind.TAKEN)
        _alarm(math.ceil(question.seconds) + _GRACE)
        worker.answer(question)
        _alarm(0)


def _alarm(seconds: int) -> None:
    """The system itself ends the process then: no Python runs while the engine does."""
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


if __name__ == "__main__":
    main(sys.argv[1:])

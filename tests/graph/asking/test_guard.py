"""The guard stops what reaches out, writes, or would crash the engine, and lets the rest through."""

from __future__ import annotations

import pytest

from pharmagraph.errors import QueryError
from pharmagraph.graph.asking.guard import guard
from pharmagraph.graph.asking.stored import stored_queries

START = "SELECT * WHERE { "


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }",
        "SELECT * { service silent <http://example.org/> { ?s ?p ?o } }",
        "SELECT * { SERVICE ?where { ?s ?p ?o } }",
        # The engine's parser takes each of these for a call.
        "SELECT * { ?s ?p trueSERVICE <http://example.org/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p 5SERVICE <http://example.org/> { ?s ?p ?o } }",
        "PREFIX : <http://example.org/> SELECT * { SERVICE:x { ?s ?p ?o } }",
        "SELECT * { FILTER(1<'x>') SERVICE <http://example.org/> { ?s ?p 'a' } }",
        "SELECT * { # '\n SERVICE <http://example.org/> { ?s ?p ?o } # '\n }",
        r"SELECT * { SERV\u0049CE <http://example.org/> { ?s ?p ?o } }",
    ],
)
def test_a_call_to_another_server_is_refused(query: str) -> None:
    with pytest.raises(QueryError):
        guard(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM <http://example.org/> { ?s ?p ?o }",
        "SELECT * FROM NAMED <file:///etc/passwd> { GRAPH ?g { ?s ?p ?o } }",
    ],
)
def test_a_graph_that_is_not_here_is_refused(query: str) -> None:
    with pytest.raises(QueryError, match="not here"):
        guard(query)


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "PREFIX ex: <http://example.org/> DELETE WHERE { ?s ?p ?o }",
        "LOAD <http://example.org/>",
        "# SELECT\nCLEAR ALL",
    ],
)
def test_a_change_is_refused(update: str) -> None:
    with pytest.raises(QueryError, match="only queries"):
        guard(update)


@pytest.mark.parametrize(
    "query",
    [
        START + "{ " * 3000 + "}" * 3000 + " }",
        START + "FILTER(" + "(" * 5000 + "1" + ")" * 5000 + ") }",
        START + "FILTER(1<" + "(" * 5000 + "2>1" + ")" * 5000 + ") }",
        START + " UNION ".join(["{}"] * 8000) + " }",
        START + " . ".join(f"?a <http://p{n}> ?b{n}" for n in range(300)) + " }",
        START + "?a ?b " + ",".join(["?c"] * 300) + " }",
        START + "FILTER(" + "STR(" * 1000 + "1" + ")" * 1000 + ") }",
        START + "FILTER EXISTS { " * 1000 + "}" * 1000 + " }",
        START + "?a " + "/".join(["<http://p>"] * 1000) + " ?b }",
        "SELECT " + " ".join(f"(1 AS ?x{n})" for n in range(5000)) + " {}",
        START + " ".join(f"BIND(1 AS ?x{n})" for n in range(5000)) + " }",
        "SELECT * { }" + " " * 1_000_000,
    ],
)
def test_what_would_crash_or_stall_the_engine_is_refused(query: str) -> None:
    with pytest.raises(QueryError):
        guard(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?service ?from ?o }",
        "SELECT * { ?s ?p 'SERVICE <http://example.org/>' }",
        'SELECT * { ?s ?p """FROM\n"quoted" LOAD""" }',
        "SELECT * { ?s <http://example.org/SERVICE> ?o } # SERVICE",
        "PREFIX ex: <http://example.org/> SELECT * { ?s ex:service ex:from.SERVICE }",
        "SELECT * { ?a ?b ?c FILTER(?a<?c && ?b>?c) }",
        "ASK { ?s ?p 'INSERT' }",
        "SELECT * { VALUES ?x { " + "1 " * 10_000 + "} }",
        "SELECT * { ?s ?p ?o FILTER(?o IN (" + ",".join(["1"] * 1500) + ")) }",
    ],
)
def test_what_only_looks_dangerous_passes(query: str) -> None:
    guard(query)


@pytest.mark.parametrize("name", stored_queries())
def test_stored_queries_pass(name: str) -> None:
    guard(stored_queries()[name].sparql)


def test_an_allowed_service_passes() -> None:
    guard(
        "SELECT * { SERVICE SILENT <http://example.org/sparql> { ?s ?p ?o } }",
        services=frozenset({"http://example.org/sparql"}),
    )


def test_a_graph_that_is_here_passes() -> None:
    guard("SELECT * FROM <http://example.org/> { ?s ?p ?o }", graphs=lambda _: True)


def test_the_message_says_where() -> None:
    with pytest.raises(QueryError, match=r"line 2, column 3: SERVICE calls another server"):
        guard("SELECT * {\n  SERVICE <http://example.org/> {} }")

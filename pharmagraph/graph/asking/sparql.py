"""Queries in SPARQL: guarded, with prefixes ready, answered in the standard formats or as a table."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping

import pyoxigraph as ox

from pharmagraph.errors import InputError, QueryError
from pharmagraph.graph.asking.guard import guard
from pharmagraph.graph.asking.results import RESULT_FORMATS, Write, write_solutions
from pharmagraph.graph.asking.stored import bound, parsed, stored_queries
from pharmagraph.graph.asking.syntax import explained
from pharmagraph.graph.asking.table import table
from pharmagraph.graph.rdf import formats
from pharmagraph.graph.store import ClaimStore
from pharmagraph.ontology.namespaces import PREFIXES

__all__ = ["FORMS", "answer", "guard", "run"]

FORMS = ("table", *RESULT_FORMATS)
_NAME = re.compile(r"[a-z][a-z0-9-]*")

Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


def answer(
    store: ClaimStore,
    query: str,
    form: str,
    write: Write,
    *,
    settings: Mapping[str, str] | None = None,
    limit: int = sys.maxsize,
    window: int | None = None,
) -> None:
    """Write the answer to a query, or to the stored query of that name with its settings.

    `form` is one of FORMS for rows; graphs come as Turtle, or in the RDF format that it names. A table keeps to
    a window of so many characters, if there is one.
    """
    result = run(store, query_text(store, query, settings or {}))
    if isinstance(result, ox.QueryTriples):
        quads = (ox.Quad(triple.subject, triple.predicate, triple.object) for triple in result)
        write(formats.serialize(quads, _graph_format(form)))
    elif form not in FORMS:
        message = f"{form}: rows come as {', '.join(FORMS)}"
        raise InputError(message)
    elif isinstance(result, ox.QueryBoolean):
        truth = bool(result)
        text = RESULT_FORMATS[form].boolean(truth) if form in RESULT_FORMATS else _yes_or_no(truth)
        write(text.encode())
    elif form == "table":
        write(table(result, window).encode())
    else:
        write_solutions(result, RESULT_FORMATS[form], write, limit=limit)


def run(store: ClaimStore, query: str, *, services: frozenset[str] = frozenset()) -> Answer:
    """Return the engine's answer to a query that has passed the guard."""
    engine = store.engine
    guard(query, services=services, graphs=engine.contains_named_graph)
    try:
        return engine.query(query, prefixes=PREFIXES)
    except SyntaxError as error:
        raise QueryError(explained(str(error), query)) from error
    except (ValueError, OSError) as error:
        message = f"the query failed: {error}"
        raise QueryError(message) from error


def query_text(store: ClaimStore, query: str, settings: Mapping[str, str]) -> str:
    """Return the SPARQL of a stored query's name, or of a query itself, with its settings.

    A query of the user's own has settings when it has a stored query's header.
    """
    name = query.strip()
    if not _NAME.fullmatch(name):
        return bound(parsed("the query", query), settings, store.engine)
    queries = stored_queries()
    if name not in queries:
        message = f"{name}: no such stored query; there are {', '.join(queries)}"
        raise QueryError(message)
    return bound(queries[name], settings, store.engine)


def _graph_format(form: str) -> formats.Format:
    return formats.FORMATS["turtle"] if form in FORMS else formats.format_named(form)


def _yes_or_no(truth: bool) -> str:
    return "yes\n" if truth else "no\n"

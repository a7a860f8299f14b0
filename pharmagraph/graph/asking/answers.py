"""Answers of queries as tables of plain values, for programs and notebooks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from pharmagraph.graph.asking.frames import Table, Value, table_of
from pharmagraph.graph.asking.sparql import query_text, run
from pharmagraph.graph.store import ClaimStore
from pharmagraph.ontology.namespaces import curie_of

_XSD = "http://www.w3.org/2001/XMLSchema#"
_FLOATS = frozenset(f"{_XSD}{name}" for name in ("decimal", "double", "float"))
_TRIPLE = ("subject", "predicate", "object")

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None


def answer_table(store: ClaimStore, query: str, settings: Mapping[str, str]) -> Table:
    """The answer to a query, or to the stored query of that name: rows, triples, or one truth."""
    answer = run(store, query_text(store, query, settings))
    if isinstance(answer, ox.QueryBoolean):
        return table_of(["answer"], [{"answer": bool(answer)}])
    if isinstance(answer, ox.QueryTriples):
        return _table(_TRIPLE, answer)
    return _table([variable.value for variable in answer.variables], answer)


def _table(names: Iterable[str], rows: Iterable[Iterable[Term]]) -> Table:
    names = list(names)
    return table_of(names, (dict(zip(names, map(value_of, row), strict=True)) for row in rows))


def value_of(term: Term) -> Value:
    """A number or a truth as such, an identifier in its short form, all else as its text.

    >>> value_of(ox.Literal(3)), value_of(ox.Literal("3")), value_of(None)
    (3, '3', None)
    """
    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        return curie_of(term.value)
    if not isinstance(term, ox.Literal):
        return str(term)
    kind, text = term.datatype.value, term.value
    try:
        if kind == f"{_XSD}integer":
            return int(text)
        if kind in _FLOATS:
            return float(text)
    except ValueError:  # ill-typed, as RDF allows
        return text
    if kind == f"{_XSD}boolean" and text in {"true", "false", "1", "0"}:
        return text in {"true", "1"}
    return text

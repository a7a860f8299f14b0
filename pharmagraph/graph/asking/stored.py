"""Stored queries: SPARQL files with a header that says what they answer and what can be set.

    # title: What treats a condition?
    # description: One line or more of it.
    # parameter: condition (entity) its name or CURIE

A line with `$condition` is left out while the parameter is not set. A line that ends in `#: if condition drug`
is there only when one of these is set, one in `#: unless condition drug` only when none is: the engine looks
few claims up one by one, and joins all claims by scanning them (a sub-select each), which is quicker for many.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import pyoxigraph as ox

from pharmagraph.errors import QueryError
from pharmagraph.graph.rdf.naming import concepts_named, entities_named, meant, with_bearers
from pharmagraph.ontology.iris import certainty_iri, predicate_iri
from pharmagraph.ontology.kinds import Certainty
from pharmagraph.ontology.namespaces import PREFIXES
from pharmagraph.ontology.predicates import Predicate

_HEADER = re.compile(r"# (title|description|parameter): (.*)")
_PARAMETER = re.compile(r"(\w+) \((entity|concept|predicate|certainty|iri|text|number)\) (.*)")
_CONDITION = re.compile(r"(.*?)\s*#: (if|unless) (\w+(?: \w+)*)\s*")
_NUMBER = re.compile(r"[0-9]{1,9}")
_PLACE = re.compile(r"\$(\w+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What can be set in a stored query; `kind` says how the value is read."""

    name: str
    kind: str
    description: str


@dataclass(frozen=True, slots=True)
class StoredQuery:
    """A query that comes with the package. `text` is the whole file, `sparql` runs as it is."""

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    text: str

    @property
    def sparql(self) -> str:
        """The query with nothing set."""
        return _filled(self, {})


@cache
def stored_queries() -> dict[str, StoredQuery]:
    """Return the stored queries by name, sorted."""
    folder = files("pharmagraph.graph.asking") / "queries"
    paths = sorted((path for path in folder.iterdir()), key=lambda path: path.name)
    return {
        path.name.removesuffix(".rq"): parsed(
            path.name.removesuffix(".rq"), path.read_text(encoding="utf-8")
        )
        for path in paths
        if path.name.endswith(".rq")
    }


def parsed(name: str, text: str) -> StoredQuery:
    """Return the query in a file with a header."""
    facts: dict[str, list[str]] = {"title": [], "description": [], "parameter": []}
    for key, value in _HEADER.findall(text):
        facts[key].append(value.strip())
    parameters = []
    for line in facts["parameter"]:
        found = _PARAMETER.fullmatch(line)
        if found is None:
            message = f"{name}: not a parameter: {line!r}; write: name (kind) description"
            raise QueryError(message)
        parameters.append(Parameter(*found.groups()))
    return StoredQuery(
        name=name,
        title=" ".join(facts["title"]),
        description=" ".join(facts["description"]),
        parameters=tuple(parameters),
        text=text,
    )


def bound(query: StoredQuery, settings: Mapping[str, str], engine: ox.Store) -> str:
    """Return the query with its parameters set; names of entities are looked up in the graph."""
    known = {parameter.name: parameter for parameter in query.parameters}
    for name in settings:
        if name not in known:
            takes = ", ".join(known) or "none"
            message = f"{query.name} has no parameter {name!r}; it takes: {takes}"
            raise QueryError(message)
    values = {name: _terms(known[name], value, engine) for name, value in settings.items()}
    return _filled(query, values)


def _filled(query: StoredQuery, values: Mapping[str, str]) -> str:
    """Set the parameters; lines with one that is not set go. Other `$names` are SPARQL's own."""
    known = {parameter.name for parameter in query.parameters}
    lines = []
    for text in query.text.split("\n"):
        line, there = _held(text, values)
        if not there:
            continue
        names = known & set(_PLACE.findall(line)) if not line.startswith("#") else set()
        if names <= values.keys():
            lines.append(_PLACE.sub(lambda place: values.get(place[1], place[0]), line))
    return "\n".join(lines)


def _held(line: str, values: Mapping[str, str]) -> tuple[str, bool]:
    """Return the line without its condition, and whether that holds."""
    found = _CONDITION.fullmatch(line)
    if found is None:
        return line, True
    text, word, names = found.groups()
    return text, any(name in values for name in names.split()) is (word == "if")


def _terms(parameter: Parameter, value: str, engine: ox.Store) -> str:
    """Return the value as terms of SPARQL, which no text can break out of."""
    if parameter.kind in ("entity", "concept"):
        names = entities_named if parameter.kind == "entity" else concepts_named
        found = names(engine, value)
        if not found:
            message = (
                f"{value}: nothing in the graph has this name or CURIE{meant(engine, [value])}"
            )
            raise QueryError(message)
        return " ".join(map(str, with_bearers(engine, found)))
    if parameter.kind == "predicate":
        return _one_of(Predicate, value, predicate_iri)
    if parameter.kind == "certainty":
        return _one_of(Certainty, value, certainty_iri)
    if parameter.kind == "iri":
        return str(_iri(value))
    if parameter.kind == "number":
        if not _NUMBER.fullmatch(value):
            message = f"{parameter.name}: {value!r} is not a whole number"
            raise QueryError(message)
        return value
    try:
        return str(ox.Literal(value))
    except ValueError as error:
        message = f"{value!r} is not a text that a query can hold"
        raise QueryError(message) from error


def _one_of(members: type[Predicate] | type[Certainty], value: str, iri: object) -> str:
    try:
        member = members(value)
    except ValueError as error:
        message = f"{value}: not one of {', '.join(members)}"
        raise QueryError(message) from error
    assert callable(iri)
    return f"<{iri(member)}>"


def _iri(value: str) -> ox.NamedNode:
    prefix, _, local = value.partition(":")
    try:
        return ox.NamedNode(PREFIXES[prefix] + local if prefix in PREFIXES else value)
    except ValueError as error:
        message = f"{value}: neither an IRI nor one shortened by a known prefix"
        raise QueryError(message) from error

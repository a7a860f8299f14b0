"""SSSOM tables (mappings between vocabularies, as TSV) to triples, each with what is said of it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

import pyoxigraph as ox

from pharmagraph.errors import UnusableGraphError
from pharmagraph.ontology.namespaces import PREFIXES, RDF, digest, iri_of

SSSOM = "https://w3id.org/sssom/"
_OWL = PREFIXES["owl"]
_CURIE_MAP = re.compile(r"#\s*curie_map\s*:\s*$")
_PREFIX = re.compile(r"""#\s+["']?([^\s:"']+)["']?\s*:\s*["']?(\S+?)["']?\s*$""")
_WANTED = ("subject_id", "predicate_id", "object_id")
_LISTS = frozenset({"author_id", "reviewer_id", "creator_id", "mapping_source", "see_also"})


def mappings(text: str, where: str, graph: ox.NamedNode) -> Iterator[ox.Quad]:
    """Yield the triples of the table in the graph: each mapping, unless it is denied, and its facts."""
    lines = text.removeprefix("\ufeff").splitlines()
    header = next((number for number, line in enumerate(lines) if not line.startswith("#")), None)
    if header is None:
        raise UnusableGraphError(
            where, "an SSSOM table without rows", "a header and a row a mapping follow #"
        )
    prefixes = _prefixes(lines[:header])
    rows = csv.DictReader(lines[header:], delimiter="\t", quoting=csv.QUOTE_MINIMAL)
    missing = [name for name in _WANTED if name not in (rows.fieldnames or ())]
    if missing:
        raise UnusableGraphError(
            f"{where}:{header + 1}",
            f"no column {missing[0]}",
            "an SSSOM table has " + ", ".join(_WANTED),
        )
    for row in rows:
        line = header + rows.line_num
        try:
            yield from _mapping(row, prefixes, graph)
        except ValueError as error:
            raise UnusableGraphError(
                f"{where}:{line}", f"not a mapping ({error})", "write CURIEs or IRIs"
            ) from error


def _mapping(
    row: dict[str, str | None], prefixes: dict[str, str], graph: ox.NamedNode
) -> Iterator[ox.Quad]:
    subject, predicate, object_ = (_node(row[name] or "", prefixes) for name in _WANTED)
    facts = {name: value for name, value in row.items() if name and value and name not in _WANTED}
    denied = facts.get("predicate_modifier") == "Not"
    if not denied:
        yield ox.Quad(subject, predicate, object_, graph)
    me = ox.NamedNode(
        f"{graph.value}/mapping-"
        + digest(*(f"{name}={value}" for name, value in sorted(row.items(), key=str) if value))
    )
    yield ox.Quad(me, _of(RDF + "type"), _of(_OWL + "Axiom"), graph)
    for name, node in (("Source", subject), ("Property", predicate), ("Target", object_)):
        yield ox.Quad(me, _of(f"{_OWL}annotated{name}"), node, graph)
    for name, value in facts.items():
        for part in value.split("|") if name in _LISTS else (value,):
            yield ox.Quad(me, _of(SSSOM + name), ox.Literal(part.strip()), graph)


def _prefixes(header: list[str]) -> dict[str, str]:
    """Return the table's own prefixes: the indented lines below `curie_map:` in its comments."""
    found: dict[str, str] = {}
    inside = False
    for line in header:
        prefix = _PREFIX.match(line)
        if _CURIE_MAP.match(line):
            inside = True
        elif inside and prefix and line[1:2].isspace():
            found[prefix[1]] = prefix[2]
        else:
            inside = False
    return found


def _node(curie: str, prefixes: dict[str, str]) -> ox.NamedNode:
    curie = curie.strip()
    prefix, colon, local = curie.partition(":")
    if not colon or not local:
        raise ValueError(f"{curie!r} is no identifier")
    if prefix in prefixes:
        return ox.NamedNode(prefixes[prefix] + local)
    if local.startswith("//"):
        return ox.NamedNode(curie)
    return ox.NamedNode(PREFIXES[prefix] + local if prefix in PREFIXES else iri_of(curie))


def _of(iri: str) -> ox.NamedNode:
    return ox.NamedNode(iri)

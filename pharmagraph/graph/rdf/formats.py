"""The RDF formats: their names, endings and media types, and how a graph is written in each."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from pharmagraph.errors import InputError, UnusableGraphError, reason_of
from pharmagraph.graph.rdf.jsonld import jsonld
from pharmagraph.graph.rdf.turtle import trig, turtle
from pharmagraph.ontology.namespaces import PREFIXES


@dataclass(frozen=True, slots=True)
class Format:
    """One RDF format."""

    name: str
    suffix: str
    media_type: str
    engine: ox.RdfFormat
    graphs: bool  # whether it has named graphs


FORMATS: dict[str, Format] = {
    form.name: form
    for form in (
        Format("turtle", ".ttl", "text/turtle", ox.RdfFormat.TURTLE, False),
        Format("trig", ".trig", "application/trig", ox.RdfFormat.TRIG, True),
        Format("nquads", ".nq", "application/n-quads", ox.RdfFormat.N_QUADS, True),
        Format("ntriples", ".nt", "application/n-triples", ox.RdfFormat.N_TRIPLES, False),
        Format("jsonld", ".jsonld", "application/ld+json", ox.RdfFormat.JSON_LD, True),
        Format("rdfxml", ".rdf", "application/rdf+xml", ox.RdfFormat.RDF_XML, False),
    )
}

SUFFIXES: dict[str, Format] = {form.suffix: form for form in FORMATS.values()}


def format_of(path: Path) -> Format | None:
    """Return the format that the file's ending names, also before `.gz`, or None."""
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if suffixes and suffixes[-1] == ".gz":
        suffixes.pop()
    return SUFFIXES.get(suffixes[-1]) if suffixes else None


def format_named(name: str) -> Format:
    """Return the format with this name, ending or media type."""
    wanted = name.lower()
    for form in FORMATS.values():
        if wanted in (form.name, form.suffix, form.suffix[1:], form.media_type):
            return form
    message = f"{name}: no such RDF format; there are {', '.join(FORMATS)}"
    raise InputError(message)


def serialize(quads: Iterable[ox.Quad], form: Format) -> bytes:
    """Return the graph in the format, sorted, so that the same graph gives the same bytes.

    Formats without named graphs take a default graph alone: named graphs are refused, not merged.
    """
    kept = quads if form.graphs else _in_default_graph(quads, form)
    return _WRITERS[form.name](sorted(kept, key=_sort_key), PREFIXES).encode()


def read_bytes(path: Path) -> bytes:
    """Return the file's bytes, unpacked when it ends in `.gz`."""
    try:
        data = path.read_bytes()
        return gzip.decompress(data) if path.suffix.lower() == ".gz" else data
    except (OSError, EOFError) as error:
        raise UnusableGraphError(
            str(path), reason_of(error), "check that the file is there and whole"
        ) from error


def used_prefixes(statements: Iterable[ox.Triple | ox.Quad]) -> dict[str, str]:
    """Return those of the known prefixes that the IRIs of the statements begin with."""
    bases = {base: name for name, base in PREFIXES.items()}
    used: dict[str, str] = {}
    for iri in sorted(_iris(statements)):
        for cut in range(len(iri), 0, -1):  # the longest base that fits
            if iri[:cut] in bases:
                used[bases[iri[:cut]]] = iri[:cut]
                break
    return dict(sorted(used.items()))


def _iris(statements: Iterable[ox.Triple | ox.Quad]) -> set[str]:
    found: set[str] = set()
    for statement in statements:
        for term in (statement.subject, statement.predicate, statement.object):
            if isinstance(term, ox.NamedNode):
                found.add(term.value)
            elif isinstance(term, ox.Literal):
                found.add(term.datatype.value)
    return found


def _lines(quads: Iterable[ox.Quad], _prefixes: Mapping[str, str]) -> str:
    return "".join(sorted({f"{quad} .\n" for quad in quads}))


def _rdfxml(quads: Iterable[ox.Quad], prefixes: Mapping[str, str]) -> str:
    from pharmagraph.graph.rdf.rdfxml import rdfxml  # noqa: PLC0415 (slow to import: with it comes half of HTTP)

    return rdfxml(quads, prefixes)


_WRITERS: dict[str, Callable[[Iterable[ox.Quad], Mapping[str, str]], str]] = {
    "turtle": turtle,
    "trig": trig,
    "nquads": _lines,
    "ntriples": _lines,
    "jsonld": jsonld,
    "rdfxml": _rdfxml,
}


def _in_default_graph(quads: Iterable[ox.Quad], form: Format) -> Iterator[ox.Quad]:
    for quad in quads:
        if not isinstance(quad.graph_name, ox.DefaultGraph):
            message = (
                f"{form.name} has no named graphs, and this graph has {quad.graph_name}; "
                "write .trig, .nq or .jsonld"
            )
            raise InputError(message)
        yield quad


def _sort_key(quad: ox.Quad) -> tuple[str, str, str, str, str]:
    graph, subject, predicate, value = quad.graph_name, quad.subject, quad.predicate, quad.object
    name = "" if isinstance(graph, ox.DefaultGraph) else str(graph)
    return (name, _group(str(subject)), str(subject), str(predicate), str(value))


def _group(subject: str) -> str:
    """Return a letter by which things of one sort stand together: documents, claims, and so on."""
    for letter, name in zip("abcdefg", _ORDER, strict=True):
        if subject.startswith("<" + PREFIXES[name]):
            return letter
    return "z"


_ORDER = ("run", "document", "claim", "proposition", "span", "term", "id")

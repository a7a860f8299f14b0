"""The RDF formats: their names, file endings and media types, and how a graph is written in each."""

from __future__ import annotations

import gzip
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from pharmagraph.errors import InputError, StoreError
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
    """Return the format that the file's ending names, also before `.gz`; None for a folder store."""
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
    raise InputError(f"{name}: no such RDF format; there are {', '.join(FORMATS)}")


def serialize(quads: Iterable[ox.Quad], form: Format) -> bytes:
    """Return the graph in the format, sorted, so that the same graph gives the same bytes.

    Formats without named graphs take the default graph; others are refused, never flattened.
    """
    ordered = sorted(quads, key=_sort_key)
    if form.name in ("ntriples", "nquads"):
        if not form.graphs:
            _refuse_named(ordered, form)
        lines = sorted({f"{quad} .\n" for quad in ordered})
        return "".join(lines).encode()
    if form.graphs:
        return _dump(ordered, form)
    _refuse_named(ordered, form)
    return _dump([quad.triple for quad in ordered], form)


def read_bytes(path: Path) -> bytes:
    """Return the file's bytes, unpacked when it ends in `.gz`."""
    try:
        data = path.read_bytes()
        return gzip.decompress(data) if path.suffix.lower() == ".gz" else data
    except (OSError, EOFError) as error:
        raise StoreError(
            str(path), _reason(error), "check that the file is there and whole"
        ) from error


def write_bytes(path: Path, data: bytes) -> None:
    """Write the file at once or not at all: to a neighbour first, which then takes its name."""
    if path.suffix.lower() == ".gz":
        data = gzip.compress(data, mtime=0)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(
            dir=path.parent, prefix=f".{path.name[:100]}-", suffix=".part"
        )
    except OSError as error:
        raise StoreError(
            str(path), _reason(error), "choose a folder that can be written"
        ) from error
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(0o666 & ~_umask())
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise StoreError(str(path), _reason(error), "nothing was changed") from error


def _dump(statements: list[ox.Quad] | list[ox.Triple], form: Format) -> bytes:
    prefixes = {} if form.name == "jsonld" else _used_prefixes(statements)
    data = ox.serialize(statements, format=form.engine, prefixes=prefixes)
    assert data is not None
    # XML turns a bare carriage return into a line feed; as a character reference it stays.
    return data.replace(b"\r", b"&#13;") if form.name == "rdfxml" else data


def _used_prefixes(statements: list[ox.Quad] | list[ox.Triple]) -> dict[str, str]:
    iris: set[str] = set()
    for statement in statements:
        for term in (statement.subject, statement.predicate, statement.object):
            if isinstance(term, ox.NamedNode):
                iris.add(term.value)
            elif isinstance(term, ox.Literal):
                iris.add(term.datatype.value)
    bases = {base: prefix for prefix, base in PREFIXES.items()}
    used = {
        bases[iri[:cut]]: iri[:cut]
        for iri in iris
        for cut in range(len(iri), 0, -1)
        if iri[cut - 1] in "/#_:=" and iri[:cut] in bases
    }
    return dict(sorted(used.items()))


def _sort_key(quad: ox.Quad) -> tuple[str, str, str, str]:
    return (str(quad.graph_name), str(quad.subject), str(quad.predicate), str(quad.object))


def _refuse_named(quads: list[ox.Quad], form: Format) -> None:
    for quad in quads:
        if not isinstance(quad.graph_name, ox.DefaultGraph):
            raise InputError(
                f"{form.name} has no named graphs, and this graph has {quad.graph_name}; "
                "write .trig, .nq or .jsonld, or name the one graph to write"
            )


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _reason(error: BaseException) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)

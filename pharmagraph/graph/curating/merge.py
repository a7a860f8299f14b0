"""Other graphs beside the claims: each in a named graph of its own, listed with where it came from.

Documents of another pharmagraph graph join our own, with their claims and the run that made them; what
both have in different forms stays ours, and is reported. Everything else is kept apart: the catalogue
says which graph came from which file, so that a query can walk from a claim to another graph and back.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from pharmagraph.errors import UnusableGraphError
from pharmagraph.graph.claim import Extraction
from pharmagraph.graph.curating.catalogue import entry, listing
from pharmagraph.graph.curating.join import Joined, join
from pharmagraph.graph.curating.sssom import mappings
from pharmagraph.graph.rdf import formats, shape
from pharmagraph.graph.rdf.from_rdf import Reader
from pharmagraph.graph.rdf.named import (
    CATALOGUE,
    DECISIONS,
    HIERARCHY,
    IDENTITIES,
    INFERENCES,
    OUR_OWN,
    graph_named,
)
from pharmagraph.graph.run import Run
from pharmagraph.graph.store import ClaimStore, open_store
from pharmagraph.ontology.namespaces import PG, PROV

_Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | ox.DefaultGraph
_ENTITY = re.compile(rb"<!ENTITY\s+\S+\s+(?:\"[^\"]*&[^\"]*\"|'[^']*&[^']*')")
_DERIVED = frozenset({IDENTITIES, INFERENCES, HIERARCHY})  # from what a graph holds as a whole
_ALSO = {".owl": "rdfxml", ".xml": "rdfxml"}  # endings that ontologies come with


@dataclass(frozen=True, slots=True)
class Merged:
    """What one merge did. `inferred`: the source has conclusions, which stay there."""

    graph: str
    triples: int
    documents: int = 0
    known: int = 0
    differing: tuple[str, ...] = ()
    inferred: bool = False


def merge_all(
    graph: Path, sources: Sequence[Path], *, name: str | None = None, joined: bool = False
) -> tuple[list[Merged], Joined | None]:
    """Take the sources into the graph at the path; with `joined`, join identities over them."""
    with open_store(graph, write=True) as store:
        merged = [merge(store, source, name=name) for source in sources]
        return merged, join(store) if joined else None


def merge(store: ClaimStore, source: Path, *, name: str | None = None) -> Merged:
    """Take another graph in under the name, by default that of its file; again: in its place."""
    if not store.has_graphs:
        raise UnusableGraphError(
            str(store.path),
            "this format has no named graphs, and a merge keeps graphs apart",
            "use a folder, .trig, .nq or .jsonld",
        )
    name = name or source.name.partition(".")[0] or "graph"
    graph = graph_named(name)
    if graph in OUR_OWN:
        raise UnusableGraphError(
            str(source), f"the name {name!r} is taken", "give another with --name"
        )
    if store.path is not None and source.exists() and store.path.samefile(source):
        raise UnusableGraphError(str(source), "a graph is not merged into itself", "name another")
    if source.is_dir() or _is_ours(source):
        with open_store(source) as other:
            return _merge_claims(store, other, graph, source)
    return _merge_triples(store, source, graph)


def _is_ours(source: Path) -> bool:
    """Say whether a file is a graph of claims."""
    if formats.format_of(source) is None:
        return False
    if PG.encode() not in formats.read_bytes(source):
        return False  # no word of ours in it, so it need not be parsed to know
    with open_store(source) as other:
        return bool(Reader(other.engine).document_nodes())


def _merge_claims(
    store: ClaimStore, other: ClaimStore, graph: ox.NamedNode, source: Path
) -> Merged:
    ours, theirs = store.documents(), other.documents()
    new = [document_id for document_id in theirs if document_id not in ours]
    differing = [
        document_id
        for document_id, known in theirs.items()
        if document_id in ours and ours[document_id] != known
    ]
    by_run: dict[Run, list[str]] = {}
    for document_id in new:
        by_run.setdefault(theirs[document_id].run, []).append(document_id)
    for run, documents in by_run.items():
        store.replace_all(_extractions(other, documents), run)
    taken = list(_theirs(other, graph))
    facts = list(entry(graph, len(other.engine), source=source.name))
    facts += (
        ox.Quad(graph, _iri(PROV + "hadMember"), _iri(shape.document_iri(document_id)), CATALOGUE)
        for document_id in sorted(theirs.keys() - set(differing))
    )
    listing(store, graph, facts)
    store.extend(taken)
    return Merged(
        graph=graph.value,
        triples=len(taken),
        documents=len(new),
        known=len(theirs) - len(new) - len(differing),
        differing=tuple(differing),
        inferred=any(other.engine.quads_for_pattern(None, None, None, INFERENCES)),
    )


def _extractions(other: ClaimStore, documents: Iterable[str]) -> Iterator[Extraction]:
    reader = Reader(other.engine)
    nodes = reader.document_nodes()
    for document_id in documents:
        node = nodes[document_id]
        yield Extraction(
            reader.document(node),
            reader.mentions(node),
            tuple(reader.claims(node, document_id)),
            reader.counts(node),
        )


def _theirs(other: ClaimStore, graph: ox.NamedNode) -> Iterator[ox.Quad]:
    """Yield what comes along with the claims: all named graphs but those that are found anew here.

    Their decisions are done already, so they come as history, in the graph that is theirs.
    """
    for quad in other.engine:
        if quad.graph_name == DECISIONS:
            yield ox.Quad(quad.subject, quad.predicate, quad.object, graph)
        elif not isinstance(quad.graph_name, ox.DefaultGraph) and quad.graph_name not in _DERIVED:
            yield quad


def _merge_triples(store: ClaimStore, source: Path, graph: ox.NamedNode) -> Merged:
    quads = _without_blank_nodes(_quads(source, graph), graph)
    data = formats.read_bytes(source)
    sha256 = hashlib.sha256(data).hexdigest()
    facts = entry(graph, len(quads), source=source.name, sha256=sha256)
    listing(store, graph, facts, drop=True)
    store.extend(quads)
    return Merged(graph.value, len(quads))


def _quads(source: Path, graph: ox.NamedNode) -> list[ox.Quad]:
    """Return the source's statements; those of no named graph are put into ours."""
    suffix = source.suffixes[-1].lower() if source.suffixes else ""
    form = formats.format_of(source) or formats.FORMATS.get(_ALSO.get(suffix, ""))
    if suffix == ".tsv":
        text = formats.read_bytes(source).decode("utf-8", "replace")
        return list(mappings(text, str(source), graph))
    if form is None:
        endings = " ".join((*formats.SUFFIXES, *_ALSO, ".tsv (SSSOM)"))
        raise UnusableGraphError(str(source), "not a graph by its ending", f"merge takes {endings}")
    data = formats.read_bytes(source)
    if form.name == "rdfxml" and _ENTITY.search(data):
        # What names for text mean within each other can be a billion times as long as the file.
        reason = "an entity in its DOCTYPE is made of other entities"
        raise UnusableGraphError(
            str(source), reason, "write the document without them, or as Turtle"
        )
    try:
        found = list(ox.parse(data, format=form.engine))
    except (SyntaxError, ValueError, MemoryError) as error:  # MemoryError: one token of 16 MB
        raise UnusableGraphError(str(source), f"not {form.name}: {error}") from error
    return [
        ox.Quad(quad.subject, quad.predicate, quad.object, graph)
        if isinstance(quad.graph_name, ox.DefaultGraph)
        else quad
        for quad in found
        if quad.graph_name not in OUR_OWN
    ]


def _without_blank_nodes(quads: list[ox.Quad], graph: ox.NamedNode) -> list[ox.Quad]:
    """Give every blank node an IRI by its place in the file, so that merging it again is the same.

    By place and not by what is said of them (RDFC-1.0): a file can be made that takes that for ever.
    """
    names: dict[ox.BlankNode, ox.NamedNode] = {}

    def named(term: _Term) -> _Term:
        if isinstance(term, ox.BlankNode):
            return names.setdefault(term, _iri(f"{graph.value}/b{len(names)}"))
        if isinstance(term, ox.Triple):
            one, other = named(term.subject), named(term.object)
            return ox.Triple(one, term.predicate, other)  # type: ignore[arg-type]
        return term

    return [
        ox.Quad(named(quad.subject), quad.predicate, named(quad.object), named(quad.graph_name))  # type: ignore[arg-type]
        for quad in quads
    ]


def _iri(iri: str) -> ox.NamedNode:
    return ox.NamedNode(iri)

"""The dataset described for catalogues: what is in it (VoID), and where it comes from (PROV)."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from pharmagraph.graph.counted import counted
from pharmagraph.graph.exchange.exported import Exported
from pharmagraph.graph.rdf import shape
from pharmagraph.graph.rdf.formats import FORMATS, serialize
from pharmagraph.graph.rdf.from_rdf import Reader
from pharmagraph.graph.rdf.named import CATALOGUE
from pharmagraph.graph.rdf.patterns import about, node, objects
from pharmagraph.graph.store import ClaimStore
from pharmagraph.ontology.namespaces import BASE, DCTERMS, PG, PREFIXES, PROV, RDF, XSD, digest

_VOID = PREFIXES["void"]
_COUNTS = {
    "triples": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "distinctSubjects": "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }",
    "distinctObjects": "SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o }",
}
_CLASSES = "SELECT ?it (COUNT(?s) AS ?n) { ?s a ?it } GROUP BY ?it"
_PROPERTIES = "SELECT ?it (COUNT(*) AS ?n) { ?s ?it ?o } GROUP BY ?it"

Value = ox.NamedNode | ox.Literal


def description(store: ClaimStore) -> Exported:
    """Return the description in Turtle. It names its dataset by content: another graph, another name."""
    quads = {
        ox.Quad(subject, node(predicate), value) for subject, predicate, value in _facts(store)
    }
    return Exported({"void.ttl": serialize(quads, FORMATS["turtle"])})


def _facts(store: ClaimStore) -> Iterator[tuple[ox.NamedNode, str, Value]]:
    engine, reader = store.engine, Reader(store.engine)
    documents = reader.document_nodes()
    parts = (f"{name} {known}" for name, known in store.documents().items())
    dataset = ox.NamedNode(BASE + "dataset/" + digest(*parts, str(len(engine))))
    yield dataset, shape.TYPE, node(_VOID + "Dataset")
    yield dataset, shape.TYPE, node(PROV + "Entity")
    yield (
        dataset,
        DCTERMS + "title",
        ox.Literal(f"What is claimed on drugs in {counted(len(documents), 'document')}"),
    )
    yield dataset, DCTERMS + "conformsTo", node(PG.removesuffix("#"))
    for name, query in _COUNTS.items():
        yield dataset, _VOID + name, _number(engine, query)
    yield from _partitions(engine, dataset, "class", _CLASSES, "entities")
    yield from _partitions(engine, dataset, "property", _PROPERTIES, "triples")
    yield from _provenance(engine, dataset, list(documents.values()))
    yield from _graphs(engine, dataset)


def _partitions(
    engine: ox.Store, dataset: ox.NamedNode, what: str, query: str, counted: str
) -> Iterator[tuple[ox.NamedNode, str, Value]]:
    """Yield how often each class or property is used, and whose terms they are."""
    found = [
        (solution["it"], solution["n"])
        for solution in _solutions(engine, query)
        if isinstance(solution["it"], ox.NamedNode)
    ]
    plural = {"class": "classes", "property": "properties"}[what]
    yield dataset, _VOID + plural, _integer(len(found))
    bases = sorted(PREFIXES.values(), key=len, reverse=True)
    for term, number in found:
        part = ox.NamedNode(f"{dataset.value}/{what}/{digest(term.value)}")
        yield dataset, f"{_VOID}{what}Partition", part
        yield part, _VOID + what, term
        assert isinstance(number, ox.Literal)
        yield part, _VOID + counted, number
        vocabulary = next((base for base in bases if term.value.startswith(base)), None)
        if vocabulary:
            yield dataset, _VOID + "vocabulary", ox.NamedNode(vocabulary)


def _provenance(
    engine: ox.Store, dataset: ox.NamedNode, documents: list[ox.NamedNode]
) -> Iterator[tuple[ox.NamedNode, str, Value]]:
    agent = node(PG + "pharmagraph")
    yield agent, shape.TYPE, node(PROV + "SoftwareAgent")
    yield dataset, PROV + "wasAttributedTo", agent
    for document in documents:
        yield dataset, PROV + "wasDerivedFrom", document
        for run in objects(engine, document, shape.GENERATED_BY):
            yield dataset, shape.GENERATED_BY, run
            yield from _copied(about(engine, run))
        for triple in about(engine, document):
            if triple.predicate.value in (shape.TYPE, shape.IDENTIFIER, PG + "sha256"):
                yield from _copied(iter([triple]))


def _graphs(engine: ox.Store, dataset: ox.NamedNode) -> Iterator[tuple[ox.NamedNode, str, Value]]:
    """Yield the graphs beside the claims, with what the catalogue says of them."""
    for graph in engine.named_graphs():
        if isinstance(graph, ox.NamedNode) and graph != CATALOGUE:
            query = f"SELECT (COUNT(*) AS ?n) {{ GRAPH {graph} {{ ?s ?p ?o }} }}"
            yield dataset, _VOID + "subset", graph
            yield graph, RDF + "type", node(_VOID + "Dataset")
            yield graph, _VOID + "triples", _number(engine, query)
    listed = engine.quads_for_pattern(None, None, None, CATALOGUE)
    yield from _copied(quad.triple for quad in listed if quad.predicate.value != _VOID + "triples")


def _copied(triples: Iterator[ox.Triple]) -> Iterator[tuple[ox.NamedNode, str, Value]]:
    for triple in triples:
        if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, Value):
            yield triple.subject, triple.predicate.value, triple.object


def _number(engine: ox.Store, query: str) -> ox.Literal:
    [solution] = _solutions(engine, query)
    number = solution["n"]
    assert isinstance(number, ox.Literal)
    return number


def _solutions(engine: ox.Store, query: str) -> list[ox.QuerySolution]:
    found = engine.query(query)
    assert isinstance(found, ox.QuerySolutions)
    return list(found)


def _integer(number: int) -> ox.Literal:
    return ox.Literal(str(number), datatype=node(XSD + "integer"))

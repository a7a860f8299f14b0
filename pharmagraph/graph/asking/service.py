"""What a SPARQL endpoint says of itself: the W3C's service description."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from pharmagraph.graph.asking.results import GRAPH_FORMATS, RESULT_FORMATS
from pharmagraph.graph.rdf.formats import used_prefixes
from pharmagraph.ontology.namespaces import DCTERMS, RDF, digest

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_FORMAT_NAMES = {
    **{name: f"SPARQL_Results_{name.upper()}" for name in RESULT_FORMATS},
    "turtle": "Turtle",
    "ntriples": "N-Triples",
    "rdfxml": "RDF_XML",
    "jsonld": "JSON-LD",
    "n3": "N3",
    "trig": "TriG",
    "nquads": "N-Quads",
}


def service_description(endpoint: str, graphs: Iterable[str], format: ox.RdfFormat) -> bytes:
    """Return the description of the endpoint at this address, whose dataset has these graphs."""
    triples = list(_triples(endpoint, graphs))
    prefixes = used_prefixes(triples) | {"sd": _SD, "format": _FORMATS}
    if format == ox.RdfFormat.JSON_LD:
        prefixes = {}
    data = ox.serialize(triples, format=format, prefixes=prefixes)
    assert data is not None
    return data


def _triples(endpoint: str, graphs: Iterable[str]) -> Iterator[ox.Triple]:
    service, dataset = ox.NamedNode(endpoint), ox.NamedNode(f"{endpoint}#dataset")
    default = ox.NamedNode(f"{endpoint}#default")
    yield _is_a(service, "Service")
    yield _say(service, "endpoint", service)
    yield _say(service, "supportedLanguage", ox.NamedNode(_SD + "SPARQL11Query"))
    for name in (*RESULT_FORMATS, *GRAPH_FORMATS):
        yield _say(service, "resultFormat", ox.NamedNode(_FORMATS + _FORMAT_NAMES[name]))
    yield _say(service, "defaultDataset", dataset)
    yield _is_a(dataset, "Dataset")
    yield _say(dataset, "defaultGraph", default)
    yield _is_a(default, "Graph")
    yield ox.Triple(
        default, ox.NamedNode(DCTERMS + "title"), ox.Literal("The claims and their documents")
    )
    for graph in sorted(graphs):
        # The fragment keeps the description of a graph apart from the graph itself.
        node = ox.NamedNode(f"{endpoint}#graph-{digest(graph)}")
        yield _say(dataset, "namedGraph", node)
        yield _is_a(node, "NamedGraph")
        yield _say(node, "name", ox.NamedNode(graph))


def _is_a(subject: ox.NamedNode, name: str) -> ox.Triple:
    return ox.Triple(subject, ox.NamedNode(RDF + "type"), ox.NamedNode(_SD + name))


def _say(subject: ox.NamedNode, name: str, value: ox.NamedNode) -> ox.Triple:
    return ox.Triple(subject, ox.NamedNode(_SD + name), value)

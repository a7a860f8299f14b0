"""The endpoint through clients that nobody here wrote."""

from __future__ import annotations

import shutil
import subprocess
from xml.dom.minidom import Document

import pytest
from rdflib import Dataset, Graph, Literal, URIRef

from .conftest import Served

TREATED = "SELECT ?drug WHERE { ?drug <http://e.example/treats> <http://e.example/depression> }"
KETAMINE = URIRef("http://e.example/ketamine")
TREATS = URIRef("http://e.example/treats")


class TestSPARQLWrapper:
    """https://github.com/RDFLib/sparqlwrapper"""

    @pytest.mark.parametrize(
        ("method", "way"), [("GET", "urlencoded"), ("POST", "urlencoded"), ("POST", "postdirectly")]
    )
    def test_rows_as_json(self, server: Served, method: str, way: str) -> None:
        wrapper = pytest.importorskip("SPARQLWrapper")
        client = wrapper.SPARQLWrapper(server.endpoint)
        client.setMethod(method)
        client.setRequestMethod(way)
        client.setReturnFormat(wrapper.JSON)
        client.setQuery(TREATED)

        rows = client.query().convert()["results"]["bindings"]

        assert {row["drug"]["value"] for row in rows} == {
            "http://e.example/ketamine",
            "http://e.example/esketamine",
        }

    def test_rows_as_xml(self, server: Served) -> None:
        wrapper = pytest.importorskip("SPARQLWrapper")
        client = wrapper.SPARQLWrapper(server.endpoint, returnFormat=wrapper.XML)
        client.setQuery(TREATED)

        document = client.query().convert()

        assert isinstance(document, Document)
        assert len(document.getElementsByTagName("result")) == 2

    @pytest.mark.parametrize("name", ["TURTLE", "N3", "RDFXML", "JSONLD", "XML"])
    def test_a_graph(self, server: Served, name: str) -> None:
        wrapper = pytest.importorskip("SPARQLWrapper")
        client = wrapper.SPARQLWrapper(server.endpoint, returnFormat=getattr(wrapper, name))
        client.setQuery("CONSTRUCT WHERE { ?s <http://e.example/treats> ?o }")

        found = client.query().convert()

        if isinstance(found, bytes):
            found = Graph().parse(found, format="turtle")
        assert (KETAMINE, TREATS, URIRef("http://e.example/depression")) in found

    def test_a_bad_query_is_told_as_such(self, server: Served) -> None:
        wrapper = pytest.importorskip("SPARQLWrapper")
        client = wrapper.SPARQLWrapper(server.endpoint)
        client.setQuery("SELECT * WHERE {")

        with pytest.raises(wrapper.SPARQLExceptions.QueryBadFormed):
            client.query()


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_reads_the_endpoint_as_a_store(server: Served, method: str) -> None:
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    graph = Graph(SPARQLStore(server.endpoint, method=method))

    assert len(list(graph.query(TREATED))) == 2
    assert bool(graph.query("ASK { ?s ?p ?o }"))
    labels = graph.objects(KETAMINE, URIRef("http://e.example/label"))
    assert set(labels) == {Literal("ketamine", lang="en"), Literal("Ketämin", lang="de")}


def test_rdflib_reads_the_endpoint_as_a_dataset(server: Served) -> None:
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    dataset = Dataset(SPARQLStore(server.endpoint))

    assert len(list(dataset.query(TREATED))) == 2
    assert len(Graph(dataset.store, URIRef("http://g.example/1"))) == 1


def test_rdflib_federates_to_the_endpoint(server: Served) -> None:
    rows = Graph().query(f"SELECT * {{ SERVICE <{server.endpoint}> {{ {TREATED} }} }}")

    assert len(list(rows)) == 2


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
@pytest.mark.parametrize(
    "options",
    [
        ("--get", "--data-urlencode", f"query={TREATED}"),
        ("--data-urlencode", f"query={TREATED}"),
        ("--header", "Content-Type: application/sparql-query", "--data-binary", TREATED),
    ],
    ids=["get", "form", "direct"],
)
def test_curl(server: Served, options: tuple[str, ...]) -> None:
    command = ["curl", "-s", "-S", "-f", "-H", "Accept: text/csv", *options, server.endpoint]

    found = subprocess.run(command, capture_output=True, check=True, text=True)

    assert sorted(found.stdout.split()) == [
        "drug",
        "http://e.example/esketamine",
        "http://e.example/ketamine",
    ]

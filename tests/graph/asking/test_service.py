"""What an endpoint says of itself."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from pharmagraph.graph.asking.results import GRAPH_FORMATS
from pharmagraph.graph.asking.service import service_description

SD = "http://www.w3.org/ns/sparql-service-description#"


@pytest.mark.parametrize("name", GRAPH_FORMATS)
def test_it_says_the_same_in_every_format(name: str) -> None:
    format = GRAPH_FORMATS[name]
    body = service_description("http://e.example/sparql", ["http://e.example/graph"], format)

    said = {
        (quad.predicate.value.removeprefix(SD), str(quad.object))
        for quad in ox.parse(body, format=format)
    }
    assert ("endpoint", "<http://e.example/sparql>") in said
    assert ("name", "<http://e.example/graph>") in said
    assert ("resultFormat", "<http://www.w3.org/ns/formats/JSON-LD>") in said
    assert ("resultFormat", "<http://www.w3.org/ns/formats/SPARQL_Results_TSV>") in said

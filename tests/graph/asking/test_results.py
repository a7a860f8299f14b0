"""Answers in the standard formats, read back by the engine's own parsers and by others."""

from __future__ import annotations

import csv
import io
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pharmagraph.graph.asking.results import (
    CSV,
    GRAPH_FORMATS,
    JSON,
    RESULT_FORMATS,
    TSV,
    XML,
    ResultFormat,
    Written,
    write_solutions,
    write_triples,
)

ODD = """SELECT ?plain ?language ?number ?date ?iri ?blank ?triple ?nothing {
  VALUES (?plain ?language ?number ?date ?iri ?nothing) {
    ("a<&\\"\\r\\n\\t,'b" "ä"@de 1.50 "2020"^^<http://www.w3.org/2001/XMLSchema#gYear> <http://e.example/ü> UNDEF)
  }
  BIND(BNODE() AS ?blank) BIND(<<( ?iri ?iri "x"@en )>> AS ?triple)
}"""


def written(query: str, format: ResultFormat, limit: int = 10) -> tuple[bytes, Written]:
    output = io.BytesIO()
    results = ox.Store().query(query)
    assert isinstance(results, ox.QuerySolutions)
    count = write_solutions(results, format, output.write, limit=limit)
    return output.getvalue(), count


@pytest.mark.parametrize("format", [JSON, XML, TSV], ids=lambda format: format.name)
def test_every_kind_of_term_is_read_back(format: ResultFormat) -> None:
    body, _ = written(ODD, format)

    read = ox.QueryResultsFormat.from_media_type(format.media_type)
    assert read is not None
    back = ox.parse_query_results(body, format=read)
    assert isinstance(back, ox.QuerySolutions)
    expected = ox.Store().query(ODD)
    assert isinstance(expected, ox.QuerySolutions)
    for found, wanted in zip(back, expected, strict=True):
        for name in ("plain", "language", "number", "date", "iri", "triple", "nothing"):
            assert found[name] == wanted[name]
        assert isinstance(found["blank"], ox.BlankNode)


def test_csv_is_read_back_by_any_reader() -> None:
    body, _ = written(ODD, CSV)

    (row,) = csv.DictReader(io.StringIO(body.decode(), newline=""))
    assert row["plain"] == "a<&\"\r\n\t,'b"
    assert row["number"] == "1.5"
    assert row["nothing"] == ""


@given(st.text())
def test_any_text_makes_xml_that_can_be_parsed(text: str) -> None:
    # Through a substitution, so that the text meets no parser of queries on its way.
    literal = ox.Literal(text.encode("utf-8", "replace").decode())
    results = ox.Store().query("SELECT ?x {}", substitutions={ox.Variable("x"): literal})
    assert isinstance(results, ox.QuerySolutions)
    output = io.BytesIO()

    write_solutions(results, XML, output.write, limit=1)

    assert ElementTree.fromstring(output.getvalue()).tag.endswith("sparql")


@pytest.mark.parametrize(("limit", "expected"), [(2, Written(2, True)), (3, Written(3, False))])
@pytest.mark.parametrize("name", RESULT_FORMATS)
def test_rows_are_cut_off_at_the_limit(name: str, limit: int, expected: Written) -> None:
    _, count = written("SELECT ?x { VALUES ?x { 1 2 3 } }", RESULT_FORMATS[name], limit)

    assert count == expected


@pytest.mark.parametrize(("limit", "expected"), [(2, Written(2, True)), (3, Written(3, False))])
@pytest.mark.parametrize("name", GRAPH_FORMATS)
def test_triples_are_cut_off_at_the_limit(name: str, limit: int, expected: Written) -> None:
    node = ox.NamedNode("http://e.example/")
    triples = [ox.Triple(node, node, ox.Literal(number)) for number in range(3)]
    output = io.BytesIO()

    count = write_triples(triples, GRAPH_FORMATS[name], output.write, limit=limit, prefixes={})

    assert count == expected
    back = ox.parse(output.getvalue(), format=GRAPH_FORMATS[name])
    assert {quad.triple for quad in back} == set(triples[:limit])

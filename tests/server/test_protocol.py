"""The SPARQL 1.1 Protocol, after the W3C's protocol tests as far as they apply to a read-only endpoint."""

from __future__ import annotations

import json
from urllib.parse import quote, urlencode
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest

from .conftest import FORM, Served

QUERY = "application/sparql-query"
ASK = "ASK {}"
ROWS = "SELECT ?s ?label WHERE { ?s <http://e.example/label> ?label } ORDER BY ?label"
GRAPH = "CONSTRUCT WHERE { ?s <http://e.example/treats> ?o }"
ONE, TWO = "http://g.example/1", "http://g.example/2"
IN_DEFAULT = "ASK { <http://e.example/one> ?p ?o . <http://e.example/two> ?q ?r }"
IN_NAMED = (
    "ASK { GRAPH ?g { <http://e.example/one> ?p ?o } GRAPH ?h { <http://e.example/two> ?q ?r } }"
)


def truth(body: bytes) -> bool:
    value = json.loads(body)["boolean"]
    assert isinstance(value, bool)
    return value


def test_a_query_by_get(server: Served) -> None:
    reply = server.get(ASK)

    assert reply.status == 200
    assert truth(reply.body)


def test_a_query_in_a_posted_form(server: Served) -> None:
    reply = server.post(ASK)

    assert reply.status == 200
    assert truth(reply.body)


def test_a_query_posted_as_it_is(server: Served) -> None:
    reply = server.request("POST", body=ASK, Content_Type=QUERY)

    assert reply.status == 200
    assert truth(reply.body)


def test_the_content_type_may_say_utf_8(server: Served) -> None:
    reply = server.request("POST", body=ASK, Content_Type=QUERY + "; charset=UTF-8")

    assert reply.status == 200


def test_the_address_may_end_in_a_slash(server: Served) -> None:
    assert server.request("GET", "/sparql/?query=" + quote(ASK)).status == 200


@pytest.mark.parametrize(
    "fields", [{}, {"default-graph-uri": [ONE]}, {"named-graph-uri": [ONE, TWO]}]
)
def test_default_graphs_are_those_asked_for(server: Served, fields: dict[str, object]) -> None:
    assert not truth(server.get(IN_DEFAULT, fields=fields).body)


def test_default_graphs_by_get(server: Served) -> None:
    assert truth(server.get(IN_DEFAULT, fields={"default-graph-uri": [ONE, TWO]}).body)


def test_default_graphs_in_the_address_of_a_post(server: Served) -> None:
    path = "/sparql?" + urlencode({"default-graph-uri": [ONE, TWO]}, doseq=True)

    assert truth(server.request("POST", path, IN_DEFAULT, Content_Type=QUERY).body)


def test_default_graphs_in_a_form(server: Served) -> None:
    body = urlencode({"query": IN_DEFAULT, "default-graph-uri": [ONE, TWO]}, doseq=True)

    assert truth(server.request("POST", body=body, Content_Type=FORM).body)


def test_named_graphs_are_those_asked_for(server: Served) -> None:
    assert truth(server.get(IN_NAMED, fields={"named-graph-uri": [ONE, TWO]}).body)
    assert not truth(server.get(IN_NAMED, fields={"named-graph-uri": [ONE]}).body)


def test_the_dataset_of_the_request_goes_before_that_of_the_query(server: Served) -> None:
    query = f"ASK FROM <{TWO}> {{ <http://e.example/one> ?p ?o }}"

    assert not truth(server.get(query).body)
    assert truth(server.get(query, fields={"default-graph-uri": ONE}).body)


def test_a_graph_that_is_not_here_is_empty(server: Served) -> None:
    reply = server.get(ASK, fields={"default-graph-uri": "http://g.example/other"})

    assert reply.status == 200


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("*/*", "application/sparql-results+json"),
        ("application/json", "application/sparql-results+json"),
        ("application/sparql-results+json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("application/xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv"),
        ("text/tab-separated-values", "text/tab-separated-values"),
        ("text/turtle, text/csv;q=0.1", "text/csv"),
        ("text/csv;q=0.3, application/sparql-results+xml;q=0.9", "application/sparql-results+xml"),
    ],
)
def test_rows_come_in_the_format_asked_for(server: Served, accept: str, media_type: str) -> None:
    reply = server.get(ROWS, accept)

    assert reply.status == 200
    assert reply.media_type == media_type
    if "csv" in media_type:
        assert reply.text.splitlines()[0] == "s,label"
    elif "tab" in media_type:
        assert '"Ketämin"@de' in reply.text
    else:
        format = ox.QueryResultsFormat.from_media_type(media_type)
        assert format is not None
        assert len(list(ox.parse_query_results(reply.body, format=format))) == 3  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "media_type", ["application/sparql-results+json", "application/sparql-results+xml"]
)
def test_a_truth_comes_in_the_format_asked_for(server: Served, media_type: str) -> None:
    reply = server.get(ASK, media_type)

    assert reply.media_type == media_type
    if "xml" in media_type:
        assert [node.text for node in ElementTree.fromstring(reply.body)] == [None, "true"]


@pytest.mark.parametrize("verb", [GRAPH, "DESCRIBE <http://e.example/ketamine>"])
@pytest.mark.parametrize(
    "media_type",
    [
        "text/turtle",
        "application/n-triples",
        "application/rdf+xml",
        "application/ld+json",
        "text/n3",
        "application/trig",
        "application/n-quads",
    ],
)
def test_graphs_come_in_the_format_asked_for(server: Served, media_type: str, verb: str) -> None:
    reply = server.get(verb, media_type)

    assert reply.media_type == media_type
    format = ox.RdfFormat.from_media_type(media_type)
    subjects = {str(quad.subject) for quad in ox.parse(reply.body, format=format)}
    assert "<http://e.example/ketamine>" in subjects


def test_a_graph_is_turtle_when_anything_is_taken(server: Served) -> None:
    assert server.get(GRAPH).media_type == "text/turtle"


@pytest.mark.parametrize(("query", "accept"), [(ROWS, "text/turtle"), (GRAPH, "text/csv")])
def test_no_format_that_would_do(server: Served, query: str, accept: str) -> None:
    reply = server.get(query, accept)

    assert reply.status == 406
    assert "application/" in reply.text


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_refused(server: Served, method: str) -> None:
    reply = server.request(method, body=ASK, Content_Type=QUERY)

    assert reply.status == 405
    assert "POST" in reply.headers["Allow"]


def test_two_queries_are_refused(server: Served) -> None:
    fields = urlencode([("query", ASK), ("query", "SELECT * {}")])

    assert server.request("GET", "/sparql?" + fields).status == 400
    assert server.request("POST", body=fields, Content_Type=FORM).status == 400
    assert server.request("POST", "/sparql?" + fields, ASK, Content_Type=QUERY).status == 400


@pytest.mark.parametrize(
    "media_type", ["text/plain", "application/json", "multipart/form-data", ""]
)
def test_other_content_types_are_refused(server: Served, media_type: str) -> None:
    reply = server.request("POST", body=urlencode({"query": ASK}), Content_Type=media_type)

    assert reply.status == 415


def test_a_form_without_a_query_is_refused(server: Served) -> None:
    assert server.request("POST", body="", Content_Type=FORM).status == 400


def test_other_encodings_are_refused(server: Served) -> None:
    reply = server.request(
        "POST", body=ASK.encode("utf-16"), Content_Type=QUERY + "; charset=UTF-16"
    )

    assert reply.status == 415
    assert server.request("POST", body=b"ASK {} # \xff", Content_Type=QUERY).status == 400
    assert server.request("GET", "/sparql?query=ASK%20%7B%7D%23%FF").status == 400


def test_a_query_that_is_none_is_told_where(server: Served) -> None:
    reply = server.get("SELECT * WHERE {\n ?s ?p\n}")

    assert reply.status == 400
    assert "line 3, column 2" in reply.text
    assert len(reply.text.splitlines()) == 1


@pytest.mark.parametrize("update", ["INSERT DATA { <a:a> <a:a> <a:a> }", "CLEAR ALL", "DROP ALL"])
def test_updates_are_refused_however_they_come(server: Served, update: str) -> None:
    form = urlencode({"update": update})

    assert server.request("GET", "/sparql?" + form).status == 400
    assert server.request("POST", body=form, Content_Type=FORM).status == 403
    direct = server.request("POST", body=update, Content_Type="application/sparql-update")
    assert direct.status == 403
    assert server.get(update).status == 400
    assert server.get("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows == [{"n": "6"}]


def test_without_a_query_the_endpoint_describes_itself(server: Served) -> None:
    reply = server.request("GET", "/sparql", Accept="text/turtle")

    description = ox.Store()
    description.load(reply.body, format=ox.RdfFormat.TURTLE)
    asked = """
        PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>
        SELECT ?name { ?service a sd:Service ; sd:endpoint ?endpoint ;
            sd:resultFormat <http://www.w3.org/ns/formats/SPARQL_Results_CSV> ;
            sd:defaultDataset/sd:namedGraph/sd:name ?name } ORDER BY ?name"""
    rows = description.query(asked)
    assert isinstance(rows, ox.QuerySolutions)
    assert [str(row["name"]) for row in rows] == [f"<{ONE}>", f"<{TWO}>"]


@pytest.mark.parametrize("media_type", ["application/rdf+xml", "application/ld+json"])
def test_the_description_comes_in_every_graph_format(server: Served, media_type: str) -> None:
    assert server.request("GET", "/sparql", Accept=media_type).media_type == media_type


def test_a_browser_at_the_endpoint_is_sent_to_the_query_page(server: Served) -> None:
    reply = server.request("GET", "/sparql", Accept="text/html,application/xml;q=0.9,*/*;q=0.8")

    assert reply.status == 303
    assert reply.headers["Location"] == server.url


def test_pages_from_elsewhere_may_ask(server: Served) -> None:
    preflight = server.request(
        "OPTIONS",
        Origin="http://elsewhere.example",
        Access_Control_Request_Method="POST",
        Access_Control_Request_Headers="content-type",
    )
    reply = server.request("GET", "/sparql?query=ASK%20%7B%7D", Origin="http://elsewhere.example")

    assert preflight.status == 200
    assert "POST" in preflight.headers["Access-Control-Allow-Methods"]
    assert "content-type" in preflight.headers["Access-Control-Allow-Headers"].lower()
    assert reply.headers["Access-Control-Allow-Origin"] == "*"


def test_an_answer_depends_on_what_is_accepted(server: Served) -> None:
    assert "Accept" in server.get(ASK).headers["Vary"]


def test_an_answer_opened_in_a_browser_runs_nothing(server: Served) -> None:
    reply = server.get(GRAPH, "application/rdf+xml")

    assert "sandbox" in reply.headers["Content-Security-Policy"]
    assert reply.headers["X-Content-Type-Options"] == "nosniff"


def test_prefixes_are_ready(server: Served) -> None:
    assert server.get("ASK { ?s biolink:subject ?o }").status == 200


def test_head_says_what_get_would(server: Served) -> None:
    reply = server.request("HEAD", "/sparql?query=" + quote(ASK))

    assert reply.status == 200
    assert reply.body == b""

"""What was built conforms; what is broken by hand is found."""

from __future__ import annotations

import random
from dataclasses import replace
from importlib.resources import files

import pyoxigraph as ox
import pytest
import rdflib

from pharmagraph.graph.rdf.patterns import DEFAULT
from pharmagraph.graph.store import ClaimStore
from pharmagraph.graph.suspects import suspects
from pharmagraph.graph.validate import check_everything, check_shapes, validate
from pharmagraph.ontology.namespaces import PREFIXES
from tests.graph.samples import RUN, guideline


def test_what_was_built_conforms(store: ClaimStore) -> None:
    assert validate(store) == []


@pytest.mark.parametrize(
    ("update", "path"),
    [
        ("DELETE { ?c biolink:negated ?x } WHERE { ?c biolink:negated ?x }", "biolink:negated"),
        (
            "INSERT { ?c biolink:negated true } WHERE { ?c biolink:negated false }",
            "biolink:negated",
        ),
        ("DELETE { ?c pg:certainty ?x } WHERE { ?c pg:certainty ?x }", "pg:certainty"),
        ("INSERT { ?c pg:certainty pg:sure } WHERE { ?c a pg:Claim }", "pg:certainty"),
        (
            "DELETE { ?c biolink:predicate ?x } INSERT { ?c biolink:predicate rdfs:label } "
            "WHERE { ?c biolink:predicate ?x }",
            "biolink:predicate",
        ),
        (
            "DELETE { ?c biolink:supporting_text ?x } WHERE { ?c biolink:supporting_text ?x }",
            "biolink:supporting_text",
        ),
        ("DELETE { ?s oa:end ?e } INSERT { ?s oa:end 0 } WHERE { ?s oa:end ?e }", "oa:start"),
        ("DELETE { ?s oa:end ?e } INSERT { ?s oa:end 'x' } WHERE { ?s oa:end ?e }", "oa:end"),
        ("INSERT { ?p biolink:negated false } WHERE { ?p a pg:Proposition }", "biolink:negated"),
        ("DELETE { ?d pg:sha256 ?x } WHERE { ?d pg:sha256 ?x }", "pg:sha256"),
        ("INSERT { ?c qualifier:route '' } WHERE { ?c a pg:Claim }", "qualifier:route"),
        (
            "DELETE { ?p pg:propositionObject ?o } INSERT { ?p pg:propositionObject pg:other } "
            "WHERE { ?p pg:propositionObject ?o }",
            "",
        ),
    ],
)
def test_what_is_broken_is_found(update: str, path: str, store: ClaimStore) -> None:
    store.engine.update(update, prefixes=PREFIXES)

    assert path in {problem.path for problem in validate(store)}
    assert {*check_shapes(store)} == {*check_everything(store)}


@pytest.mark.parametrize("seed", range(12))
def test_the_same_is_found_as_by_looking_at_every_node(seed: int, store: ClaimStore) -> None:
    """Triples taken away, put elsewhere and changed by chance: what pySHACL says of the whole graph is said."""
    chance = random.Random(seed)
    triples = sorted(store.engine.quads_for_pattern(None, None, None, DEFAULT), key=str)
    for quad in chance.sample(triples, 6):
        other = chance.choice(triples)
        store.engine.remove(quad)
        if chance.random() < 0.7:
            store.engine.add(ox.Quad(quad.subject, quad.predicate, other.object))
        if chance.random() < 0.3:
            store.engine.add(ox.Quad(quad.subject, other.predicate, quad.object))
    found = {*check_shapes(store)}

    assert found == {*check_everything(store)}
    assert found


def test_what_shacl_itself_gives_up_on_is_told(
    store: ClaimStore, caplog: pytest.LogCaptureFixture
) -> None:
    ends = ox.NamedNode(PREFIXES["oa"] + "end")
    first, second = sorted(store.engine.quads_for_pattern(None, ends, None, DEFAULT), key=str)[:2]
    wrong = ox.Literal("x", datatype=ox.NamedNode(PREFIXES["xsd"] + "integer"))
    for quad, value in ((first, ox.BlankNode()), (second, wrong)):
        store.engine.remove(quad)
        store.engine.add(ox.Quad(quad.subject, ends, value))
    problems = validate(store)

    assert any("cannot be judged" in problem.message for problem in problems)
    assert any(problem.path == "oa:end" for problem in problems)
    assert not caplog.records


def test_a_constraint_that_is_not_known_makes_all_suspect(store: ClaimStore) -> None:
    shapes = rdflib.Graph().parse(
        data="@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix pg: <https://w3id.org/pharmagraph/ontology#> ."
        "pg:x sh:targetClass pg:Claim ; a sh:NodeShape ; sh:property [ sh:path pg:rule ; sh:maxLength 3 ] .",
        format="turtle",
    )

    assert len(suspects(store.engine, shapes)) == len(list(store.claims()))


def test_a_sound_graph_has_no_suspects(store: ClaimStore) -> None:
    text = (files("pharmagraph.ontology") / "shapes.ttl").read_text(encoding="utf-8")

    assert suspects(store.engine, rdflib.Graph().parse(data=text, format="turtle")) == set()


@pytest.mark.parametrize("node", [ox.NamedNode("http://example.org/x"), ox.BlankNode()])
def test_an_association_from_elsewhere_must_say_whether_it_is_negated(
    node: ox.NamedNode | ox.BlankNode, store: ClaimStore
) -> None:
    subject = PREFIXES["biolink"] + "subject"
    store.engine.add(ox.Quad(node, ox.NamedNode(subject), node))

    assert {"biolink:negated", "pg:certainty"} == {problem.path for problem in validate(store)}


def test_a_quote_that_is_not_in_the_document_is_found() -> None:
    one = guideline()
    wrong = replace(one.claims[0], quote="Oral metformin cures type 2 diabetes.")
    store = ClaimStore()
    store.replace(replace(one, claims=(wrong,)), RUN)
    [problem] = [each for each in validate(store) if each.path == "quote"]

    assert problem.node == f"claim:{wrong.id}"

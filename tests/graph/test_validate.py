"""What was built conforms; what is broken by hand is found."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest

from pharmagraph.graph.store import ClaimStore
from pharmagraph.graph.validate import validate
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
    from pharmagraph.graph.validate import check_shapes

    assert path in {problem.path for problem in check_shapes(store)}


def test_an_association_from_elsewhere_must_say_whether_it_is_negated(store: ClaimStore) -> None:
    node, subject = ox.NamedNode("http://example.org/x"), PREFIXES["biolink"] + "subject"
    store.engine.add(ox.Quad(node, ox.NamedNode(subject), node))

    assert {"biolink:negated", "pg:certainty"} == {problem.path for problem in validate(store)}


def test_a_quote_that_is_not_in_the_document_is_found() -> None:
    one = guideline()
    wrong = replace(one.claims[0], quote="Oral metformin cures type 2 diabetes.")
    store = ClaimStore()
    store.replace(replace(one, claims=(wrong,)), RUN)
    [problem] = [each for each in validate(store) if each.path == "quote"]

    assert problem.node == f"claim:{wrong.id}"

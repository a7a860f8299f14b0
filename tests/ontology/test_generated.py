"""The shipped Turtle says what the Python tables say, and every table is complete."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

import pharmagraph.ontology
from pharmagraph.ontology import generated
from pharmagraph.ontology.iris import certainty_iri, kind_iri, predicate_iri, qualifier_iri
from pharmagraph.ontology.kinds import Certainty, Kind
from pharmagraph.ontology.mappings import MAPPINGS
from pharmagraph.ontology.predicates import SIGNATURES, Predicate
from pharmagraph.ontology.qualifiers import QUALIFIERS
from pharmagraph.ontology.terms import CERTAINTIES, KINDS

FOLDER = Path(pharmagraph.ontology.__file__).parent


@pytest.mark.parametrize(
    ("name", "made"), [("pharmagraph", generated.ontology), ("shapes", generated.shapes)]
)
def test_the_shipped_file_is_what_the_tables_generate(name: str, made: object) -> None:
    shipped = (FOLDER / f"{name}.ttl").read_text(encoding="utf-8")

    assert callable(made)
    assert shipped == made(), "run: python scripts/generate_ontology.py"


@pytest.mark.parametrize("name", ["pharmagraph", "shapes"])
def test_two_libraries_read_the_same_from_it(name: str) -> None:
    path = FOLDER / f"{name}.ttl"
    ours = sum(1 for _ in ox.parse(path=path))

    assert len(rdflib.Graph().parse(path)) == ours > 100


def test_every_member_is_in_its_tables() -> None:
    assert set(SIGNATURES) == set(MAPPINGS) == set(Predicate)
    assert set(KINDS) == set(Kind)
    assert set(CERTAINTIES) == set(Certainty)


def test_every_term_of_the_ontology_has_a_definition() -> None:
    graph = rdflib.Graph().parse(FOLDER / "pharmagraph.ttl")
    iris = [
        *map(kind_iri, Kind),
        *map(certainty_iri, Certainty),
        *map(predicate_iri, Predicate),
        *map(qualifier_iri, QUALIFIERS),
    ]

    assert len(set(iris)) == len(iris)
    for iri in iris:
        assert graph.value(rdflib.URIRef(iri), rdflib.SKOS.definition), iri

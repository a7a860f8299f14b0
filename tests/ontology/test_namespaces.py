"""Every identifier, however odd, gets one valid IRI, and different ones different IRIs."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pharmagraph.ontology.namespaces import curie_of, iri_of
from tests.graph.strategies import CURIES


@given(CURIES)
def test_any_id_has_a_valid_iri(curie: str) -> None:
    iri = iri_of(curie)

    ox.NamedNode(iri)
    assert iri.isascii()
    assert not set(iri) & set(' <>"{}|\\^`\n\r\t')


@given(st.sets(CURIES.filter(lambda curie: not curie.lower().startswith("chebi:")), min_size=2))
def test_different_ids_have_different_iris(curies: set[str]) -> None:
    assert len({iri_of(curie) for curie in curies}) == len(curies)


@pytest.mark.parametrize(
    ("curie", "iri"),
    [
        ("CHEBI:6121", "http://purl.obolibrary.org/obo/CHEBI_6121"),
        ("chebi:6121", "http://purl.obolibrary.org/obo/CHEBI_6121"),
        ("MESH:D007649", "http://id.nlm.nih.gov/mesh/D007649"),
        ("mine:a b", "https://w3id.org/pharmagraph/id/mine:a%20b"),
        ("no colon", "https://w3id.org/pharmagraph/id/no%20colon"),
    ],
)
def test_known_prefixes_have_the_iris_of_their_owners(curie: str, iri: str) -> None:
    assert iri_of(curie) == iri


def test_an_iri_is_shown_by_its_prefix() -> None:
    assert curie_of(iri_of("MONDO:0005148")) == "MONDO:0005148"

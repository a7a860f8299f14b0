"""Names that people use for drugs and for what drugs do."""

from __future__ import annotations

import pytest

from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.lexicon import Lexicon


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


@pytest.mark.parametrize(
    ("brand", "drug"),
    [
        ("Keppra", "levetiracetam"),
        ("Plavix", "clopidogrel"),
        ("Lipitor", "atorvastatin"),
        ("Clexane", "enoxaparin"),
        ("Fosamax", "alendronate"),
        ("Humalog", "insulin lispro"),
        ("Activase", "alteplase"),
        ("Premarin", "conjugated estrogens"),
    ],
)
def test_a_brand_is_the_drug_that_it_brings(lexicon: Lexicon, brand: str, drug: str) -> None:
    named, meant = lexicon.named(brand), lexicon.named(drug)

    assert named is not None
    assert named == meant


@pytest.mark.parametrize(
    "name", ["teriparatide", "colistin", "enfuvirtide", "pancrelipase", "polymyxin B", "ancrod"]
)
def test_a_protein_that_is_only_given_is_a_drug(lexicon: Lexicon, name: str) -> None:
    entity = lexicon.named(name)

    assert entity is not None
    assert entity.kind is Kind.DRUG


@pytest.mark.parametrize(
    "name",
    ["kratom", "garlic", "kava", "ashwagandha", "NBQX", "CGS 21680", "ICI 118,551", "L-NMMA"],
)
def test_plants_and_compounds_of_the_laboratory_are_substances(lexicon: Lexicon, name: str) -> None:
    entity = lexicon.named(name)

    assert entity is not None
    assert entity.kind is Kind.DRUG


@pytest.mark.parametrize(
    ("plain", "proper"),
    [
        ("slowness of motion", "bradykinesia"),
        ("gut cramps", "abdominal pain"),
        ("feeling on edge", "anxiety"),
        ("blood in the stool", "hematochezia"),
        ("yellowing of the eyes", "jaundice"),
        ("retention of urine", "urinary retention"),
        ("bloodshot eyes", "conjunctival hyperemia"),
    ],
)
def test_plain_words_name_the_same_as_proper_ones(
    lexicon: Lexicon, plain: str, proper: str
) -> None:
    one, other = lexicon.named(plain), lexicon.named(proper)

    assert one is not None
    assert one == other

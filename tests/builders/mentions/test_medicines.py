"""Proteins that are given are drugs: where the words say so, and then in the whole of a text about patients."""

from __future__ import annotations

from pharmagraph.builders.mentions.medicines import all_as_given
from pharmagraph.graph.claim import Entity, Mention
from pharmagraph.ontology.kinds import Kind

_GENE = Entity("HGNC:5417", "IFNA1", Kind.PROTEIN)


_OTHERS = {
    "ribavirin": Entity("CHEBI:63580", "ribavirin", Kind.DRUG),
    "psoriasis": Entity("MONDO:0005083", "psoriasis", Kind.CONDITION),
}


def kinds(text: str, name: str) -> list[Kind]:
    named = {name: _GENE, **_OTHERS}
    mentions = sorted(
        Mention(at, at + len(each), each, entity)
        for each, entity in named.items()
        for at in range(len(text))
        if text.startswith(each, at)
    )
    return [each.entity.kind for each in all_as_given(mentions, text) if each.text == name]


def test_once_given_to_patients_it_is_a_drug_throughout() -> None:
    text = "Six patients received interferon alfa. Depression followed interferon alfa."

    assert kinds(text, "interferon alfa") == [Kind.DRUG, Kind.DRUG]


def test_what_is_measured_stays_a_protein() -> None:
    text = "The patients received interferon alfa. Their interferon alfa levels rose."

    assert kinds(text, "interferon alfa") == [Kind.DRUG, Kind.PROTEIN]


def test_in_a_dish_only_what_is_given_is_a_drug() -> None:
    text = "Cells were treated with interferon alfa; interferon alfa binds its receptor."

    assert kinds(text, "interferon alfa") == [Kind.DRUG, Kind.PROTEIN]


def test_a_medicine_induces_as_a_drug_and_another_protein_does_not() -> None:
    assert kinds("interferon alfa-induced sarcoidosis", "interferon alfa") == [Kind.DRUG]
    assert kinds("Brevican-induced adhesion", "Brevican") == [Kind.PROTEIN]


def test_beside_a_drug_or_an_illness_that_it_causes_a_medicine_is_a_drug() -> None:
    assert kinds("interferon alfa and ribavirin", "interferon alfa") == [Kind.DRUG]
    assert kinds("a flare of psoriasis due to interferon alfa", "interferon alfa") == [Kind.DRUG]
    assert kinds("interferon alfa may worsen psoriasis", "interferon alfa") == [Kind.DRUG]
    assert kinds("psoriasis and interferon alfa", "interferon alfa") == [Kind.PROTEIN]
    assert kinds("psoriasis due to interferon alfa production", "interferon alfa") == [Kind.PROTEIN]

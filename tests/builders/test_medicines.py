"""Proteins that are given are drugs: where the words say so, and then in the whole of a text about patients."""

from __future__ import annotations

from pharmagraph.builders.medicines import all_as_given
from pharmagraph.graph.claim import Entity, Mention
from pharmagraph.ontology.kinds import Kind

_GENE = Entity("HGNC:5417", "IFNA1", Kind.PROTEIN)


def kinds(text: str, name: str) -> list[Kind]:
    places = [at for at in range(len(text)) if text.startswith(name, at)]
    mentions = [Mention(at, at + len(name), name, _GENE) for at in places]
    return [mention.entity.kind for mention in all_as_given(mentions, text)]


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

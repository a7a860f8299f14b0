"""Brands that no vocabulary has, in the labels that explain them."""

from __future__ import annotations

import pytest

from pharmagraph.builders.mentions.mentions import find_mentions
from pharmagraph.graph.claim import Mention
from pharmagraph.graph.document import Document
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.lexicon import Lexicon


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


def drugs(lexicon: Lexicon, text: str) -> list[Mention]:
    return [m for m in find_mentions(Document("d", text), lexicon) if m.entity.kind is Kind.DRUG]


def labels(lexicon: Lexicon, text: str) -> dict[str, str]:
    return {mention.text: mention.entity.label for mention in drugs(lexicon, text)}


@pytest.mark.parametrize(
    "text",
    [
        "ZORVIQ (apixaban) tablets are white. Take ZORVIQ daily.",
        "Zorviq® (apixaban) is an anticoagulant. Zorviq® is taken twice daily.",
        "ZORVIQ XR (apixaban) extended-release capsules. Swallow Zorviq whole.",
    ],
)
def test_a_brand_is_the_drug_in_parentheses_after_it(lexicon: Lexicon, text: str) -> None:
    assert set(labels(lexicon, text).values()) == {"apixaban"}
    assert len(drugs(lexicon, text)) == 3


def test_what_a_label_is_indicated_for_is_the_drug_of_its_title(lexicon: Lexicon) -> None:
    text = "Apixaban\n\nINDICATIONS AND USAGE\n\nZORVIQ tablets are indicated for stroke."

    assert labels(lexicon, text) == {"Apixaban": "apixaban", "ZORVIQ": "apixaban"}


def test_a_product_of_which_nothing_else_is_known_is_a_drug_of_that_name(lexicon: Lexicon) -> None:
    found = drugs(lexicon, "INDICATIONS AND USAGE\n\nQUELVORA is indicated for gout.")

    assert [(m.text, m.entity.id) for m in found] == [("QUELVORA", "PG:drug/quelvora")]


def test_the_name_on_top_of_a_label_is_a_drug(lexicon: Lexicon) -> None:
    found = drugs(lexicon, "Quelvorane (USP)\n\nINDICATIONS AND USAGE\n\nGout and fever.")

    assert [(m.text, m.entity.id) for m in found] == [("Quelvorane", "PG:drug/quelvorane")]


@pytest.mark.parametrize(
    "text",
    [
        "Apixaban\n\nECMO is indicated for shock.",  # no label
        "Apixaban\n\nINDICATIONS\n\nMRI is indicated for stroke. Surgery is indicated for gout.",
        "Apixaban\n\nINDICATIONS\n\nTreatment is indicated for stroke.",
        "FAVOR (apixaban in stroke) was a trial.",
        "We compared CONTROLS (apixaban) with others.",
    ],
)
def test_what_is_no_product_is_no_drug(lexicon: Lexicon, text: str) -> None:
    assert set(labels(lexicon, text)) <= {"Apixaban", "apixaban"}

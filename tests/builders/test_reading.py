"""Receipts: every sentence with two entities is accounted for."""

from __future__ import annotations

import pytest

from pharmagraph.builders.reading import Fate
from pharmagraph.graph.document import Document
from tests.builders.shipped import extractor


def counts(text: str, furniture: tuple[tuple[int, int], ...] = ()) -> dict[str, int]:
    return dict(extractor().extract(Document("d", text, furniture=furniture)).counts)


@pytest.mark.parametrize(
    ("text", "fate"),
    [
        ("Loratadine treats hay fever.", Fate.CLAIMED),
        ("Hay fever met asthma.", Fate.NOTHING_ACTS),
    ],
)
def test_a_sentence_with_two_entities_has_a_fate(text: str, fate: Fate) -> None:
    assert counts(text) == {"sentences": 1, "with_two_entities": 1, fate.value: 1}


def test_a_sentence_with_one_entity_is_only_counted() -> None:
    assert counts("Loratadine is old. The weather was fine.") == {"sentences": 2}


def test_claims_through_a_pronoun_are_counted_apart() -> None:
    found = counts("Loratadine is old. It treats hay fever.")

    assert found == {"sentences": 2, "with_claims_of_one_entity": 1}


def test_furniture_is_counted_even_without_names() -> None:
    text = "Loratadine treats hay fever.\n\nLeave a reply"

    found = counts(text, ((30, len(text)),))

    assert found["furniture"] == 1
    assert found["sentences"] == 2


def test_the_fates_add_up_to_the_sentences_with_two_entities() -> None:
    text = " ".join(
        [
            "Loratadine treats hay fever.",
            "Asthma, hay fever and eczema are common.",
            "The report on ketamine was long, and asthma is a word in it.",
            "Unlike ketamine, loratadine does not cause sedation.",
            "Ibuprofen or aspirin?",
        ]
    )
    found = counts(text)

    assert found["with_two_entities"] == 5
    assert sum(found.get(fate.value, 0) for fate in Fate) == 5

"""A receptor may go by what binds to it: "the serotonin-2A antagonist"."""

from __future__ import annotations

import pytest

from pharmagraph.builders.mentions.mentions import find_mentions
from pharmagraph.graph.document import Document
from pharmagraph.ontology.lexicon import Lexicon


def named(text: str) -> list[tuple[str, str]]:
    found = find_mentions(Document("d", text), Lexicon.load())
    return [(each.text, each.entity.label) for each in found]


@pytest.mark.parametrize(
    ("text", "receptor"),
    [
        ("the serotonin-2A antagonist", ("serotonin-2A", "5-HT2A receptor")),
        ("5-HT(2) blockade", ("5-HT(2)", "5-HT2 receptor")),
        ("the 5-HT1A partial agonist", ("5-HT1A", "5-HT1A receptor")),
        ("dopamine-D1 agonism", ("dopamine-D1", "dopamine D1 receptor")),
    ],
)
def test_a_subtype_before_an_agonist_is_a_receptor(text: str, receptor: tuple[str, str]) -> None:
    assert named(text) == [receptor]


@pytest.mark.parametrize(
    ("text", "receptor"),
    [
        ("dopamine D2/D3 down-regulation", ("dopamine D2", "dopamine D2 receptor")),
        ("binding to serotonin 1A sites", ("serotonin 1A", "5-HT1A receptor")),
        ("serotonin type 3 receptors", ("serotonin type 3", "5-HT3 receptor")),
        ("a histamine-2 receptor antagonist", ("histamine-2 receptor antagonist", "H2 blocker")),
    ],
)
def test_a_number_that_is_no_amount_is_that_of_a_receptor(
    text: str, receptor: tuple[str, str]
) -> None:
    assert named(text) == [receptor]


def test_without_a_subtype_it_is_the_substance() -> None:
    assert named("levels of serotonin 2 hours later") == [("serotonin", "serotonin")]

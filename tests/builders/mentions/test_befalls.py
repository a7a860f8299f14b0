"""Effects that are told by a verb or an adjective and a part of the body."""

from __future__ import annotations

import pytest

from pharmagraph.builders.mentions.mentions import find_mentions
from pharmagraph.graph.document import Document
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.lexicon import Lexicon


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


def effects(lexicon: Lexicon, text: str) -> list[tuple[str, str]]:
    kinds = (Kind.EFFECT, Kind.CONDITION, Kind.PROCESS)
    return [
        (mention.text, mention.entity.label)
        for mention in find_mentions(Document("d", text), lexicon)
        if mention.entity.kind in kinds
    ]


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("It can wreck your liver.", "wreck your liver", "liver damage"),
        ("It hurts the lining of the stomach.", "hurts the lining of the stomach", "stomach damage"),
        ("It makes your face a little puffy.", "makes your face a little puffy", "facial swelling"),
        ("It can turn the gums dark.", "turn the gums dark", "gum discoloration"),
        ("His lips were cracked.", "lips were cracked", "lip cracking"),
        ("The hands may tremble.", "hands may tremble", "hand tremor"),
        ("It makes hair fall out.", "makes hair fall out", "hair loss"),
        ("It harms your hearing.", "harms your hearing", "hearing damage"),
        ("It narrows the arteries.", "narrows the arteries", "vasoconstriction"),
        ("It clears up; my bones could break more easily.", "bones could break", "fracture"),
    ],
)  # fmt: skip
def test_a_verb_and_a_part_are_an_effect(
    lexicon: Lexicon, text: str, name: str, label: str
) -> None:
    assert (name, label) in effects(lexicon, text)


@pytest.mark.parametrize(
    "text",
    [
        "He has damaged kidneys.",
        "It makes the liver burn it up.",
        "The hands of the clock.",
        "It left the stomach.",
        "It may hurt the liver transplant.",
        "It turns the handle.",
        "the left kidney",
    ],
)
def test_what_befalls_no_part_is_none(lexicon: Lexicon, text: str) -> None:
    assert not effects(lexicon, text)

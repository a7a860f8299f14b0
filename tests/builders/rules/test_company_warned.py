"""What those who take one drug are told to leave alone interacts with it, however they are told."""

from __future__ import annotations

import pytest

from pharmagraph.graph.document import Document
from pharmagraph.ontology.kinds import Certainty
from tests.builders.shipped import extractor

_WHILE = (
    "while taking metronidazole", "while you are on metronidazole", "when you take metronidazole",
    "if you're on metronidazole",
    "during treatment with metronidazole", "as long as you take metronidazole",
)  # fmt: skip
_TOLD = (
    "avoid alcohol", "skip alcohol", "stay away from alcohol", "steer clear of alcohol", "do not drink alcohol",
    "never touch alcohol",
    "be careful with alcohol", "go easy on alcohol", "alcohol should be avoided",
    "alcohol is off limits", "alcohol is not allowed",
    "alcohol is a bad idea", "alcohol can be dangerous", "there must be no alcohol",
)  # fmt: skip


def _said(sentence: str) -> set[tuple[str, bool, Certainty]]:
    sentence = sentence[0].upper() + sentence[1:] + "."
    claims = extractor().extract(Document("d", sentence)).claims
    return {(str(each.predicate), each.negated, each.certainty) for each in claims}


@pytest.mark.parametrize("told", _TOLD)
def test_what_they_are_told_to_leave_alone_interacts(told: str) -> None:
    sentences = [each for on in _WHILE for each in (f"{told} {on}", f"{on}, {told}")]
    lost = [
        each
        for each in sentences
        if ("interacts_with", False, Certainty.ASSERTED) not in _said(each)
    ]

    assert lost == []


@pytest.mark.parametrize(
    "sentence",
    [
        "if you use ibuprofen, tell your doctor before taking lithium",
        "ask your doctor before using ibuprofen while you are on lithium",
        "make sure you are not taking ibuprofen before you start lithium",
    ],
)
def test_what_they_are_told_to_ask_about_may_interact(sentence: str) -> None:
    assert ("interacts_with", False, Certainty.POSSIBLE) in _said(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "if you take metformin, aspirin is fine",
        "if you take metformin, start with 500 mg",
        "when you take metformin, aspirin can be bought without a prescription",
    ],
)
def test_what_they_are_not_warned_of_is_no_interaction(sentence: str) -> None:
    assert "interacts_with" not in {predicate for predicate, _, _ in _said(sentence)}

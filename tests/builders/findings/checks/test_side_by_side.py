"""Drugs that only stand side by side: [first] and {second}."""

from __future__ import annotations

import pytest

from pharmagraph.builders.findings.checks.side_by_side import (
    are_side_by_side,
    is_added_to,
    is_second_half,
)
from pharmagraph.graph.document import Document
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.predicates import Predicate
from tests.builders.findings.marked import marked
from tests.builders.shipped import extractor


@pytest.mark.parametrize(
    "sentence",
    [
        "The levels were lower with [glimepiride] than with {insulin}.",
        "The effects of [losartan] were compared with those of {atenolol} on the reduction of deaths.",
        "They chose other classes, including [diuretics] and {beta blockers}, for their effects.",
        "It may explain the [insulin]-reducing action of {captopril}.",
        "Variants changed [glucose] and {tolbutamide}-stimulated secretion.",
        "[Repaglinide] lowered the risk of {hypoglycaemic} events.",
    ],
)
def test_side_by_side(sentence: str) -> None:
    text, one, other = marked(sentence, Kind.DRUG)

    assert are_side_by_side(one, other, text)


@pytest.mark.parametrize(
    "sentence",
    [
        "[Ketoconazole] raises the level of {terfenadine}.",
        "The effect of [clonidine] and {morphine} together was greater.",
        "[Aspirin] blunts the action of {captopril}.",
    ],
)
def test_or_one_upon_the_other(sentence: str) -> None:
    text, one, other = marked(sentence, Kind.DRUG)

    assert not are_side_by_side(one, other, text)


@pytest.mark.parametrize(
    ("sentence", "half"),
    [
        ("Losartan, alone or with [timolol], versus {amlodipine}.", True),
        ("Enalapril/[timolol] versus {amlodipine}.", True),
        ("Enalapril plus [timolol] versus {amlodipine}.", True),
        ("[Timolol] was compared with {amlodipine}.", False),
    ],
)
def test_the_second_half_of_a_combination_is_not_what_is_compared(
    sentence: str, half: bool
) -> None:
    text, drug, _ = marked(sentence, Kind.DRUG)

    assert is_second_half(drug, text) is half


def test_what_something_was_added_to_is_not_what_was_judged() -> None:
    text, drug, _ = marked("Addition of morphine to epidural [bupivacaine] did not ease {pain}.")
    alone, first, _ = marked("Addition of [bupivacaine] did not ease {pain}.")

    assert is_added_to(drug, text)
    assert not is_added_to(first, alone)


def test_placebo_is_better_than_nothing() -> None:
    text = "Almotriptan was as well tolerated as placebo and better tolerated than sumatriptan."
    claims = extractor().extract(Document("d", text)).claims

    assert not [
        c for c in claims if c.predicate is Predicate.SUPERIOR_TO and c.subject.text == "placebo"
    ]

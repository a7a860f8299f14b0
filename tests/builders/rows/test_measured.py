"""Effects that are amounts, which go up and down and are neither relieved nor caused."""

from __future__ import annotations

import pytest

from pharmagraph.builders.rows.measured import is_amount
from pharmagraph.graph.claim import Entity, Mention
from pharmagraph.ontology.kinds import Kind


def effect(text: str, kind: Kind = Kind.EFFECT) -> Mention:
    return Mention(0, len(text), text, Entity("x:1", text, kind))


@pytest.mark.parametrize(
    "text",
    [
        "CYP3A4 expression",
        "expression of the FOS gene",
        "insulin secretion",
        "overall survival",
        "mean Cmax",
    ],
)
def test_what_is_measured_is_an_amount(text: str) -> None:
    assert is_amount(effect(text))


@pytest.mark.parametrize(
    "text",
    [
        "headache",
        "seizure activity",
        "elevated creatinine levels",
        "impaired liver function",
        "loss of function",
    ],
)
def test_a_symptom_or_an_abnormal_amount_is_none(text: str) -> None:
    assert not is_amount(effect(text))


def test_a_protein_is_no_effect() -> None:
    assert not is_amount(effect("EGFR expression", Kind.PROTEIN))

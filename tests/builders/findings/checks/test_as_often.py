"""Harm that is as often there without the drug is not blamed on it."""

from __future__ import annotations

import pytest

from tests.builders.shipped import facts


@pytest.mark.parametrize(
    "text",
    [
        "Nausea occurred in 5% of patients on rivaroxaban and in 8% of those on placebo.",
        "Headache was seen in 10% of those given sitagliptin and 10% of untreated controls.",
        "Dizziness was seen with losartan (4%) and with placebo (9.5%).",
    ],
)
def test_harm_as_frequent_without_the_drug_is_not_its_own(text: str) -> None:
    assert not {each for each in facts(text) if each[1] == "causes"}


@pytest.mark.parametrize(
    "text",
    [
        "Nausea occurred in 8% of patients on rivaroxaban and in 5% of those on placebo.",
        "Dizziness was seen with losartan (9.5%) and with placebo (4%).",
        "Cough occurred in 5% of patients on lisinopril and in 8% of those on enalapril.",
    ],
)
def test_harm_more_frequent_than_without_the_drug_is(text: str) -> None:
    assert {each for each in facts(text) if each[1] == "causes"}

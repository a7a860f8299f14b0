"""A drug is not blamed for harm that was only looked for, was there before, or goes with too little of it."""

from __future__ import annotations

import pytest

from tests.builders.shipped import facts


@pytest.mark.parametrize(
    ("text", "drug"),
    [
        ("A nurse recorded drowsiness and itching for an hour following morphine.", "morphine"),
        ("He developed seizures, and treatment with valproate was started.", "valproate"),
        ("Depression is associated with decreased serotonin in the brain.", "serotonin"),
        ("Anhedonia is associated with resistance to antidepressants.", "antidepressants"),
        ("Asthma is complex because of differing views on theophylline.", "theophylline"),
    ],
)
def test_such_harm_is_not_claimed(text: str, drug: str) -> None:
    assert not [each for each in facts(text) if each[:2] == (drug, "causes")]


@pytest.mark.parametrize(
    ("text", "drug"),
    [
        ("Itching was recorded in nine patients following morphine.", "morphine"),
        ("He developed a rash after treatment with amoxicillin was started.", "amoxicillin"),
        ("Bleeding was associated with low doses of warfarin.", "warfarin"),
        ("Bleeding occurred because of warfarin.", "warfarin"),
    ],
)
def test_and_what_came_of_the_drug_is(text: str, drug: str) -> None:
    assert [each for each in facts(text) if each[:2] == (drug, "causes")]

"""Harm that comes of the want of a drug, of what handles it, or that grew rarer with it, is none that it does."""

from __future__ import annotations

import pytest

from tests.builders.shipped import facts


def _harm(text: str) -> set[tuple[str, str]]:
    return {(name, harm) for name, predicate, harm in facts(text) if predicate == "causes"}


@pytest.mark.parametrize(
    "text",
    [
        "Too little insulin causes ketoacidosis.",
        "Not enough levothyroxine causes fatigue.",
        "Missing a dose of levetiracetam can cause seizures.",
        "Skipping doses of warfarin may lead to stroke.",
        "Resistance to chloroquine causes malaria.",
        "Warfarin failure causes stroke.",
        "Methotrexate non-adherence leads to flares of arthritis.",
        "Liver disease slows the breakdown of morphine.",
        "Kidney failure raises the levels of digoxin.",
        "Deaths from malaria fell after artemether was introduced.",
        "Warfarin is used because atrial fibrillation causes stroke.",
    ],
)
def test_it_is_not_the_drugs(text: str) -> None:
    assert _harm(text) == set()


@pytest.mark.parametrize(
    ("text", "drug", "harm"),
    [
        ("Long-term use of omeprazole leads to fractures.", "omeprazole", "fractures"),
        ("Blood pressure fell and dizziness came on after prazosin.", "prazosin", "dizziness"),
        ("Clozapine is seldom used because it causes agranulocytosis.", "Clozapine", "agranulocytosis"),
        ("Cough disappeared after lisinopril was stopped.", "lisinopril", "Cough"),
        ("Liver failure was caused by paracetamol.", "paracetamol", "Liver failure"),
    ],
)  # fmt: skip
def test_what_it_does_stands(text: str, drug: str, harm: str) -> None:
    assert (drug, harm) in _harm(text)

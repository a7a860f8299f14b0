"""What a drug was tried against is told from what the patients have besides."""

from __future__ import annotations

import pytest

from pharmagraph.graph.document import Document
from pharmagraph.ontology.predicates import Predicate
from tests.builders.shipped import extractor

HELPS = {Predicate.TREATS, Predicate.PREVENTS}


def helped(text: str) -> set[str]:
    """What the text says that is treated or prevented, in its words."""
    found = extractor().extract(Document("d", text)).claims
    return {claim.object.text for claim in found if claim.predicate in HELPS}


@pytest.mark.parametrize(
    ("text", "theirs"),
    [
        (
            "The effects of doxepin on insomnia in patients with Parkinson's disease were studied.",
            "Parkinson's disease",
        ),
        (
            "In a study of patients with angina, verapamil use was associated with higher mortality.",
            "angina",
        ),
        ("Curcumin was tried under conditions mimicking diabetes.", "diabetes"),
        ("Rats were treated with sildenafil during hypoxia.", "hypoxia"),
        ("Blood flow was measured during sumatriptan challenge in migraine.", "migraine"),
        ("Obese women were treated with glipizide.", "Obese"),
        (
            "Sertraline was effective in relieving depression in 40 HIV-positive subjects.",
            "HIV",
        ),
        (
            "We compared nadolol with placebo in preventing bleeding in cirrhotic patients.",
            "cirrhotic",
        ),
    ],
)
def test_the_illness_of_the_patients_is_not_what_is_treated(text: str, theirs: str) -> None:
    assert theirs not in helped(text)


def test_a_drug_that_the_patients_take_anyway_treats_nothing() -> None:
    text = "Amlodipine was safe in the treatment of hypertension in recipients treated with tacrolimus."

    found = extractor().extract(Document("d", text)).claims

    assert not [c for c in found if c.predicate in HELPS and c.subject.text == "tacrolimus"]


@pytest.mark.parametrize(
    ("text", "treated"),
    [
        ("Ramipril reduced mortality in patients with heart failure.", "heart failure"),
        ("The efficacy of doxepin was studied in patients with insomnia.", "insomnia"),
        ("Doxepin improved quality of life in women with migraine.", "migraine"),
    ],
)
def test_the_illness_of_those_whose_outcome_was_counted_may_be(text: str, treated: str) -> None:
    assert treated in helped(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In patients with type 2 diabetes, losartan slows diabetic nephropathy.",
            {"diabetic nephropathy"},
        ),
        ("Apixaban prevents strokes in adults with atrial fibrillation.", {"strokes"}),
        ("Sumatriptan is given to patients with migraine.", {"migraine"}),
        ("In patients with migraine, sumatriptan was effective.", {"migraine"}),
    ],
)
def test_in_whom_something_is_treated_is_not_what_is_treated(text: str, expected: set[str]) -> None:
    found = extractor().extract(Document("d", text)).claims

    assert {each.object.text for each in found if each.predicate in HELPS} == expected

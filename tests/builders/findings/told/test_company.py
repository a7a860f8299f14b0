"""What is told beneath "Interactions" of drugs that a sentence opens with."""

from __future__ import annotations

import pytest

from pharmagraph.graph.document import Document
from tests.builders.shipped import extractor

TEXT = """# Ranolazine, a guide for patients

Ranolazine is a tablet that eases angina. It came from a laboratory in California, and doctors were slow to warm to
it. Today it lies in many a bedside drawer, and it is swallowed twice a day.

## {title}

{sentence}

## Side effects

Ranolazine causes nausea. Ranolazine can cause dizziness, and some people on it have constipation for a while.
"""


def said(sentence: str, title: str = "Can I mix it with other drugs?") -> set[tuple[str, bool]]:
    """The partners of the drug that the sentence names, and whether an interaction is denied."""
    claims = extractor().extract(Document("d", TEXT.format(title=title, sentence=sentence))).claims
    partners = (
        ({c.subject.entity.label, c.object.entity.label} - {"ranolazine"}, c.negated)
        for c in claims
        if str(c.predicate) == "interacts_with"
    )
    return {(name, negated) for names, negated in partners for name in names}


@pytest.mark.parametrize(
    ("sentence", "partners"),
    [
        ("Alcohol deepens the dizziness.", {("alcohol", False)}),
        ("Lithium and digoxin need watching.", {("lithium", False), ("digoxin", False)}),
        ("Caffeine is fine.", {("caffeine", True)}),
        ("Digoxin does not matter.", {("digoxin", True)}),
        ("Grapefruit juice should not be drunk.", {("grapefruit juice", False)}),
        ("Amlodipine can be used instead.", set()),
    ],
)
def test_the_drug_that_a_sentence_opens_with_is_the_partner(
    sentence: str, partners: set[tuple[str, bool]]
) -> None:
    assert said(sentence) == partners


def test_beneath_other_headings_it_is_not() -> None:
    assert not said("Lithium and digoxin need watching.", title="In the kitchen")

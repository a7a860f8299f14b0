"""What stands behind a comparison is its outcome, but not how, when or in whom the comparison was made."""

from __future__ import annotations

import pytest

from pharmagraph.graph.document import Document
from tests.builders.shipped import extractor


def outcomes(text: str) -> list[tuple[str, ...]]:
    """Of the comparisons of the text."""
    return [
        claim.qualifiers["outcome"]
        for claim in extractor().extract(Document("d", text)).claims
        if "outcome" in claim.qualifiers
    ]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Insulin was superior to glimepiride in type 2 diabetes.", "type 2 diabetes"),
        ("Ketorolac was better than fentanyl for postoperative pain in outpatients.", "postoperative pain"),
        ("Famotidine was superior to cimetidine in the treatment of elderly men.", "the treatment of elderly men"),
        ("Esomeprazole was better than omeprazole in healing oesophagitis.", "healing oesophagitis"),
        ("Candesartan was superior to losartan in terms of cost.", "cost"),
        ("Oxybutynin was superior to tolterodine in reducing urgency at week 8.", "reducing urgency at week 8"),
        ("Zolmitriptan was superior to placebo in relieving headache at 2 h.", "relieving headache at 2 h"),
        ("Ketorolac was superior to codeine in reducing colic at 40, 60 and 90 min.", "reducing colic"),
        ("There was no difference in survival between cisplatin and carboplatin.", "survival"),
        ("Duloxetine was superior to placebo in easing diabetic neuropathy.", "easing diabetic neuropathy"),
    ],
)  # fmt: skip
def test_an_outcome_is_told_without_those_in_whom_it_was_seen(text: str, outcome: str) -> None:
    assert outcomes(text) == [(outcome,)]


@pytest.mark.parametrize(
    "text",
    [
        "Codeine was compared with morphine in a randomized trial.",
        "Ramipril was superior to felodipine in Chinese patients.",
        "Formoterol was better than salmeterol in order to prevent attacks.",
        "Escitalopram was superior to citalopram at recommended doses.",
        "Fulvestrant was as effective as anastrozole in postmenopausal women.",
        "Bisoprolol was superior to nifedipine in both doses.",
        "Lansoprazole was superior to famotidine in this elderly population.",
        "Rabeprazole is more potent than omeprazole in in vitro studies.",
    ],
)
def test_how_and_in_whom_it_was_seen_is_no_outcome(text: str) -> None:
    assert outcomes(text) == []

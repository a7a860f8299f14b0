"""Names that stand for what somebody was given, and not for what is measured or is part of another name."""

from __future__ import annotations

import pytest

from pharmagraph.builders.findings.checks.given import is_given, is_given_to_somebody
from pharmagraph.graph.document import Document
from tests.builders.findings.marked import marked
from tests.builders.shipped import extractor

# [drug]
NOT_GIVEN = (
    "[Dopamine] receptors were counted.",
    "The [serotonin] transporter was blocked.",
    "Non-[insulin]-dependent diabetes is common.",
    "Plasma [noradrenaline] rose.",
    "[Cobalamin] deficiency causes anaemia.",
    "The need for [morphine] fell.",
    "Requirements for postoperative [morphine] were lower.",
    "[Immunoglobulin A] nephropathy is common.",
    "[5-HT]<inf>7</inf> receptors were counted.",
    "It was kept in 10 mM [Tris-HCl] buffer.",
    "Levels of CSF [serotonin] rose.",
    "It is metabolised to [amphetamine] and leaves.",
)

GIVEN = (
    "[Dopamine] was infused.",
    "They were treated with [insulin].",
    "[Morphine] eased the pain.",
)


@pytest.mark.parametrize("sentence", NOT_GIVEN)
def test_what_is_measured_or_part_of_a_name_is_not_given(sentence: str) -> None:
    text, drug, _ = marked(sentence)

    assert not is_given(drug, text)


@pytest.mark.parametrize("sentence", GIVEN)
def test_what_is_given_is_given(sentence: str) -> None:
    text, drug, _ = marked(sentence)

    assert is_given(drug, text)


@pytest.mark.parametrize(
    ("sentence", "given"),
    [
        ("Replacement therapy with [testosterone] was begun in {hypogonadism}.", True),
        ("Oral [magnesium] was taken in {type 2 diabetes}.", True),
        ("The secretion of [glucagon] is abnormal in {type 2 diabetes}.", False),
        ("We treated {migraine} with a [serotonin] (1B/1D) agonist.", False),
        ("Treatment of [insulin]-requiring {type 2 diabetes}.", False),
    ],
)
def test_a_substance_of_the_body_is_given_only_if_that_is_said(sentence: str, given: bool) -> None:
    text, drug, _ = marked(sentence)

    assert is_given_to_somebody(drug, text, 0, len(text)) is given


def test_an_agonist_of_serotonin_is_not_serotonin() -> None:
    text = "A serotonin agonist is effective in the treatment of migraine."
    found = extractor().extract(Document("d", text)).claims

    assert not any(claim.subject.text == "serotonin" for claim in found)

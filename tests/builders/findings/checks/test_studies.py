"""What only the name of a study says is no claim."""

from __future__ import annotations

import pytest

from pharmagraph.graph.document import Document
from tests.builders.shipped import extractor


def mentions(text: str) -> set[str]:
    return {each.text for each in extractor().extract(Document("d", text)).mentions}


def test_the_illness_in_the_name_of_a_trial_is_not_one_that_it_treats() -> None:
    text = (
        "The Lipid Treatment to Prevent Stroke Trial (LIPSTRO) compared ramipril with bisoprolol."
    )

    found = extractor().extract(Document("d", text)).claims

    assert not [claim for claim in found if claim.object.text == "Stroke"]
    assert {"ramipril", "bisoprolol"} <= mentions(text)


def test_nor_is_one_in_a_name_with_its_acronym_in_the_middle() -> None:
    text = "The Ramipril Intervention for stroke reduction (RISTRO) in hypertension study began."

    assert not extractor().extract(Document("d", text)).claims


@pytest.mark.parametrize(
    "sentence", ["Ramipril prevents stroke.", "The trial showed that ramipril prevents stroke."]
)
def test_an_illness_elsewhere_stays(sentence: str) -> None:
    assert "stroke" in mentions(sentence)


def test_an_illness_in_capitals_beside_a_study_stays() -> None:
    assert "COPD" in mentions("In the COPD study tiotropium was given.")

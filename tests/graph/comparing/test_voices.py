"""Copies and spun copies of one text are one voice; different texts on one subject are not."""

from __future__ import annotations

import pytest

from pharmagraph.graph.comparing.voices import voices

RELEASE = """
Amlodipine lowers blood pressure in most adults within two weeks. The company said on Monday that
its new tablet, taken once a day, was tolerated by nearly all of the patients who took part in the
trial, and that swelling of the ankles was the most frequent complaint. Doctors who were not
involved in the work welcomed the result but asked for longer follow-up before the tablet is used
in older patients with kidney disease. The full figures will be shown at a congress in May.
"""
SPUN = (
    RELEASE.replace("most adults", "many grown-ups")
    .replace("tolerated", "accepted well")
    .replace("frequent complaint", "common grievance")
)
OTHER = """
In this randomised study of four hundred people with hypertension, amlodipine reduced systolic
pressure by twelve points against three with placebo. Ankle oedema occurred in one of nine people
on the drug. We found no effect on plasma creatinine. Treatment lasted for one year and nobody was
lost to follow-up, which is why we consider the estimate of harm to be a fair one.
"""


def test_a_copy_is_the_same_voice() -> None:
    assert voices([("b", RELEASE), ("a", RELEASE)]) == {"a": "a", "b": "a"}


def test_a_spun_copy_is_the_same_voice() -> None:
    assert voices([("a", RELEASE), ("b", SPUN)])["b"] == "a"


def test_a_copy_inside_of_a_longer_page_is_the_same_voice() -> None:
    assert voices([("a", RELEASE), ("b", f"Home News Contact\n{RELEASE}\n{OTHER}")])["b"] == "a"


def test_another_text_on_the_same_drug_is_another_voice() -> None:
    assert len(set(voices([("a", RELEASE), ("b", OTHER)]).values())) == 2


def test_chains_of_copies_are_one_voice() -> None:
    third = SPUN.replace("Monday", "Tuesday").replace("longer", "further")

    assert set(voices([("c", third), ("b", SPUN), ("a", RELEASE)]).values()) == {"a"}


@pytest.mark.parametrize("text", ["", "Aspirin.", "\ud800"])
def test_short_texts_are_compared_as_they_are(text: str) -> None:
    assert voices([("a", text), ("b", text), ("c", "Something else.")]) == {
        "a": "a",
        "b": "a",
        "c": "c",
    }


def test_order_does_not_matter() -> None:
    texts = [("a", RELEASE), ("b", SPUN), ("c", OTHER), ("d", "Aspirin.")]

    assert voices(texts) == voices(reversed(texts))

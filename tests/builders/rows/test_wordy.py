"""Words that only lead to a name, or add none to it, do not keep it from being claimed."""

from __future__ import annotations

import pytest

from tests.builders.shipped import facts


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Allopurinol treats problems such as gout.", ("Allopurinol", "treats", "gout")),
        ("Dapsone treats conditions like leprosy.", ("Dapsone", "treats", "leprosy")),
        ("Topiramate treats some forms of epilepsy.", ("Topiramate", "treats", "epilepsy")),
        ("Topiramate treats a condition called migraine.", ("Topiramate", "treats", "migraine")),
        ("A drug called topiramate treats migraine.", ("topiramate", "treats", "migraine")),
        ("A condition called migraine is treated with topiramate.", ("topiramate", "treats", "migraine")),
        ("Sumatriptan and similar drugs treat migraine.", ("Sumatriptan", "treats", "migraine")),
        ("Ibuprofen or other medicines relieve fever.", ("Ibuprofen", "treats", "fever")),
        ("Loratadine itself causes headache.", ("Loratadine", "causes", "headache")),
        ("Losartan lowers their blood pressure.", ("Losartan", "decreases", "blood pressure")),
        ("Amlodipine is given to people with angina.", ("Amlodipine", "treats", "angina")),
        ("People with angina are often given amlodipine.", ("amlodipine", "treats", "angina")),
    ],
)  # fmt: skip
def test_what_they_lead_to_is_claimed(text: str, fact: tuple[str, str, str]) -> None:
    assert fact in facts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Amlodipine is not given to people with angina.",
        "Amlodipine was given to people with angina.",
        "Amlodipine is given to people without angina.",
    ],
)
def test_whom_it_is_not_given_to_is_not_treated(text: str) -> None:
    assert ("Amlodipine", "treats", "angina") not in facts(text)


def test_a_name_that_a_drug_is_called_is_its_name() -> None:
    assert ("MDMA", "also_known_as", "ecstasy") in facts("MDMA, also known as ecstasy, is a drug.")

"""Rows of adjectives before a name part nothing, and what they stand before is claimed as without them."""

from __future__ import annotations

import pytest

from tests.builders.shipped import facts


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Topiramate is used for severe, chronic migraine.", ("treats", "migraine")),
        ("Adrenaline is used for documented, life-threatening asystole.", ("treats", "asystole")),
        ("Naproxen relieves mild, moderate or severe pain.", ("treats", "pain")),
        ("Duloxetine is given for long-standing, painful neuropathy.", ("treats", "painful neuropathy")),
        ("Erenumab relieves frequent and disabling headaches.", ("treats", "headaches")),
        ("Fluconazole is used for suspected or confirmed candidiasis.", ("treats", "candidiasis")),
        ("Infliximab is indicated for adults with severe, active Crohn's disease.", ("treats", "Crohn's disease")),
        ("Propranolol is contraindicated in severe, uncontrolled asthma.", ("contraindicated_in", "asthma")),
        ("Allopurinol causes rare, serious skin reactions.", ("causes", "skin reactions")),
        ("Ketoconazole may cause severe, sometimes fatal, liver injury.", ("causes", "liver injury")),
        ("Isoniazid can cause rare but serious hepatitis.", ("causes", "hepatitis")),
        ("Selegiline is a selective, irreversible inhibitor of MAO-B.", ("inhibits", "MAO-B")),
        ("Rivaroxaban is a new, oral anticoagulant.", ("has_role", "oral anticoagulant")),
    ],
)  # fmt: skip
def test_what_they_describe_is_claimed(text: str, fact: tuple[str, str]) -> None:
    assert fact in {(predicate, thing) for _, predicate, thing in facts(text)}


def test_what_has_a_name_of_its_own_stays_a_list() -> None:
    found = facts("Tramadol relieves acute and chronic pain.")
    assert {thing for _, predicate, thing in found if predicate == "treats"} == {"acute", "chronic pain"}  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Pain is severe, chronic migraine is not, and topiramate is cheap.",
        "Although severe, pneumonia resolved on its own.",
    ],
)
def test_what_they_do_not_describe_is_not(text: str) -> None:
    assert not {fact for fact in facts(text) if fact[1] == "treats"}

"""What acts where a drug is only named to say so: its withdrawal, resistance to it, an antagonist of it."""

from __future__ import annotations

import pytest

from tests.builders.shipped import facts

_DOES = {"increases", "decreases", "inhibits", "activates", "agonizes", "antagonizes", "treats"}


def _done(text: str) -> set[tuple[str, str]]:
    return {(name, what) for name, predicate, what in facts(text) if predicate in _DOES}


@pytest.mark.parametrize(
    "text",
    [
        "Withdrawal of clonidine raised blood pressure.",
        "Blood pressure was raised by withdrawal of clonidine.",
        "Clonidine withdrawal raised heart rate.",
        "Stopping the drug naproxen lowered blood pressure.",
        "Discontinuation of chronic treatment with diazepam led to a rise in IL-6.",
        "Coming off sertraline was followed by a fall in heart rate.",
        "Resistance to imatinib activated AMPK.",
        "Cells resistant to imatinib had higher BDNF.",
        "Antibodies against adalimumab increased IL-6.",
        "Antagonists of morphine relieved pain.",
        "An antidote to warfarin lowers blood pressure.",
        "Lack of estradiol reduced BDNF.",
        "Missing doses of metoprolol increased heart rate.",
        "Those who refused losartan had higher blood pressure.",
        "Testosterone deficiency lowers BDNF.",
    ],
)
def test_it_is_not_the_drug_that_acts(text: str) -> None:
    assert _done(text) == set()


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Use of clonidine lowered blood pressure.", ("clonidine", "blood pressure")),
        ("The discovery of celecoxib, which inhibits COX-2, was welcome.", ("celecoxib", "COX-2")),
        ("An alternative to ramipril in the treatment of gout is needed.", ("ramipril", "gout")),
        ("Resistance to cisplatin-induced apoptosis was seen.", ("cisplatin", "apoptosis")),
        ("Losartan raised renin after withdrawal of clonidine.", ("Losartan", "renin")),
    ],
)
def test_the_drug_acts_itself(text: str, fact: tuple[str, str]) -> None:
    assert fact in _done(text)

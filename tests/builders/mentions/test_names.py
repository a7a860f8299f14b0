"""Other names of drugs, as texts give them."""

from __future__ import annotations

import pytest

from pharmagraph.builders.mentions.names import names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Semaglutide is sold as Wegovy.", ["Wegovy"]),
        ("Adalimumab is marketed under the brand name Humira.", ["Humira"]),
        ("Zolpidem (trade names Ambien, Stilnox) is short-acting.", ["Ambien", "Stilnox"]),
        ("On the street, phencyclidine is known as “angel dust.”", ["angel dust"]),
        ("Propofol is nicknamed “milk of amnesia” in theatre.", ["milk of amnesia"]),
        ("Known recreationally as “Special K,” it is a club drug.", ["Special K"]),
        ("MDMA, also known as ecstasy, was found.", ["ecstasy"]),
        ("Lilly sells it as Prozac.", ["Prozac"]),
        ("| Brand names: | Lantus, Basaglar |", ["Lantus", "Basaglar"]),
        ("Macrobid is a brand name.", ["Macrobid"]),
        ("AKA: K, Ket, green lady", ["K", "Ket", "green lady"]),
        ("Quinine is known for its bitter taste.", []),
        ("Carvedilol is known as a beta blocker.", []),
        ("Aspirin relieves pain.", []),
    ],
)
def test_a_name_is_what_the_text_calls_it(text: str, expected: list[str]) -> None:
    assert [name.text for name in names(text, 0, len(text))] == expected


def test_a_name_stands_where_it_says() -> None:
    text = "Before. Semaglutide is sold as Wegovy."

    (name,) = names(text, 8, len(text))

    assert text[name.start : name.end] == "Wegovy"

"""Advertising inside sentences is found, and ordinary English is none."""

from __future__ import annotations

import pytest

from pharmagraph.builders.text.spam import _SPAM, inline_spam


@pytest.mark.parametrize(
    ("text", "spam"),
    [
        ("It has TRAMADOL FOR SALE undergone a change.", ["TRAMADOL FOR SALE"]),
        (
            "The use of tramadol for sale online Positive effects are seen.",
            ["tramadol for sale online"],
        ),
        (
            "You can buy cheap xanax online no prescription and sleep.",
            ["buy cheap xanax online no prescription"],
        ),
        (
            "Good for pain, order tramadol online overnight if you can.",
            ["order tramadol online overnight"],
        ),
        ("Pain BUY OXYCODONE ONLINE is common.", ["BUY OXYCODONE ONLINE"]),
        ("Pain clinic ketamine near me is a frequent problem.", ["ketamine near me"]),
    ],
)
def test_advertising_inside_a_sentence_is_found(text: str, spam: list[str]) -> None:
    assert [text[start:end] for start, end in inline_spam(text)] == spam


@pytest.mark.parametrize(
    "text",
    [
        "The drug was approved for sale in Canada.",
        "It is not available for sale.",
        "Patients may order tests in some clinics, and buy nothing.",
        "It is sold without a prescription.",
        "In order to treat pain, doses were raised.",
        "An online survey of patients was done.",
    ],
)
def test_ordinary_english_is_not_advertising(text: str) -> None:
    assert inline_spam(text) == []


@pytest.mark.parametrize(
    "advertising",
    [
        "buy it cheap online",
        "order some now",
        "order it without a prescription",
        "discount generic pills",
        "no rx needed",
        "buy ketamine with bitcoin",
        "overnight shipping",
    ],
)
def test_what_reads_as_advertising_is_looked_at(advertising: str) -> None:
    assert bool(inline_spam(advertising)) == bool(_SPAM.search(advertising))

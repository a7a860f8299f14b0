"""Abbreviations are read as the document defines them."""

from __future__ import annotations

import pytest

from pharmagraph.builders.abbreviations import definitions


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("patients with chronic kidney disease (CKD) were", "CKD", "chronic kidney disease"),
        (
            "nonsteroidal anti-inflammatory drugs (NSAIDs)",
            "NSAIDs",
            "nonsteroidal anti-inflammatory drugs",
        ),
        ("a low-density lipoprotein (LDL) particle", "LDL", "low-density lipoprotein"),
        ("CKD (chronic kidney disease) was", "CKD", "chronic kidney disease"),
        ("tumor necrosis factor-alpha (TNF-α; a cytokine)", "", ""),
    ],
)
def test_definitions(text: str, short: str, long: str) -> None:
    found = [(found.short, text[found.start : found.end]) for found in definitions(text)]

    assert found == ([(short, long)] if short else [])


@pytest.mark.parametrize(
    "text", ["in 20 men (aged 40)", "the drug (see below)", "a dose (5 mg) was", "(n = 12)"]
)
def test_other_parentheses_define_nothing(text: str) -> None:
    assert list(definitions(text)) == []

"""Compounds that go by their makers' codes."""

from __future__ import annotations

import pytest

from pharmagraph.builders.mentions.mentions import find_mentions
from pharmagraph.graph.document import Document
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.lexicon import Lexicon


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


def drugs(lexicon: Lexicon, text: str) -> list[str]:
    return [
        mention.text
        for mention in find_mentions(Document("d", text), lexicon)
        if mention.entity.kind is Kind.DRUG
    ]


@pytest.mark.parametrize(
    "code",
    ["BMS-990017", "GSK1122334", "LY 3003003", "PD-7788", "AZD4321", "ZX99881", "ICI 171,303"],
)
def test_a_code_names_a_compound(lexicon: Lexicon, code: str) -> None:
    assert drugs(lexicon, f"The compound {code} was well tolerated.") == [code]


@pytest.mark.parametrize(
    "text",
    [
        "registered as NCT01234567",
        "in OVXR1234 cells",
        "ABCD 2019 in Berlin",
        "a dose of 2500 mg",
        "see PMID 12345678",
        "GAPD12 and CD44",
        "a cost of (95 % CI 10,250 to 11,900) euro",
    ],
)
def test_registers_cell_lines_and_years_are_no_compounds(lexicon: Lexicon, text: str) -> None:
    assert drugs(lexicon, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "They received doses of QVX-01 for a week.",
        "Subjects were given QVX‐003 or placebo.",
        "QVX-01 tablets were swallowed.",
    ],
)
def test_a_short_code_that_somebody_is_given_is_a_compound(lexicon: Lexicon, text: str) -> None:
    assert len(drugs(lexicon, text)) == 1


@pytest.mark.parametrize(
    "text", ["The study QVX-01 was done.", "Plasmids of QVX-03 grew.", "Page QVX-001 is blank."]
)
def test_a_short_code_alone_is_none(lexicon: Lexicon, text: str) -> None:
    assert drugs(lexicon, text) == []


def test_spaces_and_hyphens_in_a_code_make_no_other_compound(lexicon: Lexicon) -> None:
    text = "SB-7654321, SB 7654321 and SB7654321"

    ids = {mention.entity.id for mention in find_mentions(Document("d", text), lexicon)}

    assert ids == {"PG:drug/sb7654321"}

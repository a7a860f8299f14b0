"""Abbreviations are read as the document defines them."""

from __future__ import annotations

import pytest

from pharmagraph.builders.mentions import abbreviations
from pharmagraph.builders.mentions.abbreviations import definitions
from pharmagraph.builders.mentions.mentions import find_mentions
from pharmagraph.graph.document import Document
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.lexicon import Lexicon


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


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


def test_two_definitions_may_stand_in_one_parenthesis() -> None:
    text = "exposed to halogenated and aromatic hydrocarbons (HAH, AH) all day"

    found = {found.short: text[found.start : found.end] for found in definitions(text)}

    assert found["AH"] == "aromatic hydrocarbons"


@pytest.mark.parametrize(
    "text", ["in 20 men (aged 40)", "the drug (see below)", "a dose (5 mg) was", "(n = 12)"]
)
def test_other_parentheses_define_nothing(text: str) -> None:
    assert list(definitions(text)) == []


@pytest.mark.parametrize(
    ("text", "kind", "label"),
    [
        ("Porcine bleogenase reductase (pBGR) acts. We cloned pBGR.", Kind.PROTEIN, "porcine bleogenase reductase"),
        ("The 5-ethoxy-6,7-dimethoxyflavone (EDMF) and EDMF", Kind.DRUG, "5-ethoxy-6,7-dimethoxyflavone"),
    ],
)  # fmt: skip
def test_a_long_form_of_no_vocabulary_is_what_its_words_say(
    lexicon: Lexicon, text: str, kind: Kind, label: str
) -> None:
    found = find_mentions(Document("d", text), lexicon)

    assert [(m.entity.kind, m.entity.label) for m in found] == [(kind, label)] * 3


def test_a_short_form_keeps_its_usual_meaning_where_the_long_form_is_of_that_kind(
    lexicon: Lexicon,
) -> None:
    text = "The renal organic anion transporter-1 (OAT1) is saturable."

    found = find_mentions(Document("d", text), lexicon)

    assert {mention.entity.id for mention in found} == {"HGNC:10970"}


def test_a_long_form_of_any_other_kind_takes_the_short_form_from_its_usual_meaning(
    lexicon: Lexicon,
) -> None:
    text = "Outer abdominal tightness 1 (OAT1) was scored. OAT1 rose."

    found = find_mentions(Document("d", text), lexicon)

    assert "HGNC:10970" not in {mention.entity.id for mention in found}


def test_a_chemical_name_with_a_space_too_many_is_that_of_its_short_form(lexicon: Lexicon) -> None:
    text = "Use of 3,4-methylenedioxy methamphetamine (MDMA) fell. MDMA was rare."

    found = [m.entity.label for m in find_mentions(Document("d", text), lexicon)]

    assert found == ["MDMA", "MDMA", "MDMA"]


def test_a_place_in_a_molecule_is_no_name(lexicon: Lexicon) -> None:
    text = "The dose of N, N-dimethyltryptamine was low."

    assert [m.text for m in find_mentions(Document("d", text), lexicon)] == ["N-dimethyltryptamine"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Some mad dreams 4 (SMAD4) was rare. The SMAD4 gene is long.", "HGNC:6770"),
        ("Some mad dreams 4 (SMAD4) was rare. The SMAD4 ward is large.", None),
        ("The nuclear factor of kappa B (NFkappaB) was active.", "HGNC:7794"),
    ],
)
def test_the_symbol_of_a_gene_in_words_of_no_vocabulary_is_the_gene_where_genes_are_spoken_of(
    text: str, found: str | None, lexicon: Lexicon
) -> None:
    mentions = find_mentions(Document("d", text), lexicon)

    assert {m.entity.id for m in mentions if m.text in {"SMAD4", "NFkappaB"}} == (
        {found} if found else set()
    )


def test_many_short_forms_are_found_where_each_alone_is(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        "A-A-A of ACs, \U0001f600 AC's (AC), A-A; xAC ACE, É-AC ACsAC \ud800 AC2 5-HT 5-HTs. AC" * 3
    )
    shorts = ["AC", "A-A", "ACs", "5-HT", "C", "XYZ"]
    alone = [next(iter(abbreviations._where(text, [short]))) for short in shorts]
    expected = [list(each) for each in alone]
    monkeypatch.setattr(abbreviations, "_MANY", 0)
    monkeypatch.setattr(abbreviations, "_AT_A_TIME", 7)

    assert [list(each) for each in abbreviations._where(text, shorts)] == expected
    assert expected[0]
    words = [text[slice(*place)] for place in abbreviations._as_words(text, "AC", expected[0])]
    assert set(words) == {"AC", "ACs"}


def test_what_a_society_is_for_is_not_what_its_letters_stand_for(lexicon: Lexicon) -> None:
    text = "The Society for the Study of Migraine (SSM) met. SSM grew."

    found = [text[m.start : m.end] for m in find_mentions(Document("d", text), lexicon)]

    assert found == ["Migraine"]

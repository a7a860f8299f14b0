"""Sentences as rows of tokens: lists, parentheses, epithets."""

from __future__ import annotations

import pytest

from pharmagraph.builders.rows.tagged import Tagged
from pharmagraph.builders.rows.tagging import Tagger
from pharmagraph.builders.rules import RuleSet
from pharmagraph.builders.rules.vocabulary import KIND_CODES
from pharmagraph.graph.claim import Entity, Mention
from pharmagraph.ontology.kinds import Kind

KINDS = {
    "drugA": Kind.DRUG,
    "drugB": Kind.DRUG,
    "drugC": Kind.DRUG,
    "classK": Kind.DRUG_CLASS,
    "painC": Kind.CONDITION,
}
RULES = RuleSet()
WORDS = {code: word for word, code in RULES.vocabulary.codes.items()}


def tagged(text: str) -> Tagged:
    mentions = [
        Mention(at, at + len(name), name, Entity(f"PG:{name}", name, kind))
        for name, kind in KINDS.items()
        for at in range(len(text))
        if text.startswith(name, at)
    ]
    return Tagger(RULES.vocabulary).tag(text, 0, len(text), sorted(mentions))


def read(row: Tagged) -> str:
    return " ".join(WORDS.get(code, code) for code in row.codes)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("drugA treats painC.", "D treats C ."),
        ("drugA, drugB and drugC treat painC", "D treat C"),
        ("drugA and drugB", "D"),
        ("drugA, drugB", "D , D"),  # two with nothing but a comma are no list
        ("the classK drugA treats painC", "the D treats C"),  # an epithet
        ("drugA (drugB) treats painC", "D treats C"),
        ("drugA (given twice) treats painC", "D treats C"),
        ("first-line drugA", "first line D"),
        ("drugA-induced painC", "D - induced C"),
        ("drugA - a drug - treats painC", "D , a drug , treats C"),
        ("drugA quickly treats 12 of 15", "D a treats 0 of 0"),
        ("drugA’s “effect” on painC", "D effect on C"),
    ],
)
def test_a_sentence_is_a_row_of_tokens(text: str, expected: str) -> None:
    assert read(tagged(text)) == expected


def test_a_list_is_one_token_with_all_its_members() -> None:
    row = tagged("drugA, drugB and drugC treat painC")

    assert [m.text for m in row.members[row.codes.index(KIND_CODES[Kind.DRUG])]] == [
        "drugA",
        "drugB",
        "drugC",
    ]


def test_examples_of_a_class_are_kept() -> None:
    row = tagged("classK such as drugA and drugB treat painC")

    assert [(drug.text, class_.text) for drug, class_ in row.examples] == [
        ("drugA", "classK"),
        ("drugB", "classK"),
    ]


def test_a_remark_in_parentheses_is_a_row_of_its_own() -> None:
    (remark,) = tagged("drugA (a form of drugB) treats painC").inner

    assert read(remark) == "D ( a form of D"


def test_every_token_knows_its_place() -> None:
    text = "drugA (drugB) quickly treats painC"
    row = tagged(text)

    start, end = row.span(row.codes.index(KIND_CODES[Kind.CONDITION]))
    assert text[start:end] == "painC"


def test_quotes_and_hyphens_that_are_left_out_do_not_shift_the_places_of_what_follows() -> None:
    text = (
        "“drugA”, drugB and drugC - given at once - didn't help in well-known painC and drugB now"
    )
    row = tagged(text)

    written = [text[slice(*row.span(place))] for place in range(len(row.codes))]
    assert " ".join(written) == (
        "drugA”, drugB and drugC - given at once - did n't help in well known painC and drugB now"
    )

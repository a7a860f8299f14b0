"""Sentences that begin with their verb are of the drug that their article is about."""

from __future__ import annotations

import pytest

from pharmagraph.graph.document import Document
from tests.builders.shipped import extractor

ARTICLE = """Deferasirox

Deferasirox is a tablet that people swallow in the morning. It came from a laboratory in Basel, and doctors were
slow to warm to it. Today it is found in many a bedside drawer, and it costs a good deal of money.

Notes

{line}

A word about money

Pharmacies buy deferasirox in bulk, and most of them keep a month of stock. Nobody gets rich by it, and nobody
has asked for a dearer form. The boxes are white, the print is small, and the leaflet is folded eight times.
Whoever has a question about deferasirox should ask whoever sold it, since nobody else is likely to know much.
"""


def said(line: str) -> set[tuple[str, str, str]]:
    claims = extractor().extract(Document("d", ARTICLE.format(line=line), title="Deferasirox"))
    return {
        (c.subject.entity.label, ("not " if c.negated else "") + str(c.predicate), c.object.text)
        for c in claims.claims
        if c.object.text in line
    }


@pytest.mark.parametrize(
    ("line", "claim"),
    [
        ("Inhibits CYP2C8.", ("inhibits", "CYP2C8")),
        ("Metabolized by UGT1A1.", ("metabolized_by", "UGT1A1")),
        ("Can cause deafness.", ("causes", "deafness")),
        ("Not recommended in pregnancy.", ("contraindicated_in", "pregnancy")),
        ("Is broken down by UGT1A1.", ("metabolized_by", "UGT1A1")),
        ("- Also used for thalassemia", ("treats", "thalassemia")),
        ("- Potent inhibitor of CYP2C8", ("inhibits", "CYP2C8")),
        ("- Antagonist at 5-HT2A receptors", ("antagonizes", "5-HT2A receptors")),
    ],
)
def test_a_line_that_begins_with_its_verb_is_of_the_drug(line: str, claim: tuple[str, str]) -> None:
    assert ("deferasirox", *claim) in said(line)


@pytest.mark.parametrize(
    "line",
    ["Inhibits CYP2C8?", "Warfarin is metabolized by CYP2C8."],
)
def test_questions_and_other_subjects_are_not(line: str) -> None:
    assert not any(subject == "deferasirox" for subject, _, _ in said(line))


def test_a_text_on_no_one_drug_says_nothing() -> None:
    text = "Inhibits CYP2C8. Deferasirox is mentioned, and so are warfarin and aspirin."
    assert not extractor().extract(Document("d", text)).claims


def test_a_drug_alone_on_a_line_is_what_the_rows_beneath_it_are_of() -> None:
    line = "Deferiprone\nForm: capsule\nRoute: oral"
    claims = extractor().extract(Document("d", ARTICLE.format(line=line), title="Deferasirox"))
    of_rows = {
        c.subject.entity.label for c in claims.claims if c.object.text in ("capsule", "oral")
    }
    assert of_rows == {"deferiprone"}


def test_it_is_the_drug_of_the_article_where_another_does_something_to_it() -> None:
    line = "Ketoconazole raises the level of deferasirox, whereas phenytoin lowers it."
    assert {
        ("ketoconazole", "interacts_with", "deferasirox"),
        ("phenytoin", "interacts_with", "it"),
    } <= {(subject, predicate, text) for subject, predicate, text in said(line)}
    claims = (
        extractor().extract(Document("d", ARTICLE.format(line=line), title="Deferasirox")).claims
    )
    assert {c.object.entity.label for c in claims if c.object.text == "it"} == {"deferasirox"}

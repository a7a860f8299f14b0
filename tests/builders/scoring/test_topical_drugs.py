"""What a drug does to a gene of the title, or the other way round, is said although the scorer is not sure."""

from __future__ import annotations

import pytest

from pharmagraph.graph.claim import Claim
from pharmagraph.graph.document import Document
from tests.builders.shipped import extractor

TITLE = "Lansoprazole and the cells of the gut"


def claims(sentence: str, title: str = TITLE) -> list[Claim]:
    found = extractor().extract(Document("d", f"{title}\n{sentence}")).claims
    return [claim for claim in found if claim.rule == "topical.drug-protein"]


SAID = "With lansoprazole the cells had altered transcripts and more of the protein of HSPA5."


def test_a_drug_of_the_title_and_a_gene_that_a_word_relates_to_it_are_associated() -> None:
    (claim,) = claims(SAID)

    assert (claim.subject.text, str(claim.predicate), claim.object.text) == (
        "lansoprazole", "associated_with", "HSPA5",
    )  # fmt: skip
    assert claim.quote == SAID


def test_drugs_and_genes_that_are_no_topic_are_not() -> None:
    assert claims(SAID, "Some cells of the gut") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Whether with lansoprazole the cells had altered transcripts and more of HSPA5 is unknown.",
        "Lansoprazole and HSPA5 were bought.",
        "With lansoprazole the cells had altered transcripts, with aspirin more of HSPA5.",
        "With lansoprazole the cells had altered transcripts and more of what HSPA5 inhibitors do.",
    ],
)
def test_what_is_asked_only_named_or_of_another_drug_is_not(sentence: str) -> None:
    assert claims(sentence) == []

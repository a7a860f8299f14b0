"""What is said of that which a title names: associations, where a sentence states a finding, and nowhere else."""

from __future__ import annotations

import pytest

from pharmagraph.graph.claim import Claim
from pharmagraph.graph.document import Document
from tests.builders.shipped import extractor


def claims(sentence: str, title: str) -> list[Claim]:
    document = Document("d", f"{title}\n{sentence}")
    found = extractor().extract(document).claims
    return [claim for claim in found if claim.rule.startswith("topical.")]


PSORIASIS = "Serum proteins of people with psoriasis"


def test_a_finding_on_a_gene_and_the_illness_of_the_title_associates_them() -> None:
    sentence = "Psoriasis lesions showed 12 altered transcripts, IL17A among the first."
    (claim,) = claims(sentence, PSORIASIS)

    assert (claim.subject.text, str(claim.predicate), claim.object.text) == (
        "IL17A", "associated_with", "Psoriasis",
    )  # fmt: skip
    assert claim.quote == sentence
    assert not claim.certainty.hedged


@pytest.mark.parametrize(
    "sentence",
    [
        "Psoriasis lesions showed no altered transcripts of IL17A.",
        "In psoriasis we screened altered transcripts such as IL17A.",
        "Whether psoriasis lesions alter IL17A transcripts is not known.",
        "Psoriasis lesions showed altered transcripts, IL17A among them, under etanercept.",
    ],
)
def test_what_is_denied_asked_or_done_with_drugs_associates_nothing(sentence: str) -> None:
    assert claims(sentence, PSORIASIS) == []


def test_what_the_title_does_not_name_is_not_associated() -> None:
    sentence = "Psoriasis lesions showed 12 altered transcripts, IL17A among the first."

    assert claims(sentence, "On the lists of transcripts") == []
    assert claims(sentence, "") == []


def test_a_protein_of_the_title_and_what_it_does_to_another() -> None:
    sentence = "A rise of CCL2 expression in resistin-treated cells was seen."
    (claim,) = claims(sentence, "Resistin in endothelial cells")

    assert (claim.subject.text, str(claim.predicate), claim.object.text) == (
        "resistin", "associated_with", "CCL2",
    )  # fmt: skip


def test_proteins_that_are_only_listed_are_not_related() -> None:
    assert claims("Resistin, ICAM1 and LEP were bought.", "Resistin in endothelial cells") == []


def test_a_gene_of_the_title_and_another_that_a_word_relates_to_it_are_associated() -> None:
    sentence = "Knockdown of SOCS3 in these cells led to fewer transcripts of CDH1."
    (claim,) = claims(sentence, "SOCS3 in bladder cells")

    assert (claim.subject.text, str(claim.predicate), claim.object.text) == (
        "SOCS3", "associated_with", "CDH1",
    )  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    [
        "The SOCS3 gene, which is long, and the CDH1 gene were cloned.",
        "SOCS3 fell in these cells, whereas expression of CDH1 in others was stable.",
        "Whether knockdown of SOCS3 in these cells lowers transcripts of CDH1 is unclear.",
    ],
)
def test_genes_that_only_stand_in_one_sentence_are_not_associated(sentence: str) -> None:
    assert claims(sentence, "SOCS3 in bladder cells") == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Psoriasis came with altered transcripts of IL17A.", 1),
        ("IL17A and psoriasis were many.", 0),
        (
            "Mutations of IL17A were many, which is what one would see in most people here, so few had psoriasis.",
            0,
        ),
    ],
)
def test_a_gene_and_an_illness_that_are_no_topic_are_associated_where_they_stand_close(
    sentence: str, found: int
) -> None:
    of_rule = [c for c in claims(sentence, "SOCS3 in some cells") if c.rule == "topical.associated"]

    assert len(of_rule) == found


def test_an_illness_is_one_also_where_it_is_called_an_effect() -> None:
    sentence = "Altered transcripts of SOCS3 came with anemia."

    assert [c.object.text for c in claims(sentence, "SOCS3 in some cells")] == ["anemia"]

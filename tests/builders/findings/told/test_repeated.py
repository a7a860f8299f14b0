"""What a document says of its topic in several sentences is an association, where nothing else was said of it."""

from __future__ import annotations

import pytest

from pharmagraph.graph.claim import Claim
from pharmagraph.graph.document import Document
from tests.builders.shipped import extractor

TITLE = "Bisoprolol in cells that lack SLC22A2"
FIRST = "SLC22A2 was looked at before bisoprolol came."
AGAIN = "Bisoprolol was found in few cells, a finding in keeping with altered function of SLC22A2."


def claims(*sentences: str, title: str = TITLE) -> list[Claim]:
    document = Document("d", f"{title}\n{' '.join(sentences)}")
    found = extractor().extract(document).claims
    return [claim for claim in found if claim.rule == "topical.repeated"]


def test_what_comes_again_with_a_word_that_relates_it_is_associated() -> None:
    (claim,) = claims(FIRST, AGAIN)

    assert (claim.subject.text, str(claim.predicate), claim.object.text) == (
        "Bisoprolol", "associated_with", "SLC22A2",
    )  # fmt: skip
    assert claim.quote == AGAIN


def test_what_is_said_once_or_of_no_topic_is_not_enough() -> None:
    assert claims(AGAIN, title="Bisoprolol in some cells") == []
    assert claims(FIRST, AGAIN, title="On some cells") == []


@pytest.mark.parametrize(
    "again",
    [
        "Whether bisoprolol needs SLC22A2 is unknown.",
        "Bisoprolol was not altered by the loss of SLC22A2.",
        "Bisoprolol and SLC22A2 were bought.",
    ],
)
def test_what_is_denied_asked_or_only_named_is_not_associated(again: str) -> None:
    assert claims(FIRST, again) == []


@pytest.mark.parametrize(
    ("again", "found"),
    [
        (
            "Bisoprolol changed the slope of this curve, which is lower with experimental cardiomyopathy.",
            1,
        ),
        (
            "Bisoprolol changed the slope of this curve, which is lower in patients with cardiomyopathy.",
            0,
        ),
        (
            "Bisoprolol changed the slope of this curve, which is lower in cardiomyopathy patients.",
            0,
        ),
        ("Bisoprolol changed the slope of this curve, which is lower with amlodipine.", 0),
    ],
)
def test_what_the_patients_have_and_other_drugs_are_not_associated(again: str, found: int) -> None:
    title = "Bisoprolol, amlodipine and cardiomyopathy"

    assert len(claims("Bisoprolol came late to cardiomyopathy.", again, title=title)) == found


def test_a_gene_of_the_title_and_an_illness_need_not_come_again() -> None:
    sentence = "Under bisoprolol, SLC22A2 was found to be a marker of altered function in gout."
    (claim,) = claims(sentence, title="SLC22A2 in the kidney")

    assert (claim.subject.text, claim.object.text) == ("SLC22A2", "gout")
    assert claims(sentence.replace("gout", "gout cell lines"), title="SLC22A2 in the kidney") == []

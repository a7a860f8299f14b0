"""What was only gathered gives way to what the document says plainly."""

from __future__ import annotations

from collections import Counter

import pytest

from pharmagraph.builders import extract
from pharmagraph.builders.reading import counted_in
from pharmagraph.graph.document import Document
from pharmagraph.graph.packed import Packed
from pharmagraph.ontology.predicates import Predicate
from tests.builders.shipped import extractor

PLAINLY = "Doxycycline is effective in the treatment of duodenal ulcer."
NEAR_IT = (
    "Ulcer recurred: three cases of duodenal ulcer were seen in patients receiving doxycycline."
)
HARMFUL = "Gentamicin caused deafness in four children."


def said(*sentences: str) -> set[tuple[str, Predicate, str]]:
    found = extractor().extract(Document("d", " ".join(sentences)))
    return {(c.subject.entity.label, c.predicate, c.object.entity.label) for c in found.claims}


def test_a_remedy_does_not_cause_what_it_is_given_for_because_the_two_stand_together() -> None:
    harm = ("doxycycline", Predicate.CAUSES, "duodenal ulcer")

    assert harm in said(NEAR_IT)
    assert harm not in said(PLAINLY, NEAR_IT)
    assert ("doxycycline", Predicate.TREATS, "duodenal ulcer") in said(PLAINLY, NEAR_IT)


def test_a_complaint_is_no_harm_of_what_is_given_against_it() -> None:
    complaint = "Back pain is a common complaint."
    harm = ("doxycycline", Predicate.CAUSES, "back pain")
    about = "Doxycycline is an antibiotic. Doxycycline is taken twice a day."

    assert harm in said(about, complaint)
    assert harm not in said(about, "Doxycycline relieves back pain.", complaint)


def test_what_is_said_plainly_stands_whatever_else_is_said() -> None:
    worse = "Doxycycline caused duodenal ulcer in one man."

    assert ("doxycycline", Predicate.CAUSES, "duodenal ulcer") in said(PLAINLY, worse)
    assert ("doxycycline", Predicate.TREATS, "duodenal ulcer") in said(PLAINLY, worse)


def test_another_illness_is_not_judged_with_it() -> None:
    assert said(PLAINLY, HARMFUL) >= said(HARMFUL)


@pytest.mark.parametrize("sentences", [(NEAR_IT,), (PLAINLY, NEAR_IT), (NEAR_IT, HARMFUL, PLAINLY)])
def test_a_receipt_counts_what_the_readings_came_to(sentences: tuple[str, ...]) -> None:
    document = Document("d", " ".join(sentences))
    cues = extractor().rules.cues

    counts = Counter(
        key for each in extractor().readings(document) for key in counted_in(each, cues)
    )

    assert extractor().extract(document).counts == counts
    assert 0 not in extractor().extract(document).counts.values()


def test_of_a_very_long_document_the_same_claims_are_packed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    document = Document("d", " ".join((NEAR_IT, HARMFUL, PLAINLY)))
    usual = extractor().extract(document)
    monkeypatch.setattr(extract, "LONG", 10)

    long = extractor().extract(document)

    assert isinstance(long.claims, Packed)
    assert tuple(long.claims) == usual.claims
    assert (tuple(long.mentions), long.counts) == (usual.mentions, usual.counts)

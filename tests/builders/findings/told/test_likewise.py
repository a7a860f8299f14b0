"""What a sentence says of a second drug in "and so does"."""

from __future__ import annotations

import re

import pytest

from pharmagraph.graph.document import Document
from tests.builders.shipped import extractor


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Haloperidol causes QT prolongation, and so do methadone and citalopram.",
            {
                ("methadone", "causes", False, "asserted"),
                ("citalopram", "causes", False, "asserted"),
            },
        ),
        (
            "Rifampicin lowers the levels of apixaban, as does phenytoin.",
            {("phenytoin", "interacts_with", False, "asserted")},
        ),
        (
            "Naproxen does not cause drowsiness, nor does ibuprofen.",
            {("ibuprofen", "causes", True, "asserted")},
        ),
        (
            "Diazepam may cause confusion, as can zolpidem.",
            {("zolpidem", "causes", False, "possible")},
        ),
        (
            "Bisoprolol relieves angina; amlodipine lowers blood pressure, as does losartan.",
            {("losartan", "decreases", False, "asserted")},
        ),
        ("The scan shows this, as does aspirin.", set()),
    ],
)
def test_what_is_said_of_one_is_said_of_who_does_so_too(
    text: str, said: set[tuple[str, str, bool, str]]
) -> None:
    marker = re.search(r"(?:,| and) (?:and so|so|as|nor|is our) ", text)
    assert marker is not None

    found = {
        (c.subject.entity.label.lower(), str(c.predicate), c.negated, str(c.certainty))
        for c in extractor().extract(Document("d", text)).claims
        if marker.end() <= c.subject.start
    }

    assert found == said


def test_what_a_drug_also_is_interacts_with_nothing() -> None:
    text = "Metoclopramide speeds up the stomach and is our first antiemetic."

    assert not [
        claim
        for claim in extractor().extract(Document("d", text)).claims
        if str(claim.predicate) == "interacts_with"
    ]

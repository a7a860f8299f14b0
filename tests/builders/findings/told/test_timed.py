"""How soon a drug does what is said of it is its onset."""

from __future__ import annotations

import pytest

from pharmagraph.graph.document import Document
from tests.builders.shipped import extractor


def _onsets(text: str) -> set[tuple[str, str]]:
    return {
        (c.subject.entity.label, c.object.text)
        for c in extractor().extract(Document("d", text)).claims
        if str(c.predicate) == "has_onset" and not c.negated
    }


@pytest.mark.parametrize(
    ("text", "onset"),
    [
        ("Naloxone reverses respiratory depression, sedation, and hypotension within two minutes.", "two minutes"),
        ("Loratadine relieves itching in 30 minutes.", "30 minutes"),
        ("Tamsulosin eases urinary symptoms in just two months.", "two months"),
        ("Thiopental causes unconsciousness in under a minute.", "a minute"),
        ("Diazepam is a sedative. It calms anxiety inside an hour.", "an hour"),
    ],
)  # fmt: skip
def test_the_time_behind_what_a_drug_does(text: str, onset: str) -> None:
    assert [found for _, found in _onsets(text) if onset in found]


@pytest.mark.parametrize(
    "text",
    [
        "Metformin reduced HbA1c in 12 weeks.",
        "Aciclovir reduces pain when it is started within 72 hours.",
        "Naproxen relieved pain within two hours of surgery.",
        "Naproxen does not relieve pain within an hour.",
    ],
)
def test_other_times_are_none(text: str) -> None:
    assert not _onsets(text)

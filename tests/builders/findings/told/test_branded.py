"""Names that a text gives its drugs, and that a vocabulary knows for theirs."""

from __future__ import annotations

import pytest

from pharmagraph.graph.document import Document
from tests.builders.shipped import extractor


def names(text: str) -> set[str]:
    claims = extractor().extract(Document("one", text)).claims
    return {claim.object.text for claim in claims if claim.predicate == "also_known_as"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sertraline is sold as Zoloft.", {"Zoloft"}),
        ("Rifampicin is peddled as Rifadin and as Rimactane.", {"Rifadin", "Rimactane"}),
        ("Doctors know doxepin as Sinequan.", {"Sinequan"}),
        ("Tofacitinib is offered under the badge Xeljanz.", {"Xeljanz"}),
        (
            "The trade moniker of colesevelam is Welchol in the States, in Europe Cholestagel.",
            {"Welchol"},
        ),
        (
            "The trade name of colesevelam in the States is Welchol, in Europe Cholestagel.",
            {"Welchol", "Cholestagel"},
        ),
    ],
)
def test_what_a_drug_is_called_is_a_name_of_it(text: str, expected: set[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Generic sildenafil is as good as Viagra.",
        "Sildenafil works as well as Viagra.",
        "Antibiotics such as Rifadin help, and rifampicin does.",
        "Ca2+ flows, and Ca2+ is released under the Ca2+ overload.",
    ],
)
def test_what_is_only_compared_is_no_name(text: str) -> None:
    assert names(text) == set()

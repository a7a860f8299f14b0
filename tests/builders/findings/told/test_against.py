"""Who acts against what brings an illness on treats it, and does not cause it."""

from __future__ import annotations

import pytest

from pharmagraph.graph.document import Document
from tests.builders.shipped import extractor, facts


def _of_drug(text: str, drug: str) -> set[tuple[str, str]]:
    return {(predicate, object_) for name, predicate, object_ in facts(text) if name == drug}


@pytest.mark.parametrize(
    ("text", "drug", "said"),
    [
        ("Praziquantel kills the worms that cause bilharzia.", "Praziquantel", ("treats", "bilharzia")),
        ("Ibuprofen blocks the prostaglandins that cause pain.", "Ibuprofen", ("treats", "pain")),
        ("Cetirizine blocks the substance which causes itching.", "Cetirizine", ("treats", "itching")),
        ("Cetirizine works by blocking the chemical that triggers itching.", "Cetirizine", ("treats", "itching")),
        ("Finasteride lowers the hormone that can lead to hair loss.", "Finasteride", ("treats", "hair loss")),
        ("Isoniazid fights bacteria causing tuberculosis.", "Isoniazid", ("treats", "tuberculosis")),
        ("Terbinafine kills the fungus responsible for ringworm.", "Terbinafine", ("treats", "ringworm")),
        ("Omeprazole reduces the acid that causes heartburn.", "Omeprazole", ("treats", "heartburn")),
        ("Warfarin prevents the clots that cause stroke.", "Warfarin", ("prevents", "stroke")),
        ("Atorvastatin cuts the fat that leads to heart attacks.", "Atorvastatin", ("prevents", "heart attacks")),
    ],
)  # fmt: skip
def test_it_helps_against_the_illness(text: str, drug: str, said: tuple[str, str]) -> None:
    of_drug = _of_drug(text, drug)

    assert said in of_drug
    assert ("causes", said[1]) not in of_drug


@pytest.mark.parametrize(
    ("text", "drug", "harm"),
    [
        ("Clozapine blocks receptors and causes weight gain.", "Clozapine", "weight gain"),
        ("Ibuprofen blocks COX-1 in the stomach, causing ulcers.", "Ibuprofen", "ulcers"),
        ("Lithium slows the thyroid, causing hypothyroidism.", "Lithium", "hypothyroidism"),
        ("Heparin stops clots from forming and can cause bleeding.", "Heparin", "bleeding"),
        ("Warfarin is a drug that causes bleeding.", "Warfarin", "bleeding"),
    ],
)
def test_what_it_does_itself_is_harm(text: str, drug: str, harm: str) -> None:
    of_drug = _of_drug(text, drug)

    assert ("treats", harm) not in of_drug
    assert ("causes", harm) in of_drug or "can cause" in text


def test_what_it_does_not_kill_it_does_not_treat() -> None:
    text = "Terbinafine does not kill the fungus that causes thrush."

    claims = extractor().extract(Document("d", text)).claims

    assert claims
    assert all(claim.negated for claim in claims)

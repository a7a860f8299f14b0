"""Routes and forms that tell of no giving."""

from __future__ import annotations

import pytest

from pharmagraph.builders.findings.giving import gives_nothing
from pharmagraph.graph.claim import Entity, Mention
from pharmagraph.ontology.kinds import Kind


def marked(text: str, words: str, kind: Kind) -> Mention:
    start = text.index(words)
    return Mention(start, start + len(words), words, Entity("x:1", words, kind))


@pytest.mark.parametrize(
    ("text", "drug", "route"),
    [
        ("Ketamine eased DSM-IV depression.", "Ketamine", "IV"),
        ("Zinc if: i. rash ii. fever iii. cough iv. none.", "Zinc", "iv"),
        ("Nifedipine harms oral hygiene.", "Nifedipine", "oral"),
        ("Enzymes were split by gel filtration with trypsin.", "trypsin", "gel"),
        ("They answered on their tablet.", "their", "tablet"),
        ("Leaves were ground to a fine powder for quinine.", "quinine", "powder"),
    ],
)
def test_these_give_nothing(text: str, drug: str, route: str) -> None:
    assert gives_nothing(marked(text, drug, Kind.DRUG), marked(text, route, Kind.ROUTE), text)


@pytest.mark.parametrize(
    ("text", "drug", "route"),
    [
        ("Ketamine was infused IV.", "Ketamine", "IV"),
        ("Oral ibuprofen eases pain.", "ibuprofen", "Oral"),
        ("Diclofenac gel eases pain.", "Diclofenac", "gel"),
    ],
)
def test_these_do(text: str, drug: str, route: str) -> None:
    assert not gives_nothing(marked(text, drug, Kind.DRUG), marked(text, route, Kind.ROUTE), text)

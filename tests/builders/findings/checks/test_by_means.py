"""By what means: "A raises B by inhibiting E" says of A, not of B, that it inhibits E."""

from __future__ import annotations

import pytest

from pharmagraph.builders.extract import Extractor
from pharmagraph.graph.document import Document
from pharmagraph.ontology.lexicon import Lexicon


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(Lexicon.load())


@pytest.mark.parametrize(
    ("sentence", "agent", "predicate", "target"),
    [
        (
            "Fluvoxamine raises theophylline by inhibiting CYP1A2.",
            {"fluvoxamine"},
            "inhibits",
            "CYP1A2",
        ),
        (
            "Itraconazole increases levels of midazolam and triazolam by strong inhibition of CYP3A4.",
            {"itraconazole"},
            "inhibits",
            "CYP3A4",
        ),
        (
            "Rifampicin lowers concentrations of warfarin through induction of CYP2C9.",
            {"rifampicin"},
            "increases",
            "CYP2C9",
        ),
        ("Aspirin prevents stroke by inhibiting PTGS1.", {"aspirin"}, "inhibits", "PTGS1"),
    ],
)
def test_the_drug_that_acts_has_the_means(
    extractor: Extractor, sentence: str, agent: set[str], predicate: str, target: str
) -> None:
    claims = extractor.extract(Document("one", sentence)).claims
    found = {
        claim.subject.text.lower()
        for claim in claims
        if claim.predicate == predicate and claim.object.text == target
    }
    assert found == agent
    assert not {c.subject.text.lower() for c in claims if c.object.text == target} - agent


def test_the_drug_beside_the_means_keeps_it(extractor: Extractor) -> None:
    sentence = "Bleeding under warfarin is increased by aspirin, which works by inhibiting PTGS1."
    claims = extractor.extract(Document("one", sentence)).claims
    assert ("aspirin", "inhibits", "PTGS1") in {
        (claim.subject.text, str(claim.predicate), claim.object.text) for claim in claims
    }

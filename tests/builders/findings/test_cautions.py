"""What parts of a label that warn say of patients: no indication."""

from __future__ import annotations

import pytest

from pharmagraph.builders.extract import Extractor
from pharmagraph.graph.document import Document
from pharmagraph.ontology.lexicon import Lexicon
from pharmagraph.ontology.predicates import Predicate

EXTRACTOR = Extractor(Lexicon.load())
INDICATED = "INDICATIONS AND USAGE\n\nTofacitinib is indicated for rheumatoid arthritis.\n\n"


def treated(text: str) -> set[str]:
    """The illnesses that a label is read to say are treated."""
    claims = EXTRACTOR.extract(Document("d", f"Tofacitinib\n\n{INDICATED}{text}")).claims
    return {
        claim.object.text.lower()
        for claim in claims
        if claim.predicate is Predicate.TREATS and not claim.negated
    }


@pytest.mark.parametrize(
    "heading",
    [
        "WARNINGS AND PRECAUTIONS",
        "5 WARNINGS AND PRECAUTIONS\n\n5.1 Serious Infections",
        "ADVERSE REACTIONS\n\nGeneral",
        "USE IN SPECIFIC POPULATIONS\n\nHepatic Impairment",
        "Precautions",
    ],
)
def test_a_part_that_warns_names_patients_and_no_indications(heading: str) -> None:
    said = "The use of tofacitinib in patients with hepatitis has doubled."

    assert "hepatitis" in treated(f"CLINICAL STUDIES\n\n{said}")
    assert treated(f"{heading}\n\n{said}") == {"rheumatoid arthritis"}


def test_the_next_part_of_a_label_ends_the_warnings() -> None:
    said = "The use of tofacitinib in patients with hepatitis has doubled."

    assert "hepatitis" in treated(
        f"WARNINGS\n\nTofacitinib causes infections.\n\nCLINICAL STUDIES\n\n{said}"
    )


def test_what_a_warning_says_of_treatment_in_plain_words_is_heard() -> None:
    assert "psoriasis" in treated(
        "WARNINGS\n\nIn other countries tofacitinib is used to treat psoriasis."
    )
    assert "psoriasis" in treated(
        "ADVERSE REACTIONS\n\nIn trials of tofacitinib in psoriasis, shingles was seen."
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Caution is needed when tofacitinib is used in patients with hepatitis.",
        "Monitor closely when tofacitinib is given to patients with hepatitis.",
    ],
)
def test_a_sentence_that_warns_names_patients_and_no_indications(sentence: str) -> None:
    assert treated(f"GENERAL\n\n{sentence}") == {"rheumatoid arthritis"}

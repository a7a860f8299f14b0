"""A drug beside an illness is no harm where neither the document nor the sentence tells of any."""

from __future__ import annotations

import pytest

from pharmagraph.builders.findings.checks.of_harm import is_told_as_harm, speaks_of_harm
from pharmagraph.ontology.kinds import Kind
from tests.builders.findings.marked import named

QUIET = (
    "The ward is quiet, and the nurses write down what they see of the men and women there. " * 9
)
OF_HARM = QUIET + "One case was fatal, others had toxic reactions, caused by an overdose. "


def told(text: str, *, before: bool) -> bool:
    drug = named(text, "ramipril", Kind.DRUG)
    return is_told_as_harm(
        drug, named(text, "cough", Kind.EFFECT), text, 0, len(text), before=before
    )


def test_a_document_speaks_of_harm_that_names_it_again_and_again() -> None:
    assert speaks_of_harm(OF_HARM)
    assert not speaks_of_harm(QUIET + "One had a reaction. ")


def test_a_short_text_may_speak_of_harm() -> None:
    assert speaks_of_harm("Men with a cough took ramipril.")


@pytest.mark.parametrize(
    "sentence",
    [
        "A cough was reported on ramipril.",
        "Adverse events with ramipril were a cough.",
        "Ramipril-induced cough was mild; ramipril was stopped.",
    ],
)
def test_a_word_of_harm_tells_of_it(sentence: str) -> None:
    assert told(sentence, before=False)


def test_where_nothing_tells_of_harm_there_is_none() -> None:
    assert not told("The cough of those on ramipril was measured.", before=False)


def test_what_is_wanted_needs_no_word_of_harm() -> None:
    text = "The analgesia of those on ramipril was measured."
    wanted = named(text, "analgesia", Kind.EFFECT)
    drug = named(text, "ramipril", Kind.DRUG)

    assert is_told_as_harm(drug, wanted, text, 0, len(text), before=False)


def test_in_a_trial_the_word_stands_before_both() -> None:
    sentence = "The cough of those on ramipril was measured, and adverse events were few."

    assert told(sentence, before=False)
    assert not told(sentence, before=True)

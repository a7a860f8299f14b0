"""Sentences that take a statement back: what was feared, hoped or blamed is no claim that holds."""

from __future__ import annotations

import pytest

from pharmagraph.builders.extract import Extractor
from pharmagraph.graph.document import Document
from pharmagraph.ontology.lexicon import Lexicon

EXTRACTOR = Extractor(Lexicon.load())


def affirmed(sentence: str) -> set[tuple[str, str]]:
    """What a sentence is read to affirm without a doubt: predicates and labels of objects."""
    claims = EXTRACTOR.extract(Document("d", sentence)).claims
    return {
        (claim.predicate.value, claim.object.entity.label)
        for claim in claims
        if not claim.negated and not claim.certainty.hedged
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "Earlier concerns that lansoprazole increases the risk of stroke were not borne out by a registry.",
        "Hopes that riluzole would relieve neuropathic pain have faded: a review concluded that it does not work.",
        "Hopes that riluzole could relieve migraine did not survive the first trials.",
        "Dementia has been blamed on lansoprazole, but large studies found no connection.",
        "The suspicion that lansoprazole causes dementia came to nothing.",
        "The claim that biotin treats alopecia rests on nothing.",
        "Fears that lansoprazole causes osteoporosis have been laid to rest.",
        "In bulimia, a large Norwegian trial of riluzole found no benefit.",
        "Granisetron does not usually cause drowsiness.",
    ],
)
def test_what_a_sentence_takes_back_is_not_affirmed(sentence: str) -> None:
    assert affirmed(sentence) == set()


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        (
            "Clozapine causes neutropenia, and smaller studies found no connection between dose and harm.",
            ("causes", "neutropenia"),
        ),
        (
            "Riluzole treats migraine, and no trial found it to be of no benefit.",
            ("treats", "migraine"),
        ),
    ],
)
def test_what_was_not_found_of_something_else_takes_nothing_back(
    sentence: str, claim: tuple[str, str]
) -> None:
    assert claim in {(predicate, label.lower()) for predicate, label in affirmed(sentence)}


def test_what_is_none_of_a_class_has_not_its_role() -> None:
    assert affirmed("Atomoxetine is a non-stimulant.") == set()

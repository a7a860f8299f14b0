"""A hedge never turns into a fact, nor a fact into a hedge: many frames, each around many ways to name a drug."""

from __future__ import annotations

import pytest

from pharmagraph.graph.claim import Claim
from pharmagraph.graph.document import Document
from pharmagraph.ontology.kinds import Certainty
from pharmagraph.ontology.predicates import Predicate
from tests.builders.context.hedge_frames import BESIDE, DOUBTS, FACTS, SUBJECTS
from tests.builders.context.hedge_sentences import DENIALS, MODALS, SAID
from tests.builders.shipped import extractor

# of what else a doubt is said: the verb in its forms, and its object
VERBS = (
    ("cause", "causes", "causing", "caused", "nausea"),
    ("relieve", "relieves", "relieving", "relieved", "migraine"),
    ("inhibit", "inhibits", "inhibiting", "inhibited", "CYP2D6"),
    ("increase", "increases", "increasing", "increased", "the risk of rash"),
    ("interact", "interacts", "interacting", "interacted", "with warfarin"),
    ("worsen", "worsens", "worsening", "worsened", "asthma"),
)
# what a sentence says by the way, and no doubt touches
BY_THE_WAY = frozenset({Predicate.HAS_ROLE, Predicate.HAS_DOSE, Predicate.ADMINISTERED_VIA})
FOUND = (
    0.85  # of the sentences make the claim at all; in the others the aside hides it from the rules
)
# what is not yet told apart, out of more than four hundred sentences
MISTAKEN = 5


def claims(sentence: str) -> list[Claim]:
    """What a sentence claims about the drug and stroke."""
    found = extractor().extract(Document("d", sentence[0].upper() + sentence[1:])).claims
    return [
        claim
        for claim in found
        if (claim.subject.entity.label, claim.object.entity.label) == ("apixaban", "stroke")
    ]


def facts(sentence: str) -> list[Claim]:
    """What a sentence asserts, but for what it says by the way."""
    found = extractor().extract(Document("d", sentence)).claims
    return [c for c in found if is_fact(c) and c.predicate not in BY_THE_WAY]


def is_fact(claim: Claim) -> bool:
    return not claim.negated and claim.certainty is Certainty.ASSERTED


@pytest.mark.parametrize("frame", DOUBTS)
def test_a_doubt_reaches_over_what_is_said_aside(frame: str) -> None:
    sentences = [frame.format(s=subject) for subject in SUBJECTS]

    assert not [sentence for sentence in sentences if any(map(is_fact, claims(sentence)))]


def with_verb(frame: str, verb: tuple[str, str, str, str, str]) -> str:
    """The frame with another verb and object in place of "prevent stroke"."""
    forms = (
        ("preventing", verb[2]),
        ("prevented", verb[3]),
        ("prevents", verb[1]),
        ("prevent ", verb[0] + " "),
    )
    for form, other in forms:
        frame = frame.replace(form, other)
    sentence = frame.replace("stroke", verb[4]).format(s="sertraline")
    return sentence[0].upper() + sentence[1:]


@pytest.mark.parametrize("frame", [frame for frame in DOUBTS if "prevention" not in frame])
def test_a_doubt_holds_for_every_kind_of_claim(frame: str) -> None:
    sentences = [with_verb(frame, verb) for verb in VERBS]

    # what else the sentence tells, "caused bleeding", is a fact
    assert not [
        each for each in sentences if [c for c in facts(each) if c.object.text != "bleeding"]
    ]


def test_most_of_the_sentences_make_the_claim() -> None:
    sentences = [frame.format(s=subject) for frame in DOUBTS for subject in SUBJECTS[::4]]

    assert sum(bool(claims(sentence)) for sentence in sentences) > FOUND * len(sentences)


def test_a_fact_beside_a_doubt_stays_a_fact() -> None:
    sentences = [
        frame.format(fact=fact, that=fact[0].lower() + fact[1:])
        for frame in BESIDE
        for fact in FACTS
    ]

    mistaken = [sentence for sentence in sentences if not all(map(is_fact, claims(sentence)))]

    assert len(mistaken) <= MISTAKEN, mistaken


@pytest.mark.parametrize("frame", SAID)
def test_a_modal_verb_doubts_all_that_its_sentence_claims(frame: str) -> None:
    sentences = [frame.format(m=modal) for modal in MODALS]

    assert not [sentence for sentence in sentences if facts(sentence)]


@pytest.mark.parametrize("sentence", DENIALS)
def test_what_is_denied_is_no_fact(sentence: str) -> None:
    assert not facts(sentence)

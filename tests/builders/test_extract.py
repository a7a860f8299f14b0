"""A document to its claims: what every claim keeps, whatever the text."""

from __future__ import annotations

import pytest

from pharmagraph.graph.claim import Claim
from pharmagraph.graph.document import Document, GivenMention
from pharmagraph.ontology.kinds import Certainty
from pharmagraph.ontology.predicates import SIGNATURES, Predicate
from tests.builders.shipped import extractor


def claims(text: str, title: str = "") -> list[Claim]:
    return list(extractor().extract(Document("d", text, title=title)).claims)


def said(text: str) -> set[tuple[str, str, str]]:
    return {(c.subject.entity.label, str(c.predicate), c.object.entity.label) for c in claims(text)}


TEXT = """Colchicine is an old drug for gout. It was approved by the FDA in 2009, and it may prevent pericarditis.

Side effects

Diarrhoea and vomiting are common. High doses can cause bone marrow suppression (😀 yes).
Unlike colchicine, allopurinol lowers uric acid."""


def test_a_claim_quotes_its_document_exactly() -> None:
    found = claims(TEXT)

    assert found
    assert all(TEXT[c.start : c.end] == c.quote for c in found)


def test_subject_and_object_stand_where_they_say() -> None:
    sides = [side for c in claims(TEXT) for side in (c.subject, c.object)]

    assert sides
    assert all(TEXT[side.start : side.end] == side.text for side in sides)


def test_a_predicate_joins_only_the_kinds_it_may() -> None:
    found = claims(TEXT)

    assert found
    for claim in found:
        signature = SIGNATURES[claim.predicate]
        assert claim.subject.entity.kind in signature.domain
        assert claim.object.entity.kind in signature.range


def test_the_same_text_gives_the_same_claims() -> None:
    assert claims(TEXT) == claims(TEXT)


def test_no_claim_is_made_twice() -> None:
    ids = [c.id for c in claims(TEXT)]

    assert len(ids) == len(set(ids))


def test_a_pronoun_keeps_its_place_and_takes_the_name_of_its_drug() -> None:
    (claim,) = claims("Suvorexant is new. It was approved by the FDA in 2014.")

    assert (claim.subject.text, claim.subject.entity.label) == ("It", "suvorexant")


def test_a_pronoun_means_the_drug_that_its_own_sentence_named() -> None:
    found = claims(
        "Aspirin was first. Although ibuprofen is safe, its overuse causes gastric bleeding."
    )

    assert {c.subject.entity.label for c in found if c.predicate is Predicate.CAUSES} == {
        "ibuprofen"
    }


@pytest.mark.parametrize(
    ("text", "certainty", "negated"),
    [
        ("Aspirin relieves headache.", Certainty.ASSERTED, False),
        ("Aspirin may relieve headache.", Certainty.POSSIBLE, False),
        ("Aspirin does not relieve headache.", Certainty.ASSERTED, True),
        ("It is unclear whether aspirin relieves headache.", Certainty.UNKNOWN, False),
    ],
)
def test_a_hedge_never_turns_into_a_fact(text: str, certainty: Certainty, negated: bool) -> None:
    (claim,) = claims(text)

    assert (claim.certainty, claim.negated) == (certainty, negated)


def test_what_is_presupposed_is_not_denied_with_the_rest() -> None:
    found = claims("Metoclopramide did not prevent cisplatin-induced nausea.")

    (harm,) = [c for c in found if c.predicate is Predicate.CAUSES]
    assert (harm.subject.entity.label, harm.negated) == ("cisplatin", False)


def test_a_contrast_says_nothing_of_what_it_sets_apart() -> None:
    assert ("colchicine", "decreases", "uric acid") not in said(
        "Unlike colchicine, allopurinol lowers uric acid."
    )


def test_page_furniture_makes_no_claims() -> None:
    text = (
        "Aspirin relieves headache.\n\n"
        "Leave a Reply\n\nYour email address will not be published. Aspirin treats gout."
    )

    assert [claim.object.text for claim in claims(text)] == ["headache"]


def test_given_mentions_are_taken_as_they_are() -> None:
    text = "Foozalin cures barosis."
    given = (GivenMention(0, 8, "drug"), GivenMention(15, 22, "condition", "MESH:D000001"))

    (claim,) = extractor().extract(Document("d", text, given=given)).claims

    assert (claim.subject.text, claim.object.text) == ("Foozalin", "barosis")
    assert "MESH:D000001" in (claim.object.entity.id, *claim.object.entity.xrefs)


def test_no_mentions_given_are_no_mentions() -> None:
    extraction = extractor().extract(Document("d", "Aspirin relieves headache.", given=()))

    assert (extraction.mentions, extraction.claims) == ((), ())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n\n",
        "(" * 500,
        "aspirin " * 3000,
        "((((aspirin))))",
        "aspirin causes " * 800,
        "\u202easpirin\u202c treats gout",
        "aspirin\x00treats gout",
        "🙂" * 1000 + " aspirin treats gout",
        "aspirin, " * 600 + "and gout",
    ],
)
def test_strange_text_does_no_harm(text: str) -> None:
    assert all(text[c.start : c.end] == c.quote for c in claims(text))


def test_laboratory_methods_give_nobody_a_dose() -> None:
    text = "# {}\n\nThe medium held glucose 10 g and ampicillin 50 mg."

    at_the_bench = claims(text.format("Bacterial strains and growth conditions"))
    in_a_trial = claims(text.format("Treatment"))

    assert not [c for c in at_the_bench if c.predicate is Predicate.HAS_DOSE]
    assert [c for c in in_a_trial if c.predicate is Predicate.HAS_DOSE]


def test_what_takes_its_time_is_not_the_drug() -> None:
    text = (
        "Modafinil wakes people. It takes about 3 days for tolerance to fall by half. "
        "It takes about 30 minutes to work."
    )

    onsets = [c.object.text for c in claims(text) if c.predicate is Predicate.HAS_ONSET]

    assert onsets == ["30 minutes"]


def test_a_sentence_of_two_endless_lists_is_no_matter_of_thousands_of_claims() -> None:
    drugs = (
        "aspirin ibuprofen warfarin metformin simvastatin omeprazole diclofenac carbamazepine phenytoin lithium "
        "digoxin amiodarone verapamil ketoconazole rifampicin fluoxetine sertraline morphine tramadol codeine "
        "ciprofloxacin doxycycline methotrexate cisplatin naproxen haloperidol clozapine olanzapine"
    ).split()
    harms = (
        "nausea,vomiting,diarrhea,headache,dizziness,rash,pruritus,hepatitis,seizures,hypotension,hypertension,asthma,"
        "anemia,neutropenia,pneumonia,depression,insomnia,myopathy,pancreatitis,bradycardia,constipation,tremor,fatigue"
    ).split(",")
    text = f"{', '.join(drugs)} and oxazepam cause {', '.join(harms)} and alopecia."
    claims = extractor().extract(Document("one", text)).claims
    assert 400 < len(claims) < 600, "pairs of drugs and harms: 29 times 24 are 696"
    said = {(claim.subject.text, claim.object.text) for claim in claims}
    assert ("oxazepam", "nausea") in said, "what stands nearest is kept"
    assert ("aspirin", "alopecia") not in said, "and what stands farthest apart is not"


def test_one_drug_may_have_any_number_of_harms() -> None:
    harms = "nausea, vomiting, diarrhea, headache, dizziness, rash, pruritus, hepatitis, seizures"
    claims = extractor().extract(Document("one", f"Aspirin causes {harms} and tremor.")).claims
    assert {claim.object.text for claim in claims} == {*harms.split(", "), "tremor"}

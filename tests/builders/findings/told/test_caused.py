"""What a drug causes has the name that it has as the effect of a drug; what is treated keeps its own."""

from __future__ import annotations

import pytest

from pharmagraph.builders.mentions.induced import own_names
from pharmagraph.builders.mentions.mentions import find_mentions
from pharmagraph.graph.claim import Claim
from pharmagraph.graph.document import Document, GivenMention
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.lexicon import Lexicon
from tests.builders.shipped import extractor

ILLS = frozenset({Kind.CONDITION, Kind.EFFECT})


def claims(text: str, predicate: str, given: tuple[GivenMention, ...] | None = None) -> list[Claim]:
    found = extractor().extract(Document("d", text, given=given)).claims
    return [claim for claim in found if str(claim.predicate) == predicate]


@pytest.mark.parametrize(
    ("text", "label", "heading"),
    [
        ("Levodopa caused dyskinesia in most of them.", "drug-induced dyskinesia", "MESH:D004409"),
        ("Two women had isoniazid-induced hepatitis.", "drug-induced hepatitis", "MESH:D056486"),
        ("Akathisia was caused by haloperidol.", "drug-induced akathisia", "MESH:D017109"),
        ("Thalidomide causes birth defects.", "drug-induced birth defects", "MESH:D000014"),
    ],
)  # fmt: skip
def test_what_a_drug_causes_is_the_illness_that_drugs_cause(
    text: str, label: str, heading: str
) -> None:
    (claim,) = claims(text, "causes")

    assert claim.object.entity.label == label
    assert heading in claim.object.entity.xrefs
    assert text[claim.object.start : claim.object.end] == claim.object.text


def test_what_is_treated_and_what_is_no_effect_of_drugs_alone_keep_their_names() -> None:
    (treated,) = claims("Risperidone is used to treat psychosis.", "treats")
    (caused,) = claims("Cisplatin causes nausea.", "causes")

    assert treated.object.entity.label == "psychosis"
    assert caused.object.entity.label == "nausea"


def test_the_identity_that_a_document_brings_stays() -> None:
    text = "Levodopa caused dyskinesia."
    given = (GivenMention(0, 8, "drug", None), GivenMention(16, 26, "effect", "HP:0002310"))

    (claim,) = claims(text, "causes", given)

    assert claim.object.entity.id == "HP:0002310"


def test_the_lexicon_has_both_of_every_pair() -> None:
    lexicon = Lexicon.load()
    known = {plain: lexicon.entity(plain) for plain in own_names()}

    assert all(entity and entity.id == plain for plain, entity in known.items())
    assert all((entity := lexicon.entity(id_)) and entity.id == id_ for id_ in own_names().values())


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Propranolol relieved levodopa-induced dyskinesia.", "drug-induced dyskinesia"),
        ("Isoniazid hepatitis is rare. The hepatitis heals.", "drug-induced hepatitis"),
        ("She had a hypersensitivity reaction to penicillin.", "drug allergy"),
        ("Alcohol-induced hepatitis is common.", "hepatitis"),
        ("The dyskinesia was treated with amantadine.", "dyskinesia"),
    ],
)
def test_an_illness_that_a_drug_is_said_to_bring_about_is_that_everywhere(
    text: str, label: str
) -> None:
    found = find_mentions(Document("d", text), Lexicon.load())

    assert {m.entity.label for m in found if m.entity.kind in ILLS} == {label}


def test_a_mention_has_the_identity_that_its_claim_gives_it() -> None:
    found = extractor().extract(Document("d", "Akathisia was caused by haloperidol."))

    assert [m.entity.label for m in found.mentions if m.entity.kind in ILLS] == [
        found.claims[0].object.entity.label
    ]


def test_a_noun_of_the_rules_is_a_name_also_where_a_verb_could_stand() -> None:
    found = extractor().extract(Document("d", "We measured response and toxicity."))

    assert [mention.text for mention in found.mentions] == ["toxicity"]

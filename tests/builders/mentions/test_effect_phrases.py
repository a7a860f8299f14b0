"""Effects that are named as they are said: a measure with what became of it, a part of the body with its harm."""

from __future__ import annotations

import pytest

from pharmagraph.builders.mentions.mentions import find_mentions
from pharmagraph.graph.document import Document
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.lexicon import Lexicon


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


def effects(lexicon: Lexicon, text: str) -> list[tuple[str, str]]:
    return [
        (mention.text, mention.entity.label)
        for mention in find_mentions(Document("d", text), lexicon)
        if mention.entity.kind in (Kind.EFFECT, Kind.CONDITION)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("with raised serum potassium levels", [("raised serum potassium levels", "hyperkalemia")]),
        ("He had impaired kidney function.", [("impaired kidney function", "renal impairment")]),
        ("led to a loss of hearing", [("loss of hearing", "hearing loss")]),
        ("a deterioration in his vision", [("deterioration in his vision", "visual impairment")]),
        ("LFT and amylase elevations", [("amylase elevations", "hyperamylasemia")]),
        ("prolongation of the QTc interval", [("prolongation of the QTc interval", "QT prolongation")]),
        ("Elevation of serum transaminases.", [("Elevation of serum transaminases", "elevated liver enzymes")]),
        ("with poor concentration", [("poor concentration", "diminished ability to concentrate")]),
        ("an increase in INR", [("increase in INR", "increased INR")]),
        ("two elevated INR values", [("elevated INR values", "increased INR")]),
    ],
)  # fmt: skip
def test_a_measure_and_its_change_are_one_effect(
    lexicon: Lexicon, text: str, found: list[tuple[str, str]]
) -> None:
    assert effects(lexicon, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Perindopril reduced arterial pressure.",
        "It increased testosterone.",
        "It worked without increasing heart rate.",
        "resulting in a decrease in concentration",
        "a reduced concentration of the antidote",
        "an increase in cortisol",
        "lower doses of insulin",
        "high creatinine clearance",
    ],
)
def test_what_a_drug_changes_and_what_is_no_harm_are_no_effects(
    lexicon: Lexicon, text: str
) -> None:
    assert effects(lexicon, text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("some menstrual cycle disturbances", [("menstrual cycle disturbances", "menstrual cycle disturbance")]),
        ("Toenail and nail changes", [("nail changes", "nail change")]),
        ("a lichenoid discoloration", [("lichenoid discoloration", "lichenoid discoloration")]),
        ("a kwashiorkor-like syndrome", [("kwashiorkor-like syndrome", "kwashiorkor-like syndrome")]),
        ("some laryngeal symptoms", [("laryngeal symptoms", "laryngeal symptom")]),
    ],
)  # fmt: skip
def test_a_part_of_the_body_and_its_harm_are_one_effect(
    lexicon: Lexicon, text: str, found: list[tuple[str, str]]
) -> None:
    assert effects(lexicon, text) == found


@pytest.mark.parametrize(
    "text", ["serious complications", "typical symptoms", "price changes", "gradual deterioration"]
)
def test_an_adjective_of_any_kind_makes_no_effect(lexicon: Lexicon, text: str) -> None:
    assert effects(lexicon, text) == []


def test_a_known_illness_stands_rather_than_a_phrase_that_says_more_of_it(lexicon: Lexicon) -> None:
    assert effects(lexicon, "popliteal pain") == [("pain", "pain")]


def test_an_abbreviation_of_a_phrase_means_the_phrase(lexicon: Lexicon) -> None:
    text = "Axillary follicular discoloration (AFD) is rare. AFD fades."

    labels = [label for _, label in effects(lexicon, text)]

    assert labels == ["axillary follicular discoloration"] * 3


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He had coronary spasm.", [("coronary spasm", "coronary vasospasm")]),
        ("cochlear necrosis", [("cochlear necrosis", "cochlear necrosis")]),
        ("severe generalized pain", [("pain", "pain")]),
    ],
)
def test_a_harm_to_a_part_of_the_body_is_no_other_harm(
    lexicon: Lexicon, text: str, found: list[tuple[str, str]]
) -> None:
    assert effects(lexicon, text) == found


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("neuromuscular disorders", "neuromuscular disease"),
        ("gastric haemorrhage", "gastrointestinal bleeding"),
        ("myocardial hypertrophy", "enlarged heart"),
        ("ocular diseases", "eye disorder"),
        ("dermatological disorders", "skin disease"),
    ],
)
def test_a_harm_said_in_other_words_is_the_one_that_is_known(
    lexicon: Lexicon, text: str, label: str
) -> None:
    assert effects(lexicon, f"She had {text}.") == [(text, label)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It may bring sore wrists.", [("sore wrists", "wrist soreness")]),
        ("Twitching of the lips is rare.", [("Twitching of the lips", "lip twitching")]),
        ("Your ankles may swell.", [("ankles may swell", "peripheral edema")]),
        ("itching of the scalp", [("itching of the scalp", "scalp itching")]),
        ("Others had a racing pulse.", [("racing pulse", "tachycardia")]),
        ("They were unable to pass water.", [("unable to pass water", "urinary retention")]),
    ],
)
def test_complaints_are_named_as_people_say_them(
    lexicon: Lexicon, text: str, found: list[tuple[str, str]]
) -> None:
    assert effects(lexicon, text) == found

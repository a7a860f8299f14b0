"""Harm that is told without its drug is that of the one that the title, or the text, is about."""

from __future__ import annotations

import pytest

from pharmagraph.graph.claim import Claim
from pharmagraph.graph.document import Document
from tests.builders.shipped import extractor

STUDY = "A phase I study of irinotecan in lung cancer"
HARM = "Irinotecan-induced diarrhea in two patients"
RULES = {"causes.suffered", "causes.came"}


def claims(sentence: str, title: str = STUDY) -> list[Claim]:
    document = Document("d", f"{title}\nForty patients took part. {sentence}")
    found = extractor().extract(document).claims
    return [claim for claim in found if claim.rule in RULES]


def harms(sentence: str, title: str = STUDY) -> list[tuple[str, str]]:
    return [(claim.subject.entity.label, claim.object.text) for claim in claims(sentence, title)]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Leukopenia was the dose-limiting toxicity.", ["Leukopenia"]),
        ("The major toxicities were alopecia and nausea.", ["alopecia", "nausea"]),
        ("Toxicity was mild and consisted of nausea.", ["nausea"]),
        ("Other toxicities of grade 3 included rash, which needed care.", ["rash"]),
        ("Adverse effects reported were rash (5%) and fever (2%).", ["rash", "fever"]),
        ("No patient died and the only side effects were hiccups.", ["hiccups"]),
    ],
)
def test_what_is_called_toxicity_is_harm_of_the_drug_of_the_title(
    sentence: str, told: list[str]
) -> None:
    assert harms(sentence) == [("irinotecan", each) for each in told]


@pytest.mark.parametrize(
    "sentence",
    [
        "Toxicity was looked at in patients with lung cancer.",
        "Leukopenia was the main toxicity of carboplatin.",
        "Toxicities of such drugs include leukopenia.",
        "Leukopenia was the most common toxicity in both arms.",
        "Leukopenia was expected.",
    ],
)
def test_toxicity_of_others_or_none_is_not(sentence: str) -> None:
    assert harms(sentence) == []


def test_the_title_must_name_one_drug() -> None:
    sentence = "Leukopenia was the dose-limiting toxicity."

    assert harms(sentence, "A study in lung cancer") == []
    assert harms(sentence, "Irinotecan versus topotecan in lung cancer") == []


def test_what_came_is_told_where_the_title_tells_of_harm() -> None:
    sentence = "Both patients developed fever and hypotension occurred in one."

    assert harms(sentence) == []
    assert sorted(harms(sentence, HARM)) == [("irinotecan", "fever"), ("irinotecan", "hypotension")]


def test_a_title_tells_of_harm_in_whatever_words_a_rule_reads() -> None:
    sentence = "Both patients developed fever and hypotension occurred in one."
    title = "Severe diarrhea caused by irinotecan in two patients"

    assert sorted(harms(sentence, title)) == [
        ("irinotecan", "fever"),
        ("irinotecan", "hypotension"),
    ]


def test_who_has_one_illness_and_developed_another_has_the_first_without_the_drug() -> None:
    assert harms("A man with anemia (since 1990) and gout developed a fever.", HARM) == [
        ("irinotecan", "fever")
    ]


def test_what_came_is_told_behind_a_sentence_on_toxicity() -> None:
    assert harms("Toxicity was moderate. Diarrhea occurred in six patients.") == [
        ("irinotecan", "Diarrhea")
    ]


def test_what_did_not_come_is_no_claim() -> None:
    assert harms("None of the patients developed fever.", HARM) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "A fever response was seen in six patients.",
        "Cough recurred in 20% of the patients and pain relief was reported.",
    ],
)
def test_what_was_there_before_did_not_come(sentence: str) -> None:
    assert harms(sentence, HARM) == []


def test_a_claim_quotes_its_sentence_and_names_the_words_that_call_it_harm() -> None:
    (claim,) = claims("Leukopenia was the dose-limiting toxicity.")

    assert claim.quote == "Leukopenia was the dose-limiting toxicity."
    assert (claim.cue, claim.subject.text, str(claim.predicate)) == (
        "toxicity", "toxicity", "causes",
    )  # fmt: skip

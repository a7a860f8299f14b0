"""Words that name an illness in one place and something else in another."""

from __future__ import annotations

import pytest

from pharmagraph.builders.mentions.mentions import find_mentions
from pharmagraph.graph.document import Document
from pharmagraph.ontology.lexicon import Lexicon


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


def labels(lexicon: Lexicon, text: str) -> list[str]:
    return [mention.entity.label for mention in find_mentions(Document("d", text), lexicon)]


@pytest.mark.parametrize(
    "text",
    [
        "a depression of the reflex at high frequencies",
        "a lasting depression of firing in the slice",
        "its long-term depression",
        "a paired-pulse depression",
        "with a larger stroke volume",
        "tail shocks",
        "shock waves",
        "slow dissociation of the ligand",
        "retinal ganglion cells",
        "the species dependence of the effect",
        "a dissociation constant",
        "islet exhaustion",
        "at baseline and after treatment",
        "the fold of the protein's domain",
        "the nasal mucosa",
        "the rectal temperature",
        "the costs of nursing",
        "by liquid chromatography",
        "burning calories",
        "we draw attention to this",
        "patch-clamp recordings",
        "they received ten shocks",
        "a cortical contusion",
        "UV radiation",
    ],
)
def test_a_word_for_an_illness_may_mean_a_process(lexicon: Lexicon, text: str) -> None:
    assert labels(lexicon, text) == []


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("the depression of elderly patients", "depression"),
        ("depression in pregnancy", "depression"),
        ("he died of a stroke", "stroke"),
        ("she was in shock", "shock"),
        ("he felt a dissociation", "dissociation"),
        ("it may cause dependence", "drug dependence"),
        ("if you are pregnant or nursing", "breastfeeding women"),
        ("a clear liquid to swallow", "oral solution"),
        ("nasal sumatriptan", "intranasal"),
        ("itching, burning and dryness", "burning sensation"),
        ("it improved attention and sleep", "attention"),
        ("a second patch was worn", "patch"),
        ("after radiation of the breast", "radiotherapy"),
    ],
)
def test_elsewhere_it_means_the_illness(lexicon: Lexicon, text: str, label: str) -> None:
    assert label in labels(lexicon, text)


def test_a_number_in_parentheses_abbreviates_nothing(lexicon: Lexicon) -> None:
    text = "One group had general immediate insomnia (ii) and the other none; ii was rare."

    assert labels(lexicon, text) == ["insomnia"]


def test_who_dies_does_not_bleed(lexicon: Lexicon) -> None:
    assert "bleeding" not in labels(lexicon, "It lowers the risk of dying.")

"""What a doubt does not reach: how a drug was given, that it was compared, what else it is called."""

from __future__ import annotations

import pytest

from pharmagraph.ontology.predicates import Predicate
from tests.builders.context.test_bearing import flags


@pytest.mark.parametrize(
    "sentence",
    [
        "{{Oral}} [oral] {captopril} could be a new remedy for glaucoma.",
        "{{Intrathecal}} [intrathecal] {morphine} appears to be useful.",
        "The aim was to learn how {baclofen} [given] {{intrathecally}} is borne by children.",
        "{Sumatriptan}, whether [given] under the skin or {{orally}}, is effective.",
        "It was asked whether {glutamine} [taken] {{orally}} could ease mucositis.",
    ],
)
def test_a_doubt_of_the_effect_is_none_of_the_route(sentence: str) -> None:
    assert flags(sentence, Predicate.ADMINISTERED_VIA) == "asserted"


@pytest.mark.parametrize(
    ("sentence", "certainty"),
    [
        ("{Morphine} may be [given] {{intrathecally}}.", "possible"),
        ("Can {ketamine} be [given] {{nasally}}?", "hypothetical"),
        ("If {diamorphine} is [given] {{intrathecally}}, less is needed.", "hypothetical"),
    ],
)
def test_a_doubt_of_the_giving_is(sentence: str, certainty: str) -> None:
    assert flags(sentence, Predicate.ADMINISTERED_VIA) == certainty


@pytest.mark.parametrize(
    ("sentence", "certainty"),
    [
        ("The efficacy of {almotriptan} was [compared] with {{placebo}}.", "asserted"),
        ("{Losartan} appeared to lengthen life [compared] with {{captopril}}.", "asserted"),
        ("{Losartan} will be [compared] with {{captopril}}.", "hypothetical"),
        ("There are no trials of {rabeprazole} [versus] {{ranitidine}}.", "unknown"),
    ],
)
def test_who_is_better_may_be_in_doubt_and_not_the_comparison(
    sentence: str, certainty: str
) -> None:
    assert flags(sentence, Predicate.COMPARED_WITH) == certainty


def test_a_brand_beside_the_name_is_no_aim() -> None:
    said = "The study was designed to test {glipizide} [(] {{Glucotrol}})."
    assert flags(said, Predicate.ALSO_KNOWN_AS) == "asserted"


def test_nor_is_a_class_that_stands_after_an_abbreviation() -> None:
    said = "To compare {phenelzine} (PLZ)[,] an {{antidepressant}}, with placebo."
    assert flags(said, Predicate.HAS_ROLE) == "asserted"


@pytest.mark.parametrize(
    ("sentence", "certainty"),
    [
        ("To study sleep in women taking {paroxetine} [for] {{depression}}.", "asserted"),
        (
            "To assess the safety of biperiden in those on {haloperidol} [for] {{psychosis}}.",
            "asserted",
        ),
        (
            "To assess the efficacy in patients taking {lithium} [for] {{mania}}.",
            "hypothetical",
        ),
        ("To assess the efficacy of {lithium} [for] {{mania}}.", "hypothetical"),
        ("No study looked at sleep in women taking {paroxetine} [for] {{depression}}.", "asserted"),
    ],
)
def test_who_takes_a_drug_already_does_so_whatever_is_asked(sentence: str, certainty: str) -> None:
    assert flags(sentence, Predicate.TREATS) == certainty

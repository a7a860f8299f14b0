"""Interactions are told from the arms of a trial, from what was measured, and from what a class was given as."""

from __future__ import annotations

import pytest

from pharmagraph.builders.findings.checks.interplay import may_speak_of_interactions
from pharmagraph.graph.document import Document
from pharmagraph.ontology.predicates import Predicate
from tests.builders.shipped import extractor

# more than a few sentences that say nothing of interactions
GUIDE = (
    "The ward is quiet, and the nurses write down what they see of the men and women there. " * 8
)
PAPER = (
    "Patients were seen twice a day in this study, and what was found was written down in two places. "
    * 8
)
SPEAKS = PAPER + "The pharmacokinetics of drugs in old age were looked at. "

NONE = (
    "Ramipril was given to 40 men, and changes were seen in those receiving bisoprolol.",
    "The effects of ramipril and bisoprolol, given for a year, were the same.",
    "Ramipril and bisoprolol, taken in the morning, reduced the pressure all day.",
)
NONE_THOUGH_SPOKEN_OF = (
    "Antihypertensive treatment with ramipril had an effect on the heart.",
    "Plasma insulin was lower after treatment with metformin.",
    "The effect of morphine strengthens the view that naloxone has an effect on it.",
    "Levels of homovanillic acid in plasma decreased after nialamide.",
    "Ritonavir reduced the uptake of [3H]taurocholic acid uptake.",
    "Ramipril/bisoprolol treatment reduced the toxicity of the disease.",
    "The influence of treatment with ramipril and bisoprolol on blood flow was seen.",
    "Adverse events were reported by those given naproxen and those treated with sumatriptan.",
    "Zileuton inhibits the making of leukotriene B4 in the gut.",
    "Carvedilol reduced phospholipids in the membrane.",
    "The addition of sitagliptin to metformin improved control in most.",
    "Hydromorphone is used when morphine gives no relief.",
    "Concomitant use of olopatadine and fluticasone improved itching more than either.",
)
INTERACTIONS_OF_A_STUDY = (
    "The exposure to desipramine increased threefold when coadministered with cinacalcet.",
    "The clearance of repaglinide was altered by administration of rifampicin.",
    "Co-administration of ramipril and spironolactone had additive effects on potassium.",
    "Dizziness was reported when carvedilol was given with clonidine.",
    "Iron salts reduced the absorption of levofloxacin.",
)
INTERACTIONS = (
    "Naloxone reduced the antinociceptive effect of tramadol.",
    "Ramipril interacts with lithium.",
    "Warfarin levels rose: fluconazole inhibits the metabolism of warfarin.",
)


def interactions(text: str) -> list[tuple[str, str]]:
    found = extractor().extract(Document("d", text)).claims
    return [
        (claim.subject.text, claim.object.text)
        for claim in found
        if claim.predicate is Predicate.INTERACTS_WITH
    ]


@pytest.mark.parametrize("sentence", NONE)
def test_a_paper_that_does_not_speak_of_interactions_has_few(sentence: str) -> None:
    assert not interactions(PAPER + sentence)


@pytest.mark.parametrize("sentence", NONE_THOUGH_SPOKEN_OF)
def test_arms_measures_and_classes_do_not_interact(sentence: str) -> None:
    assert not interactions(SPEAKS + sentence)


@pytest.mark.parametrize("before", [PAPER, SPEAKS], ids=["elsewhere", "spoken of"])
@pytest.mark.parametrize("sentence", INTERACTIONS)
def test_what_one_drug_does_to_another_stands_everywhere(before: str, sentence: str) -> None:
    assert interactions(before + sentence)


@pytest.mark.parametrize("sentence", INTERACTIONS_OF_A_STUDY)
def test_what_comes_of_two_drugs_stands_in_a_study(sentence: str) -> None:
    assert interactions(SPEAKS + sentence)


def test_what_is_short_may_speak_of_interactions() -> None:
    assert may_speak_of_interactions("Give it with food.")
    assert not may_speak_of_interactions(PAPER)
    assert may_speak_of_interactions(SPEAKS)
    assert may_speak_of_interactions(GUIDE)  # no paper


@pytest.mark.parametrize("opening", ["This study", "These results", "This exercise"])
def test_a_demonstrative_before_a_noun_is_no_drug(opening: str) -> None:
    text = f"Sertraline is an antidepressant. Sertraline is old. {opening} reduced anxiety."

    subjects = {claim.subject.text for claim in extractor().extract(Document("d", text)).claims}

    assert not subjects & {"This", "These"}


def test_a_demonstrative_before_a_verb_is_the_drug() -> None:
    text = "Sertraline is an antidepressant. Sertraline is old. This reduces anxiety."

    found = extractor().extract(Document("d", text)).claims

    assert ("This", "sertraline") in {(c.subject.text, c.subject.entity.label) for c in found}


@pytest.mark.parametrize(
    "sentence",
    [
        "Taking warfarin with ibuprofen increases the risk of bleeding.",
        "The risk of bleeding is increased with concurrent administration of warfarin and ibuprofen.",
        "Concomitant use of warfarin and ibuprofen may cause bleeding.",
    ],
)
def test_harm_that_comes_of_two_drugs_is_blamed_on_neither_alone(sentence: str) -> None:
    found = extractor().extract(Document("d", sentence)).claims

    assert not [claim for claim in found if claim.predicate is Predicate.CAUSES]


@pytest.mark.parametrize(
    "sentence",
    [
        "Sildenafil can cause headache and should not be taken with nitroglycerin.",
        "A patient developed bleeding after warfarin was combined with ibuprofen.",
    ],
)
def test_harm_of_one_drug_stays_beside_another(sentence: str) -> None:
    found = extractor().extract(Document("d", sentence)).claims

    assert [claim for claim in found if claim.predicate is Predicate.CAUSES]


@pytest.mark.parametrize(
    "line",
    [
        "Alcohol - This combination can lead to vomiting and loss of consciousness.",
        "These substances may cause respiratory depression when taken at once.",
        "- Anxiety suppression",
    ],
)
def test_what_a_pair_may_do_and_less_of_an_effect_are_no_harm_of_the_article_s_drug(
    line: str,
) -> None:
    text = f"# Doxylamine\n\nDoxylamine is an antihistamine. Doxylamine causes drowsiness.\n\n## Effects\n\n{line}\n"

    found = extractor().extract(Document("d", text)).claims
    harm = {c.object.text for c in found if c.predicate is Predicate.CAUSES}

    assert harm <= {"drowsiness"}

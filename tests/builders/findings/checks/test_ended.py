"""An illness of which the end is told, or less, is no harm of the drug; one that it brought about still is."""

from __future__ import annotations

import pytest

from pharmagraph.builders.findings.checks.ended import is_of_its_end
from tests.builders.findings.marked import marked
from tests.builders.shipped import facts

# [drug] and {illness}
ENDED = (
    "Resolution of nausea, photophobia and {phonophobia} was commoner in women on [zolmitriptan].",
    "The decrease in the number of episodes of silent {ischemia} was marked in those given [bepridil].",
    "All twelve had healed {ulcers} after [famotidine].",
    "Rates of {ulcer} healing were alike with [nizatidine].",
    "[Amoxicillin] went with higher rates of {H. pylori} eradication.",
    "The eradication rate of {H. pylori} was 80% with [tetracycline].",
    "More on [frovatriptan] had a {headache} response at two hours.",
    "Regression of large {polyps} was seen on [sulindac].",
    "{Asthma} improvement was found in half of those on [salmeterol].",
    "A reduction in day and night {wheezing} was noted with [montelukast].",
)
THERE = (
    "Resolution of {cough} was seen after withdrawal of [enalapril].",
    "Relief of the {itching} caused by [morphine] was swift.",
    "The decrease in the frequency of {headache} due to [nifedipine] was slow.",
    "Reduction in platelets and {bleeding} were caused by [heparin].",
    "Control of pain was good and a {rash} came with [carbamazepine].",
    "A decrease in platelets was followed by {bleeding} on [heparin].",
    "{Rash} resolution took a week after [allopurinol] was discontinued.",
    "[Amiodarone] led to {bradycardia} in nine.",
    "Improvement of pain was offset by more {constipation} with [codeine].",
    "With [clonidine], relief of pain and an unwanted {sedation} were seen.",
)


@pytest.mark.parametrize("sentence", ENDED)
def test_the_end_of_an_illness_is_told(sentence: str) -> None:
    text, drug, illness = marked(sentence)
    assert is_of_its_end(drug, illness, text)


@pytest.mark.parametrize("sentence", THERE)
def test_an_illness_that_came_of_the_drug_is_not_ended(sentence: str) -> None:
    text, drug, illness = marked(sentence)
    assert not is_of_its_end(drug, illness, text)


@pytest.mark.parametrize(
    ("text", "drug", "illness"),
    [
        ("Triple therapy with tetracycline leads to eradication of H. pylori.", "tetracycline", "H. pylori"),
        ("Sulindac causes regression of polyps.", "sulindac", "polyps"),
        ("Famotidine produced healing of duodenal ulcers.", "famotidine", "duodenal ulcers"),
        ("Prednisone led to remission of the asthma.", "prednisone", "asthma"),
    ],
)  # fmt: skip
def test_what_brings_about_the_end_of_an_illness_treats_it(
    text: str, drug: str, illness: str
) -> None:
    found = {(each[0].lower(), *each[1:3]) for each in facts(text)}
    assert (drug, "treats", illness) in found
    assert (drug, "causes", illness) not in found


@pytest.mark.parametrize(
    ("text", "drug"),
    [
        ("Naloxone led to relief of the itching due to morphine.", "morphine"),
        ("Sedation occurred in patients receiving clonidine.", "clonidine"),
        ("Enalapril caused cough.", "enalapril"),
        ("Lithium increased the incidence of tremor.", "lithium"),
        ("Cough disappeared after withdrawal of lisinopril.", "lisinopril"),
        ("Clozapine leads to weight gain.", "clozapine"),
        ("Nausea was commoner in those on exenatide.", "exenatide"),
        ("Heparin produced bleeding in three.", "heparin"),
        ("Ibuprofen resulted in stomach ulcers.", "ibuprofen"),
        ("A rash was reported in patients on lamotrigine.", "lamotrigine"),
    ],
)
def test_and_harm_is_still_told(text: str, drug: str) -> None:
    assert [each for each in facts(text) if (each[0].lower(), each[1]) == (drug, "causes")]

"""What a sentence tells of a study: what it was to learn, or what came of it."""

from __future__ import annotations

import pytest

from pharmagraph.builders.context.tried import (
    denies_harm,
    is_asked,
    is_beside,
    is_debated,
    is_topic,
    is_tried,
    only_associated,
)


@pytest.mark.parametrize(
    "sentence",
    [
        "Forty men with gout were randomized to colchicine or placebo.",
        "Twelve men with gout received, in random order, colchicine and naproxen.",
        "In a placebo-controlled study, 36 men with gout were treated with colchicine or placebo.",
        "This randomized study aimed at comparing the efficacy of colchicine and naproxen in gout.",
        "The safety and efficacy of colchicine in gout were studied. We assessed the efficacy of it.",
    ],
)
def test_what_was_tried_in_a_trial_was_to_be_learned(sentence: str) -> None:
    assert is_tried(sentence, 0, len(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Men with gout who were treated with colchicine were seen again after a year.",
        "In a randomized trial, colchicine was superior to placebo in gout.",
        "Gout was well controlled in a randomized trial of colchicine.",
        "Colchicine is given for gout.",
    ],
)
def test_what_came_of_it_was_learned(sentence: str) -> None:
    assert not is_tried(sentence, 0, len(sentence))


def test_a_question_is_asked_until_it_is_answered() -> None:
    asked = "This study investigated the one-year effectiveness of colchicine for the treatment of gout."
    answered = "We studied the effect of colchicine in gout and found it superior to rest."

    assert is_asked(asked, 0, len(asked))
    assert not is_asked(answered, 0, len(answered))


@pytest.mark.parametrize(
    ("sentence", "denied"),
    [
        ("Risperidone did not induce depressive symptoms.", True),
        ("No cough was seen with losartan.", True),
        ("The rash was unrelated to pantoprazole.", True),
        ("Some on atenolol, but not on nebivolol, became impotent.", True),
        ("No patients withdrew; adverse events (tremor) of gabapentin were mild.", False),
        ("The risk of cancer did not differ between users of captopril and enalapril.", False),
        ("A man with no known allergies swelled within minutes of droperidol.", False),
    ],
)
def test_who_denies_something_need_not_deny_a_harm(sentence: str, denied: bool) -> None:
    assert denies_harm(sentence) is denied


@pytest.mark.parametrize(
    ("sentence", "only"),
    [
        ("A screen singled out colchicine for gout.", True),
        ("Regulators are weighing colchicine for gout.", True),
        ("He received colchicine for gout.", False),
        ("They used inhaled budesonide for asthma.", False),
    ],
)
def test_a_drug_that_nobody_takes_by_what_is_done_is_a_topic(sentence: str, only: bool) -> None:
    pair = sentence.index("colchicine" if "colchicine" in sentence else "budesonide")
    assert is_topic(sentence, 0, len(sentence), pair) is only


def test_what_is_associated_with_a_drug_is_not_said_to_be_caused() -> None:
    text = "Colchicine was strongly associated with diarrhea."
    assert only_associated(text, text.index(" was"), text.index("diarrhea"))
    text = "Colchicine caused, and was associated with, diarrhea."
    assert not only_associated(text, text.index(" caused"), text.index("diarrhea"))


@pytest.mark.parametrize(
    ("sentence", "beside"),
    [
        ("Colchicine in gout has divided opinion.", True),
        ("Colchicine is waiting in the wings for gout.", True),
        ("Colchicine in gout has reduced admissions.", False),
        ("Colchicine plus rest in gout.", False),
    ],
)
def test_a_drug_beside_an_illness_is_not_said_to_treat_it(sentence: str, beside: bool) -> None:
    at = sentence.index("gout")
    assert is_beside(sentence, 0, len(sentence), (0, 10), (at, at + 4)) is beside


def test_names_of_a_debate_claim_nothing() -> None:
    assert is_debated("The kava hepatitis debate goes on.", 4, 18)
    assert not is_debated("The kava hepatitis was severe.", 4, 18)

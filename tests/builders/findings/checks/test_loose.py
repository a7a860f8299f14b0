"""Rules that go by a preposition or an order of events are not believed where the sentence speaks against them."""

from __future__ import annotations

import pytest

from pharmagraph.builders.findings.checks.loose import says_too_little
from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.rules.ruleset import pattern_free_rule
from pharmagraph.graph.claim import Entity, Mention
from pharmagraph.graph.document import Document
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.predicates import Predicate
from tests.builders.shipped import extractor, facts


@pytest.mark.parametrize(
    ("text", "unsaid"),
    [
        (
            "The rate was read 5 days after the onset of infarction and 30 days after quinapril.",
            ("quinapril", "causes"),
        ),
        (
            "Those on bisoprolol are less likely to experience worsening heart failure.",
            ("bisoprolol", "causes"),
        ),
        (
            "Clozapine was tried in schizophrenia resistant to haloperidol.",
            ("haloperidol", "treats"),
        ),
        ("Flushing in response to nicotinic acid was seen.", ("nicotinic acid", "treats")),
        ("Prevention of pain after knee arthroplasty was studied.", ("arthroplasty", "prevents")),
        (
            "The effect of ramipril on the decline in filtration and risk of renal failure.",
            ("ramipril", "treats"),
        ),
        (
            "Differences in anxiety suggest that risperidone acts in another way.",
            ("risperidone", "causes"),
        ),
        (
            "Repaglinide improves glycemic control in type 2 diabetes.",
            ("glycemic control", "treats"),
        ),
        ("Ropivacaine provided analgesia after knee arthroplasty.", ("arthroplasty", "causes")),
        (
            "Heart failure leads to changes that matter after cardiac surgery.",
            ("surgery", "causes"),
        ),
        ("Bupropion was tried for smoking cessation in asthma.", ("smoking cessation", "treats")),
        (
            "The toxic effects of manganese in neuroblastoma cells were seen.",
            ("manganese", "treats"),
        ),
        ("Lung function was measured after laparotomy in obese women.", ("laparotomy", "treats")),
        (
            "Ulcers healed in those receiving lansoprazole plus amoxicillin for gastric ulcers.",
            ("amoxicillin", "causes"),
        ),
        (
            "Trimethoprim has an amiloride-like effect and may cause hyperkalaemia.",
            ("amiloride", "causes"),
        ),
        ("Metoprolol led to a decrease in sudden death predictors.", ("Metoprolol", "prevents")),
        (
            "It was better than typical antipsychotics such as haloperidol in the treatment of mania.",
            ("haloperidol", "treats"),
        ),
        ("Ouabain caused a depression of the field potential.", ("Ouabain", "causes")),
    ],
)
def test_this_is_not_said(text: str, unsaid: tuple[str, str]) -> None:
    assert unsaid not in {fact[:2] for fact in facts(text)}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Coughing was seen after ramipril.", ("ramipril", "causes", "Coughing")),
        ("Haloperidol in schizophrenia was studied.", ("Haloperidol", "treats", "schizophrenia")),
        (
            "A depression-provoking effect of propranolol was found.",
            ("propranolol", "causes", "depression"),
        ),
    ],
)
def test_this_is(text: str, said: tuple[str, str, str]) -> None:
    assert said in facts(text)


def test_what_an_illness_proved_to_be_is_said_of_the_drug() -> None:
    found = extractor().extract(Document("d", "Her myoclonus proved refractory to clonazepam."))

    assert [(str(c.predicate), c.negated) for c in found.claims] == [("treats", True)]


def test_what_a_patient_had_is_not_what_came_after_the_drug() -> None:
    text = (
        "Uveitis arose in a young patient with severe psoriasis after treatment with secukinumab."
    )

    assert ("secukinumab", "causes", "psoriasis") not in facts(text)


def test_what_patients_come_with_after_a_drug_came_from_it() -> None:
    text = "We saw three patients with acute pancreatitis after treatment with valproate."

    assert ("valproate", "causes", "acute pancreatitis") in facts(text)


@pytest.mark.parametrize(
    ("text", "unsaid"),
    [
        (
            "Dutasteride is indicated for the treatment of prostatic hyperplasia in men with an enlarged prostate.",
            ("Dutasteride", "treats", "enlarged prostate"),
        ),
        (
            "Lactulose has not been studied in patients with depression scores above 20.",
            ("Lactulose", "treats", "depression"),
        ),
        (
            "Zanamivir is indicated for the treatment of acute illness due to influenza.",
            ("Zanamivir", "treats", "acute illness"),
        ),
    ],
)
def test_what_patients_have_what_is_measured_and_any_illness_are_not_treated(
    text: str, unsaid: tuple[str, str, str]
) -> None:
    assert unsaid not in facts(text)


def test_an_illness_is_treated_with_its_symptoms() -> None:
    text = (
        "Ethosuximide is indicated for the treatment of absence seizures in children with epilepsy."
    )

    assert ("Ethosuximide", "treats", "epilepsy") in facts(text)


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("The best age to start lipid lowering therapy to prevent stroke is not known.", True),
        ("Tuberculosis must be treated with several other drugs to prevent stroke.", True),
        ("Used with other medicines to prevent stroke.", False),
    ],
)
def test_whose_therapy_is_started_it_is_that_prevents(text: str, nothing: bool) -> None:
    cue = text.index("prevent"), text.index("prevent") + len("prevent")
    at = text.index("stroke")
    ezetimibe = Mention(*cue, "prevent", Entity("X:1", "ezetimibe", Kind.DRUG))
    stroke = Mention(at, at + len("stroke"), "stroke", Entity("X:2", "stroke", Kind.CONDITION))
    rule = pattern_free_rule("prevents.to-reduce")
    finding = Finding(rule, ezetimibe, Predicate.PREVENTS, stroke, cue, 0.5)

    assert says_too_little(finding, text, 0, len(text)) is nothing

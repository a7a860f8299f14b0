"""The scorer's harms, without the illnesses of the patients, the outcomes counted, and another's harm."""

from __future__ import annotations

import pytest

from pharmagraph.builders.findings.checks.harm import is_no_harm, is_part_of_other, tells_of_a_trial
from pharmagraph.graph.claim import Claim
from pharmagraph.graph.document import Document
from pharmagraph.ontology.predicates import Predicate
from tests.builders.findings.marked import marked
from tests.builders.shipped import extractor

# [drug] and {illness}
NO_HARM = (
    "{Headache} recurred in 40% of those on [naratriptan].",
    "A recurrence of {bleeding} was seen in half of the women who took [pantoprazole].",
    "{Ulcer} recurrence was seen after [famotidine].",
    "{Headache} response was noted after the first dose of [naratriptan].",
    "{Cough} ratings were higher after [codeine].",
    "Role of [hydrogen sulfide] in pancreatitis and {lung injury}.",
    "The {blood pressure rise} was seen in rats anaesthetized with [urethane].",
    "They found [ramipril] beneficial after {myocardial infarction}.",
    "We treated two with [baclofen] who suffered from severe {hypertension}.",
    "Men presenting with {depression} were given [ramipril].",
    "{Flushing} was similar in the [ramipril], bisoprolol, torasemide and untreated groups.",
    "Those on [digoxin] had a similar incidence of {bleeding} as others.",
    "{Arrhythmia} associated with a weak heart should be treated with [ramipril].",
    "The incidence of {bleeding} was clearly lower in women on [ramipril].",
    "{Oedema} was reported less often with [ramipril].",
    "A reduction in {headache} was seen with [ramipril].",
    "{Dry mouth} was commoner with sotalol than in those on [ramipril].",
    "The {mortality} was 4 % in the [ramipril] group.",
    "In {hypertensive} patients, [ramipril] was taken for a year.",
    "Half of those on [ramipril] were free of headache and of {nausea}.",
    "Women who took [rizatriptan] were free of pain and other symptoms (nausea, {vomiting}).",
    "She had moderate {pain} despite deep sedation with a little [midazolam].",
    "Enalapril reduced {cough} markedly more than [ramipril].",
    "{Diarrhoea} and use of [ramipril] were exclusion criteria.",
    "{Liver failure} raised the bioavailability of [ramipril].",
    "{Migraine} and the tolerability of [rizatriptan].",
    "Those in whom {delirium} was seen were randomized to [clonidine] or to rest.",
    "{Interstitial cystitis}: training of the bladder with [oxybutynin].",
    "{Spinal cord injury} and the use of [baclofen] in reducing stiffness.",
    "Women requiring [insulin] were more {thirsty}.",
    "Half of all {hypertensives} were on some [ramipril].",
    "{Pain} intensity was noted after the first dose of [ramipril].",
    "{Nausea} was similar in all groups and bleeding was rarer with [ramipril].",
    "Fifteen cases of {cerebellar degeneration} that were treated with [prednisone] were found.",
    "A threat of {self-injury} led to the use of [propofol].",
    "Women with {migraine} were given [ramipril].",
    "The effects of [ramipril] on {depression} were looked at.",
    "Regression of {hypertrophy} was seen in those on [ramipril].",
    "[Ramipril] had an effect on ouabain-induced {arrhythmia}.",
    "More nausea than with placebo and more than with [ramipril] was {drowsiness}.",
    "[Imipramine] was tried on olfactory bulbectomy induced {depression}.",
    "Those who received [morphine] had higher {pain} VAS scores.",
    "[Ramipril] regresses {hypertrophy} in most.",
    "[Pregabalin] treats states of overexcitability such as {anxiety}.",
    "[Lima bean] was more susceptible to {infection}.",
    "Treat with [ramipril] if {proteinuria} occurs.",
    "{Pain} is common and children should be given [ibuprofen].",
    "Two patients (one woman) with {bipolar disorder} received [lithium].",
    "Significant {pain relief} was seen on the side of [ramipril].",
    "{Restlessness} (F = 4.1, p < 0.05) improved more in those on [ramipril].",
    "{Ulcers} closed and healed in 31 (78%; 95% CI 70-86%) of those on [ramipril].",
    "Progression to {blindness} was slowed by [ramipril].",
    "{Ulcer} healing was seen in half of those on [ramipril].",
    "{Diabetes} duration was ten years in those on [ramipril].",
    "Tiotropium is approved for the treatment of {asthma} and has fewer side effects than [ramipril].",
    "The time to the first onset of {angina} was longer on [ramipril].",
    "End points of both groups were death, {angina} and a stay on [ramipril].",
    "Regression of periarticular {fibrosis} was seen with [ramipril].",
    "Present {hypertension} guidelines differ on which [antihypertensive] comes first.",
    "With the [shingles vaccine] there were talks on {shingles}.",
    "{Seizures} can be treated with [ramipril].",
    "Twelve men with {erectile dysfunction} were studied after 8 weeks on [moxonidine].",
    "Women with {gout} (n = 9) were examined after a month on [febuxostat].",
    "Figures adjusted for smoking, age and use of [estradiol] bound {ovarian cancer} to weight.",
    "{Quality of life} after [sumatriptan] was caused by many things.",
    "Six cases of [digoxin] {overdose} led to arrhythmia.",
    "The {abuse} of [thyroxine] leads to harm.",
)
HARM = (
    "{Rash} recurred in 40% of those who were challenged with [amoxicillin].",
    "{Rash} recurred after [amoxicillin].",
    "Two women with {seizures} were seen after [bupropion].",
    "Patients with {bleeding} were also reported after [warfarin].",
    "Men with {hypotension} after [prazosin] were observed.",
    "After a dose that was adjusted, [lithium] led to {tremor}.",
    "{Seizures} came after an overdose of [bupropion].",
    "Naloxone reversed the respiratory {depression} caused by the combination of rest and [morphine].",
    "An [antiarrhythmic] may cause {arrhythmia}.",
    "After [antihypertensive] tablets {hyperthermia} was seen.",
    "{Seizures} were reported in two patients on [ramipril].",
    "Reversible {leukopenia} was seen in a healthy man on [ramipril].",
    "{Headache} disappeared when [ramipril] was withdrawn.",
    "The {mortality} caused by an overdose of [ramipril] is low.",
    "A patient with {rash} following [ramipril] was seen.",
    "[Ramipril]- and haloperidol-induced {tremor} was seen.",
    "[Ramipril] (RAM)-induced {cough} is common.",
    "[Ramipril] was the cause of this drug-induced {rash}.",
    "During [ramipril] for a history of gout the man developed {cough}.",
    "{Tremor} is less frequent than with [haloperidol].",
    "{Rash} was seen in less than one percent of those on [ramipril].",
)


def claims(text: str, predicate: Predicate) -> list[Claim]:
    found = extractor().extract(Document("d", text)).claims
    return [claim for claim in found if claim.predicate is predicate]


@pytest.mark.parametrize("sentence", NO_HARM)
def test_what_only_stands_beside_a_drug_is_no_harm(sentence: str) -> None:
    text, drug, illness = marked(sentence)

    assert is_no_harm(drug, illness, text, 0, len(text))


@pytest.mark.parametrize("sentence", HARM)
def test_harm_is_harm(sentence: str) -> None:
    text, drug, illness = marked(sentence)

    assert not is_no_harm(drug, illness, text, 0, len(text))


@pytest.mark.parametrize(
    "sentence",
    [
        "Hypertensive patients were seen before and after ramipril.",
        "Pain was less after surgery.",
        "The severity of depression in patients with migraine declined during ramipril treatment.",
    ],
)
def test_what_came_after_a_drug_need_not_come_of_it(sentence: str) -> None:
    assert not claims(sentence, Predicate.CAUSES)


def test_an_illness_that_names_another_is_not_treated() -> None:
    text, _, illness = marked("[Morphine] for {mucositis}-associated pain.")

    assert is_part_of_other(illness, text)
    assert not any(claim.object.text == "mucositis" for claim in claims(text, Predicate.TREATS))


def test_a_trial_is_known_by_its_words() -> None:
    assert tells_of_a_trial("Forty men were randomised. " + "They were seen each week. " * 40)
    assert not tells_of_a_trial("They were seen each week. " * 40)

"""A hedge never turns into a fact, nor a fact into a hedge: many frames, each around many ways to name a drug."""

from __future__ import annotations

from functools import cache

import pytest

from pharmagraph.builders.extract import Extractor
from pharmagraph.graph.claim import Claim
from pharmagraph.graph.document import Document
from pharmagraph.ontology.kinds import Certainty
from pharmagraph.ontology.lexicon import Lexicon

# ways to name a drug, with what is said of it aside
SUBJECTS = (
    "apixaban",
    "apixaban, a new drug,",
    "apixaban, which is dear,",
    "apixaban (a factor Xa inhibitor)",
    "apixaban, when given early,",
    "apixaban, in combination with aspirin,",
    "apixaban, but not warfarin,",
    "apixaban – an anticoagulant –",
    "in elderly patients apixaban",
    "in this setting, apixaban",
    "apixaban, at low doses,",
    "apixaban, like warfarin,",
    "apixaban, either alone or with aspirin,",
    "apixaban, alone,",
    "apixaban, as others found,",
    "apixaban, the newest of its class,",
    "treatment with apixaban, started early,",
    "apixaban, given its safety,",
    "apixaban, and not warfarin,",
    "apixaban, because it is safe,",
    "after surgery, apixaban",
)
# what doubts, asks, plans or denies that the drug prevents stroke
DOUBTS = (
    "We asked whether {s} prevents stroke.",
    "It is unknown whether {s} prevents stroke.",
    "It is unclear if {s} prevents stroke.",
    "There is no evidence that {s} prevents stroke.",
    "The hypothesis that {s} prevents stroke was tested.",
    "Some authors suggest that {s} prevents stroke.",
    "It has been proposed that {s} prevents stroke.",
    "It is possible that {s} prevents stroke.",
    "The aim was to determine whether {s} prevents stroke.",
    "We speculate that {s} prevents stroke.",
    "It remains to be seen whether {s} prevents stroke.",
    "It is not known whether {s} prevents stroke.",
    "{s} may prevent stroke.",
    "{s} might prevent stroke.",
    "{s} could possibly prevent stroke.",
    "{s} appears to prevent stroke.",
    "{s} seems to prevent stroke.",
    "{s} is thought to prevent stroke.",
    "{s} is likely to prevent stroke.",
    "{s} is being studied for the prevention of stroke.",
    "Whether {s} prevents stroke is unknown.",
    "Perhaps {s} prevents stroke.",
    "Probably {s} prevents stroke.",
    "If {s} prevents stroke, lives are saved.",
    "To test whether {s} prevents stroke, we treated 40 men.",
    "{s} does not prevent stroke.",
    "{s} failed to prevent stroke.",
    "{s} has not been shown to prevent stroke.",
    "{s} did not, in this trial, prevent stroke.",
    "{s} may, in this setting, prevent stroke.",
    "{s} may also prevent stroke.",
    "{s} may, as others found, prevent stroke.",
    "{s} may (rarely) prevent stroke.",
    "{s} may, therefore, prevent stroke.",
    "{s} may not only lower cost but also prevent stroke.",
    "It is hoped that {s} will prevent stroke.",
    "One could argue that {s} prevents stroke.",
    "We believe that {s} prevents stroke.",
    "In theory, {s} prevents stroke.",
    "Theoretically, {s} prevents stroke.",
    "{s} is said to prevent stroke.",
    "{s} is claimed to prevent stroke.",
    "There is some evidence that {s} prevents stroke.",
    "There is little evidence that {s} prevents stroke.",
    "There is conflicting evidence that {s} prevents stroke.",
    "Preliminary evidence suggests {s} prevents stroke.",
    "{s} has the potential to prevent stroke.",
    "{s} is expected to prevent stroke.",
    "It is debated whether {s} prevents stroke.",
    "It is doubtful that {s} prevents stroke.",
    "I doubt that {s} prevents stroke.",
    "It cannot be concluded that {s} prevents stroke.",
    "It is not clear that {s} prevents stroke.",
    "{s} reportedly prevents stroke.",
    "Anecdotally, {s} prevents stroke.",
    "{s} would prevent stroke.",
    "{s} should prevent stroke.",
    "Does {s} prevent stroke?",
    "Can {s} prevent stroke?",
    "The idea that {s} prevents stroke is attractive.",
    "The claim that {s} prevents stroke is unfounded.",
    "No trial has shown that {s} prevents stroke.",
    "Neither trial showed that {s} prevents stroke.",
    "None of the studies found that {s} prevents stroke.",
    "Contrary to expectation, {s} did not prevent stroke.",
    "{s} was no better than placebo in preventing stroke.",
    "Animal studies suggest {s} prevents stroke.",
    "These data raise the possibility that {s} prevents stroke.",
    "Future trials will show whether {s} prevents stroke.",
    "{s} is under investigation to prevent stroke.",
    "{s} presumably prevents stroke.",
    "Unless {s} prevents stroke, it is useless.",
    "{s} is supposed to prevent stroke.",
    "{s} was not found to prevent stroke.",
    "{s} has yet to be shown to prevent stroke.",
    "Evidence that {s} prevents stroke is lacking.",
    "Evidence that {s} prevents stroke is weak.",
    "Proof that {s} prevents stroke is missing.",
    "We could not confirm that {s} prevents stroke.",
    "The trial was designed to show that {s} prevents stroke.",
    "Patients were told that {s} may prevent stroke.",
    "The possibility that {s} prevents stroke deserves study.",
    "{s} purportedly prevents stroke.",
    "It is tempting to speculate that {s} prevents stroke.",
    "{s} tends to prevent stroke.",
    "Advocates claim that {s} prevents stroke.",
    "It is a myth that {s} prevents stroke.",
    "It has been suggested, but not proven, that {s} prevents stroke.",
    "The notion that {s} prevents stroke was refuted.",
    "It is unlikely that {s} prevents stroke.",
    "{s} is unlikely to prevent stroke.",
    "The potential of {s} to prevent stroke is large.",
    "The ability of {s} to prevent stroke was examined.",
    "The role of {s} in preventing stroke is unclear.",
    "The efficacy of {s} in preventing stroke has not been established.",
)
FACTS = (
    "Apixaban prevents stroke",
    "Apixaban, a new drug, prevents stroke",
    "In the elderly, apixaban prevents stroke",
    "Apixaban prevented stroke in 40 men",
)
# what stands beside a fact, and does not touch it: {fact} opens a sentence, {that} does not
BESIDE = (
    "{fact}, and it may cause bleeding.",
    "{fact}, but it may cause bleeding.",
    "{fact}, although it might cause bleeding.",
    "{fact}; whether it causes bleeding is unknown.",
    "{fact}, but whether it causes bleeding is unclear.",
    "{fact} and may cause bleeding.",
    "{fact}, whereas warfarin may cause bleeding.",
    "{fact}, but did not lower mortality.",
    "{fact} but failed to lower mortality.",
    "{fact}, which may explain its success.",
    "{fact}, possibly by inhibition of factor Xa.",
    "{fact} without causing bleeding.",
    "{fact}, and bleeding was not seen.",
    "{fact}, suggesting that it is useful in practice.",
    "{fact}, but its mechanism is unknown.",
    "{fact} by an unknown mechanism.",
    "{fact}, but further studies of its safety are needed.",
    "{fact}; further studies are needed.",
    "{fact}, although the mechanism has not been established.",
    "{fact}, unlike warfarin, which may fail.",
    "{fact}, not myocardial infarction.",
    "{fact} but not myocardial infarction.",
    "Although it may cause bleeding, {that}.",
    "Although it does not lower mortality, {that}.",
    "While its mechanism is unclear, {that}.",
    "Whereas warfarin may cause bleeding, {that}.",
    "Warfarin did not help, but {that}.",
    "Warfarin did not help; {that}.",
    "Aspirin may cause ulcers, and {that}.",
    "Aspirin may cause ulcers, whereas {that}.",
    "Aspirin does not lower mortality, and {that}.",
    "It is known that {that}.",
    "It has been shown that {that}.",
    "It is well established that {that}.",
    "There is no doubt that {that}.",
    "The trial confirmed that {that}.",
    "We conclude that {that}.",
    "Our results show that {that}.",
    "To study its effect, we treated 40 men, and found that {that}.",
    "We asked whether it is safe; {that}.",
    "The aim was to study its safety. {fact}.",
    "It is unclear why {that}.",
    "{fact} (its safety is unknown).",
    "{fact}, if taken daily.",
    "{fact} with no bleeding.",
    "In patients with no bleeding, {that}.",
    "In patients who did not respond to warfarin, {that}.",
    "Patients in whom warfarin had failed were told that {that}.",
    "Without doubt, {that}.",
    "Not surprisingly, {that}.",
    "{fact} even in patients with possible bleeding.",
    "{fact} in patients with suspected atrial fibrillation.",
    "{fact} in patients with unknown risk.",
    "The potential of warfarin is small, but {that}.",
)
FOUND = (
    0.85  # of the sentences make the claim at all; in the others the aside hides it from the rules
)
# what is not yet told apart, out of more than two hundred sentences
MISTAKEN = 4


@cache
def extractor() -> Extractor:
    return Extractor(Lexicon.load())


def claims(sentence: str) -> list[Claim]:
    """What a sentence claims about the drug and stroke."""
    found = extractor().extract(Document("d", sentence[0].upper() + sentence[1:])).claims
    return [
        claim
        for claim in found
        if (claim.subject.entity.label, claim.object.entity.label) == ("apixaban", "stroke")
    ]


def is_fact(claim: Claim) -> bool:
    return not claim.negated and claim.certainty is Certainty.ASSERTED


@pytest.mark.parametrize("frame", DOUBTS)
def test_a_doubt_reaches_over_what_is_said_aside(frame: str) -> None:
    sentences = [frame.format(s=subject) for subject in SUBJECTS]

    assert not [sentence for sentence in sentences if any(map(is_fact, claims(sentence)))]


def test_most_of_the_sentences_make_the_claim() -> None:
    sentences = [frame.format(s=subject) for frame in DOUBTS for subject in SUBJECTS[::4]]

    assert sum(bool(claims(sentence)) for sentence in sentences) > FOUND * len(sentences)


def test_a_fact_beside_a_doubt_stays_a_fact() -> None:
    sentences = [
        frame.format(fact=fact, that=fact[0].lower() + fact[1:])
        for frame in BESIDE
        for fact in FACTS
    ]

    mistaken = [sentence for sentence in sentences if not all(map(is_fact, claims(sentence)))]

    assert len(mistaken) <= MISTAKEN, mistaken

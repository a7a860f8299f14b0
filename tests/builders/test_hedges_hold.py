"""A hedge never turns into a fact, nor a fact into a hedge: many frames, each around many ways to name a drug."""

from __future__ import annotations

from functools import cache

import pytest

from pharmagraph.builders.extract import Extractor
from pharmagraph.graph.claim import Claim
from pharmagraph.graph.document import Document
from pharmagraph.ontology.kinds import Certainty
from pharmagraph.ontology.lexicon import Lexicon
from pharmagraph.ontology.predicates import Predicate

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
MODALS = (
    "may",
    "might",
    "could",
    "may not",
    "is thought to",
    "appears to",
    "is unlikely to",
    "would",
)
SAID = (
    "Sertraline {m} cause nausea.",
    "Sertraline {m} cause nausea, vomiting, and headache.",
    "Sertraline {m} cause nausea, vomiting (in 5 % of patients), and, rarely, seizures.",
    "Sertraline {m} cause nausea and vomiting but not seizures.",
    "Sertraline {m} treat anxiety and depression.",
    "Sertraline {m} treat anxiety and prevent depression.",
    "Sertraline {m} relieve anxiety, improve depression, and cause nausea.",
    "Sertraline {m} inhibit CYP2D6.",
    "Sertraline {m} inhibit CYP2D6 and CYP3A4.",
    "Sertraline {m} increase prolactin and decrease cortisol.",
    "Sertraline {m} interact with warfarin.",
    "Sertraline {m} interact with warfarin, aspirin and lithium.",
    "Sertraline {m} increase the effect of warfarin.",
    "Sertraline and fluoxetine {m} cause nausea.",
    "Sertraline, fluoxetine, and paroxetine {m} cause nausea.",
    "Both sertraline and fluoxetine {m} cause nausea.",
    "Sertraline {m} lead to nausea.",
    "Sertraline {m} lead to an increase in prolactin.",
    "Treatment with sertraline {m} lead to nausea.",
    "Sertraline {m} block the dopamine transporter.",
    "Sertraline {m} increase the risk of bleeding.",
    "Sertraline {m} reduce the risk of stroke.",
    "Sertraline {m} help patients with anxiety.",
    "Sertraline {m} improve symptoms of depression.",
    "Sertraline {m} worsen mania.",
    "Sertraline {m} have an effect on prolactin.",
    "Sertraline {m} have a role in the treatment of anxiety.",
    "Sertraline {m} be effective in anxiety.",
    "Sertraline {m} be used to treat anxiety.",
    "Sertraline {m} be an option for anxiety.",
    "Sertraline {m} be associated with seizures.",
    "Sertraline {m} be contraindicated in epilepsy.",
    "Sertraline {m} be superior to fluoxetine in anxiety.",
    "Sertraline {m} be metabolized by CYP2D6.",
    "Anxiety {m} be relieved by sertraline.",
    "Anxiety {m} be treated with sertraline.",
    "Nausea {m} be caused by sertraline.",
    "Nausea {m} occur with sertraline.",
    "Nausea {m} be a side effect of sertraline.",
    "Seizures {m} develop during treatment with sertraline.",
    "The effect of warfarin {m} be increased by sertraline.",
    "Side effects of sertraline {m} include nausea and vomiting.",
    "Concomitant use of sertraline and warfarin {m} cause bleeding.",
    "Patients taking sertraline {m} develop nausea.",
    "Patients with anxiety {m} respond to sertraline.",
    "Withdrawal of sertraline {m} cause seizures.",
    "In patients with epilepsy, sertraline {m} cause seizures.",
    "Sertraline 50 mg {m} cause nausea.",
    "Sertraline, a selective serotonin reuptake inhibitor, {m} cause nausea.",
    "Nausea and vomiting {m} result from sertraline.",
    "Sertraline {m} affect the metabolism of warfarin.",
    "Sertraline {m} displace warfarin from albumin.",
    "Sertraline {m} potentiate warfarin.",
    "The risk of bleeding {m} be increased by sertraline.",
    "The risk of bleeding {m} be higher with sertraline.",
    "Sertraline {m} raise serotonin levels.",
)
DENIALS = (
    "Sertraline did not cause nausea or vomiting.",
    "Sertraline caused no nausea, vomiting or headache.",
    "Sertraline caused neither nausea nor vomiting.",
    "No nausea, vomiting or headache occurred with sertraline.",
    "Nausea did not occur with sertraline.",
    "Nausea was not seen with sertraline.",
    "Nausea was absent in patients taking sertraline.",
    "There was no nausea with sertraline.",
    "None of the patients on sertraline had nausea.",
    "Sertraline was not associated with nausea or headache.",
    "Sertraline was without effect on nausea.",
    "Sertraline had no effect on prolactin.",
    "Sertraline had no effect on prolactin or cortisol levels.",
    "Sertraline had little effect on prolactin.",
    "Sertraline failed to relieve anxiety.",
    "Sertraline was ineffective in anxiety.",
    "Sertraline was not effective in anxiety or depression.",
    "Sertraline is not indicated for anxiety.",
    "Sertraline is not approved for anxiety.",
    "Sertraline is not recommended for the treatment of anxiety.",
    "Sertraline should not be used to treat anxiety.",
    "Sertraline lacks efficacy in anxiety.",
    "Sertraline lacked activity against CYP2D6.",
    "Sertraline does not inhibit CYP2D6 or CYP3A4.",
    "Sertraline is not an inhibitor of CYP2D6.",
    "Sertraline is no inhibitor of CYP2D6.",
    "Sertraline showed no inhibition of CYP2D6.",
    "CYP2D6 was not inhibited by sertraline.",
    "CYP2D6 was unaffected by sertraline.",
    "Sertraline does not interact with warfarin.",
    "No interaction between sertraline and warfarin was found.",
    "There is no interaction of sertraline with warfarin.",
    "An interaction between sertraline and warfarin was not found.",
    "Sertraline did not alter the effect of warfarin.",
    "Sertraline does not increase the risk of bleeding.",
    "The risk of bleeding was not increased by sertraline.",
    "Sertraline is not metabolized by CYP2D6.",
    "Sertraline does not bind to the dopamine transporter.",
    "Sertraline has no affinity for the dopamine transporter.",
    "Sertraline is devoid of affinity for the dopamine transporter.",
    "Anxiety was not relieved by sertraline.",
    "Anxiety did not improve with sertraline.",
    "Patients with anxiety did not respond to sertraline.",
    "Sertraline never cured anxiety.",
    "Sertraline can no longer relieve anxiety.",
    "Sertraline cannot relieve anxiety.",
    "Sertraline can't relieve anxiety.",
    "Sertraline isn't effective against anxiety.",
    "Sertraline, however, did not relieve anxiety.",
    "Sertraline did not, however, relieve anxiety.",
    "Contrary to earlier reports, sertraline did not relieve anxiety.",
    "In no patient did sertraline relieve anxiety.",
    "At no dose did sertraline relieve anxiety.",
    "Under no circumstances does sertraline relieve anxiety.",
    "Sertraline relieved anxiety in none of the patients.",
    "Sertraline hardly relieves anxiety.",
    "Sertraline rarely, if ever, relieves anxiety.",
    "Far from relieving anxiety, sertraline made it worse.",
    "Sertraline is useless in anxiety.",
    "Sertraline is of no use in anxiety.",
    "Sertraline is of no benefit in anxiety.",
    "Sertraline offers no benefit in anxiety.",
    "There was no benefit of sertraline in anxiety.",
    "Sertraline did nothing for anxiety.",
    "Sertraline did not seem to relieve anxiety.",
    "It is not true that sertraline relieves anxiety.",
    "It is false that sertraline relieves anxiety.",
    "It is wrong to say that sertraline relieves anxiety.",
    "The absence of nausea with sertraline was welcome.",
    "A lack of effect of sertraline on anxiety was seen.",
    "The failure of sertraline to relieve anxiety was a surprise.",
    "The inability of sertraline to relieve anxiety is known.",
    "Except for sertraline, all drugs caused nausea.",
    "All drugs except sertraline caused nausea.",
    "Not one patient developed nausea on sertraline.",
    "Sertraline does not only fail to relieve anxiety.",
    "Zero patients had nausea with sertraline.",
    "Sertraline is free of nausea.",
    "Sertraline spares prolactin.",
    "Sertraline is neutral on prolactin.",
)
# what a sentence says by the way, and no doubt touches
BY_THE_WAY = frozenset({Predicate.HAS_ROLE, Predicate.HAS_DOSE, Predicate.ADMINISTERED_VIA})
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


def facts(sentence: str) -> list[Claim]:
    """What a sentence asserts, but for what it says by the way."""
    found = extractor().extract(Document("d", sentence)).claims
    return [c for c in found if is_fact(c) and c.predicate not in BY_THE_WAY]


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


@pytest.mark.parametrize("frame", SAID)
def test_a_modal_verb_doubts_all_that_its_sentence_claims(frame: str) -> None:
    sentences = [frame.format(m=modal) for modal in MODALS]

    assert not [sentence for sentence in sentences if facts(sentence)]


@pytest.mark.parametrize("sentence", DENIALS)
def test_what_is_denied_is_no_fact(sentence: str) -> None:
    assert not facts(sentence)

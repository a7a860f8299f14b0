"""Which denials and hedges bear on a claim: sentences with `[its cue]`, `{its subject}` first and `{{its object}}`."""

from __future__ import annotations

import re

import pytest

from pharmagraph.builders.context.bearing import Span, bearing
from pharmagraph.builders.context.context import claim_flags, scopes
from pharmagraph.ontology.predicates import Predicate

_PART = re.compile(r"\[(?P<cue>[^]]+)\]|\{\{(?P<object>[^}]+)\}\}|\{(?P<subject>[^}]+)\}")


def parts(sentence: str) -> tuple[str, tuple[Span, Span, Span]]:
    """The sentence without its marks, and where cue, subject and object stand in it."""
    plain, at, places = "", 0, {}
    for match in _PART.finditer(sentence):
        plain += sentence[at : match.start()]
        name = str(match.lastgroup)
        places[name] = len(plain), len(plain) + len(match[name])
        plain += match[name]
        at = match.end()
    return plain + sentence[at:], (places["cue"], places["subject"], places["object"])


def flags(
    sentence: str,
    predicate: Predicate = Predicate.INHIBITS,
    *,
    presupposed: bool = False,
    implied: bool = False,
) -> str:
    plain, places = parts(sentence)
    said = bearing(
        scopes(plain), plain.lower(), predicate, places, presupposed=presupposed, implied=implied
    )
    negated, certainty = claim_flags(said, *places)
    return " ".join(["not"] * negated + [str(certainty)])


@pytest.mark.parametrize(
    "sentence",
    [
        "No increase in {{nausea}} was seen [after] {morphine}.",
        "No worsening of {{angina}} was seen [after] {captopril}.",
    ],
)
def test_that_there_was_no_more_of_a_harm_denies_it(sentence: str) -> None:
    assert flags(sentence, Predicate.CAUSES) == "not asserted"


@pytest.mark.parametrize(
    "sentence",
    [
        "Colchicine worked, but not the {{CYP3A4}} [inhibitor] {ketoconazole}.",
        "The effect was not modified by the {{CB1}} receptor [antagonist] {rimonabant}.",
        "It was not blocked by {prazosin}, an {{alpha-1}} [blocker].",
        "Mirtazapine did not affect the [inhibition] of {{CYP3A4}} by {ketoconazole}.",
        "The [inhibition] of {{CYP3A4}} by {ketoconazole} was not altered by food.",
        "Its effect on exercise is not related to the [inhibition] of {{ACE}} by {captopril}.",
        "Carvedilol does not hinder the [benefits] of {exercise} in {{heart failure}}.",
        "The toxic [effects] of {lithium} on the {{kidney}} may be increased by diuretics.",
        "The potential roles of {lithium}-[induced] {{tremor}} were listed.",
        "Food did not reduce {captopril}-[induced] {{cough}}.",
        "Ondansetron does not prolong the sedative [effects] of {morphine} in {{pain}}.",
        "There was no effect of food on the sedative [effects] of {morphine} in {{pain}}.",
        "Serotonin has no role in the sedative [effects] of {morphine} in {{pain}}.",
        "{Bromocriptine} brought a long and not dose-dependent [fall] in {{blood pressure}}.",
        "The {{itch}} [caused] by {morphine} was not relieved by loratadine.",
    ],
)
def test_what_is_said_in_passing_is_not_denied(sentence: str) -> None:
    assert flags(sentence) == "asserted"


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        ("{Paroxetine} is not an [inhibitor] of {{CYP3A4}}.", "not asserted"),
        ("{Paroxetine} showed no [inhibition] of {{CYP3A4}}.", "not asserted"),
        ("[Inhibition] of {{CYP3A4}} by {paroxetine} was not observed.", "not asserted"),
        ("{Ketoconazole}, a putative [inhibitor] of {{P-gp}}, was given.", "possible"),
        ("A suspected {{rash}} [caused] by {cefixime} was seen.", "probable"),
        ("This suggests {{hepatitis}} [caused] by {kava}.", "probable"),
        ("We believe that this was a case of {{hepatitis}} [caused] by {kava}.", "probable"),
        ("The {{rash}}, possibly [caused] by {cefixime}, went away.", "possible"),
        ("No cases of {{hepatitis}} [caused] by {kava} are known.", "not asserted"),
        ("{{Hepatitis}} [caused] by {kava} was not seen.", "not asserted"),
        ("{{Hepatitis}} [caused] by {kava} did not occur.", "not asserted"),
    ],
)
def test_what_is_said_in_passing_is_doubted_or_denied_as_a_whole(sentence: str, says: str) -> None:
    assert flags(sentence) == says


def test_what_a_but_takes_out_of_a_denial_is_affirmed() -> None:
    sentence = "The {{fear}} was not [relieved] by a placebo, but by {mianserin}."

    assert flags(sentence, Predicate.TREATS) == "asserted"


def test_an_exception_to_a_denial_is_affirmed() -> None:
    sentence = "There were no side [effects] of {ondansetron} except for {{nausea}}."

    assert flags(sentence, Predicate.CAUSES) == "not asserted"  # its cue is denied by itself
    assert flags(sentence.replace("no side", "similar"), Predicate.CAUSES) == "asserted"


def test_a_dose_or_a_form_is_not_denied_with_what_is_said_of_its_drug() -> None:
    assert flags("{Minoxidil} [foam] {{5 %}} is not for beards.", Predicate.HAS_DOSE) == "asserted"
    assert (
        flags("{{Oral}} [oral] {insulin} is being developed.", Predicate.ADMINISTERED_VIA)
        == "hypothetical"
    )


def test_two_drugs_were_compared_whatever_came_of_it() -> None:
    trial = "Nine trials [compare] {timolol} with {{atenolol}}."
    plan = "To [compare] {timolol} with {{atenolol}} in migraine."
    outcome = "There was no difference in deaths ({timolol} [versus] {{atenolol}})."

    assert flags(outcome, Predicate.COMPARED_WITH) == "asserted"
    assert flags(trial, Predicate.COMPARED_WITH) == "asserted"
    assert flags(plan, Predicate.COMPARED_WITH) == "hypothetical"
    assert (
        flags("{Timolol} was never [compared] with {{atenolol}}.", Predicate.COMPARED_WITH)
        == "not asserted"
    )


def test_where_no_rule_chose_the_cue_a_denial_must_govern_a_side() -> None:
    sentence = "{{Depression}} without previous [therapy], was treated with {estradiol}."

    assert flags(sentence, Predicate.TREATS, implied=True) == "asserted"

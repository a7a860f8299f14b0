"""What became of something under a drug is told whatever the verb, wherever the drug stands."""

from __future__ import annotations

from itertools import product

import pytest

from tests.builders.shipped import said

_EASED = (
    "eased", "improved", "subsided", "resolved", "got better", "cleared up", "lifted", "faded", "vanished",
    "disappeared", "lessened", "went away", "settled", "was relieved", "was less severe", "fell", "was reduced",
)  # fmt: skip
_CAME = (
    "worsened", "got worse", "developed", "appeared", "occurred", "arose", "set in", "began", "was seen", "came on",
)  # fmt: skip
_ROSE = "rose", "increased", "went up", "doubled", "was higher", "was elevated"
_FELL = "fell", "decreased", "went down", "halved", "was lower", "was suppressed"
_STAYED = "was unchanged", "did not change", "remained the same"
_UNDER = (
    "after X", "on X", "with X", "under X", "in patients given X", "in patients taking X", "in those who took X",
    "in the X group", "following X", "during treatment with X", "when X was given", "once X was started",
    "in X-treated patients", "in response to X", "as a result of X", "within days of X", "thanks to X",
)  # fmt: skip
_TOLD = (
    ("treats", False, ("pain", "migraine"), _EASED),
    ("causes", False, ("tremor", "a rash"), _CAME),
    ("increases", False, ("BDNF", "heart rate"), _ROSE),
    ("decreases", False, ("BDNF", "heart rate"), _FELL),
    ("modulates", True, ("BDNF", "heart rate"), _STAYED),
)


@pytest.mark.parametrize(
    ("predicate", "negated", "thing", "verb"),
    [
        (predicate, negated, thing, verb)
        for predicate, negated, things, verbs in _TOLD
        for thing, verb in product(things, verbs)
    ],
)
def test_what_became_of_it_is_said_of_the_drug(
    predicate: str, negated: bool, thing: str, verb: str
) -> None:
    sentences = [
        sentence[0].upper() + sentence[1:]
        for under in (each.replace("X", "lamotrigine") for each in _UNDER)
        for sentence in (f"{thing} {verb} {under}.", f"{under}, {thing} {verb}.")
    ]
    found = {sentence: said(sentence) for sentence in sentences}

    assert {
        sentence: claims for sentence, claims in found.items() if claims != {(predicate, negated)}
    } == {}


_TAKERS = (
    "patients taking X", "those who took X", "people on X", "users of X", "the X group", "half of those given X",
    "many who take X", "on X, patients", "after X, patients", "X users", "of those given X, 12%", "X-treated patients",
)  # fmt: skip
_OF_THEM = (
    ("treats", "had less pain"),
    ("treats", "were free of pain"),
    ("treats", "felt less pain"),
    ("treats", "had relief from pain"),
    ("treats", "recovered from depression"),
    ("treats", "got over depression"),
    ("treats", "were cured of malaria"),
    ("treats", "became pain-free"),
    ("prevents", "had fewer migraines"),
    ("prevents", "were less likely to have a stroke"),
    ("causes", "developed tremor"),
    ("causes", "experienced tremor"),
    ("causes", "complained of tremor"),
    ("causes", "noticed tremor"),
    ("causes", "came down with hepatitis"),
    ("causes", "were more likely to develop tremor"),
)


@pytest.mark.parametrize(("predicate", "what"), _OF_THEM)
def test_what_became_of_those_who_took_it_is_said_of_the_drug(predicate: str, what: str) -> None:
    sentences = [
        f"{takers[0].upper()}{takers[1:]} {what}."
        for takers in (each.replace("X", "lamotrigine") for each in _TAKERS)
    ]
    found = {sentence: said(sentence) for sentence in sentences}

    assert {
        sentence: claims for sentence, claims in found.items() if claims != {(predicate, False)}
    } == {}

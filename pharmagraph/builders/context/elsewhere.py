"""Denials of another name, or of some patients only: "did not alter renin in patients with Y", "failed in a third".

The words stand in `elsewhere.toml`. All functions take a sentence in small letters; `places` are those of the cue, the
subject and the object of a claim.
"""

from __future__ import annotations

import re

from pharmagraph.builders.context.context import Scope
from pharmagraph.builders.context.unharmed import is_of_other_cause
from pharmagraph.builders.context.unhelped import (
    FURTHER,
    OF_WHOM,
    Places,
    Span,
    is_of_no_treatment,
)
from pharmagraph.builders.text.wording import Wording
from pharmagraph.ontology.predicates import HELPS, Predicate

_WORDS = Wording.beside("pharmagraph.builders.context", "elsewhere.toml", flags=0)


# ---- another subject, or another verb

_OWN_SUBJECT = _WORDS.compile(
    r"(?:,\sand|,?\s(?:but|while|whereas|although|yet))\s(?:this|that|these|those|the|our|its|their|an?)\s(?!(?:\w+\s)?$drug\b)(?:(?!$people\b|group\b|groups\b)[\w'-]+\s){1,8}$"
)
_PRONOUN = _WORDS.compile(r",\s(?:it|they|he|she|we|these|this|there)\s(?:\w+\s)?$auxiliary\b")
_THAN_WITHOUT = re.compile(r"\bthan\swithout\s(?:[\w-]+\s){0,2}$")
_WITH_AND_WITHOUT = 24  # characters
# "less than B, and does not": of the first
_THAN = re.compile(r"\bthan\s(?:(?:the|with|that|of|those)\s)?(?:[\w-]+\s)?$")
_AND = re.compile(r",?\s(?:and|but)\s")
_EXTENT = re.compile(
    r"[^,;:.]{0,80}?\bto\s(?:the\ssame|an?\s(?:similar|equal|comparable))\s(?:extent|degree)\b"
)
_OWING = _WORDS.compile(r"\b$owing\s(?:to\s)?(?:(?:the|this|an?|any)\s)?(?:[\w-]+\s)?$")
_BEGINS = _WORDS.compile(r"\b$begins\b")
_STIMULUS = _WORDS.compile(r"\b$stimulus\s(?:\w+\s)?(?:to|of)\s(?:[\w-]+\s){0,2}$")
_NEED = _WORDS.compile(r"\b$need\b")
_NEW_THAT = _WORDS.compile(r"\s$concludes\sthat\b")
_EXPLAINS = re.compile(r"[^,;:.]{0,120}?\b(?:explain|account)(?:s|ed)?\b")
_TOGETHER = _WORDS.compile(r"\b$together\b")
_BY = re.compile(r"\bby\b")
_WHO = _WORDS.compile(r"\s$people\b")
_REPORTS = _WORDS.compile(r"\b$reports\b")
_COST = _WORDS.compile(r"\s(?:the\s|any\s)?$cost\b")
_NEEDED = 12  # characters
_OR = re.compile(r",\s|,?\sor\s")
_GERUND = re.compile(r"\s(?:\w+ly\s)?[a-z]{3,}ing\b")
_LACK = frozenset({"without", "free of", "free from", "with no"})
_JOINED = _WORDS.compile(r"\b$joined\b")
_JOINED_WITHIN = 24  # characters
_OTHER_ROUTE = re.compile(r"\bother\s(?:[\w-]+\s(?:or\s|and\s)?){0,2}$")
_USED_TO = _WORDS.compile(r"(?:not|never)\s(?:been\s)?(?:\w+ly\s)?$tried\sto\b")
_OF_BOTH = "interacts.outcome-of-both"
_EXCEPT = re.compile(r"\bexcept(?:ion|ing)?\b[^,;:.]*$")
_PARTICIPLE = re.compile(r"\s(?:\w+ly\s)?[a-z]{3,}(?:ing|ed)\b")
_WHOM_REACH = 70  # characters
_STIMULUS_REACH = 60  # characters
_NEAR = 30
_VERBLESS = frozenset({"scorer.drug-protein"})
_WAY = {
    Predicate.INCREASES: re.compile(r"\b(?:increas|rais|ris|elevat|stimulat|enhanc)"),
    Predicate.DECREASES: re.compile(r"\b(?:reduc|decreas|lower|diminish|fall|declin)"),
}
_LOOSE_ONSET = frozenset({"onset", "onset.implied"})
_MOVES = frozenset({
    Predicate.MODULATES, Predicate.INCREASES, Predicate.DECREASES, Predicate.INHIBITS, Predicate.ACTIVATES,
})  # fmt: skip


def is_elsewhere(scope: Scope, text: str, predicate: Predicate, places: Places, rule: str) -> bool:
    """Whether what denies a claim is said of another name of the sentence, or of some patients only.

    >>> from pharmagraph.builders.context.context import scopes
    >>> text = "x did not alter renin in patients with y"
    >>> denial, places = scopes(text)[0], ((22, 24), (0, 1), (39, 40))
    >>> is_elsewhere(denial, text, Predicate.TREATS, places, "treats.in")
    True
    """
    object_ = places[2]
    if _is_of_other_statement(scope, text, places):
        return True
    if predicate in HELPS:
        return is_of_no_treatment(scope, text, places, rule)
    if predicate is Predicate.CAUSES:
        return is_of_other_cause(scope, text, places, rule)
    if predicate is Predicate.SUPERIOR_TO:  # "greater with than without X"
        before = max(0, object_[0] - _WITH_AND_WITHOUT)
        return _THAN_WITHOUT.search(text, before, object_[0]) is not None
    if predicate is Predicate.INTERACTS_WITH:
        return _is_of_no_meeting(scope, text, places, rule)
    if predicate is Predicate.ASSOCIATED_WITH:  # "failure to reach Y is associated with"
        return scope.cue.startswith("failure")
    if predicate is Predicate.HAS_ONSET:  # "did not affect outcomes at six months"
        return rule in _LOOSE_ONSET and _BEGINS.search(text, 0, object_[0]) is None
    if predicate is Predicate.DERIVED_FROM:
        return scope.of_item
    if predicate is Predicate.ADJUNCT_TO:  # "no benefit of adding X to Y"
        return _JOINED.search(text, scope.cue_start, scope.cue_end + _JOINED_WITHIN) is None
    if predicate is Predicate.ADMINISTERED_VIA:  # "no other oral drug"
        return (
            _OTHER_ROUTE.search(text, scope.cue_start, max(scope.cue_end, object_[0])) is not None
        )
    return predicate in _MOVES and _is_of_other_move(scope, text, predicate, places, rule)


def _is_of_other_statement(scope: Scope, text: str, places: Places) -> bool:
    """Whether a denial is of another statement than any that names these two: of its costs, of who they were."""
    cue, subject, object_ = places
    if scope.cue.endswith("published") and _REPORTS.search(text, 0, scope.cue_start):
        return True
    if scope.cue in _LACK and _is_behind_people(scope, text):
        return _GERUND.match(text, scope.cue_end) is None
    return (
        _EXTENT.match(text, scope.cue_end) is not None
        or _COST.match(text, scope.cue_end) is not None
        or _is_measured_by(scope, text, subject)
        or _has_own_subject(scope, text, subject, object_)
        or _is_behind_pronoun(scope, text, cue, object_)
        or _tells_of_whom(scope, text)
        or _is_of_what_explains(scope, text, places)
    )


def _is_of_no_meeting(scope: Scope, text: str, places: Places, rule: str) -> bool:
    """Whether an interaction is taken for granted, or nobody took the two at once: "no harm due to the interaction"."""
    cue, subject, object_ = places
    if scope.cue.startswith("except"):
        return True
    first = min(subject[0], object_[0])
    if (
        rule == _OF_BOTH
        and scope.cue.startswith("no")
        and _WHO.search(text, scope.cue_end, max(scope.cue_end, first))
    ):
        return True  # "none of the patients on both had Y"
    one, other = sorted((subject, object_))
    if other[1] <= scope.cue_start and _OR.fullmatch(text, one[1], other[0]):
        return True  # "A, B or C did not affect"
    if rule == _OF_BOTH and not _TOGETHER.search(text, 0, max(subject[1], object_[1]) + _NEAR):
        return True
    if scope.cue_end <= cue[0] <= subject[0] and _OWING.search(text, scope.cue_end, cue[0]):
        return True
    return _EXCEPT.search(text, scope.cue_end, max(scope.cue_end, object_[0])) is not None


def _is_of_other_move(
    scope: Scope, text: str, predicate: Predicate, places: Places, rule: str
) -> bool:
    """Whether what is denied is a change of a response to the object, or has no verb that tells which way."""
    _, subject, object_ = places
    if _USED_TO.match(text, scope.cue_start):
        return True
    if FURTHER.match(text, scope.cue_end) or _NEED.search(
        text, scope.cue_start, scope.cue_end + _NEEDED
    ):
        return True
    if rule in _VERBLESS:
        way = _WAY.get(predicate)
        told = way is not None and way.search(text, scope.cue_end, max(scope.cue_end, object_[0]))
        if scope.cue == "without" and not told:
            return True
        if object_[1] <= subject[0] and not _BY.search(text, object_[1], subject[0]):
            return True
        if scope.cue_end <= object_[0] < object_[1] <= subject[0]:
            return True
    before = max(0, object_[0] - _STIMULUS_REACH)
    return _STIMULUS.search(text, before, object_[0]) is not None


def _has_own_subject(scope: Scope, text: str, subject: Span, object_: Span) -> bool:
    """Whether the verb that is denied has a subject of its own: "X was given, but this test did not"."""
    if scope.cue_start < subject[1] or not (scope.verbal or scope.cue.startswith("not")):
        return False
    own = _OWN_SUBJECT.search(text, subject[1], scope.cue_start)
    return own is not None and not own.start() <= object_[0] < scope.cue_start


def _is_measured_by(scope: Scope, text: str, subject: Span) -> bool:
    """Whether the subject is only what another was set against before: "A acts longer than X, and does not"."""
    return (
        subject[1] <= scope.cue_start
        and _AND.match(text, subject[1]) is not None
        and _THAN.search(text, max(0, subject[0] - _NEAR), subject[0]) is not None
    )


def _is_behind_people(scope: Scope, text: str) -> bool:
    before = max(0, scope.cue_start - _WHOM_REACH)
    return OF_WHOM.search(text, before, scope.cue_start) is not None


def _tells_of_whom(scope: Scope, text: str) -> bool:
    """Whether a denial only tells who is meant: "patients not achieving control with X had"."""
    return (
        scope.cue == "not"
        and _is_behind_people(scope, text)
        and _PARTICIPLE.match(text, scope.cue_end) is not None
    )


def _is_of_what_explains(scope: Scope, text: str, places: Places) -> bool:
    """Whether something is said in conclusion, or explains nothing: "the failure of X indicates that Y"."""
    first, last = min(places[1:])[1], max(places[1:])
    if scope.cue.startswith(("failure", "inability")):
        first = scope.cue_end
    if scope.cue_start < last[0] and _NEW_THAT.search(text, max(first, scope.cue_end), last[0]):
        return True
    return scope.cue.endswith("that") and _EXPLAINS.match(text, last[1]) is not None


def _is_behind_pronoun(scope: Scope, text: str, cue: Span, object_: Span) -> bool:
    """Whether the object is named in a further statement: "as X does not lower it, they are called"."""
    return (
        scope.cue_end <= cue[0] < object_[0]
        and _PRONOUN.search(text, cue[1], object_[0]) is not None
    )

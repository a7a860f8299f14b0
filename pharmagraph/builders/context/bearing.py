"""Which denials and hedges of a sentence bear on one claim of it.

What governs the words of a claim need not be said of it. "It did not reduce the inhibition of COX-2 by
celecoxib" denies the reduction, "X, but not the COX-1 inhibitor Y, helped" that Y helped, and neither that
there is inhibition. All functions take a sentence in small letters and stretches in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pharmagraph.builders.context.by_predicate import (
    APPOSED,
    DOUBTFUL,
    VERB,
    is_told_if,
    of_such,
    says_no_more,
)
from pharmagraph.builders.context.clauses import apposition
from pharmagraph.builders.context.context import HELD, Scope
from pharmagraph.builders.text.wording import Wording
from pharmagraph.ontology.predicates import Predicate

Span = tuple[int, int]

_WORDS = Wording.beside("pharmagraph.builders.context", "bearing.toml", flags=0)

# ---- what is said in passing: subject, cue and object are one noun phrase

_AGENT = _WORDS.compile(r"$agent")
_ACTIVITY = _WORDS.compile(r"(?:ic|ory)?[\s-]+$its_activity")
_HYPHENATED = _WORDS.compile(
    r"\s?[-\u2010-\u2013]\s?$induced_or_of\b|\s(?:associated|related)\s(?!with\b|to\b)"
)
_APPOSITION = re.compile(r"(?:\s\([^()]{1,30}\))?,\s[^,;:()]*(?:\([^()]*)?")

_CAUSED = _WORDS.compile(r"\b(?:$induced_by\s+by|associated\s+with)\b")

# ---- what doubts or denies such a phrase as a whole

_IDENTIFIES = (
    r"(?:this|it|that|these)\s+(?:is|was|are|were|represents?|represented)"
    r"\s+(?:[\w-]+\s+){0,3}?cases?\s+of\s+(?:[\w-]+\s+)?"
)
_UP_TO = re.compile(
    rf"\s*(?:{_IDENTIFIES})?|"
    r"\s*(?:(?:an?|the|of|cases?|this|fatal|severe|acute|[\w-]{0,12}(?:al|ic|ed))\s+){0,3}"
)
_EXISTENCE = _WORDS.compile(
    r"\s*(?:[\w-]+\s+){0,3}?$instance\s+(?:[\w-]+\s+){0,4}?(?:of|about|on)\s+(?:[\w-]+\s+){0,2}"
    r"|\s*$of_what_kind?\s*",
)
_HAS = _WORDS.compile(r"\s*$has\s+(?:from\s+)?(?:(?:an?|any|the)\s+)?(?:[\w-]+\s+)?")
_NONE = frozenset(
    ("no", "absence of", "little or no", "no evidence of", "no sign of", "no signs of")
)
_SEEN = _WORDS.compile(r"\b$seen$")
_OCCUR = re.compile(r"\s*(?:occur|develop|appear|arise)\b")
_BEING = re.compile(r"\s(?:itself\s)?being\s")
_FEW_WORDS = re.compile(r"[^,;:.]{0,50}")

# ---- the verb that is denied is another one

_CHANGES = _WORDS.compile(r"\b$changes")
_CHANGES_NOUN = _WORDS.compile(
    r"\b(?:$changes|$changes_too|$influence\s+(?:of\s+(?:[\w-]+\s+){1,4}?)?(?:on|upon)\b)"
)
_ALIKE = _WORDS.compile(r"\b$alike\b")
# "unlikely to have effects that limit its use"
# "no drugs that cure Y, such as X"
_NO_SUCH = re.compile(
    r"\s(?:[\w-]+\s){0,2}?(?:drug|medicine|medication|agent|pill|tablet|compound|treatment)s?\s(?:that|which)\s"
)
_RELATIVE = _WORDS.compile(r"\b(?!$says_that\b)\w{3,}s\s+(?:that|which|who)\s")
# "no increase in nausea was seen after X": neither was there more of it
_RISE_IN = re.compile(
    r"\s+(?:[\w-]+\s+){0,2}?(?:increase|rise|elevation)s?\s+(?:in|of)\s+(?:[\w-]+\s+){0,4}?"
)
_CHANGED = _WORDS.compile(r"\s+(?:be\s+)?(?:\w+ly\s+)?$changed\b")
_APART = _WORDS.compile(r"\b$apart$")
_NOUN = re.compile(
    r"\w{2,}(?:tion|sion|ance|ence|ment|lism|ding)s?|(?:up|down)-?regulation|blockade|blockades|uptake|loss"
)
_CONVERTED = _WORDS.compile(r"$noun_or_verb")
_PREPOSITION = re.compile(r"in|for|of|after|during|following|with|against|from")
_BEFORE_NOUN = re.compile(r"\b(?:an?|the|this|no|any|of|by|in|[\w-]+(?:ed|al|ic|ive|ant))\s$")
_AFTER_NOUN = re.compile(r"\s(?:in|of|by)\b")
_BY = re.compile(r"\bby\b")
_WHICH = re.compile(r"\s*,\s+(?:which|who|whose|for\s+which)\b")
_CONTRAST = _WORDS.compile(
    r"[\s,]*(?:but(?!\s+(?:also|not)\b)|whereas|while(?!\s+$at_the_time\b)|although|though|however)\b"
)


# "does not affect X and lowers Y", "may cause X and lowers Y": "lowers" is no verb of the auxiliary
_AUXILIARY = _WORDS.compile(r"(?:$with_base(?:\snot)?|$has_no|$not_of_base)$")
_FURTHER = re.compile(r"(?:,|\b(?:and|but))\s(?:(?:\w+ly|also|even|then|thus|so|often)\s){0,2}$")
_FURTHER_WITHIN = 30  # characters
_AUXILIARY_REACH = 16

# "X, but not Y or Z, lowers ...", "X but neither Y nor Z lowers ..."
_BUT_NOT = re.compile(r"(?:\s\([^()]{1,30}\))?,?\s(?:but|and|yet)\s(?:not|neither)\s[^;:.]{1,80}")

# "oral, but not intravenous, X lowers ...": it is given in both ways
_BUT_NOT_SO = _WORDS.compile(r"\b$way\b,?\s(?:but|and|yet)\snot\s[\w-]+,?\s$")
_WAY_REACH = 60  # characters

_SHARE = re.compile(r"\s(?:share|shares|shared)\b")

# from a subject to what denies its verb
_UP_TO_VERB = re.compile(
    r"(?:\s\([^()]{1,30}\))?(?:\s(?:treatment|therapy|alone|is|was|were|are|did|does|do|has|have|had|could|can|would|will|be|been|\w+ly))*\s?"
)
# from "that" to the first name of what is said
_UP_TO_SUBJECT = re.compile(
    r"\s*(?:(?:the|an?|this|these|his|her|their|its|our|my|your|some|most|many|all|both|low|high|oral|daily|long-term|taking|using|giving"
    r"|treatment|therapy|with|use|of|drug|drugs|in|patients|people|women|men|children|on|even|\w+ing|\w+(?:al|ic|ive|ous))\s){0,5}"
)


def bearing(
    scopes: Iterable[Scope],
    text: str,
    predicate: Predicate,
    places: tuple[Span, Span, Span],
    *,
    presupposed: bool,
    implied: bool = False,
) -> tuple[Scope, ...]:
    """The scopes that can bear on a claim; `places` are those of its cue, its subject and its object.

    `presupposed`: its rule reads what is said in passing. `implied`: no rule chose its cue, so that a denial
    must govern one of its sides.
    """
    scopes = _near(tuple(scopes), text, places)
    if scopes:
        scopes = of_such(scopes, text, predicate, places)
    if not scopes or says_no_more(text, predicate, places):
        return scopes
    if presupposed or _in_passing(text, places):
        whole = min(place[0] for place in places), max(place[1] for place in places)
        return tuple(
            scope._replace(start=min(scope.start, whole[0]), end=max(scope.end, whole[1]))
            for scope in scopes
            if _of_phrase(scope, text, whole)
        )
    cue, subject, object_ = places
    if implied and object_[1] <= subject[0] and predicate is not Predicate.CAUSES:
        scopes = tuple(_of_its_verb(scope, text, subject) for scope in scopes)
    if min(subject[0], object_[0]) >= cue[1]:  # "an interaction of X and Y did not occur"
        scopes = tuple(_widened(scope, text, places) for scope in scopes)
    return tuple(
        scope
        for scope in scopes
        if not _of_auxiliary(scope, text, cue, subject)
        and not (
            _denies_another(scope, scopes, text, places)
            or (implied and not any(_holds(scope, side) for side in (subject, object_)))
            if scope.negated
            else _of_change(scope, text, places)
        )
    )


def _near(
    scopes: tuple[Scope, ...], text: str, places: tuple[Span, Span, Span]
) -> tuple[Scope, ...]:
    """The scopes without those of a part of the sentence to which the claim does not belong."""
    if not scopes:
        return scopes
    cue, subject, object_ = places
    aside = apposition(text, min(cue[0], object_[0]), max(cue[1], object_[1]))
    apposed = _is_apposed(text, cue, subject, object_)
    return tuple(
        scope
        for scope in scopes
        if not (scope.negated and _is_inside(scope, subject, object_))
        and not is_told_if(scope, text, min(cue[0], subject[0], object_[0]))
        and (scope.cue != HELD or _is_held(scope, text, cue, subject, object_))
        and not (aside is not None and _of_the_rest(scope, text, aside))
        # "to find out whether X, a blocker of Y, ..."
        and not (
            apposed
            and scope.cue_start < scope.cue_end
            and not subject[1] <= scope.cue_start < object_[1]
        )
    )


def _denies_another(
    scope: Scope, scopes: Iterable[Scope], text: str, places: tuple[Span, Span, Span]
) -> bool:
    """Whether what is denied is another clause, name or verb than that of the claim."""
    return (
        _beyond(scope, text, *places)
        or _of_others(scope, text, *places)
        or _of_other_verb(scope, text, places)
        or _is_exception(scope, scopes, text)
    )


def _is_apposed(text: str, cue: Span, subject: Span, object_: Span) -> bool:
    """Whether a claim is what an apposition tells of its subject: "X, a blocker of Y", "X (a drug used for Y)"."""
    return (
        subject[1] <= object_[0]
        and cue[0] >= subject[1]
        and APPOSED.match(text, subject[1]) is not None
        and _APPOSITION.fullmatch(text, subject[1], object_[0]) is not None
    )


def _of_the_rest(scope: Scope, text: str, aside: Span) -> bool:
    """Whether a doubt is of the sentence in which a claim is made `aside`: "X, licensed for Y, is under study"."""
    if scope.cue_start < aside[1] or scope.cue == "?":
        return False
    return "," not in text[aside[1] + 1 : scope.cue_start]


def _is_held(scope: Scope, text: str, *places: Span) -> bool:
    """Whether a claim is what stands behind a "that", and no part of a relative clause: "that lowers X by Y"."""
    first = min(start for start, _ in places)
    return first >= scope.start and _UP_TO_SUBJECT.fullmatch(text, scope.start, first) is not None


def _is_inside(scope: Scope, *sides: Span) -> bool:
    """Whether a cue is part of what is named: "NMS without rigidity"."""
    return scope.cue_start < scope.cue_end and any(
        side[0] <= scope.cue_start and scope.cue_end <= side[1] for side in sides
    )


def _widened(scope: Scope, text: str, places: tuple[Span, Span, Span]) -> Scope:
    """The scope, governing also the noun phrase of which it says that it did not, or may occur."""
    cue, subject, object_ = places
    end = max(subject[1], object_[1])
    occurs = (
        scope.verbal
        and scope.cue_start >= end
        and _OCCUR.match(text, scope.cue_end)
        and _FEW_WORDS.fullmatch(text, end, scope.cue_start)
    )
    return scope._replace(start=min(scope.start, cue[0])) if occurs else scope


def _of_its_verb(scope: Scope, text: str, subject: Span) -> Scope:
    """The scope, governing also the subject of the verb that it denies: "in those with Y, X did not help"."""
    if not (scope.negated and scope.verbal and subject[1] <= scope.cue_start):
        return scope
    if not _UP_TO_VERB.fullmatch(text, subject[1], scope.cue_start):
        return scope
    return scope._replace(start=min(scope.start, subject[0]))


def _in_passing(text: str, places: tuple[Span, Span, Span]) -> bool:
    """Whether the words of a claim are one noun phrase: "X-induced Y", "the Y inhibitor X", "X, a Y inhibitor"."""
    cue, subject, object_ = places
    if object_[0] >= subject[1] and _HYPHENATED.match(text, subject[1]):
        return cue[0] <= object_[1]
    start, end = min(place[0] for place in places), max(place[1] for place in places)
    if object_[1] <= subject[0] and _CAUSED.search(text, object_[1], subject[0]):
        return not VERB.search(text, start, end)
    if not _AGENT.fullmatch(text, *cue) or _ACTIVITY.match(text, cue[1]):
        return False
    return not VERB.search(text, start, end)


def _of_phrase(scope: Scope, text: str, whole: Span) -> bool:
    """Whether a scope bears on a noun phrase as a whole, and not on what its sentence says of it."""
    start, end = whole
    if start <= scope.cue_start and scope.cue_end <= end:
        # "did not stop Y nor Z caused by X": another verb denies
        return not scope.cue.startswith(("except", "nor"))
    if scope.cue_end <= start:
        if not scope.negated:
            about = DOUBTFUL.fullmatch(scope.cue) or (
                scope.verbal
                and not scope.of_claims
                and not DOUBTFUL.match(scope.cue)  # "potential roles of"
                and scope.start < start < scope.end
            )
            return bool(about and _UP_TO.fullmatch(text, scope.cue_end, start))
        if scope.cue == "not" and _BEING.fullmatch(text, scope.cue_end, start):
            return True  # "not being an opioid, X ..."
        between = _EXISTENCE if scope.cue in _NONE else _HAS if scope.verbal else None
        return bool(between and between.fullmatch(text, scope.cue_end, start))
    if not scope.negated or not _FEW_WORDS.fullmatch(text, end, scope.cue_start):
        return False
    seen = _SEEN.search(text, scope.cue_start, scope.cue_end) and scope.start <= start
    return bool(seen or (scope.verbal and _OCCUR.match(text, scope.cue_end)))


def _beyond(scope: Scope, text: str, cue: Span, subject: Span, object_: Span) -> bool:
    """Whether a "but" or "which" ends the denial: "not relieved by X, but by Y", "no effect on Y, which X relieves"."""
    if scope.end <= cue[0] and _WHICH.match(text, scope.end):
        return True
    if not text[cue[1] : scope.end].strip(" ,"):  # "did not inhibit, but induced Y"
        return False
    return (
        scope.start < cue[1]
        and cue[0] < scope.end
        and any(
            side[0] >= scope.end and _CONTRAST.match(text, scope.end) for side in (subject, object_)
        )
    )


def _of_others(scope: Scope, text: str, cue: Span, subject: Span, object_: Span) -> bool:
    """Whether what is denied is said of names listed behind the first of a claim, or of another way to give it.

    "X, but not Y, lowers Z", "oral, but not intravenous, X lowers Z", "X does not share Y's ability to cause Z"
    """
    first, second = sorted((subject, object_))
    if first[0] >= scope.cue_end and _SHARE.match(text, scope.cue_end):
        return True
    if scope.of_item and scope.cue_end <= first[0]:
        return _BUT_NOT_SO.search(text, max(0, first[0] - _WAY_REACH), first[0]) is not None
    return (
        (scope.of_item or scope.cue in ("neither", "nor"))
        and first[1] <= scope.cue_start
        and scope.cue_end <= cue[0] < second[0]
        and _BUT_NOT.fullmatch(text, first[1], cue[0]) is not None
    )


def _of_auxiliary(scope: Scope, text: str, cue: Span, subject: Span) -> bool:
    """Whether a scope is of an auxiliary verb, and the cue a further verb that has none: "may be X, and lowers Y"."""
    if not subject[1] <= scope.cue_start < cue[0] or not text.startswith("s", cue[1] - 1):
        return False
    before = max(0, scope.cue_end - _AUXILIARY_REACH)
    further = max(scope.cue_end, cue[0] - _FURTHER_WITHIN)
    return (
        _AUXILIARY.search(text, before, scope.cue_end) is not None
        and _FURTHER.search(text, further, cue[0]) is not None
        and _AFTER_NOUN.match(text, cue[1]) is None
    )


def _is_exception(scope: Scope, scopes: Iterable[Scope], text: str) -> bool:
    """Whether an "except" takes something out of a denial: "no harm except nausea", "alike except for nausea"."""
    return scope.cue.startswith(("except", "other than")) and (
        any(other.negated and other.cue_start < scope.cue_start for other in scopes)
        or _ALIKE.search(text, 0, scope.cue_start) is not None
    )


def _holds(scope: Scope, side: Span) -> bool:
    return min(scope.start, scope.cue_start) < side[1] and side[0] < max(scope.end, scope.cue_end)


def _of_change(scope: Scope, text: str, places: tuple[Span, Span, Span]) -> bool:
    """Whether what may happen is a change of what the claim's noun names: "the toxicity of X may be increased"."""
    cue = places[0]
    return (
        max(place[1] for place in places) <= scope.cue_start
        and _is_noun(text, cue)
        and _CHANGED.match(text, scope.cue_end) is not None
    )


def _of_other_verb(scope: Scope, text: str, places: tuple[Span, Span, Span]) -> bool:
    """Whether what is denied is a change of what the claim's noun names: "did not alter the inhibition of Y by X"."""
    cue, subject, object_ = places
    if (
        scope.cue == "without"  # "without slowing the heart, lowered pressure"
        and text.startswith("ed", cue[1] - 2)
        and "," in text[scope.cue_end : cue[0]]
        and subject[1] <= scope.cue_start
    ):
        return True
    first = min(place[0] for place in places)
    if first >= scope.cue_end and _RELATIVE.search(text, scope.cue_end, first):
        return scope.cue not in _NONE or _NO_SUCH.match(text, scope.cue_end) is None
    if not _is_noun(text, cue):
        return False
    if scope.cue_end <= cue[0]:
        if _APART.search(text, scope.cue_start, scope.cue_end):
            return True
        changes = _CHANGES_NOUN
        if _PREPOSITION.fullmatch(text, *cue):
            if scope.cue in _NONE and _RISE_IN.fullmatch(text, scope.cue_end, first):
                return False
            changes = _CHANGES
        verb = changes.search(text, scope.cue_end, cue[0])
        return verb is not None and min(subject[0], object_[0]) >= verb.end()
    return (
        cue[1] <= scope.cue_start
        and _CHANGES.search(text, scope.cue_start, scope.cue_end) is not None
        and not (subject[0] >= scope.cue_end and _BY.search(text, scope.cue_end, subject[0]))
    )


def _is_noun(text: str, cue: Span) -> bool:
    if _NOUN.fullmatch(text, *cue) or _PREPOSITION.fullmatch(text, *cue):
        return True
    if text.startswith("-", cue[0] - 1):  # "the glucose-lowering effect of X"
        return True
    return bool(
        _CONVERTED.fullmatch(text, *cue)
        and _BEFORE_NOUN.search(text, max(0, cue[0] - 20), cue[0])
        and _AFTER_NOUN.match(text, cue[1])
    )

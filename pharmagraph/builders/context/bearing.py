"""Which denials and hedges of a sentence bear on one claim of it.

What governs the words of a claim need not be said of it. "It did not reduce the inhibition of COX-2 by
celecoxib" denies the reduction, "X, but not the COX-1 inhibitor Y, helped" that Y helped, and neither that
there is inhibition. All functions take a sentence in small letters and stretches in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pharmagraph.builders.context.clauses import apposition
from pharmagraph.builders.context.context import HELD, LED, Scope
from pharmagraph.builders.context.in_passing import doubts_comparison, doubts_giving
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
_VERB = _WORDS.compile(r"\b(?:$verb|(?<!such\s)as)\b")
GIVEN = frozenset({Predicate.ADMINISTERED_VIA, Predicate.HAS_DOSE})
"""What is said of how a drug is given."""
_OF_WARNINGS = frozenset({Predicate.CONTRAINDICATED_IN, Predicate.INTERACTS_WITH})
_LINKS = frozenset({Predicate.ASSOCIATED_WITH, Predicate.CAUSES})
_PARTICIPLE = re.compile(
    r"(?:\s\([^()]{1,30}\))?\s(?:associated|caused|related|linked|induced|produced|evoked|due)(?:\s(?:with|by|to))?"
)
_OF_READERS = _WORDS.compile(r"\s+$readers\b")
_OF_TREATMENT = frozenset({Predicate.TREATS, Predicate.PREVENTS})
_MAY_HARM = _WORDS.compile(
    r"\s+(?:(?:also|have|be|\w+ly)\s+){0,3}(?:$may_harm"
    r"|(?:lead|result|contribut)\w*\s(?:to|in)\b(?![^,;.]{0,40}$good_end))",
)
_OF_BENEFIT = _WORDS.compile(
    r"[^,;.]{0,40}\b(?:$of_benefit\b|anti[\w-]+\s(?:effect|activit|action|propert))"
)
# who has been treated already is treated, whatever is asked of them: "to study genes in patients with Y given X"
_TREATED = re.compile(
    r"(?:\s(?:and|or)\s[\w-]+)?\s?(?:\([^()]{1,30}\)\s?)?(?:(?:patients?|recipients?|subjects|children|adults|women|men|cases|people)\s)?"
    r"(?:(?:who|that)\s(?:were|are|was|is|had\sbeen|have\sbeen)\s)?(?:\w+ly\s)?(?:treated\swith|receiving|undergoing|maintained\son)\s"
    r"[^;:.]{0,160}"
)
_ASKS_OF_IT = _WORDS.compile(r"\b$asks_of_it\b")
_APPOSED = re.compile(r"(?:\s\([^()]{1,30}\))?,\s+an?\s")
_APPOSITION = re.compile(r"(?:\s\([^()]{1,30}\))?,\s[^,;:()]*(?:\([^()]*)?")
_HOW_IT_ENDED = _WORDS.compile(r"$how_it_ended\b")
_SHORT = 60  # characters between route or dose and the drug

_CAUSED = _WORDS.compile(r"\b$induced_by\s+by\b")

# ---- what doubts or denies such a phrase as a whole

_ADJECTIVE = _WORDS.compile(r"$doubtful\b")
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
_FEW_WORDS = re.compile(r"[^,;:.]{0,50}")

# ---- the verb that is denied is another one

_CHANGES = _WORDS.compile(r"\b$changes")
_ALIKE = _WORDS.compile(r"\b$alike\b")
# "unlikely to have effects that limit its use"
_RELATIVE = _WORDS.compile(r"\b(?!$says_that\b)\w{3,}s\s+(?:that|which|who)\s")
_CHANGED = _WORDS.compile(r"\s+(?:be\s+)?(?:\w+ly\s+)?$changed\b")
_APART = _WORDS.compile(r"\b$apart$")
_NOUN = re.compile(
    r"\w{2,}(?:tion|sion|ance|ence|ment)s?|(?:up|down)-?regulation|blockade|blockades|uptake|loss"
)
_CONVERTED = _WORDS.compile(r"$noun_or_verb")
_PREPOSITION = re.compile(r"in|for|of|after|during|following|with|against|from")
_BEFORE_NOUN = re.compile(r"\b(?:an?|the|this|no|any|of|by|in|[\w-]+(?:ed|al|ic|ive|ant))\s$")
_AFTER_NOUN = re.compile(r"\s(?:in|of|by)\b")
_BY = re.compile(r"\bby\b")
_WHICH = re.compile(r"\s*,\s+(?:which|who|whose|for\s+which)\b")
_CONTRAST = re.compile(
    r"[\s,]*(?:but(?!\s+(?:also|not)\b)|whereas|while|although|though|however)\b"
)


# "X, but not Y or Z, lowers ...", "X but neither Y nor Z lowers ..."
_BUT_NOT = re.compile(r"(?:\s\([^()]{1,30}\))?,?\s(?:but|and|yet)\s(?:not|neither)\s[^;:.]{1,80}")

# "oral, but not intravenous, X lowers ...": it is given in both ways
_BUT_NOT_SO = _WORDS.compile(r"\b$way\b,?\s(?:but|and|yet)\snot\s[\w-]+,?\s$")
_WAY_REACH = 60  # characters

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
    cue, subject, object_ = places
    scopes = tuple(scopes)
    around = min(cue[0], object_[0]), max(cue[1], object_[1])
    aside = apposition(text, *around) if scopes else None
    scopes = tuple(
        scope
        for scope in scopes
        if not (scope.negated and _is_inside(scope, subject, object_))
        and (scope.cue != HELD or _is_held(scope, text, cue, subject, object_))
        and not (aside is not None and _of_the_rest(scope, text, aside))
    )
    if not scopes:
        return scopes
    if predicate in GIVEN:
        short = _is_short(text, subject, object_)
        scopes = tuple(
            scope
            for scope in scopes
            if (
                not short
                and (
                    predicate is Predicate.ADMINISTERED_VIA
                    or _denies_dose(scope, text, subject, object_)
                )
                if scope.negated
                else doubts_giving(scope, text, subject, object_)
            )
        )
        if short or not scopes:
            return scopes
    if (
        predicate in _OF_WARNINGS
    ):  # "not if you have Y": for whom, and no doubt; "avoid taking" warns, and denies use
        scopes = tuple(
            s
            for s in scopes
            if not (s.cue == "if" and _OF_READERS.match(text, s.cue_end))
            and not (s.negated and s.cue_start == cue[0])
            and s.cue != LED  # "Do not take it if you have:"
        )
    if predicate is Predicate.ALSO_KNOWN_AS:  # "X, perhaps also called Y"
        between = min(subject[1], object_[1]), max(subject[0], object_[0])
        scopes = tuple(s for s in scopes if s.negated or between[0] <= s.cue_start <= between[1])
    if predicate is Predicate.HAS_ROLE and _APPOSED.match(text, min(subject[1], object_[1])):
        scopes = tuple(s for s in scopes if not s.of_claims)  # "the effect of X, an opioid, on Y"
    if _is_apposed(text, cue, subject, object_):
        # "to find out whether X, a blocker of Y, ..."
        scopes = tuple(
            s for s in scopes if s.cue_end <= s.cue_start or subject[1] <= s.cue_start < object_[1]
        )
    if predicate in _LINKS and _is_told_of(text, cue, subject, object_):
        # "to assess the pain associated with Y", "whether X eases O caused by Y"
        scopes = tuple(s for s in scopes if s.negated or not s.of_claims)
    if predicate in _OF_TREATMENT:
        scopes = tuple(
            scope
            for scope in scopes
            if not (_of_harm(scope, text) or _of_the_treated(scope, text, subject, object_))
        )
    if predicate is Predicate.COMPARED_WITH:  # whatever came of it
        return tuple(s for s in scopes if _of_comparison(s, cue))
    if presupposed or _in_passing(text, places):
        whole = min(place[0] for place in places), max(place[1] for place in places)
        return tuple(
            scope._replace(start=min(scope.start, whole[0]), end=max(scope.end, whole[1]))
            for scope in scopes
            if _of_phrase(scope, text, whole)
        )
    if min(subject[0], object_[0]) >= cue[1]:  # "an interaction of X and Y did not occur"
        scopes = tuple(_widened(scope, text, places) for scope in scopes)
    return tuple(
        scope
        for scope in scopes
        if not (
            _beyond(scope, text, cue, subject, object_)
            or _of_others(scope, text, cue, subject, object_)
            or _of_other_verb(scope, text, places)
            or _is_exception(scope, scopes, text)
            or (implied and not any(_holds(scope, side) for side in (subject, object_)))
            if scope.negated
            else _of_change(scope, text, places)
        )
    )


def _is_apposed(text: str, cue: Span, subject: Span, object_: Span) -> bool:
    """Whether a claim is what an apposition tells of its subject: "X, a blocker of Y", "X (a drug used for Y)"."""
    return (
        subject[1] <= object_[0]
        and cue[0] >= subject[1]
        and _APPOSED.match(text, subject[1]) is not None
        and _APPOSITION.fullmatch(text, subject[1], object_[0]) is not None
    )


def _of_the_rest(scope: Scope, text: str, aside: Span) -> bool:
    """Whether a doubt is of the sentence in which a claim is made `aside`: "X, licensed for Y, is under study"."""
    if scope.cue_start < aside[1] or scope.cue == "?":
        return False
    return "," not in text[aside[1] + 1 : scope.cue_start]


def _is_told_of(text: str, cue: Span, subject: Span, object_: Span) -> bool:
    """Whether a participle only tells which one is meant: "pain associated with migraine", no "is" before it."""
    first = min(subject, object_)
    return (
        cue[0] >= first[1]
        and max(subject, object_)[0] >= cue[1]
        and _PARTICIPLE.fullmatch(text, first[1], cue[1]) is not None
    )


def _is_held(scope: Scope, text: str, *places: Span) -> bool:
    """Whether a claim is what stands behind a "that", and no part of a relative clause: "that lowers X by Y"."""
    first = min(start for start, _ in places)
    return first >= scope.start and _UP_TO_SUBJECT.fullmatch(text, scope.start, first) is not None


def _denies_dose(scope: Scope, text: str, one: Span, other: Span) -> bool:
    """Whether a denial is of how much is given, and not of what it does then: "no interactions at a dose of"."""
    last = max(one[0], other[0])
    return scope.cue_end > last or _VERB.search(text, scope.cue_end, last) is not None


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


def _of_harm(scope: Scope, text: str) -> bool:
    """Whether a doubt is of a harm or an illness, and not of a treatment that is told of in passing."""
    if scope.negated:
        return False
    if not scope.verbal and _ADJECTIVE.fullmatch(scope.cue) and not scope.cue.endswith("ly"):
        return _OF_BENEFIT.match(text, scope.cue_end) is None
    return scope.verbal and _MAY_HARM.match(text, scope.cue_end) is not None


def _of_the_treated(scope: Scope, text: str, drug: Span, illness: Span) -> bool:
    """Whether a study asks something else of patients who take the drug for their illness."""
    return (
        scope.of_claims
        and not scope.negated
        and scope.cue_end <= illness[0]
        and _TREATED.fullmatch(text, illness[1], drug[0]) is not None
        and _ASKS_OF_IT.search(text, scope.cue_start, illness[0]) is None
    )


def _of_comparison(scope: Scope, cue: Span) -> bool:
    """Whether a scope says that two drugs were not, or not yet compared: not "the trial compares X with Y"."""
    if _HOW_IT_ENDED.match(scope.cue):
        return False
    if scope.negated:
        return scope.cue_start < cue[1] <= scope.cue_end
    return doubts_comparison(scope, cue)


def _is_short(text: str, one: Span, other: Span) -> bool:
    """Whether nothing but a few words without a verb stands between a drug and its dose or route."""
    start, end = min(one[1], other[1]), max(one[0], other[0])
    return end - start <= _SHORT and not _VERB.search(text, start, max(start, end))


def _in_passing(text: str, places: tuple[Span, Span, Span]) -> bool:
    """Whether the words of a claim are one noun phrase: "X-induced Y", "the Y inhibitor X", "X, a Y inhibitor"."""
    cue, subject, object_ = places
    if object_[0] >= subject[1] and _HYPHENATED.match(text, subject[1]):
        return cue[0] <= object_[1]
    start, end = min(place[0] for place in places), max(place[1] for place in places)
    if object_[1] <= subject[0] and _CAUSED.search(text, object_[1], subject[0]):
        return not _VERB.search(text, start, end)
    if not _AGENT.fullmatch(text, *cue) or _ACTIVITY.match(text, cue[1]):
        return False
    return not _VERB.search(text, start, end)


def _of_phrase(scope: Scope, text: str, whole: Span) -> bool:
    """Whether a scope bears on a noun phrase as a whole, and not on what its sentence says of it."""
    start, end = whole
    if start <= scope.cue_start and scope.cue_end <= end:
        return not scope.cue.startswith("except")
    if scope.cue_end <= start:
        if not scope.negated:
            about = _ADJECTIVE.fullmatch(scope.cue) or (
                scope.verbal
                and not scope.of_claims
                and not _ADJECTIVE.match(scope.cue)  # "potential roles of"
                and scope.start < start < scope.end
            )
            return bool(about and _UP_TO.fullmatch(text, scope.cue_end, start))
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
    return (
        scope.start < cue[1]
        and cue[0] < scope.end
        and any(
            side[0] >= scope.end and _CONTRAST.match(text, scope.end) for side in (subject, object_)
        )
    )


def _of_others(scope: Scope, text: str, cue: Span, subject: Span, object_: Span) -> bool:
    """Whether what is denied is said of names listed behind the first of a claim, or of another way to give it.

    "X, but not Y, lowers Z", "oral, but not intravenous, X lowers Z"
    """
    first, second = sorted((subject, object_))
    if scope.of_item and scope.cue_end <= first[0]:
        return _BUT_NOT_SO.search(text, max(0, first[0] - _WAY_REACH), first[0]) is not None
    return (
        (scope.of_item or scope.cue in ("neither", "nor"))
        and first[1] <= scope.cue_start
        and scope.cue_end <= cue[0] < second[0]
        and _BUT_NOT.fullmatch(text, first[1], cue[0]) is not None
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
    first = min(place[0] for place in places)
    if first >= scope.cue_end and _RELATIVE.search(text, scope.cue_end, first):
        return True
    if not _is_noun(text, cue):
        return False
    if scope.cue_end <= cue[0]:
        if _APART.search(text, scope.cue_start, scope.cue_end):
            return True
        verb = _CHANGES.search(text, scope.cue_end, cue[0])
        return verb is not None and min(subject[0], object_[0]) >= verb.end()
    return (
        cue[1] <= scope.cue_start
        and _CHANGES.search(text, scope.cue_start, scope.cue_end) is not None
        and not (subject[0] >= scope.cue_end and _BY.search(text, scope.cue_end, subject[0]))
    )


def _is_noun(text: str, cue: Span) -> bool:
    if _NOUN.fullmatch(text, *cue) or _PREPOSITION.fullmatch(text, *cue):
        return True
    return bool(
        _CONVERTED.fullmatch(text, *cue)
        and _BEFORE_NOUN.search(text, max(0, cue[0] - 20), cue[0])
        and _AFTER_NOUN.match(text, cue[1])
    )

"""Denials that say nothing of a claim: of how well, of whom, of when, or against what.

"Pain that is not adequately controlled by X" does not deny that X treats pain, "X relieved no more patients than Y"
neither that Y does nor that X does. From such words no claim is made. All functions take a sentence in small letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pharmagraph.builders.context.context import Scope
from pharmagraph.builders.context.elsewhere import is_elsewhere
from pharmagraph.builders.context.unseen import TAKING, UNSEEN, of_other_harm
from pharmagraph.builders.text.wording import Wording
from pharmagraph.ontology.predicates import GIVEN, HELPS, Predicate

Span = tuple[int, int]
Places = tuple[Span, Span, Span]

_WORDS = Wording.beside("pharmagraph.builders.context", "hollow.toml", flags=0)
_OUTCOMES = HELPS | {
    Predicate.CAUSES, Predicate.INCREASES, Predicate.DECREASES,
    Predicate.MODULATES, Predicate.INHIBITS, Predicate.ACTIVATES,
}  # fmt: skip
_CHANGED = _OUTCOMES | {Predicate.AGONIZES, Predicate.ANTAGONIZES}
_OF_PATIENTS = HELPS | {
    Predicate.INTERACTS_WITH, Predicate.CAUSES, Predicate.ADJUNCT_TO, Predicate.ASSOCIATED_WITH,
}  # fmt: skip

# ---- how well, how long, how much

_PARTLY = _WORDS.compile(r"(?:[\w'\u2019]+\s){1,4}?$partly\b")
_PARTLY_BEHIND = _WORDS.compile(r"\s(?:levels?\s)?$partly\b")
_ALONE = re.compile(r"\s(?:(?:and|or|plus|with)\s[\w-]+\s)?(?:[\w-]+\s)?(?:alone|monotherapy)\b")
_FOREMOST = _WORDS.compile(r"\b$foremost\b")
_NEED = _WORDS.compile(r"\b$need\b")
_AMOUNT = _WORDS.compile(
    r"\b(?:$changes\w*\s[^,;:.]{0,40}?\b$amount\s(?:of|for)|$together\s(?:with|to))\s(?:[\w-]+\s){0,3}$"
)
_AMOUNT_FOR = _WORDS.compile(r"\b$amount\sof\s[^,;:.]{1,60}?\s$need\s(?:to|for)\s[^,;:.]{0,40}$")
_PHRASE = 60  # characters before a drug

# ---- against what

_BESIDE = _WORDS.compile(r"\b$beside,?\s(?:$of_it\s){0,4}$")
_IDLE = _WORDS.compile(r"\b$idle\b")
_DIFFERS = re.compile(
    r"(?:[\w'\u2019]+\s)(?:[\w-]+,?\s){0,5}?(?:differences?|differ|differs|differed|different)\b"
)
_NO_MORE = _WORDS.compile(
    r"(?:[\w'\u2019]+\s)(?:[\w-]+\s){0,4}?(?:$more\b[^,;:.]{0,80}?\sthan\s|(?:as|so)\s\w+\b[^,;:.]{0,80}?\sas\s|$gain\sover\s)"
)
_NEW_STATEMENT = re.compile(r",\s(?:and|but|while|whereas)\s|;")
_FAILURE = re.compile(r"failure\b")
_OR_BY = re.compile(r"\bor\s(?:by|with|of)\b")

_CHANGES = _WORDS.compile(r"\s$changes\s(?:(?!(?:or|and|nor)\b)[\w-]+\s){0,3}$")
_CHANGES_EFFECT = _WORDS.compile(r"\b$changes\s(?:the\s)?(?:[\w-]+\s)?$effect\s(?:of|to)\s")

# ---- of whom, and when

_RELATIVE = _WORDS.compile(
    r"(?P<head>[\w)%]+)(?:\s(?:who|that|which)|,?\s(?:whose|(?:in|for|to|with|of)\swhom)(?:\s(?!$auxiliary\b)[\w-]+){1,6})"
    r"(?:\s(?:$auxiliary|$become|also|\w+ly)){0,3}\s$"
)
_NONE = re.compile(r"\b(?:none|no|neither)\b(?:[^,;:.]|\b[a-z]\.\s)*$|\b(?:not|never)\s(?:\w+\s)?$")
_RELATIVE_REACH = 110  # characters
_PEOPLE = _WORDS.compile(
    r"\b$people(?:\s\([^()]{1,40}\))?(?:\s(?:with|of|having|from|aged)\s[^,;:.]{1,60})?$"
)
_PEOPLE_REACH = 90  # characters
_TOLD = _WORDS.compile(r"not\s(?:\w+ly\s|well\s|yet\s|previously\s){0,2}(?:\w{3,}ed|$told)\b")
_NO_VERB = _WORDS.compile(
    r"\b(?:$auxiliary|but|and|or|if|although|though|while|nor)\s(?:(?:also|still|yet|then|therefore|\w+ly),?\s){0,2}$|[,;:(]\s?$"
)
_FINITE = _WORDS.compile(
    r"\b(?:$auxiliary|(?!$told\b)[a-z]{3,}ed|responds?|shows?|reports?|experience)\b"
)
_NEAR = 30  # characters
_ONLY_THERE = _WORDS.compile(r"[^;:.]{0,70}?\b(?!$until_now\b)$only_there\b")
_FAIL_TO_GIVE = _WORDS.compile(
    r"\s$fail_to_give\s(?:(?:the|any|an?|his|her|their|$of_it|\w+ed)\s){0,2}"
)
_LEFT_OFF = re.compile(r"stopp|discontinu|withdr|abandon|interrupt|ceas")
_WITHOUT = _WORDS.compile(r"$without$")

# ---- what a preposition alone joins

_JOINED = frozenset(
    {
        "treats.for",
        "treats.in",
        "treats.patients-treated",
        "treats.response-in",
        "treats.for-the-treatment",
    }
)
_NOUNS = frozenset({"treat.noun-of", "treat.noun-of-by", "treat.noun-by", "treats.role-in"})
_OF_USE = _WORDS.compile(r"\b$of_use\b")
_UNDER_IT = "treats.eased-under-it"  # "pain did not improve in patients taking X"
_FEW = 3  # words before a noun that only describe it
_ADJECTIVE = 14  # characters
_APART = _WORDS.compile(
    r"(?:not\s(?:\w+\s)?)?$apart\s(?:to|with|by|from)\s(?:(?:the|an?|any|its|use|of)\s)*"
)
_ADJUSTED = re.compile(r"\b(?:adjustments?|adaptation|monitoring|caution)\b[^,;:.]{0,40}$")
_ALL_BUT = re.compile(r"\s(?:(?!\w+ing\b)[\w-]+\s)?")  # "in patients free of pain"
_USERS = re.compile(r"\s(?:users|recipients|takers)\b")

# ---- what stands side by side

# rules that read no more than which amount, or which protein, stands in whose sentence
_SIDE_BY_SIDE = frozenset({
    "moves.level", "associated.acts-in", "associated.amount-in", "associated.proteins-target",
    "topical.protein-protein",
})  # fmt: skip
_OF_VARIANTS = "associated.variant-in"
_NO_LINK = _WORDS.compile(r"\b$no_link")
_LINK_REACH = 30  # characters


def is_hollow(
    denials: Iterable[Scope], text: str, predicate: Predicate, places: Places, rule: str
) -> bool:
    """Whether all that denies a claim denies something else.

    `places` are those of its cue, its subject and its object; `rule` has found it.

    >>> from pharmagraph.builders.context.context import scopes
    >>> text = "pain not well controlled by x was treated with y"
    >>> places = (14, 24), (28, 29), (0, 4)
    >>> is_hollow(scopes(text), text, Predicate.TREATS, places, "treat.passive")
    True
    """
    return all(_is_hollow(each, text, predicate, places, rule) for each in denials)


def _is_hollow(scope: Scope, text: str, predicate: Predicate, places: Places, rule: str) -> bool:
    _, subject, _ = places
    if is_elsewhere(scope, text, predicate, places, rule):
        return True
    if ".hyphen" in rule and not 0 <= _first(places) - scope.cue_end <= _ADJECTIVE:
        return True  # "the glucose-lowering X was not compared"
    if rule in _SIDE_BY_SIDE:  # unless it is the verb of the first: "X does not promote Y"
        first = min(places[1:])
        return not (scope.verbal and 0 <= scope.cue_start - first[1] <= _ADJECTIVE)
    if rule == _OF_VARIANTS:  # "in patients without mutations in"
        reach = scope.cue_end + _LINK_REACH
        return not scope.of_item and _NO_LINK.search(text, scope.cue_start, reach) is None
    if predicate in _OUTCOMES and (
        _of_part(scope, text, _last(places))
        or _of_comparison(scope, text, subject)
        or _there_only(scope, text, places)
    ):
        return True
    if predicate in _OF_PATIENTS and (
        of_some_whom(text, scope.cue_start, places[2]) or _tells_which(scope, text, places)
    ):
        return True
    if predicate in _CHANGED and _of_change(scope, text, places):
        return True
    if predicate in HELPS:
        return _of_use(scope, text, places, rule)
    if predicate is Predicate.HAS_ROLE:
        return _FOREMOST.search(text, scope.cue_end, _last(places)) is not None
    if predicate is Predicate.CAUSES:
        left_off = _LEFT_OFF.match(text, places[0][0]) is not None  # "not stopped because of Y"
        return (
            left_off
            or _of_giving(scope, text, *places[1:])
            or (rule in UNSEEN and of_other_harm(scope, text, places))
        )
    if predicate is Predicate.INTERACTS_WITH:
        return _beside_another(scope, text, places)
    if predicate in GIVEN:  # "all, without X, were given by mouth"
        return 0 <= subject[0] - scope.cue_end <= _NEAR and _WITHOUT.match(scope.cue) is not None
    return False


def _first(places: Places) -> int:
    return min(start for start, _ in places)


def _last(places: Places) -> int:
    return max(end for _, end in places)


def _of_part(scope: Scope, text: str, last: int) -> bool:
    """Whether a denial is of how well, or how long: "not adequately", "does not continuously"."""
    return (
        _PARTLY.match(text, scope.cue_start) is not None
        or _PARTLY_BEHIND.match(text, max(scope.cue_end, last)) is not None
    )


def _of_comparison(scope: Scope, text: str, subject: Span) -> bool:
    """Whether a denial is that something was more, or other, than with another drug."""
    if subject[0] >= scope.cue_end and _BESIDE.search(
        text, max(scope.cue_start, subject[0] - _PHRASE), subject[0]
    ):
        return True
    if _IDLE.search(text):
        return False
    return (
        _DIFFERS.match(text, scope.cue_start) is not None
        or _NO_MORE.match(text, scope.cue_start) is not None
    )


def _of_change(scope: Scope, text: str, places: Places) -> bool:
    """Whether a change is denied of what something does: "does not block the activation of"."""
    cue, subject, _ = places
    return (
        scope.verbal
        and subject[1] <= scope.cue_start
        and scope.cue_end <= cue[0]
        and _CHANGES.search(text, scope.cue_end, cue[0]) is not None
    )


def _there_only(scope: Scope, text: str, places: Places) -> bool:
    """Whether what is denied is so only there, or so long: "until the third week", "in mice that lack the receptor"."""
    return _ONLY_THERE.match(text, max(_last(places), scope.cue_end)) is not None


def of_some_whom(text: str, at: int, illness: Span) -> bool:
    """Whether what is denied from a place on tells of which patients or illness another thing is said.

    >>> of_some_whom("patients whose pain was not controlled by x received y", 24, (15, 19))
    True
    """
    relative = _RELATIVE.search(text, max(0, at - _RELATIVE_REACH), at)
    if relative is None:
        return False
    start = relative.start()
    return 0 <= relative.end("head") - illness[1] <= _NEAR or (
        _PEOPLE.search(text, max(0, start - _PEOPLE_REACH), relative.end("head")) is not None
    )


def resists_none(text: str, at: int) -> bool:
    """Whether it is denied that anything resists, which a word at a place says: "none of them was resistant to".

    >>> resists_none("no strain was resistant to x", 14)
    True
    """
    return _NONE.search(text, max(0, at - _PHRASE), at) is not None


def _tells_which(scope: Scope, text: str, places: Places) -> bool:
    """Whether a denial behind a noun tells only which is meant: "pain not relieved by X was relieved by Y"."""
    if not scope.cue.startswith("not") or _TOLD.match(text, scope.cue_start) is None:
        return False
    if _NO_VERB.search(text, max(0, scope.cue_start - _NEAR), scope.cue_start):
        return False
    return (
        _FINITE.search(text, 0, _first(places)) is not None
        or _FINITE.search(text, _last(places)) is not None
    )


def _of_use(scope: Scope, text: str, places: Places, rule: str) -> bool:
    """Whether a denial is not of the good of a treatment: "did not require X for Y", "no longer the first choice"."""
    cue, subject, object_ = places
    before, first = max(0, subject[0] - _PHRASE), min(subject[0], object_[0])
    return (
        (subject[0] >= scope.cue_end and _ALONE.match(text, subject[1]) is not None)
        or _NEED.search(text, scope.cue_start, max(scope.cue_end, first)) is not None
        or _FOREMOST.search(text, scope.cue_start, _last(places)) is not None
        or _AMOUNT.search(text, max(0, before - _PHRASE), subject[0]) is not None
        or _AMOUNT_FOR.search(text, 0, object_[0]) is not None
        or _APART.fullmatch(text, scope.cue_start, max(scope.cue_start, object_[0])) is not None
        or _CHANGES_EFFECT.search(text, scope.cue_end, _last(places)) is not None
        or (
            _WITHOUT.match(scope.cue) is not None
            and _ALL_BUT.fullmatch(text, scope.cue_end, max(scope.cue_end, object_[0])) is not None
        )
        or (rule != _UNDER_IT and TAKING.search(text, before, subject[0]) is not None)
        or _USERS.match(text, subject[1]) is not None
        or _ADJUSTED.search(text, 0, scope.cue_start) is not None
        or _of_giving(scope, text, subject)
        or (not scope.of_item and _of_no_good(scope, text, (cue, object_), rule))
    )


def _of_no_good(scope: Scope, text: str, said: tuple[Span, Span], rule: str) -> bool:
    """Whether nothing good is denied where a preposition or a noun alone joins drug and illness."""
    cue, object_ = said
    if rule in _JOINED:
        return _OF_USE.search(text, scope.cue_start, max(scope.cue_end, object_[0])) is None
    if rule not in _NOUNS or scope.cue_end > cue[0]:
        return False
    far = text.count(" ", scope.cue_end, cue[0]) > _FEW
    return far and _OF_USE.search(text, scope.cue_start, cue[0]) is None


def _of_giving(scope: Scope, text: str, *sides: Span) -> bool:
    """Whether it is denied that a drug, or relief, was given at all: "failure to take X", "to provide relief"."""
    return scope.cue.startswith("fail") and any(
        _FAIL_TO_GIVE.fullmatch(text, scope.cue_end, side[0]) is not None for side in sides
    )


def _beside_another(scope: Scope, text: str, places: Places) -> bool:
    """Whether two drugs are only named in turn: "was altered neither by X nor by Y", "not by X or by Y"."""
    if _FAILURE.match(scope.cue):
        return True
    one, other = sorted(places[1:])
    if (
        other[1] <= scope.cue_start
    ):  # "X with Y is effective, and its rate is not affected by a gene"
        return _NEW_STATEMENT.search(text, other[1], scope.cue_start) is not None
    return one[0] >= scope.cue_end and _OR_BY.search(text, one[1], other[0]) is not None

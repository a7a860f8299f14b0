"""Denials that say nothing of a claim: of how well, of whom, of when, or against what.

"Pain that is not adequately controlled by X" does not deny that X treats pain, "X relieved no more patients than Y"
neither that Y does nor that X does. From such words no claim is made. All functions take a sentence in small letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from pharmagraph.builders.context.context import Scope
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
_NONE = re.compile(r"\b(?:none|no|neither)\b[^,;:.]*$|\b(?:not|never)\s(?:\w+\s)?$")
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
_FEW = 3  # words before a noun that only describe it
_ADJECTIVE = 14  # characters
_APART = _WORDS.compile(
    r"(?:not\s(?:\w+\s)?)?$apart\s(?:to|with|by|from)\s(?:(?:the|an?|any|its|use|of)\s)*"
)
# who takes it, and what is denied of something else: "in patients receiving X, Y did not prevent"
_TAKING = _WORDS.compile(
    r"\b(?:in|of|among|for)\s(?:[\w-]+\s){0,2}?$people\s(?:who\s(?:$auxiliary\s)?)?$taking\s(?:[\w-]+\s){0,4}$"
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

# ---- harm that is not seen

_UNSEEN = frozenset({
    "causes.after", "causes.developed", "causes.suffered", "causes.complained-of", "causes.were-seen", "causes.case-of",
    "causes.absent", "causes.common-with", "causes.effects-of", "causes.side-effects", "causes.side-effects-listed",
    "causes.due-to", "scorer.drug-causes",
})  # fmt: skip
_SOME = _WORDS.compile(
    r"(?:^|[.,;:]\s|\band\s)(?:the\s|an?\s)?(?:[\w-]+\s){0,2}?(?:(?:$some|\d+)\s(?:\(\d+%?\)\s)?(?:of\s)?(?:the\s|these\s)?(?:[\w-]+\s){0,2}?$people\b"
    r"|(?:in\s)?(?:[\d.]+\s?%|$share\sof\s))"
)
_IN_SOME = _WORDS.compile(
    r"[^,;:.]{0,60}?\bin\s(?:(?!100)[\d.]{1,5}\s?%|(?:$some)\s(?:of\s)?(?:[\w-]+\s){0,2}$people\b)"
)
_BEFOREHAND = _WORDS.compile(r"[^,;:.]{0,20}?\b$beforehand\b")
_SEVERE = _WORDS.compile(r"\b$severe\s(?:[\w-]+\s){0,2}$")
_MILD = _WORDS.compile(r"\b$mild\b")
_TREATED = _WORDS.compile(r"(?:.*[\s-])?$treated")
_AGAIN = _WORDS.compile(r"\b(?:$again\s(?:of|in)|$further)\s(?:[\w-]+\s){0,2}(?:of\s)?$")
_OTHER = _WORDS.compile(r"$other")
_FRAME = _WORDS.compile(r"$frame")
_OF_FRAME = frozenset({"of", "in", "to", "for", "from", "with"})
_WORD = re.compile(r"[\w'\u2019-]+")
_HAPPENED = _WORDS.compile(r"\b$happened\b")
_LINKED = re.compile(r"\b(?:associated|related|correlated|linked)\b")
_HAPPENED_REACH = 35  # characters


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
            or _of_giving(scope, text, subject)
            or (rule in _UNSEEN and _of_other_harm(scope, text, places))
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
        or _TAKING.search(text, before, subject[0]) is not None
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


def _of_giving(scope: Scope, text: str, subject: Span) -> bool:
    """Whether it is denied that a drug was given at all: "failure to take X"."""
    return (
        scope.cue.startswith("fail")
        and _FAIL_TO_GIVE.fullmatch(text, scope.cue_end, subject[0]) is not None
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


def _of_other_harm(scope: Scope, text: str, places: Places) -> bool:
    """Whether words that name no cause deny something else than the harm, or only that some had it."""
    object_ = places[2]
    if scope.cue.startswith("no longer") or _TREATED.fullmatch(text, *object_):
        return True
    if _AGAIN.search(text, max(0, object_[0] - _PHRASE), object_[0]):
        return True
    some = _SOME.search(text, 0, scope.cue_start)
    if some is not None and "," not in text[some.end() : scope.cue_start]:
        return True
    if scope.of_item:
        return False
    if _of_some_harm(scope, text, object_) or _of_link_in_takers(scope, text, places):
        return True
    if scope.cue_end <= object_[0]:
        if scope.cue_end <= places[1][0] < object_[0] or scope.cue_start == scope.cue_end:
            return False  # "no patient on X had Y"
        return not _names_it(scope.cue, _WORD.findall(text, scope.cue_end, object_[0]))
    return _HAPPENED.search(text, scope.cue_start, scope.cue_end + _HAPPENED_REACH) is None


def _of_link_in_takers(scope: Scope, text: str, places: Places) -> bool:
    """Whether a link of something else is denied for takers of a drug: "age was not related to Y in those on X"."""
    _, subject, object_ = places
    return (
        object_[1] <= subject[0]
        and _LINKED.search(text, scope.cue_start, max(scope.cue_end, object_[0])) is not None
        and _TAKING.search(text, max(object_[1], subject[0] - _PHRASE), subject[0]) is not None
    )


def _of_some_harm(scope: Scope, text: str, harm: Span) -> bool:
    """Whether a denial is only of severe harm, of some patients, or of the time before."""
    return (
        _IN_SOME.match(text, max(scope.cue_end, harm[1])) is not None
        or _BEFOREHAND.match(text, harm[1]) is not None
        or (
            _SEVERE.search(text, max(0, harm[0] - _NEAR), harm[0]) is not None
            and _MILD.search(text) is not None
        )
        or (scope.cue == "without" and harm[1] <= scope.cue_start)
        or (scope.cue.startswith("absence") and text.endswith("in the ", 0, scope.cue_start))
    )


def _names_it(cue: str, words: list[str]) -> bool:
    """Whether words between a denial and a harm lead to the harm: "no increase in the incidence of"."""
    return not any(
        _OTHER.fullmatch(word)
        and not (word in _OF_FRAME and _FRAME.fullmatch(before))
        and (before, word) != ("such", "as")
        for before, word in pairwise([cue.rpartition(" ")[2], *words])
    )

"""Which denials and hedges bear on a claim of its predicate, and which leave what it says for granted.

"Oral X may be effective" doubts the effect and not the route; "X appeared to be better than Y" doubts which of the
two is better, and not that they were compared; "X may cause fever in patients with Y" not that it is given for Y. All
functions take a sentence in small letters and offsets in it.
"""

from __future__ import annotations

import re

from pharmagraph.builders.context.context import LED, Scope
from pharmagraph.builders.context.tried import is_taken_already
from pharmagraph.builders.text.wording import Wording
from pharmagraph.ontology.kinds import Certainty
from pharmagraph.ontology.predicates import GIVEN, HELPS, WARNS, Predicate

Span = tuple[int, int]

_WORDS = Wording.beside("pharmagraph.builders.context", "by_predicate.toml", flags=0)
# what somebody does with a drug, and can be told not to do
_OF_USE = HELPS | GIVEN | WARNS | {
    Predicate.ADJUNCT_TO, Predicate.ALTERNATIVE_TO, Predicate.INTERACTS_WITH,
}  # fmt: skip
_OPENS = re.compile(r"\([^()]*$")  # one of two names stands in brackets
_AVOID = re.compile(r"(?:avoid|stop|refrain)\w*\b.*ing$")
_LINKS = frozenset({Predicate.ASSOCIATED_WITH, Predicate.CAUSES})
VERB = _WORDS.compile(r"\b(?:$verb|(?<!such\s)as)\b")
DOUBTFUL = _WORDS.compile(r"$doubtful\b")
_PARTICIPLE = re.compile(
    r"(?:\s\([^()]{1,30}\))?\s(?:associated|caused|related|linked|induced|produced|evoked|due)(?:\s(?:with|by|to))?"
)
_OF_READERS = _WORDS.compile(r"\s+$readers\b")
_TOLD = re.compile(
    r"(?:(?:so|and|but|please),?\s)?(?:do\s?)?"
)  # before a "not" or "never" that tells readers
_NOTS = frozenset({"not", "never", "don't"})
_IF = re.compile(r"\b(?:if|when)\b")
_TAKE_IT = _WORDS.compile(r"(?:(?:just|please|simply)\s)?$take\s[^,;:]{1,60}\s$")
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
_GOOD = _WORDS.compile(r"\b$good_of_it\b")
# "the gene predicts the response to X, but not to Y, in Z"
_OF_BOTH = _WORDS.compile(r"\b$of_both\b")
_PREDICTED = _WORDS.compile(r"\b$predicted\b")
_IN_WHOM = re.compile(r"\b(?:in|of|for|among|between)\s[^,;:]*$")
_MEANWHILE = re.compile(
    r"\b(?:during|after|before|following|throughout)\s(?:[\w-]+\s){0,3}?(?:treatment|therapy|management)\b[^,;:]*$"
)
APPOSED = re.compile(r"(?:\s\([^()]{1,30}\))?,\s+an?\s")
_IS = re.compile(r"\s(?:is|are|was|were|goes|go|went|comes|came|has|had)\b")
# words by which two are said to be equal
_EQUAL = _WORDS.compile(r"$equal")
_HOW_IT_ENDED = _WORDS.compile(r"$how_it_ended\b")
_SHORT = 60  # characters between route or dose and the drug
# ---- how a drug is given, and what it is compared with

_MAY_GIVE = _WORDS.compile(r"\s+(?:(?:$meanwhile|\w+ly)\s+){0,4}$give\b")
_GIVE = _WORDS.compile(r"\b$give\b")
_DOSED = _WORDS.compile(r"\b$dosed\b")
_NOT_SO = 14  # characters: "not by the oral route", "without X"
_AUXILIARY = re.compile(
    r"\b(?:was|were|is|are|did|does|had|has|have)\s(?!(?:\w+ly\s)?(?:given|used|taken|administered)\b)"
)
_NEEDED = re.compile(r"\b(?:need|requir|receiv)\w*\b")
_IF_GIVEN = _WORDS.compile(r"[^,;:.]{0,80}?\b(?:is|are|was|were|be|been|to)\s(?:\w+ly\s)?$give\b")
_GIVING = _WORDS.compile(r"\b$give\b")
_MODAL = _WORDS.compile(r"\b$modal\b")
_COMING = _WORDS.compile(r"\b$coming")
_CONDITION = _WORDS.compile(r"$condition\b")
_A_FORM = _WORDS.compile(r"\b(?:an?|new|novel)\s(?:[\w-]+\s){0,4}?$a_form\b")
_FORM_OF = _WORDS.compile(r"\s$a_form\s(?:of|for)\b")
_TO_COME = _WORDS.compile(r"\b$to_come\b|\?")
_NEAR = 40  # characters
_UNTIL = re.compile(r"[^;:.]{0,90}?\suntil\s(?!(?:now|today|recently|then|present)\b)")


def of_such(
    scopes: tuple[Scope, ...],
    text: str,
    predicate: Predicate,
    places: tuple[Span, Span, Span],
) -> tuple[Scope, ...]:
    """The scopes without those that bear on no claim of this predicate; `places`: its cue, subject and object."""
    cue, subject, object_ = places
    if predicate in GIVEN:
        scopes = tuple(s for s in scopes if _bears_on_giving(s, text, predicate, subject, object_))
    if predicate is Predicate.APPROVED_BY:  # "was not approved until 2002"
        scopes = tuple(s for s in scopes if not (s.negated and _UNTIL.match(text, s.cue_end)))
    if predicate in WARNS or predicate is Predicate.TREATS:
        says_to_whom = _says_whom_it_helps if predicate is Predicate.TREATS else _says_to_whom
        scopes = tuple(s for s in scopes if not says_to_whom(s, text, cue))
    if predicate not in _OF_USE:  # "avoid giving X, which causes Y"
        scopes = tuple(s for s in scopes if not (s.negated and _AVOID.match(s.cue)))
    if predicate is Predicate.ALSO_KNOWN_AS:  # "X, perhaps also called Y"
        between = min(subject[1], object_[1]), max(subject[0], object_[0])
        apart = "(" not in text[slice(*between)]  # "neither X (Brand) nor Y"
        said = _IS.match(text, between[0]) is not None  # "X is Y", and not "X, sold as Y, ..."
        scopes = tuple(
            s
            for s in scopes
            if said or between[0] <= s.cue_start <= between[1] or (s.negated and apart)
        )
    if predicate is Predicate.HAS_ROLE and APPOSED.match(text, min(subject[1], object_[1])):
        scopes = tuple(s for s in scopes if not s.of_claims)  # "the effect of X, an opioid, on Y"
    if predicate is Predicate.HAS_ROLE and _OPENS.search(text[_between(subject, object_)]):
        scopes = tuple(s for s in scopes if not s.negated)  # "no trials of opioids (e.g. X)"
    if predicate in _LINKS and _is_told_of(text, cue, subject, object_):
        # "to assess the pain associated with Y", "whether X eases O caused by Y"
        scopes = tuple(s for s in scopes if s.negated or not s.of_claims)
    if predicate in HELPS:
        scopes = tuple(
            s
            for s in scopes
            if not (
                _of_harm(s, text)
                or _of_the_treated(s, text, subject, object_)
                or (s.of_item and _PREDICTED.search(text, 0, s.cue_start) is not None)
            )
        )
    if (
        predicate is Predicate.ADJUNCT_TO
    ):  # "the combination of X and Y has not been compared with Z"
        scopes = tuple(s for s in scopes if not (s.negated and _OF_BOTH.search(text, *_reach(s))))
    if predicate is Predicate.ALTERNATIVE_TO:
        scopes = tuple(s for s in scopes if not _is_when_to(s, text, subject, object_))
    if predicate is Predicate.COMPARED_WITH:  # whatever came of it
        equal = _EQUAL.fullmatch(text, *cue) is not None
        scopes = tuple(
            s
            for s in scopes
            if _of_comparison(s, cue)
            or (equal and _of_outcome(s, text, cue, min(subject, object_)))
        )
    return scopes


def _between(one: Span, other: Span) -> slice:
    return slice(min(one[1], other[1]), max(one[0], other[0]))


def _reach(scope: Scope) -> Span:
    return scope.cue_start, scope.cue_end + _NEAR


def says_no_more(text: str, predicate: Predicate, places: tuple[Span, Span, Span]) -> bool:
    """Whether a claim is only that two were compared, or how a drug is given, in words without a verb."""
    if predicate is Predicate.COMPARED_WITH:
        return _EQUAL.fullmatch(text, *places[0]) is None
    return predicate in GIVEN and stands_beside(text, *places[1:])


def is_told_if(scope: Scope, text: str, claim: int) -> bool:
    """Whether readers are told not to do something if that is so which begins at `claim`: "Do not drive if X makes you
    drowsy"."""
    return (
        scope.negated
        and scope.cue in _NOTS
        and _TOLD.fullmatch(text, 0, scope.cue_start) is not None
        and _IF.search(text, scope.cue_end, claim) is not None
    )


def _says_whom_it_helps(scope: Scope, text: str, _cue: Span) -> bool:
    """Whether a condition only says who is to take a medicine, which helps these: "Take X if you have Y"."""
    return (
        scope.cue == "if"
        and _OF_READERS.match(text, scope.cue_end) is not None
        and _TAKE_IT.fullmatch(text, 0, scope.cue_start) is not None
    )


def _says_to_whom(scope: Scope, text: str, cue: Span) -> bool:
    """Whether a scope is no doubt of a warning: "not if you have Y" says for whom, "avoid taking" is the warning."""
    return (
        (scope.cue == "if" and _OF_READERS.match(text, scope.cue_end) is not None)
        or (scope.negated and scope.cue_start == cue[0])
        or scope.cue == LED  # "Do not take it if you have:"
    )


def _bears_on_giving(scope: Scope, text: str, predicate: Predicate, drug: Span, how: Span) -> bool:
    if not scope.negated:
        return _doubts_giving(scope, text, drug, how)
    if _there_is_no(scope, text, how):
        return True
    if stands_beside(text, drug, how):
        return False
    if predicate is Predicate.ADMINISTERED_VIA:
        return _denies_giving(scope, text, drug, how)
    return _denies_dose(scope, text)


def _there_is_no(scope: Scope, text: str, how: Span) -> bool:
    """Whether a form is denied as such: "no oral form of X"."""
    return (
        scope.cue == "no"
        and not text[scope.cue_end : how[0]].strip()
        and _FORM_OF.match(text, how[1]) is not None
    )


def _doubts_giving(scope: Scope, text: str, drug: Span, how: Span) -> bool:
    """Whether a scope that doubts something doubts that the drug is given so."""
    if scope.cue == "?":
        return _GIVING.search(text, 0, max(drug[1], how[1]) + _NEAR) is not None
    if _COMING.search(scope.cue):
        return True
    if scope.of_claims:
        return False
    if _CONDITION.match(scope.cue):
        return _IF_GIVEN.match(text, scope.cue_end) is not None
    if not _MODAL.match(scope.cue):
        return False
    if _MAY_GIVE.match(text, scope.cue_end):
        return True
    # "an inhaled form could help": there is none yet
    first, last = min(drug[0], how[0]), max(drug[1], how[1])
    return (
        last <= scope.cue_start < last + _NEAR
        and _A_FORM.search(text, max(0, first - _NEAR), scope.cue_start) is not None
    )


def _doubts_comparison(scope: Scope, cue: Span) -> bool:
    """Whether a scope says that two drugs are yet to be compared: what came of it may be in doubt."""
    if scope.certainty is Certainty.UNKNOWN:  # "no trials of X versus Y were found"
        return scope.cue_end <= cue[0]
    if _TO_COME.search(scope.cue):
        return True
    return scope.cue.startswith("to ") and scope.cue_start < cue[1] <= scope.cue_end  # "to compare"


def _is_told_of(text: str, cue: Span, subject: Span, object_: Span) -> bool:
    """Whether a participle only tells which one is meant: "pain associated with migraine", no "is" before it."""
    first = min(subject, object_)
    return (
        cue[0] >= first[1]
        and max(subject, object_)[0] >= cue[1]
        and _PARTICIPLE.fullmatch(text, first[1], cue[1]) is not None
    )


def _denies_giving(scope: Scope, text: str, drug: Span, how: Span) -> bool:
    """Whether a denial is of a drug's being given, or of this way to give it: "not by mouth", "never injected"."""
    return (
        0 <= how[0] - scope.cue_end <= _NOT_SO
        or (
            not scope.of_item
            and 0 <= drug[0] - scope.cue_end <= _NOT_SO
            and not (
                scope.cue.startswith("n")  # "neither X given by mouth nor Y was better"
                and _AUXILIARY.search(text, max(drug[1], how[1]))
            )
        )
        or _GIVE.search(text, scope.cue_start, scope.cue_end) is not None
        or _MAY_GIVE.match(text, scope.cue_end) is not None
        or _NEEDED.search(text, scope.cue_end, max(scope.cue_end, how[0])) is not None
    )


def _denies_dose(scope: Scope, text: str) -> bool:
    """Whether a denial is of how much is given, and not of what it does then: "no interactions at a dose of"."""
    return (
        _DOSED.search(text, scope.cue_start, scope.cue_end) is not None
        or _MAY_GIVE.match(text, scope.cue_end) is not None
        or _GIVE.search(text, scope.cue_start, scope.cue_end) is not None
    )


def _of_harm(scope: Scope, text: str) -> bool:
    """Whether a doubt is of a harm or an illness, and not of a treatment that is told of in passing."""
    if scope.negated:
        return False
    if not scope.verbal and DOUBTFUL.fullmatch(scope.cue) and not scope.cue.endswith("ly"):
        return _OF_BENEFIT.match(text, scope.cue_end) is None
    return scope.verbal and _MAY_HARM.match(text, scope.cue_end) is not None


def _of_the_treated(scope: Scope, text: str, drug: Span, illness: Span) -> bool:
    """Whether a study asks something else of patients who take the drug for their illness."""
    if not (scope.of_claims or scope.negated):
        return False
    if scope.cue_end <= drug[0] and is_taken_already(text, scope.cue_start, drug, illness):
        return True
    if not scope.cue_end <= illness[0] < drug[0]:
        return False
    if scope.negated:  # "did not alter renin in patients with Y treated with X", "... during treatment of Y with X"
        return _GOOD.search(text, scope.cue_start, illness[0]) is None and (
            (
                _TREATED.fullmatch(text, illness[1], drug[0]) is not None
                and _IN_WHOM.search(text, scope.cue_end, illness[0]) is not None
            )
            or _MEANWHILE.search(text, scope.cue_end, illness[0]) is not None
        )
    return (
        _TREATED.fullmatch(text, illness[1], drug[0]) is not None
        and _ASKS_OF_IT.search(text, scope.cue_start, illness[0]) is None
    )


def _of_comparison(scope: Scope, cue: Span) -> bool:
    """Whether a scope says that two drugs were not, or not yet compared: not "the trial compares X with Y"."""
    if _HOW_IT_ENDED.match(scope.cue):
        return False
    if scope.negated:
        return scope.cue_start < cue[1] <= scope.cue_end
    return _doubts_comparison(scope, cue)


def _is_when_to(scope: Scope, text: str, subject: Span, object_: Span) -> bool:
    """Whether a condition only tells when another is taken: "if Y fails, X is used", "X is used if Y fails"."""
    return (
        not scope.negated
        and scope.cue in ("if", "when", "should")
        and scope.cue_end <= object_[0]
        and (
            subject[1] <= scope.cue_start
            or ("," in text[object_[1] : subject[0]] and object_[1] - scope.cue_end < _NEAR)
        )
    )


def _of_outcome(scope: Scope, text: str, cue: Span, first: Span) -> bool:
    """Whether a scope says that what is said to be equal may not be so, or is not: "it is a myth that X equals Y"."""
    if _HOW_IT_ENDED.match(scope.cue) or (cue[0] < scope.cue_end and scope.cue_start < cue[1]):
        return False
    if not scope.negated or scope.cue_end <= first[0] or scope.cue_start > cue[1]:
        return True
    return text[slice(*cue)] != "as"  # "is not as good as": which is worse is told


def stands_beside(text: str, one: Span, other: Span) -> bool:
    """Whether nothing but a few words without a verb stands between a drug and its dose or route."""
    start, end = min(one[1], other[1]), max(one[0], other[0])
    return end - start <= _SHORT and not VERB.search(text, start, max(start, end))

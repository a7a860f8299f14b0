"""Rules that go by a preposition or by the order of events alone, and what in the sentence speaks against them."""

from __future__ import annotations

import re

from pharmagraph.builders.findings.checks.as_often import is_as_often_without
from pharmagraph.builders.findings.checks.harm import IN_CELLS, LIKE_PEOPLE, is_lacked, is_no_harm
from pharmagraph.builders.findings.checks.patients import is_of_those_in_whom, is_of_those_treated
from pharmagraph.builders.findings.checks.unblamed import is_unblamed
from pharmagraph.builders.findings.checks.want import is_of_want
from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.text.wording import Wording
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.predicates import HELPS, Predicate

_WORDS = Wording.beside("pharmagraph.builders.findings.checks", "loose.toml")
_HARM = frozenset({"causes.after", "causes.case-of", "causes.developed"})
_TREATED_WITH = frozenset({"treat.passive", "treats.patients-treated"})
_GIVEN_IN = frozenset({"treats.in", "treats.studied-in", "treats.for"})
# what stands between two things of which the first did not come with the second
_NO_OCCURRENCE = _WORDS.compile(r"\b$no_occurrence\b")
_CAME_TO = _WORDS.compile(r"\b$came_to\b")
# "the effect of X on glycaemic control in", "X for smoking cessation in": a therapy that is the aim of another
_AS_AN_AIM = _WORDS.compile(r"\b$as_an_aim\s(?:[\w-]+\s)?$")
# "nephritis in a patient with leukaemia after X": it is not the leukaemia that came after
_IN_ONE_WITH = _WORDS.compile(
    r"\b(?:in (?:[\w-]+ ){0,4}$one_with with|$someone with histor(?:y|ies) of)\s(?:[\w-]+\s){0,3}$"
)
_PATIENT = 80  # characters
# "O that was refractory to S" tells whom something else was tried on; "the O proved refractory to S" what S did
_STUDIED_IN = frozenset({"treats.studied-in", "treats.in", "scorer.drug-treats"})
_RESISTS = frozenset({"treats.resists", "treats.responds"})
_UNHELPED = _WORDS.compile(r"\b$unhelped\b")
_TOLD_OF_IT = _WORDS.compile(
    r"\b$told_of_it(?:\b|(?=n['’]t))(?:\s(?:not|also|\w+ly|been|to|be)|n['’]t)*\s$"
)
_WHO = re.compile(r"\b(?:who|whose)\b", re.IGNORECASE)
_IN_RESPONSE = re.compile(r"\sin\s|(?<=ive)\s")
# "risk of O" after "decline in P and"
_AND_RISK = re.compile(r"\band\s(?:the\s)?risks?\s(?:of|for)\s(?:[\w-]+\s){0,2}$", re.IGNORECASE)
_BY = r"$brought_about\s(?:by|to|through|via)\s"
_BROUGHT_ABOUT_BY = _WORDS.compile(rf"\b{_BY}(?:[\w-]+\s){{0,2}}$")
_BRINGS_ABOUT = _WORDS.compile(r"\s(?:(?:was|is|were|are|has|had|\w+ly)\s)*$brings_about\b")
_AT_RISK = re.compile(r"\bat\s(?:(?:high|low)\s)?risk\s(?:of|for)\s(?:[\w-]+\s){0,3}$")
# "the effect of S is not mediated by blockade of O": neither that there is any, nor that there is none
_NOT_BY = _WORDS.compile(rf"(?:\bnot|n't)\s(?:\w+ly\s)?{_BY}(?:[\w-]+\s){{0,3}}$")
# "blockade of O is not responsible for the effects of S"
_NOT_RESPONSIBLE = re.compile(
    r"(?:\bnot|n['\u2019]t)\s(?:\w+ly\s)?(?:responsible|account|underlie|explain|mediate)\b"
)
_OPERATED = re.compile(r"\b(?:after|following|undergoing)\s(?:[\w-]+\s){0,2}$", re.IGNORECASE)
_SURGERY = _WORDS.compile(r"$operation|(?:ec)?tomy|plasty")
_OF_TREATMENT = ("treat.", "prevent.", "prevents.", "treats.for", "reduce.noun")
# "caused more bleeding than": it did more, and no better
_WORSE = _WORDS.compile(
    r"\b$brings\s(?:\w+ly\s|far\s|much\s)*$more\b"
    r"|\b$more\s(?:[\w-]+\s){0,3}?(?:$harm\b|costs?\b(?![\s-]effective))"
)
_NEAR = 20  # characters
_FAR = 40
# "S was given for O after Y": O was there before
_GIVEN_FOR = re.compile(
    r"\b(?:for|against)\s(?:(?:the|her|his|their|an?|severe|acute|chronic)\s)*$", re.IGNORECASE
)
# "after the onset of O and after S": both came after something else
_ITSELF_AFTER = _WORDS.compile(
    r"\b(?:after|following|since)\s(?:the\s)?(?:$began\sof\s)?(?:[\w-]+\s){0,2}$"
    r"|\b(?:onset|conversion)\sof\s(?:[\w-]+\s){0,2}$"
)
# "to experience worsening heart failure": what the patients have
_HAVING_WORSE = _WORDS.compile(r"\b$having_it\s$")

# "studied in patients with Y scores above 25": what is measured, and no illness
_MEASURED = _WORDS.compile(r"(?:\s?\([^()]{1,60}\))?\s$measure\b")
# "treated with several medicines to prevent Y", "when to initiate therapy to prevent Y": another does
_BY_OTHERS = _WORDS.compile(r"\b$given_others\s(?:[\w-]+\s){1,5}?$others\sto\s$")
_OTHERS = 90  # characters
# "indicated for the treatment of Y in men with Z": whom it is given
_TREATMENT_IN = _WORDS.compile(
    r"\b(?:treatment|management)\sof\s(?:(?!$part_of_illness\b)[^.;:]){3,120}?\sin\s(?:[\w-]+\s){0,2}?$treated_ones"
    r"\swith\s(?:[\w-]+\s){0,3}$"
)
_TREATMENT = 200  # characters
# the order in which drugs bind makes none better
_RANKED = re.compile(r"\s?(?:\([^()]{1,20}\)\s)?greater\sthan\s?")
_NO_MORE = re.compile(r"\bno\smore\sthan\b", re.IGNORECASE)
# "prevents more deaths than"
_SPARES_MORE = _WORDS.compile(r"\b$spares\b")
_AFTER_THAN = re.compile(
    r"\bthan\s(?:(?:with|in|to)\s)?(?:(?:either|both)\s)?[\w-]+,?\s(?:or|and)\s(?:with\s)?$"
)
_STRAINS = _WORDS.compile(r"[\s-]$strains\b")
# what is an illness of its own wherever it comes: "pain in those with O" leaves O as it was
_OF_ITS_OWN = _WORDS.compile(
    r"\b$of_its_own\b(?:\s\([^()]{1,20}\))?[^.;:]{0,30}\b$within\s[^.;:]{0,40}$"
)
_TWO_ILLS = 110  # characters
# "in patients without O": whoever they are, O is not treated in them
_PEOPLE_WITHOUT = _WORDS.compile(r"\b$people\s(?:with\s(?:and|or)\s)?without\s(?:[\w-]+\s){0,3}$")
# "the pressor responsiveness to S in O", "ventilatory responses to inhaled S": what S does to them is tried
_PROVOKED = _WORDS.compile(
    r"\b(?:(?:$overreacts\s|hyper-?)(?:responsiveness|reactivity)\s(?:to|with)|$challenged|$answers\sresponses?\sto)"
    r"\s(?:$how_challenged\s){0,2}$"
)
# "cessation of S resulted in improvements in O": it is not S that helps
_STOPPING = _WORDS.compile(r"\b$stopping\s(?:of\s)?(?:the\s)?(?:[\w-]+\s)?$")
_MISUSED = _WORDS.compile(r"\b$misused\b")
# "AIDS related sarcoma": the sarcoma is treated
_OF_ANOTHER = re.compile(r"\s(?:related|associated)\s(?!with\b|to\b)[a-z]", re.IGNORECASE)
# "as effective as beta-blockers", but "as other beta-blockers": those are of its kind
_AS_GOOD_AS = _WORDS.compile(r"\bas\s(?:\w+ly\s)?$as_good\b[^;:]*\bas\s(?![^;:]*\bother\b)")
_TOO_LITTLE = _WORDS.compile(r"\s$too_little\b")
_GROWING = _WORDS.compile(r"\b$of_what_grows\s$")
_BETTER = ("improve.", "reduce.", "treats.benefits", "treats.lowers", "inhibit.")
_LOOSELY_TREATS = frozenset(
    {"treats.studied-in", "treats.in", "scorer.drug-treats", "treats.response-in"}
)
# "its role in the pathogenesis of O", "the role of spinal S in O": what the body's own does, or what makes ill
_IN_ITS_COURSE = _WORDS.compile(
    r"\b(?:$course|roles?\sof\s(?:the\s)?$own)\s(?:[\w-]+\s){0,6}|\bdeaths?$"
)
# "a target for treatment of O" is what may be acted on, and treats nothing
_TARGET = re.compile(r"\btargets?\s(?:of|for|in)\s(?:the\s)?(?:[\w-]+\s)?$", re.IGNORECASE)
# "post-stroke pain" is no stroke
_POST = re.compile(r"\bpost[-\u2010-\u2013]$", re.IGNORECASE)
_COMES_AFTER = _WORDS.compile(r"\s(?:[\w-]+\s)?$comes_after\b")
# "dobutamine stress echocardiography"
_IN_A_TEST = re.compile(r"(?:[-\u2010-\u2013]\w+)?\s(?:stress|challenge|provocation)\b")
# "improved function in O after S", "costs of O after S", "migraine-prophylactic drugs": no O that came
_NO_ONSET = _WORDS.compile(r"\b$no_onset\s(?:[\w-]+\s){0,3}$")
_AGAINST_IT = re.compile(r"[-\u2010-\u2013](?:prophyla|prevent|specific|free)")
_IS_ADDED = re.compile(r"\saugmentation\b", re.IGNORECASE)
# "fibroblasts derived from S responders"
_CULTURED = _WORDS.compile(r"\b$cultured\b")
# "at rest and during submaximal exercise": when something was measured
_EXERCISE = "exercise"
_AT_EXERCISE = _WORDS.compile(r"\b$at_exercise\s$")
# names of any illness
_ANY_ILLNESS = frozenset({"acute disease", "chronic disease"})


def says_too_little(finding: Finding, text: str, start: int, end: int) -> bool:
    """Whether the sentence ``text[start:end]`` does not bear out what a loose rule found in it."""
    name, subject, object_ = finding.rule.name, finding.subject, finding.object
    if finding.predicate in HELPS and _helps_against_nothing(finding, text, start):
        return True
    if _is_not_its_own(finding, text):
        return True
    if finding.predicate is Predicate.CAUSES and (
        is_unblamed(finding, text, start)
        or is_lacked(object_, text)
        or is_of_want(finding, text, start)
        or is_as_often_without(finding, text, start, end)
    ):
        return True
    if (
        name == "causes.after"
        and object_.end <= subject.start
        and _ITSELF_AFTER.search(text, max(start, object_.start - _FAR), object_.start)
        and " and " in text[object_.end : subject.start]
    ):
        return True
    if name in _HARM:
        return is_no_harm(subject, object_, text, start, end) or _is_after_another(finding, text)
    if name in _RESISTS:
        return _is_only_of_patients(finding, text)
    if name == "reduce.noun-of" and _AND_RISK.search(
        text, max(start, object_.start - _FAR), object_.start
    ):
        return True
    if subject.entity.kind is Kind.THERAPY and name.startswith(_OF_TREATMENT):
        near = max(start, subject.start - _FAR)
        if (_is_of_operation(finding) and _SURGERY.search(subject.text)) or (
            object_.end <= subject.start and _OPERATED.search(text, near, subject.start)
        ):
            return True
    if name in _TREATED_WITH:
        return is_of_those_treated(subject, object_, (), text) or bool(
            LIKE_PEOPLE.match(object_.text)
        )
    if name not in _GIVEN_IN:
        return False
    if IN_CELLS.match(text, object_.end) or LIKE_PEOPLE.match(object_.text):
        return True
    return (
        name == "treats.in"
        and subject.entity.kind is Kind.THERAPY
        and _AS_AN_AIM.search(text, max(start, subject.start - _NEAR), subject.start) is not None
    )


def _is_not_its_own(finding: Finding, text: str) -> bool:
    """Whether the words before its cue, or what one rule asks for itself, speak against its finding."""
    first, last = finding.subject.end, finding.cue[1]
    if _NOT_BY.search(text, first, max(first, finding.cue[0])) or _NOT_RESPONSIBLE.search(
        text, last, max(last, finding.subject.start)
    ):
        return True
    match finding.rule.name:
        case "superior-to":
            return _is_no_better(finding, text)
        case "causes.side-effects":
            return _is_of_operation(finding)
        case "cause.gerund":
            return _is_had(finding, text)
        case "role.is-a":
            start, end = finding.subject.end, finding.object.start
            return start < end and _AS_GOOD_AS.search(text, start, end) is not None
        case "increase.gerund":
            at = finding.cue[0]
            return _GROWING.search(text, max(0, at - _NEAR), at) is not None
        case "alternative.in-place-of":
            return _is_of_its_cause(finding, text)
        case "increase.noun-of":  # "S augmentation in schizophrenia": it was added
            return _IS_ADDED.match(text, finding.subject.end) is not None
        case "derived-from":
            start, end = finding.subject.end, finding.cue[0]
            return start < end and _CULTURED.search(text, start, end) is not None
        case "causes.developed" | "causes.after":
            at = finding.object.start
            if _NO_ONSET.search(text, max(0, at - _FAR), at) or _AGAINST_IT.match(
                text, finding.object.end
            ):
                return True
            return _AT_RISK.search(text, max(0, at - _FAR), at) is not None or (
                finding.rule.name == "causes.after"
                and at < finding.subject.start
                and _GIVEN_FOR.search(text, max(0, at - _NEAR), at) is not None
            )
        case _:
            return False


def _is_of_its_cause(finding: Finding, text: str) -> bool:
    """Whether one of two is only said to have brought something about: "caused by S rather than O"."""
    start = finding.subject.start
    return (
        _TOO_LITTLE.match(text, finding.subject.end) is not None
        or _BROUGHT_ABOUT_BY.search(text, max(0, start - _FAR), start) is not None
        or _BRINGS_ABOUT.match(text, finding.object.end) is not None
    )


def _helps_against_nothing(finding: Finding, text: str, start: int) -> bool:
    """Whether what a drug is said to help against is only measured, is any illness, or is another's to help against."""
    name, object_ = finding.rule.name, finding.object
    if object_.entity.label in _ANY_ILLNESS and finding.predicate is Predicate.TREATS:
        return True
    near = max(start, object_.start - _FAR)
    if _PEOPLE_WITHOUT.search(text, near, object_.start):
        return True
    first = min(finding.subject.start, object_.start)
    if _MISUSED.search(text, max(start, first - _OTHERS), max(finding.subject.end, object_.end)):
        return True
    if _OF_ANOTHER.match(text, object_.end):
        return True
    if _is_no_remedy(finding, text, start):
        return True
    if name.startswith(_BETTER) and _STOPPING.search(
        text, max(start, finding.subject.start - _FAR), finding.subject.start
    ):
        return True
    if name in _LOOSELY_TREATS and _PROVOKED.search(
        text, max(start, finding.subject.start - _OTHERS), finding.subject.start
    ):
        return True
    if name == "treats.symptoms-of":
        return (
            _OF_ITS_OWN.search(text, max(start, object_.start - _TWO_ILLS), object_.start)
            is not None
        )
    if name == "treats.role-in":
        return (
            _IN_ITS_COURSE.search(text, max(start, object_.start - _FAR), object_.end) is not None
        )
    if name in _STUDIED_IN:
        return _MEASURED.match(text, object_.end) is not None
    if name == "prevents.to-reduce" and finding.subject[:2] == finding.cue:
        at = finding.cue[0]
        return _BY_OTHERS.search(text, max(start, at - _OTHERS), at) is not None
    if name == "treats.indicated-in-patients":
        at = object_.start
        return _TREATMENT_IN.search(text, max(start, at - _TREATMENT), at) is not None
    return False


def _is_no_remedy(finding: Finding, text: str, start: int) -> bool:
    """Whether it was but a test, the illness was over, or what is spoken of is a target of treatment."""
    subject, object_, cue = finding.subject, finding.object, finding.cue[0]
    if _POST.search(text, max(start, object_.start - _NEAR), object_.start):
        return _COMES_AFTER.match(text, object_.end) is not None
    if _IN_A_TEST.match(text, subject.end):
        return True
    if subject.entity.label == _EXERCISE and _AT_EXERCISE.search(
        text, max(start, subject.start - _FAR), subject.start
    ):
        return True
    if finding.rule.name == "inhibit.noun-of" and is_of_those_in_whom(cue, object_, text):
        return True
    return subject.end <= cue and _TARGET.search(text, max(start, cue - _FAR), cue) is not None


def _is_no_better(finding: Finding, text: str) -> bool:
    """Whether a drug only does more harm than another, binds more, or does better where another is not resisted."""
    first, last = finding.subject.end, finding.object.start
    return first < last and (
        (
            _WORSE.search(text, first, last) is not None
            and _SPARES_MORE.search(text, first, last) is None
        )
        or _AFTER_THAN.search(text, max(0, finding.subject.start - _FAR), finding.subject.start)
        is not None
        or _RANKED.fullmatch(text, first, last) is not None
        or _NO_MORE.search(text, first, last) is not None
        or _STRAINS.match(text, finding.object.end) is not None
    )


def _is_had(finding: Finding, text: str) -> bool:
    """Whether "worsening" is an adjective: "admitted with worsening heart failure"."""
    start, end = finding.cue
    return (
        text[start:end].lower() == "worsening"
        and not text.startswith(" of", end)
        and _HAVING_WORSE.search(text, max(0, start - _FAR), start) is not None
    )


def _is_only_of_patients(finding: Finding, text: str) -> bool:
    """Whether an illness that did not yield to a drug only tells whom another one was tried on."""
    object_, (start, end) = finding.object, finding.cue
    if text[start:end] == "response":
        return _IN_RESPONSE.fullmatch(text, object_.end, start) is not None
    if start < object_.end or not _UNHELPED.search(text, object_.end, end + _NEAR):
        return False
    told = _TOLD_OF_IT.search(text, max(object_.end, start - _FAR), start)
    return told is None or _WHO.search(text, object_.end, start) is not None


def _is_after_another(finding: Finding, text: str) -> bool:
    """Whether it is not the harm that came after a therapy: "pain control after surgery", "X led to Y after Z"."""
    if _is_of_operation(finding):
        return True
    if _IN_ONE_WITH.search(text, max(0, finding.object.start - _PATIENT), finding.object.start):
        return True
    if _CAME_TO.search(text, finding.object.end, max(finding.object.end, finding.subject.start)):
        return True
    first, last = finding.object.end, min(finding.cue[0], finding.subject.start)
    return first < last and _NO_OCCURRENCE.search(text, first, last) is not None


def _is_of_operation(finding: Finding) -> bool:
    """Whether an operation would relieve pain: what does is the drug beside it."""
    return (
        finding.subject.entity.kind is Kind.THERAPY and finding.object.entity.label == "analgesia"
    )

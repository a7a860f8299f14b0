"""Rules that go by a preposition or by the order of events alone, and what in the sentence speaks against them."""

from __future__ import annotations

import re

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.findings.harm import IN_CELLS, LIKE_PEOPLE, is_no_harm
from pharmagraph.builders.findings.patients import is_of_those_treated
from pharmagraph.ontology.kinds import Kind

_HARM = frozenset({"causes.after", "causes.case-of", "causes.developed"})
_TREATED_WITH = frozenset({"treat.passive", "treats.patients-treated"})
_GIVEN_IN = frozenset({"treats.in", "treats.studied-in", "treats.for"})
# what stands between two things of which the first did not come with the second
_NO_OCCURRENCE = re.compile(
    r"\b(?:leads?|led|influenc\w+|provid\w+|compar\w+|evaluat\w+|assess\w*|investigat\w+|examin\w+|determin\w+|eligible"
    r"|predict\w+|who\s(?:had|have|were|are|underwent|received)|randomi[sz]\w+|rating)\b",
    re.IGNORECASE,
)
# "the effect of X on glycaemic control in", "X for smoking cessation in": a therapy that is the aim of another
_AS_AN_AIM = re.compile(
    r"\b(?:on|for|via|during|after|following|(?:improv|impair|achiev|maintain|affect|worsen)\w*)\s(?:[\w-]+\s)?$",
    re.IGNORECASE,
)
# "nephritis in a patient with leukaemia after X": it is not the leukaemia that came after
_IN_ONE_WITH = re.compile(
    r"\b(?:in (?:[\w-]+ ){0,4}(?:patients?|man|woman|men|women|boy|girl|child|children|infant|adults?) with"
    r"|(?:patients?|man|woman|men|women) with histor(?:y|ies) of)\s(?:[\w-]+\s){0,3}$"
)
_PATIENT = 80  # characters
_NEAR = 20  # characters


def says_too_little(finding: Finding, text: str, start: int, end: int) -> bool:
    """Whether the sentence ``text[start:end]`` does not bear out what a loose rule found in it."""
    name, subject, object_ = finding.rule.name, finding.subject, finding.object
    if name == "causes.side-effects" and _is_of_operation(finding):
        return True
    if name in _HARM:
        return is_no_harm(subject, object_, text, start, end) or _is_after_another(finding, text)
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


def _is_after_another(finding: Finding, text: str) -> bool:
    """Whether it is not the harm that came after a therapy: "pain control after surgery", "X led to Y after Z"."""
    if _is_of_operation(finding):
        return True
    if _IN_ONE_WITH.search(text, max(0, finding.object.start - _PATIENT), finding.object.start):
        return True
    first, last = finding.object.end, min(finding.cue[0], finding.subject.start)
    return first < last and _NO_OCCURRENCE.search(text, first, last) is not None


def _is_of_operation(finding: Finding) -> bool:
    """Whether an operation would relieve pain: what does is the drug beside it."""
    return (
        finding.subject.entity.kind is Kind.THERAPY and finding.object.entity.label == "analgesia"
    )

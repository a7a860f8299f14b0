"""Drugs that a sentence only measures another by, and harm that it only measures: "less likely than Y to cause Z".

The words stand in `measuring.toml`. All functions take offsets in the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pharmagraph.builders.findings.events import is_event
from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.text.wording import Wording
from pharmagraph.ontology.predicates import Predicate

_NOT_OF_COMPARATORS = frozenset(
    {
        Predicate.TREATS,
        Predicate.PREVENTS,
        Predicate.CAUSES,
        Predicate.HAS_ONSET,
        Predicate.COMPARED_WITH,
        Predicate.SUPERIOR_TO,
    }
)
_OF_THE_OTHER = "causes.the-other-more"  # what is said of the other, and by its name
_LESS_HARM, _OF_RISK = "superior.less-harm", ("prevents.risk", "prevents.less-risk", "causes.risk")
_SCORER = "scorer."

_WORDS = Wording.beside("pharmagraph.builders.findings", "measuring.toml")
_COMPARED_WITHIN, _NEAR = 70, 40  # characters
_COMPARING = _WORDS.compile(
    r"\b$measured_by\s+(?:(?:[\w-]+\s+){0,3}such\s+as\s+|(?:$of_it\s+){0,3})$"
)
_AS_MUCH_AS = _WORDS.compile(r"\b$as_much_as\s(?:$of_it\s){0,2}$")
_MORE_OFTEN = _WORDS.compile(r"$more_often\b")
_LINKS = frozenset({Predicate.CAUSES, Predicate.ASSOCIATED_WITH})
_MORE_OF = re.compile(r"\b(?:more|higher|greater)\s(?:[\w-]+\s){0,2}$")
_COSTS = re.compile(r"\bcosts?\b[^.;]*\b(?:greater|higher|more|larger)\b")
# "adverse events that occurred at a rate greater than with placebo"
_AT_MORE = _WORDS.compile(
    r"\b$harms\b[^.;:]*\b(?:$counted\s(?:\w+\s)?(?:greater|higher|more)|(?:greater|higher)\s(?:[\w-]+\s)?$counted)\s(?:[\w-]+\s){0,3}?than\b"
)
_TAKEN = _WORDS.compile(r"\b$taken\s(?:[\w-]+\s){0,2}$")
_THAN_NONE = _WORDS.compile(r",?\s$beside\s(?:[\w-]+\s){0,4}?$none\b")
_HAS_LESS = _WORDS.compile(
    r"\s$has\s(?:[\w-]+\s){0,2}?(?:$less|less\sof)\s(?!the\b)(?:[\w-]+\s)?$risk\s(?:of|for)\s(?:[\w-]+,?\s){0,3}"
)
_LESS_LIKELY = _WORDS.compile(
    r"\bless\s$likely\b(?:,?\sthan\s[^.,;:]{1,60}?)?,?\sto\s(?:(?!$new_statement\b)[\w'-]+,?\s){0,7}$"
)
_LESS_WITH_IT = _WORDS.compile(r"\s$less_risk_was\b")
_MORE_RISK = _WORDS.compile(r"\b$more\s(?:[\w-]+\s)?$risk\s(?:of|for)\s(?:[\w-]+\s){0,3}$")
_THAN_THIS = _WORDS.compile(r"(?:\s[\w-]+){0,2}?\s$beside\s(?:[\w-]+\s){0,4}")


def is_of_comparator(finding: Finding, text: str) -> bool:
    """Whether the subject is only what another is measured by: "better than X in preventing stroke"."""
    if finding.predicate is Predicate.INTERACTS_WITH:
        last = max(finding.subject.start, finding.object.start)
        return _AS_MUCH_AS.search(text, max(0, last - _NEAR), last) is not None
    if finding.predicate not in _NOT_OF_COMPARATORS or finding.rule.name == _OF_THE_OTHER:
        return False
    before = max(0, finding.subject.start - _COMPARED_WITHIN)
    if finding.cue[0] <= finding.subject.start:
        return is_harm_of_another(finding, text)
    return _COMPARING.search(text, before, finding.subject.start) is not None


def is_harm_of_another(finding: Finding, text: str) -> bool:
    """Whether the harm that a finding tells of its subject is what another has more of: "a higher risk of Z than Y"."""
    subject, object_ = finding.subject, finding.object
    if finding.predicate is not Predicate.CAUSES or subject.start < object_.end:
        return False
    if not _THAN_THIS.fullmatch(text, object_.end, subject.start):
        return False
    before = max(0, object_.start - _COMPARED_WITHIN)
    return is_event(object_) or _MORE_RISK.search(text, before, object_.start) is not None


def is_only_measured(finding: Finding, findings: Sequence[Finding], text: str) -> bool:
    """Whether a drug is only better in doing harm, prevents no more than another that does more of it, or does less.

    "X causes bleeding more often than Y" makes it no better, and "X has a lower risk of bleeding than Y" neither
    prevents any nor causes it.
    """
    if finding.predicate is Predicate.SUPERIOR_TO:
        between = finding.subject.end, finding.object.start
        if any(_is_more_of(each, finding, text) for each in findings):
            return True
        if _AT_MORE.search(text, *between) or _COSTS.search(text, *between):
            return True
        if not _MORE_OFTEN.search(text, *between):
            return False
        return any(
            each.predicate is Predicate.CAUSES and each.subject.start == finding.subject.start
            for each in findings
        )
    if finding.predicate is Predicate.CAUSES and _is_less_of_it(finding, text):
        return True
    return finding.rule.name in _OF_RISK and _is_of_less_risk(finding, findings, text)


def _is_more_of(link: Finding, finding: Finding, text: str) -> bool:
    """Whether a drug goes with more of a harm than another, which makes it no better: "associated with more ulcers"."""
    harm = link.object
    return (
        link.predicate in _LINKS
        and link.subject.start == finding.subject.start
        and finding.subject.end <= harm.start < finding.object.start
        and _MORE_OF.search(text, max(finding.subject.end, harm.start - _NEAR), harm.start)
        is not None
    )


def _is_less_of_it(finding: Finding, text: str) -> bool:
    """Whether a sentence says no more than that the drug does less of a harm: "is less likely to cause Z"."""
    subject, object_, cue = finding.subject, finding.object, finding.cue
    if finding.rule.presupposed or finding.rule.name == _OF_THE_OTHER:
        return False
    if object_.end <= subject.start:
        return _LESS_WITH_IT.match(text, subject.end) is not None
    until = object_.start
    if not finding.rule.name.startswith(_SCORER) and subject.end <= cue[0] < until:
        until = cue[0]
    return (
        _LESS_LIKELY.search(text, subject.end, until) is not None
        or _HAS_LESS.fullmatch(text, subject.end, object_.start) is not None
    )


def _is_of_less_risk(finding: Finding, findings: Sequence[Finding], text: str) -> bool:
    if finding.predicate is not Predicate.PREVENTS:
        return False
    if (
        _HAS_LESS.fullmatch(text, finding.subject.end, finding.object.start)
        and not _TAKEN.search(text, max(0, finding.subject.start - _NEAR), finding.subject.start)
        and not _THAN_NONE.match(text, finding.object.end)
    ):
        return True
    return any(
        each.rule.name == _LESS_HARM
        and not _THAN_NONE.match(text, finding.object.end)
        and finding.subject.start in (each.subject.start, each.object.start)
        and each.cue[0] < finding.object.end <= max(each.object.end, finding.cue[1])
        for each in findings
    )

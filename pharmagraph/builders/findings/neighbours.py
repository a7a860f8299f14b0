"""Doses, routes and amounts that belong to the next name: "A 5 mg, 10 mg B", "A, nasal B", "lowers A and raises B".

All functions choose among the findings of one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.predicates import Predicate

_GIVEN = frozenset({Predicate.HAS_DOSE, Predicate.ADMINISTERED_VIA})
_MOVES = frozenset({
    Predicate.INCREASES, Predicate.DECREASES, Predicate.INHIBITS, Predicate.ACTIVATES, Predicate.MODULATES,
})  # fmt: skip
_ADJACENT = re.compile(r"\s?(?:of\s)?|-")
_SEPARATE = re.compile(r"[,;/+]|\b(?:and|or|plus|with|versus|vs)\b")
_ROUTE = (
    r"(?:systemic|oral|intravenous|iv|i\.v\.|topical|inhaled|nasal|parenteral|intramuscular|subcutaneous|epidural|intrathecal"
    r"|transdermal|rectal|sublingual)"
)
# "topical anaesthetics and systemic analgesics"
_ANOTHER_ROUTE = re.compile(
    rf"\s?(?!(?:and|or|to)\b)[a-z][^.;]*\b(?:and|or|,)\s{_ROUTE}\s$", re.IGNORECASE
)
_NEW_CLAUSE = re.compile(r"\s(?:is|was|are|were)\b")
_MOVED = re.compile(
    r"\b(?:reduc|lower|decreas|increas|rais|improv|elevat|enhanc|stimulat|inhibit)\w*\b[^.;:]{0,60}$",
    re.IGNORECASE,
)
_ITS_EFFECT = re.compile(r"\s(?:effects?|actions?|activity|properties)\b")
_BEFORE, _NEAR = 90, 45  # characters
_VERB = (
    r"(?:reduc|lower|depress|decreas|increas|rais|elevat|enhanc|inhibit|suppress|stimulat|promot|activat|alter|chang|block"
    r"|attenuat)"
)
_GERUND = re.compile(rf"\b{_VERB}ing\s(?:[\w-]+\s){{0,4}}?$", re.IGNORECASE)
_AND_GERUND = re.compile(rf"[^.;:]{{0,80}}?(?:,|\sand|,\sand)\s{_VERB}ing", re.IGNORECASE)
_MORE = r"(?:reduced|lower(?:ed)?|decreased|increased|raised|elevated|enhanced|higher|fewer|less|more|greater|smaller)"
_LESS = re.compile(rf"\b{_MORE}\s(?:[\w-]+\s)?$", re.IGNORECASE)
_AND_MORE = re.compile(rf"[^.;:]{{0,60}}?(?:,|\sand|,\sand)\s{_MORE}", re.IGNORECASE)


def to_their_own(
    findings: Sequence[Finding], text: str, measured: frozenset[str]
) -> Sequence[Finding]:
    """The findings without what belongs to a neighbour; `measured`: labels of what is only measured."""
    if not findings:
        return findings
    taken = {
        (each.predicate, each.object.start)
        for each in findings
        if each.predicate in _GIVEN and _is_next(each.object, each.subject, text)
    }
    return [each for each in findings if not _of_neighbour(each, text, taken, measured)]


def _is_moved_too(subject: Mention, cue: tuple[int, int], text: str) -> bool:
    """Whether a verb or adjective of the same row moves the subject: "lowering A, raising B", "less A and more B"."""
    before = max(0, subject.start - _NEAR)
    return any(
        own.search(text, before, subject.start) and other.fullmatch(text, subject.end, cue[1])
        for own, other in ((_GERUND, _AND_GERUND), (_LESS, _AND_MORE))
    )


def _is_next(first: Mention, second: Mention, text: str) -> bool:
    """Whether the second name follows right on the first: "10 mg aspirin", "nasal steroids"."""
    return (
        first.end <= second.start and _ADJACENT.fullmatch(text, first.end, second.start) is not None
    )


def _of_neighbour(
    finding: Finding, text: str, taken: set[tuple[Predicate, int]], measured: frozenset[str]
) -> bool:
    subject, object_ = finding.subject, finding.object
    if finding.predicate in _GIVEN:
        if subject.end <= object_.start:
            between = text[subject.end : object_.start]
            if (finding.predicate, object_.start) in taken and _SEPARATE.search(between):
                return True
            return between.startswith(", ") and _NEW_CLAUSE.match(text, object_.end) is not None
        return _ANOTHER_ROUTE.fullmatch(text, object_.end, subject.start) is not None
    if finding.predicate not in _MOVES:
        return False
    if subject.entity.kind is Kind.DRUG_CLASS and _ITS_EFFECT.match(text, subject.end):
        return True
    if subject.end <= finding.cue[0] and _is_moved_too(subject, finding.cue, text):
        return True
    before = max(0, subject.start - _BEFORE)
    return (
        subject.entity.label.lower() in measured
        and subject.end <= finding.cue[0]
        and _MOVED.search(text, before, subject.start) is not None
    )

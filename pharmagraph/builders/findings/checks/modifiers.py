"""Names that only say which of several things is meant: "blocks VEGF-induced growth", "morphine-sparing effects"."""

from __future__ import annotations

import re

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import INTERVENTIONS, Kind
from pharmagraph.ontology.predicates import ACTS_ON_TARGETS, Predicate

_WORDS = Wording.beside("pharmagraph.builders.findings.checks", "modifiers.toml")
_HYPHEN = r"(?:\s?\([^()]{1,30}\))?[-\u2010-\u2013]"
_SET_OFF, _BY_WAY_OF, _ACTING, _LACKING = (
    _WORDS.compile(rf"{_HYPHEN}${group}\b")
    for group in ("set_off", "by_way_of", "acting", "lacking")
)
_SPACED = _WORDS.compile(
    r"(?:\s\([^()]{1,30}\))?\s(?:$set_off|$by_way_of)\s(?!(?:by|in|at|on|via|after|through|with|from|during|and|or|the|an?)\b)[a-z]{4,}"
)
_BRINGS = frozenset({Predicate.CAUSES, Predicate.INCREASES})
_ANTI = re.compile(r"anti[-\u2010-\u2013]$", re.IGNORECASE)
_ANTI_LENGTH = 5
_ANTIBODY = re.compile(r"antibod", re.IGNORECASE)  # an anti-platelet antibody is there


def is_only_modifier(finding: Finding, text: str) -> bool:
    """Whether the subject or the object of a finding belongs to the noun behind it, and is not what is meant."""
    subject, object_ = finding.subject, finding.object
    if subject.entity.kind in INTERVENTIONS and _LACKING.match(text, subject.end):
        return True
    if finding.predicate in _BRINGS and _is_countered(object_, text):
        return True
    if finding.predicate not in ACTS_ON_TARGETS or object_.start < subject.end:
        return False
    if _ACTING.match(text, object_.end):
        return True
    if object_.entity.kind is Kind.RECEPTOR:
        return False
    if object_.entity.kind is not Kind.PROTEIN and _SPACED.match(text, object_.end):
        return True
    return _SET_OFF.match(text, object_.end) is not None or (
        object_.entity.kind is not Kind.PROTEIN and _BY_WAY_OF.match(text, object_.end) is not None
    )


def _is_countered(object_: Mention, text: str) -> bool:
    """Whether it is what something works against: "anti-ischaemic effects"."""
    return (
        _ANTI.search(text, max(0, object_.start - _ANTI_LENGTH), object_.start) is not None
        and _ANTIBODY.search(object_.text) is None
    )

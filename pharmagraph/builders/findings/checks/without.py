"""Bans that hold only without something: "children cannot use X without a spacer" lets them use it.

The words stand in `without.toml`. All functions take offsets in the text.
"""

from __future__ import annotations

import re

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.text.wording import Wording
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.predicates import Predicate

_WORDS = Wording.beside("pharmagraph.builders.findings.checks", "without.toml")
_NEAR = 60  # characters
_ON_ANOTHER = re.compile(
    r"\s(?:who\s(?:are\s|is\s)?(?:also\s|already\s)?)?(?:on|takes?|taking|uses?|using|receiv(?:es?|ing))\s(?!(?:it|this|them)\b)",
    re.IGNORECASE,
)
_NEXT = 24  # characters
_MUST_NOT = _WORDS.compile(r"\b$must_not\b|n['’]t\b")
_WITHOUT = _WORDS.compile(r"(?:\s(?!$new_statement\b)[\w'’-]+){0,6}\s$without\s(?!$indeed\b)")


def is_let_with(finding: Finding, text: str) -> bool:
    """Whether a ban is lifted by what stands behind it: "must not be taken without food"."""
    if finding.predicate is not Predicate.CONTRAINDICATED_IN:
        return False
    first, last = sorted((finding.subject, finding.object), key=lambda each: each.start)
    return (
        _WITHOUT.match(text, last.end, last.end + _NEAR) is not None
        and _MUST_NOT.search(text, max(0, first.start - _NEAR), last.end) is not None
    )


def is_of_those_on_another(finding: Finding, text: str) -> bool:
    """Whether the people of a ban are only those on another drug: "women on the pill should not take X"."""
    object_ = finding.object
    return (
        finding.predicate is Predicate.CONTRAINDICATED_IN
        and object_.entity.kind is Kind.POPULATION
        and _ON_ANOTHER.match(text, object_.end) is not None
        and not object_.start < finding.subject.start < object_.end + _NEXT
    )

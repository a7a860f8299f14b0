"""Bans that hold only without something: "children cannot use X without a spacer" lets them use it.

The words stand in `without.toml`. All functions take offsets in the text.
"""

from __future__ import annotations

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.text.wording import Wording
from pharmagraph.ontology.predicates import Predicate

_WORDS = Wording.beside("pharmagraph.builders.findings.checks", "without.toml")
_NEAR = 60  # characters
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

"""Drugs that are named for those who cannot have them: "patients allergic to X develop asthma after taking Y".

The words stand in `allergic.toml`. All functions take offsets in the text.
"""

from __future__ import annotations

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.text.wording import Wording
from pharmagraph.ontology.predicates import Predicate

_WORDS = Wording.beside("pharmagraph.builders.findings.checks", "allergic.toml")
_NEAR = 50  # characters
_MAY_BE = _WORDS.looked_for("allergic")
_ALLERGIC_TO = _WORDS.compile(
    r"\b$people(?:\s$who_are)?\s(?:[\w-]+ly\s)?$allergic\s$to\s(?:$of_it\s){0,2}$"
)
_SAID = frozenset({Predicate.CAUSES, Predicate.INTERACTS_WITH})


def is_of_the_allergic(finding: Finding, text: str) -> bool:
    """Whether a drug of a finding of harm is only what people are allergic to, of whom something else is told."""
    if finding.predicate not in _SAID:
        return False
    both = finding.predicate is Predicate.INTERACTS_WITH
    for drug in (finding.subject, finding.object) if both else (finding.subject,):
        before = max(0, drug.start - _NEAR)
        if _MAY_BE.is_in(text[before : drug.start].lower()) and _ALLERGIC_TO.search(
            text, before, drug.start
        ):
            return True
    return False

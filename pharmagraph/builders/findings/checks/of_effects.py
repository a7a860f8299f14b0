"""Whether a drug acts on what another does, and not on that to which it does so: "X blocked the effect of Y on A".

The words stand in `of_effects.toml`. All functions take offsets in the text.
"""

from __future__ import annotations

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.text.wording import Wording
from pharmagraph.ontology.predicates import ACTS_ON_ILLS, ACTS_ON_TARGETS

_WORDS = Wording.beside("pharmagraph.builders.findings.checks", "of_effects.toml")
_ACTS = ACTS_ON_ILLS | ACTS_ON_TARGETS
_NEAR = 110  # characters before what is acted on
_REACH = 120  # characters to the drug
_BEFORE = _WORDS.compile(
    r"\b$effect\s(?:of\s(?:(?!$ends\b)[^\s;:.]+\s){1,8})?(?:on|upon|over)\s(?:(?!$ends\b|and\b|or\b)[^\s,;:.]+\s){0,5}$"
)
_BETWEEN = _WORDS.compile(
    r"[^;:.]*?\s(?:is|are|was|were|be|been|being)\s(?:not\s|[a-z]+ly\s){0,2}$acted_on\s(?:[a-z]+ly\s)?$by\s[^;:.]*"
)


def is_of_an_effect(finding: Finding, text: str, start: int) -> bool:
    """Whether in the sentence from `start` on the object is only that on which another has the effect acted on."""
    at = finding.object
    if (
        finding.predicate not in _ACTS
        or not at.end < finding.subject.start <= at.end + _REACH
        or _BETWEEN.fullmatch(text, at.end, finding.subject.start) is None
    ):
        return False
    return _BEFORE.search(text, max(start, at.start - _NEAR), at.start) is not None

"""Rows of a box of facts, an ingredient with what it is in there for: "Loratadine 10 mg   Antihistamine"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.rules.ruleset import heading_rule
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.predicates import Predicate

_RULE = heading_rule(Predicate.HAS_ROLE, 0.6)
_DOSE = re.compile(
    r"(?:\s[\w,-]+){0,3}?\s\(?\d[\d.,]*\s?(?:[munkµμ]?g|micrograms?|mL|%|units?|IU)(?:/\w+)?\)?(?:\s?\([^()\n]{1,30}\))?[\s*.…]+",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"[\W\d]*")
_BEHIND = re.compile(r"[ \t*]*(?:/[^\n]{2,40})?(?=\n|$)")


def with_purposes(
    kept: list[Finding], row: Sequence[Mention], text: str, start: int
) -> list[Finding]:
    """Findings of a sentence that begins at `start`, with the class that its row says an ingredient is of.

    The dose in between is the ingredient's.
    """
    for drug, purpose in zip(row, _next_but_doses(row), strict=True):
        if purpose is None or not _is_row(drug, purpose, text, start):
            continue
        place = purpose.start, purpose.end
        kept = [each for each in kept if each.subject.start != purpose.start]
        kept.append(Finding(_RULE, drug, Predicate.HAS_ROLE, purpose, place, _RULE.confidence))
    return kept


def _next_but_doses(row: Sequence[Mention]) -> list[Mention | None]:
    """For each mention, the next one that is no dose."""
    behind: list[Mention | None] = []
    last = None
    for mention in reversed(row):
        behind.append(last)
        if mention.entity.kind is not Kind.QUANTITY:
            last = mention
    return behind[::-1]


def _is_row(drug: Mention, purpose: Mention, text: str, start: int) -> bool:
    if drug.entity.kind is not Kind.DRUG or purpose.entity.kind is not Kind.DRUG_CLASS:
        return False
    line = max(text.rfind("\n", 0, drug.start) + 1, start)
    return (
        text[purpose.start].isupper()
        and _BEFORE.fullmatch(text, line, drug.start) is not None
        and _DOSE.fullmatch(text, drug.end, purpose.start) is not None
        and _BEHIND.match(text, purpose.end) is not None
    )

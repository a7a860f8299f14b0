"""Names of a drug in a list in parentheses of which one is known: "levonorgestrel (Plan B, My Way and others)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.findings.told.branded import CONFIDENCE, RULE
from pharmagraph.builders.literals.literals import entity
from pharmagraph.builders.mentions.salts import is_same_drug
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.predicates import Predicate

# "(Plan B One-Step, Levonelle, My Way and others)": two names or more, each with capital letters
_A_NAME = r"[A-Z][a-z][\w-]*(?:[ -][A-Z][\w-]*){0,3}[®™]?"
_BRACKET = re.compile(
    rf"\((?:(?:brand|trade)\snames?:?\s)?({_A_NAME}(?:(?:,\s(?:and\s|or\s)?|\s(?:and|or)\s|/){_A_NAME})+)"
    r"(?:,?\s(?:and|among)\sothers)?\)"
)
_ITEM = re.compile(r"[A-Z][a-z][\w-]*(?:[ -][A-Z][\w-]*){0,3}")
_NAMES = frozenset({Kind.DRUG, Kind.NAME})
_NEAR = 40  # characters


def bracketed(
    row: Sequence[Mention], found: Sequence[Finding], text: str, start: int, end: int
) -> Iterator[Finding]:
    """Of a list in parentheses with a name of the drug before it, the other names: "X (Viagra, My Way and others)"."""
    for bracket in _BRACKET.finditer(text, start, end):
        inside = bracket.span(1)
        drug = next(
            (m for m in reversed(row) if m.entity.kind is Kind.DRUG and m.end <= bracket.start()),
            None,
        )
        if drug is None or bracket.start() - drug.end > _NEAR:
            continue
        known = {
            each.object.start for each in found if each.predicate is Predicate.ALSO_KNOWN_AS
        } | {
            m.start
            for m in row
            if m.entity.kind is Kind.DRUG and is_same_drug(m.entity, drug.entity)
        }
        items = [each.span() for each in _ITEM.finditer(text, *inside)]
        others = {m.start for m in row if m.entity.kind not in _NAMES} - known
        if known.isdisjoint(a for a, _ in items) or not others.isdisjoint(range(*inside)):
            continue
        taken = {
            each.object.start: each.object.end
            for each in found
            if each.predicate is Predicate.ALSO_KNOWN_AS
        }
        for at in items:
            if at[0] not in taken:
                name = text[slice(*at)]
                object_ = Mention(*at, name, entity(Kind.NAME, name))
                yield Finding(RULE, drug, Predicate.ALSO_KNOWN_AS, object_, at, CONFIDENCE)

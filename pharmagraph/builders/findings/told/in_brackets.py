"""The class of a drug that stands in parentheses behind it, and the drugs that stand so behind their class."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.rules.ruleset import pattern_free_rule
from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.predicates import Predicate

_WORDS = Wording.beside("pharmagraph.builders.findings.told", "in_brackets.toml")
_RULE = replace(pattern_free_rule("role.in-brackets"), presupposed=True)
_CONFIDENCE = 0.75
_INSIDE = {Kind.DRUG_CLASS: Kind.DRUG, Kind.DRUG: Kind.DRUG_CLASS}
_OPENS = _WORDS.compile(r"\s?[(\[](?:$leading[,:]?\s)?")
_LISTED = _WORDS.compile(r"\s?(?:,|/|;|,?\s(?:and|or))\s?")
_CLOSES = _WORDS.compile(r"(?:\s(?:and\s)?$and_so_on)?\s?[,)\]]")


def in_brackets(row: Sequence[Mention], found: Sequence[Finding], text: str) -> Iterator[Finding]:
    """Of "statins (simvastatin, pravastatin)" and of "bisoprolol (a beta blocker)", the class of each drug."""
    said = {
        (each.subject.start, each.object.start)
        for each in found
        if each.predicate is Predicate.HAS_ROLE
    }
    for at, outer in enumerate(row):
        wanted = _INSIDE.get(outer.entity.kind)
        if wanted is None:
            continue
        for inner in _enclosed(row, at, text):
            drug, group = (inner, outer) if wanted is Kind.DRUG else (outer, inner)
            if inner.entity.kind is wanted and (drug.start, group.start) not in said:
                yield Finding(_RULE, drug, Predicate.HAS_ROLE, group, group[:2], _CONFIDENCE)


def _enclosed(row: Sequence[Mention], at: int, text: str) -> list[Mention]:
    """The names that stand, with nothing else, in the parenthesis behind a name."""
    inside: list[Mention] = []
    last = row[at].end
    for each in row[at + 1 :]:
        between = _LISTED if inside else _OPENS
        if between.fullmatch(text, last, each.start) is None:
            break
        inside.append(each)
        last = each.end
    return inside if inside and _CLOSES.match(text, last) else []

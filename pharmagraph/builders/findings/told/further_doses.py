"""Further doses of a drug whose first dose a sentence tells: "10 mg, then 5 mg daily"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import DRUGS, Kind
from pharmagraph.ontology.predicates import Predicate

_WORDS = Wording.beside("pharmagraph.builders.findings.told", "further_doses.toml")
_STUFF = r"(?:[^.;:]|\.\d){0,60}?"
# what goes on from one dose to the next
_GOES_ON = _WORDS.compile(
    rf"{_STUFF}[,;(\s]\s?(?:$then)\s{_STUFF}|\s(?:$what_for)\s{_STUFF}\b(?:and|or|but)\s(?:$before_it\s)*"
)
_ELSE = _WORDS.compile(r"\b$else\b")
_OF_ANOTHER = re.compile(r"\s(?:of\s)?(?:[\w-]+\s){0,2}")
_FIGURE = re.compile(r"\d")
_SURENESS = 0.9  # what goes on may be something else


def with_further_doses(kept: list[Finding], row: Sequence[Mention], text: str) -> list[Finding]:
    """The findings of a sentence with those of further doses of the drugs of which it tells one."""
    first = [each for each in kept if each.predicate is Predicate.HAS_DOSE]
    if not first:
        return kept
    amounts = [each for each in row if _is_amount(each)]
    if len(amounts) < 2:
        return kept
    taken = {each.object.start for each in first}
    told = {each.object.start: each for each in first if not each.rule.negated}
    new = []
    for one, other in pairwise(amounts):
        known = told.get(one.start)
        if known is None or other.start in taken or not _goes_on(one, other, known, row, text):
            continue
        further = known._replace(object=other, confidence=known.confidence * _SURENESS)
        told[other.start] = further
        new.append(further)
    return kept + new


def _is_amount(mention: Mention) -> bool:
    return mention.entity.kind is Kind.QUANTITY and _FIGURE.search(mention.text) is not None


def _goes_on(
    one: Mention, other: Mention, known: Finding, row: Sequence[Mention], text: str
) -> bool:
    """Whether one dose goes on to another of the same drug, and no other drug stands at that."""
    drugs = [
        each
        for each in row
        if each.entity.kind in DRUGS and each.entity.id != known.subject.entity.id
    ]
    return (
        _GOES_ON.fullmatch(text, one.end, other.start) is not None
        and _ELSE.search(text, one.end, other.start) is None
        and not any(
            one.end <= each.start < other.start
            or (each.start >= other.end and _OF_ANOTHER.fullmatch(text, other.end, each.start))
            for each in drugs
        )
    )

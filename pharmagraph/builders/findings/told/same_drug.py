"""Two names that a sentence says are of one drug: "X is another name for Y", "X, or Y, ...", "X is the same as Y".

That they are of one drug a vocabulary must know, too. The words stand in `same_drug.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.literals.literals import entity
from pharmagraph.builders.rules.ruleset import pattern_free_rule
from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.predicates import Predicate

RULE = pattern_free_rule("known.same-drug")
CONFIDENCE = 0.75
_WORDS = Wording.beside("pharmagraph.builders.findings.told", "same_drug.toml")
# "X is another name for Y"
_A_NAME_FOR = _WORDS.compile(
    r"\s$is(?:\s$simply)?\s(?:$an\s)?(?:[\w-]+\s){0,3}?$name\s(?:for|of)\s(?:the\s)?"
)
# "X is the same as Y", "X, called Y in America"
_SAME_AS = _WORDS.compile(
    r"\s$is(?:\s$simply)?\sthe\s(?:very\s)?same(?:\s$thing)?\sas\s|,?\s$called\s|\s$is\s$called\s"
)
_IS = _WORDS.compile(r"\s$is(?:\s$simply)?\s")
_NAME_FOR = _WORDS.compile(r"\b$name\s(?:for|of)\s(?:the\s)?$")
_NEAR = 20  # characters
_OR = _WORDS.compile(r",\s(?:or|that\sis|i\.?e\.?,?)\s(?:$simply\s)?")
_CLOSED = _WORDS.compile(r"\s?[,;)]")
_AND = _WORDS.compile(r"\s(?:and|or)\s")
_ARE_ONE = _WORDS.compile(r"\s(?:are|were)(?:\s$simply)?\s$one_thing\b")


def same_drug(row: Sequence[Mention], found: Sequence[Finding], text: str) -> Iterator[Finding]:
    """Of two names of one drug, side by side in a `row`, the one that is said to be another; none that `found` has."""
    taken = {each.object.start for each in found if each.predicate is Predicate.ALSO_KNOWN_AS}
    for first, second in pairwise(row):
        if (
            first.entity.kind is not Kind.DRUG
            or first.entity.id != second.entity.id
            or first.text.casefold() == second.text.casefold()
            or {first.start, second.start} & taken
        ):
            continue
        between = first.end, second.start
        named = _IS.fullmatch(text, *between) and not _is_told_by_its_name(first, text)
        if _A_NAME_FOR.fullmatch(text, *between) or (named and second.text.islower()):
            yield _known(second, first, between)
        elif (
            _IS.fullmatch(text, *between)
            or _SAME_AS.fullmatch(text, *between)
            or (_OR.fullmatch(text, *between) and _CLOSED.match(text, second.end))
            or (_AND.fullmatch(text, *between) and _ARE_ONE.match(text, second.end))
        ):
            yield _known(first, second, between)


def _is_told_by_its_name(drug: Mention, text: str) -> bool:
    """Whether words before a drug say that its other name comes behind it: "another name for X is Y"."""
    return _NAME_FOR.search(text, max(0, drug.start - _NEAR), drug.start) is not None


def _known(drug: Mention, name: Mention, cue: tuple[int, int]) -> Finding:
    other = name._replace(entity=entity(Kind.NAME, name.text))
    return Finding(RULE, drug, Predicate.ALSO_KNOWN_AS, other, cue, CONFIDENCE)

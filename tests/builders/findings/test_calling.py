"""Which rules are tried on a row of tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import cycle

import pytest

from pharmagraph.builders.findings.calling import VERBAL, CalledBy
from pharmagraph.builders.rows.tagging import Tagger
from pharmagraph.builders.rules import RuleSet
from pharmagraph.builders.rules.grammar import Pattern


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    return RuleSet()


def test_a_rule_wants_the_words_beside_its_cue(rules: RuleSet) -> None:
    called_by = CalledBy(rules.by_cue)
    code = rules.vocabulary.codes["leads"]
    (tried,) = [
        each for each in called_by[frozenset("DC")][code] if each.rule.name == "causes.lead-to"
    ]

    assert tried.wants & called_by.lacking(frozenset({code}))
    assert not tried.wants & called_by.lacking(frozenset({code, rules.vocabulary.codes["to"]}))


def test_a_row_with_all_words_lacks_none(rules: RuleSet) -> None:
    every_word = frozenset(rules.vocabulary.codes.values()) | frozenset(",;:-.(%=")
    called_by = CalledBy(rules.by_cue)

    assert called_by.lacking(every_word | {VERBAL}) == 0
    assert called_by.lacking(every_word) > 0


def test_a_side_that_matches_begins_as_its_pattern_says(rules: RuleSet) -> None:
    tagger = Tagger(rules.vocabulary)
    rows = [
        tagger.tag(text, 0, len(text), []).codes
        for text in (example.sentence for example in rules.examples[::30])
    ]
    kinds = cycle("DKTPRCEXUFONYLQMZ")  # in the place of every other word that no rule names
    rows = ["".join(next(kinds) if code == "x" else code for code in row) for row in rows]
    sides = {side: begins for rule in rules.rules for side, begins in _sides(rule.pattern)}
    matched = 0
    for side, begins in sides.items():
        expression = re.compile("".join(side))
        for row in rows:
            for at in range(len(row) + 1):
                if begins is not None and expression.match(row, at):
                    matched += 1
                    assert row[at : at + 1] in begins, (side, row[at:])
    assert matched > len(sides)


def _sides(pattern: Pattern) -> Iterator[tuple[tuple[str, ...], frozenset[str] | None]]:
    return zip(pattern.sides, pattern.begins, strict=True)

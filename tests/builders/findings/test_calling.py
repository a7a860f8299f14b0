"""Which rules are tried on a row of tokens."""

from __future__ import annotations

import pytest

from pharmagraph.builders.findings.calling import CalledBy
from pharmagraph.builders.rules import RuleSet


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
    every_word = frozenset(rules.vocabulary.codes.values()) | frozenset(",;:-.")

    assert CalledBy(rules.by_cue).lacking(every_word) == 0

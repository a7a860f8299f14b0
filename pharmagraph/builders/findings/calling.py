"""Which rules the words of a row call for: those that lack none of the kinds of names they need."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from pharmagraph.builders.rules import Rule
from pharmagraph.builders.rules.grammar import charset

_MOST_CALLED = 2000  # sets of kinds in a row for which the rules that they allow are remembered

_Match = Callable[[str, int], re.Match[str] | None]


class _Try(NamedTuple):
    """A rule, and what must match at the tokens after its cue and, in the reversed row, at those before it."""

    rule: Rule
    after: _Match
    before: _Match


class _Called(dict[str, list[_Try]]):
    """The rules that a cue calls for, of those that are allowed (a bit for each); worked out once a cue."""

    def __init__(
        self, by_cue: Mapping[str, Sequence[tuple[int, Rule]]], allowed: int, tries: dict[int, _Try]
    ) -> None:
        super().__init__()
        self._by_cue, self._allowed, self._tries = by_cue, allowed, tries

    def __missing__(self, cue: str) -> list[_Try]:
        allowed = self._allowed
        self[cue] = called = [
            self._tries.get(bit) or self._tried(bit, rule)
            for bit, rule in self._by_cue[cue]
            if bit & allowed
        ]
        return called

    def _tried(self, bit: int, rule: Rule) -> _Try:
        """What stands for a rule that is called for the first time; all that call it later share it."""
        self._tries[bit] = made = _Try(rule, rule.pattern.right.match, rule.pattern.left.match)
        return made


class CalledBy(dict[frozenset[str], _Called]):
    """The same for every set of kinds in a row, which leaves out rules that lack one; remembers those that it met."""

    def __init__(self, by_cue: Mapping[str, Sequence[Rule]]) -> None:
        super().__init__()
        rules = {id(rule): rule for called in by_cue.values() for rule in called}
        bits = {known: 1 << at for at, known in enumerate(rules)}
        self._all = (1 << len(rules)) - 1
        needing: dict[frozenset[str], int] = {}
        excluded: dict[frozenset[str], int] = {}
        for known, rule in rules.items():
            for need in rule.pattern.needs:
                needing[need] = needing.get(need, 0) | bits[known]
            if rule.unless:
                excluded[rule.unless] = excluded.get(rule.unless, 0) | bits[known]
        self._needing, self._excluded = list(needing.items()), list(excluded.items())
        self._by_cue = {
            cue: [(bits[id(rule)], rule) for rule in called] for cue, called in by_cue.items()
        }
        self._tries: dict[int, _Try] = {}  # of the rules that were called for, by their bit
        self.cues = re.compile(charset("".join(by_cue)))

    def __missing__(self, kinds: frozenset[str]) -> _Called:
        if len(self) >= _MOST_CALLED:
            self.clear()
        allowed = self._all
        for need, rules in self._needing:
            if kinds.isdisjoint(need):
                allowed &= ~rules
        for unless, rules in self._excluded:
            if not kinds.isdisjoint(unless):
                allowed &= ~rules
        self[kinds] = called = _Called(self._by_cue, allowed, self._tries)
        return called

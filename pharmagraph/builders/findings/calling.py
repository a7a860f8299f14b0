"""Which rules the words of a row call for: those that lack none of the kinds of names, and of the words, they need."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import reduce
from operator import or_

from pharmagraph.builders.mentions.befalls import tells_what_befalls
from pharmagraph.builders.rows.tagged import Tagged
from pharmagraph.builders.rules import Rule
from pharmagraph.builders.rules.vocabulary import KIND_CODES
from pharmagraph.ontology.kinds import ILLS, Kind

_MOST_CALLED = 2000  # sets of kinds in a row for which the rules that they allow are remembered

VERBAL = "\U0010fffd"
"""Stands among the tokens of a row that has an object which is a verb itself ("wrecks the liver")."""

_ACTED_ON = frozenset(KIND_CODES[kind] for kind in (*ILLS, Kind.PROCESS))
_Match = Callable[[str, int], re.Match[str] | None]


def tokens_of(tagged: Tagged) -> frozenset[str]:
    """The tokens of a row, and `VERBAL` where it names an effect by a verb."""
    present = frozenset(tagged.codes)
    if _ACTED_ON.isdisjoint(present):
        return present
    verbal = any(
        tells_what_befalls(each.text)
        for members in tagged.members.values()
        for each in members
        if " " in each.text
    )
    return present | {VERBAL} if verbal else present


class Try:
    """A rule, and what must match at the tokens after its cue and, in the reversed row, at those before it.

    `wants` has a bit for each set of words of which the rule must have one; `first_before` and `first_after` are what
    the tokens beside the cue must be, where not any will do. What matches is compiled when it is first asked for: most
    rules that a cue calls lack a word that they want, or do not match on the right.
    """

    __slots__ = ("after", "before", "first_after", "first_before", "rule", "wants")

    def __init__(self, rule: Rule, wants: int) -> None:
        self.rule, self.wants = rule, wants
        self.first_before, self.first_after = rule.pattern.begins
        self.after: _Match | None = None
        self.before: _Match | None = None

    def compiled_after(self) -> _Match:
        """What must match at the tokens after the cue, once it is wanted."""
        self.after = made = self.rule.pattern.right.match
        return made

    def compiled_before(self) -> _Match:
        """What must match, in the reversed row, at the tokens before it, once it is wanted."""
        self.before = made = self.rule.pattern.left.match
        return made


class _OfCue:
    """The rules of one cue, each with its bit. Few choices of them are ever called for, by many sets of kinds."""

    __slots__ = ("_all", "_any", "_chosen")

    def __init__(self, tries: list[tuple[int, Try]]) -> None:
        self._all = tries
        self._any = reduce(or_, (bit for bit, _ in tries), 0)
        self._chosen: dict[int, list[Try]] = {}

    def among(self, allowed: int) -> list[Try]:
        """Those that are allowed (a bit for each): one list wherever they are the same."""
        allowed &= self._any
        chosen = self._chosen.get(allowed)
        if chosen is None:
            chosen = self._chosen[allowed] = [each for bit, each in self._all if bit & allowed]
        return chosen


class _Tries(dict[str, _OfCue]):
    """The rules of each cue: put together for the cues that are met."""

    def __init__(
        self, by_cue: Mapping[str, Sequence[Rule]], known: Mapping[int, tuple[int, Try]]
    ) -> None:
        super().__init__()
        self._by_cue, self._known = by_cue, known

    def __missing__(self, code: str) -> _OfCue:
        self[code] = found = _OfCue([self._known[id(rule)] for rule in self._by_cue.get(code, ())])
        return found


class _Called(dict[str, list[Try]]):
    """The rules that a cue calls for, of those that are allowed (a bit for each); worked out once a cue."""

    def __init__(self, tries: _Tries, allowed: int) -> None:
        super().__init__()
        self._tries, self._allowed = tries, allowed

    def __missing__(self, code: str) -> list[Try]:
        self[code] = called = self._tries[code].among(self._allowed)
        return called


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
        wanted = {words: 1 << at for at, words in enumerate(_wanted(rules.values()))}
        tries = {
            known: (bits[known], Try(rule, sum(wanted[words] for words in _words(rule))))
            for known, rule in rules.items()
        }
        self._tries = _Tries(by_cue, tries)
        self._wanted = (1 << len(wanted)) - 1
        self._has: dict[str, int] = {}  # which sets of words a word is of
        for words, bit in wanted.items():
            for code in words:
                self._has[code] = self._has.get(code, 0) | bit
        self.cues = frozenset(by_cue)

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
        self[kinds] = called = _Called(self._tries, allowed)
        return called

    def lacking(self, codes: frozenset[str]) -> int:
        """The sets of words of which a row with these tokens has none: a bit for each, as in `Try.wants`."""
        found, has = 0, self._has
        for code in codes:
            if code in has:
                found |= has[code]
        return self._wanted & ~found


def _wanted(rules: Iterable[Rule]) -> dict[frozenset[str], None]:
    """The sets of words of which any rule wants one, each once."""
    return dict.fromkeys(words for rule in rules for words in _words(rule))


def _words(rule: Rule) -> tuple[frozenset[str], ...]:
    return (*rule.pattern.words, frozenset(VERBAL)) if rule.verbal else tuple(rule.pattern.words)

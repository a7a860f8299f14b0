"""Which rule came nearest to matching two mentions, and where its pattern stopped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pharmagraph.builders.rows.tagged import Tagged
from pharmagraph.builders.rules import Rule
from pharmagraph.graph.claim import Mention


@dataclass(frozen=True, slots=True)
class Near:
    """A rule that a word of the sentence called for, and how far its pattern went from there."""

    rule: Rule
    cue: str
    left: int  # elements that matched, of the left side and of the right
    right: int
    distance: int  # tokens between the cue and the two mentions

    @property
    def share(self) -> float:
        """How much of the pattern matched; one that matched whole, elsewhere, says less of the two mentions."""
        wanted = sum(len(side) for side in self.rule.pattern.sides)
        found = self.left + self.right
        return found / wanted if found < wanted else 0.5

    def __str__(self) -> str:
        words = self.rule.pattern.text.split()
        at = len(self.rule.pattern.sides[0])
        stops = []
        if self.right < len(words) - at - 1:
            stops.append(f"after it, {words[at + 1 + self.right]!r} is not there")
        if self.left < at:
            stops.append(f"before it, {words[at - 1 - self.left]!r} is not there")
        where = " and ".join(stops) or "its nearest arguments are others"
        return f"{self.rule.name} ({self.rule.pattern.text}), called for by {self.cue!r}: {where}"


def nearest_rule(
    rules: Iterable[Rule], tagged: Tagged, one: Mention, other: Mention
) -> Near | None:
    """Of the rules that could join the two, the one whose pattern matches most around a cue near them."""
    found = [
        near for row in _rows_of(tagged) for rule in rules for near in _tried(rule, row, one, other)
    ]
    return min(found, key=lambda near: (-near.share, near.distance, near.rule.name), default=None)


def _rows_of(tagged: Tagged) -> Iterator[Tagged]:
    yield tagged
    for inner in tagged.inner:
        yield from _rows_of(inner)


def _tried(rule: Rule, row: Tagged, one: Mention, other: Mention) -> Iterator[Near]:
    places = [_place(row, mention) for mention in (one, other)]
    if None in places or not _fits(rule, one, other):
        return
    backwards = row.codes[::-1]
    for at, code in enumerate(row.codes):
        if code in rule.pattern.cues:
            left, right = rule.pattern.sides
            start, end = row.span(at)
            yield Near(
                rule,
                row.text[start:end],
                _reach(left, backwards, len(row.codes) - at),
                _reach(right, row.codes, at + 1),
                sum(abs(at - place) for place in places if place is not None),
            )


def _fits(rule: Rule, one: Mention, other: Mention) -> bool:
    return any(each.entity.kind in rule.predicates for each in (one, other))


def _place(row: Tagged, mention: Mention) -> int | None:
    return next((at for at, members in row.members.items() if mention in members), None)


def _reach(side: Sequence[str], codes: str, at: int) -> int:
    """How many elements of a side match from the cue outward."""
    for size in range(len(side), 0, -1):
        if re.compile("".join(side[:size])).match(codes, at):
            return size
    return 0

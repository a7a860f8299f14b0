"""Where names stand in a text, before they are mentions: what is kept where two of them touch."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from pharmagraph.ontology.entity import Entity

Hit = tuple[int, int, Entity]
"""``text[start:end]`` and what it names."""

_NEAR = 64  # characters that are looked at together


def laid_over(hits: list[Hit], more: Sequence[Hit]) -> list[Hit]:
    """`hits` with `more` in the place of what they touch."""
    if not more:
        return hits
    more = sorted(more, key=lambda hit: (hit[0], -hit[1]))
    laid: list[Hit] = []
    for hit in more:
        if not laid or hit[0] >= laid[-1][1]:
            laid.append(hit)
    ends = [hit[1] for hit in laid]
    starts = [hit[0] for hit in laid]
    kept = [hit for hit in hits if bisect_right(ends, hit[0]) == bisect_right(starts, hit[1] - 1)]
    return sorted([*kept, *laid], key=lambda hit: hit[0])


def wider(more: Iterable[Hit], hits: Sequence[Hit]) -> Iterator[Hit]:
    """Of `more` what is no part of a hit: "MMP-9" for "MMP", but not "COX-2" in "COX-2 inhibitor"."""
    starts = [hit[0] for hit in hits]
    for hit in more:
        place = bisect_right(starts, hit[0]) - 1
        if place < 0 or hits[place][1] < hit[1]:
            yield hit


def laid_between(hits: list[Hit], more: Iterable[Hit]) -> list[Hit]:
    """`hits`, and of `more` what touches none of them."""
    starts = [hit[0] for hit in hits]
    ends = [hit[1] for hit in hits]
    new = [hit for hit in more if bisect_right(ends, hit[0]) == bisect_right(starts, hit[1] - 1)]
    return sorted([*hits, *new], key=lambda hit: hit[0]) if new else hits


class Spans:
    """Stretches of a text that can be asked, also when there are thousands, whether one of them holds another."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))

    def hold(self, start: int, end: int) -> bool:
        """Whether ``text[start:end]`` lies in one of them."""
        place = bisect_right(self._starts, start) - 1
        return place >= 0 and end <= self._ends[place]

    def are_cut(self, start: int, end: int) -> bool:
        """Whether ``text[start:end]`` begins or ends within one of them."""
        places = ((at, bisect_left(self._starts, at) - 1) for at in (start, end))
        return any(place >= 0 and at < self._ends[place] for at, place in places)


class Touching:
    """Hits that become more, which can be asked whether one of them touches a stretch of the text."""

    def __init__(self, hits: Iterable[Hit] = ()) -> None:
        self._near: defaultdict[int, list[Hit]] = defaultdict(list)
        for hit in hits:
            self.add(hit)

    def add(self, hit: Hit) -> None:
        """Put one more to them."""
        for near in range(hit[0] // _NEAR, hit[1] // _NEAR + 1):
            self._near[near].append(hit)

    def touch(self, start: int, end: int) -> bool:
        """Whether one of them shares a character with ``text[start:end]``."""
        return any(
            a < end and start < b
            for near in range(start // _NEAR, end // _NEAR + 1)
            for a, b, _ in self._near.get(near, ())
        )


def with_its_brackets(text: str, hit: Hit) -> Hit:
    """A hit with the bracket that it lacks: names are matched without the marks at their ends."""
    start, end, entity = hit
    written = text[start:end]
    opened, closed = written.count("("), written.count(")")
    if closed > opened and text[start - 1 : start] == "(":
        return start - 1, end, entity
    if opened > closed and text[end : end + 1] == ")":
        return start, end + 1, entity
    return hit

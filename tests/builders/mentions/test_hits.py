"""Where names stand: the quick ways to ask say what looking at each of them says."""

from __future__ import annotations

import random

import pytest

from pharmagraph.builders.mentions.hits import Hit, Spans, Touching
from pharmagraph.ontology.entity import Entity
from pharmagraph.ontology.kinds import Kind

ENTITY = Entity("MY:1", "zorvit", Kind.DRUG)


def some(chance: random.Random) -> list[tuple[int, int]]:
    """Some stretches, some of them over others."""
    starts = [chance.randrange(300) for _ in range(20)]
    return [(start, start + chance.randint(1, 90)) for start in starts]


@pytest.mark.parametrize("seed", range(5))
def test_what_is_cut_or_touched_is_found_without_looking_at_each(seed: int) -> None:
    chance = random.Random(seed)
    spans = some(chance)
    ordered = Spans(spans)
    touching = Touching([(*spans[0], ENTITY)])
    hits: list[Hit] = [(start, end, ENTITY) for start, end in spans[1:]]
    for hit in hits:
        touching.add(hit)

    for start, end in some(chance):
        assert ordered.are_cut(start, end) == any(a < start < b or a < end < b for a, b in spans)
        assert ordered.hold(start, end) == any(a <= start and end <= b for a, b in spans)
        assert touching.touch(start, end) == any(a < end and start < b for a, b in spans)

"""Counts in words agree with their nouns."""

from __future__ import annotations

import pytest

from pharmagraph.graph.counted import counted


@pytest.mark.parametrize(
    ("number", "told"),
    [(0, "0 claims"), (1, "1 claim"), (2, "2 claims"), (21, "21 claims"), (1_001, "1,001 claims")],
)
def test_only_one_is_singular(number: int, told: str) -> None:
    assert counted(number, "claim") == told


def test_a_noun_may_have_a_plural_of_its_own() -> None:
    assert counted(1, "entity", "entities") == "1 entity"
    assert counted(2_000, "entity", "entities") == "2,000 entities"

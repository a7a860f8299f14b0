"""Dates compare at their own precision."""

from __future__ import annotations

import pytest

from pharmagraph.graph.dates import compatible


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the sixties", "1962"),
        ("1960s", "in 1969"),
        ("20th century", "1962"),
        ("from 1970 to 1975", "1972"),
        ("March 2019", "2019"),
        ("'80s", "1985"),
        ("recently", "Recently"),
    ],
)
def test_dates_that_can_be_the_same(one: str, other: str) -> None:
    assert compatible(one, other)
    assert compatible(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("the sixties", "1970"), ("2019", "2020"), ("19th century", "1962"), ("recently", "1962")],
)
def test_dates_that_cannot(one: str, other: str) -> None:
    assert not compatible(one, other)
    assert not compatible(other, one)

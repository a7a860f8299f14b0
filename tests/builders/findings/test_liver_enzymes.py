"""Enzymes of the liver that are measured in blood are not those that break drugs down."""

from __future__ import annotations

import pytest

from tests.builders.shipped import facts


@pytest.mark.parametrize("verb", ["raises", "increases", "can elevate", "lowered"])
def test_levels_of_liver_enzymes_are_none_of_cytochromes(verb: str) -> None:
    assert "increases" not in {said for _, said, _ in facts(f"Isoniazid {verb} liver enzymes.")}


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Rifampicin induces liver enzymes.", "increases"),
        ("Cimetidine inhibits liver enzymes.", "inhibits"),
        ("Isoniazid is metabolized by liver enzymes.", "metabolized_by"),
        ("Isoniazid causes raised liver enzymes.", "causes"),
        ("Isoniazid raises liver enzymes.", "causes"),
        ("Valproate can increase liver enzymes.", "causes"),
    ],
)
def test_what_is_done_to_them_otherwise_stands(text: str, predicate: str) -> None:
    assert predicate in {said for _, said, _ in facts(text)}

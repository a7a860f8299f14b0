"""Which headings say what their lists are of."""

from __future__ import annotations

import pytest

from pharmagraph.builders.findings.headed import rule_under


@pytest.mark.parametrize(
    ("title", "rule"),
    [
        ("What is it prescribed for?", "heading.treats"),
        ("What it is used for", "heading.treats"),
        ("Doctors prescribe prednisone for:", "heading.treats"),
        ("What is it NOT used for?", None),
        ("What it can't be used for", None),
        ("Possible unwanted effects", "heading.causes"),
        ("Common short-term side effects", "heading.causes"),
        ("Who should avoid it", "heading.contraindicated_in"),
        ("Don't take it if", "heading.contraindicated_in"),
        ("A little history", None),
    ],
)
def test_a_heading_says_what_its_list_is_of(title: str, rule: str | None) -> None:
    found = rule_under(title)

    assert (found.name if found else None) == rule

"""Which headings say what their lists are of."""

from __future__ import annotations

import pytest

from pharmagraph.builders.findings.told.headed import rule_under
from pharmagraph.graph.document import Document
from tests.builders.shipped import extractor


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


def test_whom_a_drug_is_not_for_is_no_side_effect() -> None:
    text = """# Deferasirox

Deferasirox binds iron.

## Side effects

- Nausea
- It is contraindicated in high-risk myelodysplastic syndromes.
"""
    claims = extractor().extract(Document("one", text)).claims
    said = {(str(claim.predicate), claim.object.text) for claim in claims}

    assert ("causes", "Nausea") in said
    assert ("causes", "myelodysplastic syndromes") not in said

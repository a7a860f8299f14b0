"""The plain ways to say each predicate make its claim."""

from __future__ import annotations

import pytest

from pharmagraph.graph.claim import Claim
from pharmagraph.graph.document import Document
from tests.builders.shipped import extractor
from tests.builders.ways.ways import Way, ways


def _makes(claim: Claim, way: Way) -> bool:
    return (
        claim.predicate in way.predicates
        and not claim.negated
        and (str(claim.certainty) != "asserted") == way.hedged
        and (claim.subject.text in way.subject or way.subject in claim.subject.text)
        and claim.object.text in way.object
    )


_ALL = [
    pytest.param(
        way,
        id=f"{min(way.predicates)}: {way.text}",
        marks=[pytest.mark.xfail(strict=True, reason="known")] if way.known_failure else [],
    )
    for way in ways()
]


@pytest.mark.parametrize("way", _ALL)
def test_the_sentence_makes_the_claim(way: Way) -> None:
    claims = extractor().extract(Document("d", way.text)).claims

    assert any(_makes(each, way) for each in claims), claims

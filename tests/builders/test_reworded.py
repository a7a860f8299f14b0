"""Sentences that a machine reworded claim what the plain ones do: the table of `reworded.md`."""

from __future__ import annotations

from pathlib import Path

import pytest

from pharmagraph.graph.claim import Claim
from pharmagraph.graph.document import Document
from tests.builders.shipped import extractor

TABLE = Path(__file__).with_name("reworded.md").read_text(encoding="utf-8")
ANYWHERE, WHERE_REWORDED = (
    [line[2:].split(" > ") for line in part.splitlines() if line.startswith("- ")]
    for part in TABLE.split("## Where the text is")
)
SIGNS = "The pores and skin, queasiness, and the urge for food.\n\n"  # of a text that is reworded


def _claimed(text: str) -> set[tuple[str, ...]]:
    return set(map(_what, extractor().extract(Document("d", text)).claims))


def _what(claim: Claim) -> tuple[str, ...]:
    sides = (side.entity.label for side in (claim.subject, claim.object))
    return (*sides, str(claim.predicate), str(claim.negated), str(claim.certainty))


@pytest.mark.parametrize(("reworded", "plain"), ANYWHERE)
def test_a_reworded_sentence_claims_the_same(reworded: str, plain: str) -> None:
    assert _claimed(reworded) == _claimed(plain)


@pytest.mark.parametrize(("reworded", "plain"), WHERE_REWORDED)
def test_in_a_reworded_text_plain_words_mean_other_things(reworded: str, plain: str) -> None:
    assert _claimed(SIGNS + reworded) == _claimed(plain) != _claimed(reworded)


def test_the_quote_is_as_it_is_written() -> None:
    text = "Naproxen ought to by no means be given to children with asthma."
    claims = extractor().extract(Document("d", text)).claims

    assert {claim.quote for claim in claims} == {text}
    assert {text[c.subject.start : c.subject.end] for c in claims} == {"Naproxen"}

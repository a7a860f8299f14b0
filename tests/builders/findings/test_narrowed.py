"""What narrows a claim and what does not, sentence by sentence, from a table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pharmagraph.graph.claim import Mention
from pharmagraph.graph.document import Document
from tests.builders.shipped import extractor

TABLE = Path(__file__).with_name("narrowed.md")


def cases() -> Iterator[tuple[str, str, str, str]]:
    """A sentence, a claim of it, one of its qualifiers, and all values of that."""
    sentence = ""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("- "):
            sentence = line.removeprefix("- ")
        elif line.startswith("  - "):
            claim, name, values = (part.strip() for part in line[4:].rsplit("|", 2))
            yield sentence, claim, name, values


def _names(mention: Mention) -> set[str]:
    return {mention.text.lower(), mention.entity.label.lower()}


@pytest.mark.parametrize(("text", "claim", "name", "values"), list(cases()))
def test_a_claim_is_narrowed_by_what_its_sentence_says_of_it(
    text: str, claim: str, name: str, values: str
) -> None:
    subject, predicate, object_ = claim.lower().split(" | ")
    found = [
        each.qualifiers.get(name, ())
        for each in extractor().extract(Document("d", text)).claims
        if each.predicate == predicate
        and subject in _names(each.subject)
        and object_ in _names(each.object)
    ]

    assert found, "no such claim"
    assert ", ".join(found[0]) == values

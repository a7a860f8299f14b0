"""Whole claims beside doubt and denial: the sentences of `doubted.md`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pharmagraph.graph.claim import Claim
from pharmagraph.graph.document import Document
from pharmagraph.ontology.kinds import Certainty
from tests.builders.shipped import extractor

TABLE = Path(__file__).with_name("doubted.md")
_MARKS = re.compile(r"[\[\]{}]")
FOUND = 0.75  # of the doubted sentences make a claim at all


def rows(mark: str) -> list[str]:
    """The sentences of the table that hold a mark."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    sentences = [line[2:] for line in lines if line.startswith("- ")]
    assert all(_MARKS.search(sentence) for sentence in sentences)
    return [sentence for sentence in sentences if mark in sentence]


def marked(sentence: str, pattern: str) -> dict[str, list[Claim]]:
    """The marked words of a sentence, each with the claims of which it is a side."""
    plain = _MARKS.sub("", sentence)
    claims = extractor().extract(Document("d", plain)).claims
    found: dict[str, list[Claim]] = {}
    for match in re.finditer(pattern, sentence):
        start = len(_MARKS.sub("", sentence[: match.start()]))
        end = start + len(match[1])
        found[match[1]] = [
            claim
            for claim in claims
            if any(s.start < end and start < s.end for s in (claim.subject, claim.object))
        ]
    return found


def is_fact(claim: Claim) -> bool:
    return not claim.negated and claim.certainty is Certainty.ASSERTED


@pytest.mark.parametrize("sentence", rows("{"))
def test_what_is_doubted_is_no_fact(sentence: str) -> None:
    claims = marked(sentence, r"\{(.+?)\}")

    assert not [claim for each in claims.values() for claim in each if is_fact(claim)]


@pytest.mark.parametrize("sentence", rows("["))
def test_what_is_said_is_a_fact(sentence: str) -> None:
    assert all(any(map(is_fact, claims)) for claims in marked(sentence, r"\[(.+?)\]").values())


def test_most_of_the_doubted_sentences_make_a_claim() -> None:
    sentences = rows("{")
    made = [any(marked(sentence, r"\{(.+?)\}").values()) for sentence in sentences]

    assert sum(made) > FOUND * len(sentences)

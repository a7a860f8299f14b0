"""Whole claims beside doubt and denial: the sentences of `doubted.md` and `verdicts.md`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pharmagraph.graph.claim import Claim
from pharmagraph.graph.document import Document
from pharmagraph.ontology.kinds import Certainty
from tests.builders.shipped import extractor

TABLES = [Path(__file__).with_name(name) for name in ("doubted.md", "verdicts.md")]
_MARKS = re.compile(r"[\[\]{}]")
FOUND = 0.75  # of the doubted sentences make a claim at all


def rows(mark: str) -> list[str]:
    """The sentences of the tables that hold a mark."""
    lines = [line for table in TABLES for line in table.read_text(encoding="utf-8").splitlines()]
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


def test_a_disputed_claim_quotes_what_disputes_it() -> None:
    text = (
        "Biotin strengthens nails. Ezetimibe causes cancer. This was never confirmed. It is cheap."
    )
    (claim,) = extractor().extract(Document("d", text)).claims

    assert claim.certainty is Certainty.UNKNOWN
    assert claim.quote == "Ezetimibe causes cancer. This was never confirmed."
    assert text[claim.start : claim.end] == claim.quote


def test_a_verdict_two_sentences_on_is_heard_if_it_names_what_it_judges() -> None:
    text = "Ezetimibe causes cancer. The cohort had 500 members. The finding was later refuted. It is cheap."
    (claim,) = extractor().extract(Document("d", text)).claims

    assert claim.certainty is Certainty.UNKNOWN
    assert claim.quote == text[: text.index(" It is")]


@pytest.mark.parametrize(
    "between", ["Niacin causes flushing.", "Niacin was given too.", "\n\nMembers had 500 g.\n\n"]
)
def test_a_verdict_two_sentences_on_is_not_about_what_came_before_another_drug(
    between: str,
) -> None:
    text = f"Ezetimibe causes cancer. {between} The finding was later refuted."
    first = next(c for c in extractor().extract(Document("d", text)).claims)

    assert is_fact(first)


@pytest.mark.parametrize("said", ["no difference", "no significant difference"])
def test_two_drugs_that_do_not_differ_are_not_denied(said: str) -> None:
    text = f"There was {said} between donepezil and memantine in agitation."
    claims = extractor().extract(Document("d", text)).claims

    assert not [claim for claim in claims if claim.negated]


@pytest.mark.parametrize("between", ["\n\n", "\n\nSAFETY\n\n"])
def test_no_claim_is_disputed_from_another_paragraph(between: str) -> None:
    text = f"Ezetimibe causes cancer.{between}This was never confirmed."
    (claim,) = extractor().extract(Document("d", text)).claims

    assert is_fact(claim)


def test_a_denial_inside_a_name_denies_nothing() -> None:
    claims = marked("Nitroglycerin induces [migraine without aura].", r"\[(.+?)\]")

    assert any(map(is_fact, claims["migraine without aura"]))

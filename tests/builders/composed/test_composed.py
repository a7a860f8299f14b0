"""Texts about two drugs, composed of what is said of each: they lend nothing to each other, and little is lost."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from pharmagraph.graph.claim import Claim
from pharmagraph.graph.document import Document
from tests.builders.composed.shapes import FRAMES, SHAPES, Drug, pairs
from tests.builders.shipped import extractor

PAIRS = pairs()
ORDERED = [*PAIRS.values(), *(pair[::-1] for pair in PAIRS.values())]
KNOWN = Path(__file__).with_name("known_failures.txt").read_text("utf-8").splitlines()
MOST = 0.06  # of what the statements say alone may be lost where they stand together
Said = tuple[str, str, str]


@cache
def claims(text: str) -> list[Claim]:
    return list(extractor().extract(Document("composed", text)).claims)


def said(claim: Claim) -> Said:
    return claim.subject.entity.id, str(claim.predicate), claim.object.entity.id


@cache
def alone(drug: Drug) -> frozenset[Said]:
    """What the statements about a drug say, each by itself."""
    return frozenset(said(claim) for fact in drug.facts for claim in claims(fact))


def composed(frame: str, shape: str) -> Iterator[tuple[Drug, Drug, list[Claim]]]:
    """The claims of the texts of a shape, each about two drugs."""
    for one, other in ORDERED:
        yield one, other, claims(FRAMES[frame](SHAPES[shape](one, other), one, other))


def things(drug: Drug) -> set[str]:
    """The ids of the drug and of all that is said of it."""
    return {side for subject, _, object_ in alone(drug) for side in (subject, object_)}


def _parameter(shape: str, frame: str) -> object:
    known = f"{shape} / {frame}" in KNOWN
    marks = [pytest.mark.xfail(reason="known", strict=True)] if known else []
    return pytest.param(shape, frame, marks=marks, id=f"{shape} / {frame}")


@pytest.mark.parametrize("drug", [d for both in PAIRS.values() for d in both], ids=lambda d: d.name)
def test_every_statement_makes_a_claim_alone(drug: Drug) -> None:
    assert [fact for fact in drug.facts if not claims(fact)] == []


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)
def test_what_is_said_of_two_drugs_has_nothing_in_common(pair: tuple[Drug, Drug]) -> None:
    assert things(pair[0]).isdisjoint(things(pair[1]))


@pytest.mark.parametrize(("shape", "frame"), [_parameter(s, f) for s in SHAPES for f in FRAMES])
def test_what_is_said_of_one_drug_is_not_said_of_another_and_is_not_lost(
    shape: str, frame: str
) -> None:
    lent, lost, many = [], [], 0
    for one, other, found in composed(frame, shape):
        mine, theirs = things(one), things(other)
        for claim in found:
            sides = {claim.subject.entity.id, claim.object.entity.id}
            crossed = sides <= mine | theirs and not (sides <= mine or sides <= theirs)
            if crossed and claim.predicate != "compared_with":
                lent.append(f"{claim.subject.entity.label} {claim.predicate} {claim.object.text}")
        told = set(told_by(SHAPES[shape](one, other), one, other))
        many += len(told)
        lost += sorted(told - {said(claim) for claim in found})

    assert lent == []
    assert len(lost) <= MOST * many, lost


def told_by(text: str, *drugs: Drug) -> Iterator[Said]:
    """What those statements say that stand in a text, perhaps with another word for their drug."""
    for drug in drugs:
        for fact in drug.facts:
            if fact.removeprefix(drug.name).removesuffix(".") in text:
                yield from map(said, claims(fact))

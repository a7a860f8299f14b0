"""Where documents disagree, and why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pharmagraph.graph.claim import Claim
from pharmagraph.graph.document import Document
from pharmagraph.ontology.kinds import Certainty
from pharmagraph.ontology.predicates import Predicate
from pharmagraph.viz.disputes import disputes
from pharmagraph.viz.network import network_of

Articles = tuple[list[Claim], list[Document]]


def reasons(*claims: Claim) -> list[str]:
    return [dispute.told for dispute in disputes(network_of(claims, {}).edges)]


@pytest.fixture
def claim(articles: Articles) -> Claim:
    """Metforalin treats type 2 diabetes."""
    return articles[0][0]


def test_affirmed_and_denied_is_a_dispute(claim: Claim) -> None:
    assert reasons(claim, replace(claim, negated=True)) == ["affirmed and denied"]


def test_denied_where_others_only_hope_is_a_weaker_one(claim: Claim) -> None:
    hope = replace(claim, certainty=Certainty.POSSIBLE)

    assert reasons(hope, replace(claim, negated=True)) == ["held possible, and denied"]


def test_asserted_where_others_see_no_evidence_is_a_dispute(claim: Claim) -> None:
    assert reasons(claim, replace(claim, certainty=Certainty.UNKNOWN)) == [
        "asserted, and said to be unknown"
    ]


def test_denied_where_others_see_no_evidence_is_a_dispute(claim: Claim) -> None:
    """What is unknown is unknown, however the sentence puts it."""
    denied = replace(claim, negated=True)
    unknown = replace(claim, negated=True, certainty=Certainty.UNKNOWN)

    assert reasons(denied, unknown) == ["denied, and said to be unknown"]
    assert reasons(claim, unknown) == ["asserted, and said to be unknown"]


def test_opposite_predicates_of_which_one_is_unknown_are_none(claim: Claim) -> None:
    unknown = replace(claim, predicate=Predicate.CAUSES, certainty=Certainty.UNKNOWN)

    assert reasons(claim, unknown) == []


def test_asserted_and_held_possible_is_none(claim: Claim) -> None:
    assert reasons(claim, replace(claim, certainty=Certainty.POSSIBLE)) == []


def test_opposite_predicates_are_a_dispute(claim: Claim) -> None:
    up = replace(claim, predicate=Predicate.INCREASES)
    down = replace(claim, predicate=Predicate.DECREASES)

    assert reasons(up, down) == ["opposite statements"]


def test_a_denied_opposite_is_none(claim: Claim) -> None:
    up = replace(claim, predicate=Predicate.INCREASES)
    not_down = replace(claim, predicate=Predicate.DECREASES, negated=True)

    assert reasons(up, not_down) == []


def test_of_other_things_is_none(articles: Articles) -> None:
    nausea, other = articles[0][3], articles[0][4]

    assert other.negated
    assert reasons(nausea, other) == []

"""Where documents disagree, and why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pharmagraph.graph.claim import Claim
from pharmagraph.graph.document import Document
from pharmagraph.ontology.kinds import Certainty
from pharmagraph.ontology.predicates import Predicate
from pharmagraph.ontology.qualifiers import AFTER_WITHDRAWAL
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


def test_denied_where_others_only_study_it_is_none(claim: Claim) -> None:
    studied = replace(claim, certainty=Certainty.HYPOTHETICAL)

    assert reasons(studied, replace(claim, negated=True)) == []


def test_what_comes_as_a_drug_is_stopped_is_no_dispute(claim: Claim) -> None:
    harm = replace(claim, predicate=Predicate.CAUSES)

    assert reasons(claim, harm) == ["opposite statements"]
    assert reasons(claim, replace(harm, qualifiers={"time": (AFTER_WITHDRAWAL,)})) == []


def test_what_documents_dispute_comes_before_what_one_says_in_two_ways(articles: Articles) -> None:
    one, other = articles[0][0], articles[0][3]
    found = disputes(
        network_of(
            [
                one,
                replace(one, negated=True),
                other,
                replace(other, document="elsewhere", negated=not other.negated),
            ],
            {},
        ).edges
    )

    assert [dispute.edges[0].object for dispute in found] == [
        other.object.entity.id,
        one.object.entity.id,
    ]


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

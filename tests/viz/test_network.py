"""Claims become nodes and edges, by plain rules."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from pharmagraph.errors import QueryError
from pharmagraph.graph.claim import Claim, Entity
from pharmagraph.graph.document import Document
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.predicates import Predicate
from pharmagraph.viz.network import Network, around, find, network_of, overview, paths, voices_of
from pharmagraph.viz.style import Line
from tests.viz.conftest import METFORALIN, WARFAXOL

Articles = tuple[list[Claim], list[Document]]


@pytest.fixture
def network(articles: Articles) -> Network:
    claims, documents = articles
    return network_of(claims, voices_of(documents))


def ids(network: Network) -> set[str]:
    return {node.entity.id for node in network.nodes}


def test_the_same_said_twice_is_one_edge_with_both_claims(network: Network) -> None:
    edge = network.edges[0]

    assert (edge.subject, edge.predicate, edge.object) == ("CHEBI:6801", "treats", "MONDO:0005148")
    assert len(edge.claims) == edge.sources == 2


def test_asserted_hedged_and_denied_are_edges_of_their_own(network: Network) -> None:
    lines = {(edge.predicate.value, edge.object): set[Line]() for edge in network.edges}
    for edge in network.edges:
        lines[edge.predicate.value, edge.object].add(edge.line)

    assert lines["treats", "MONDO:0005148"] == {Line.ASSERTED, Line.HEDGED}
    assert lines["causes", "HP:0001943"] == {Line.ASSERTED, Line.DENIED}


def test_copies_of_one_text_are_one_source(articles: Articles) -> None:
    claims, _ = articles
    copied = network_of(claims, {"leaflet.txt": "one", "review.txt": "one"})

    assert copied.edges[0].sources == 1


def test_documents_with_the_same_text_are_one_voice() -> None:
    voices = voices_of([Document("a", "x"), Document("b", "x"), Document("c", "y")])

    assert voices["a"] == voices["b"] != voices["c"]


def test_the_order_of_the_claims_does_not_matter(articles: Articles, network: Network) -> None:
    claims, documents = articles
    shuffled = random.Random(7).sample(claims, len(claims))

    assert network_of(shuffled, voices_of(documents)) == network


@pytest.mark.parametrize("text", ["The tablets", "dose", "This effect", "Treatment", "synthesized"])
def test_words_that_go_on_about_an_entity_are_no_names_of_it(articles: Articles, text: str) -> None:
    claim = articles[0][0]
    went_on = replace(claim, subject=claim.subject._replace(text=text, start=0, end=1))

    names = {node.entity.id: node.names for node in network_of([went_on], {}).nodes}

    assert names[claim.subject.entity.id] == ()


@pytest.mark.parametrize("cue", ["is", "rare", "Complaints", "orally"])
def test_a_cue_in_the_place_of_a_subject_that_is_left_out_is_no_name(
    articles: Articles, cue: str
) -> None:
    claim = articles[0][0]
    meant = replace(claim, subject=claim.subject._replace(text=cue), cue=cue)

    names = {node.entity.id: node.names for node in network_of([meant], {}).nodes}

    assert names[claim.subject.entity.id] == ()


def test_a_cue_in_the_place_of_a_drug_that_another_acts_with_is_no_name(articles: Articles) -> None:
    claim = articles[0][0]
    other = claim.subject._replace(start=0, end=7, text="Alcohol", entity=WARFAXOL)
    went_on = claim.subject._replace(start=8, end=14, text="boosts")
    meant = replace(
        claim, subject=other, object=went_on, predicate=Predicate.INTERACTS_WITH, cue="boosts"
    )

    names = {node.entity.id: node.names for node in network_of([meant], {}).nodes}

    assert (names[METFORALIN.id], names[WARFAXOL.id]) == ((), ("Alcohol",))


def test_names_are_what_documents_say_without_pronouns(network: Network) -> None:
    drug = network.nodes[0]

    assert (drug.entity.label, set(drug.names)) == ("metforalin", {"Metforalin", "Glucovex"})


def test_words_that_stand_for_both_sides_are_no_name(articles: Articles) -> None:
    claim = articles[0][3]
    meant = replace(claim, subject=claim.object._replace(entity=claim.subject.entity))

    assert network_of([meant], {}).nodes[0].names == ()


@pytest.mark.parametrize(
    "name", ["CHEBI:6801", "Metforalin", " metforalin", "GLUCOVEX", "mesh:d008687"]
)
def test_an_entity_is_found_by_id_label_synonym_and_cross_reference(
    network: Network, name: str
) -> None:
    assert find(network, name) == "CHEBI:6801"


def test_an_unknown_name_is_refused_with_the_nearest(network: Network) -> None:
    with pytest.raises(QueryError, match=r"'metformalin'; did you mean metforalin\?"):
        find(network, "metformalin")


def test_around_one_step_are_the_neighbours_whichever_way_edges_point(network: Network) -> None:
    assert ids(around(network, "stroke", 1)) == {"MONDO:0005098", "CHEBI:6801", "CHEBI:999"}


def test_around_with_a_size_values_come_last(articles: Articles) -> None:
    claims, documents = articles
    dose = Entity("quantity:2-g", "2 g", Kind.QUANTITY)
    dosed = [
        replace(each, predicate=Predicate.HAS_DOSE, object=each.object._replace(entity=dose))
        for each in claims * 3
        if each.subject.entity.id == "CHEBI:6801"
    ]
    network = network_of([*claims, *dosed], voices_of(documents))

    assert dose.id not in ids(around(network, "metforalin", 1, size=3))
    assert dose.id in ids(around(network, "metforalin", 1))


def test_around_with_a_size_keeps_the_best_supported(network: Network) -> None:
    assert ids(around(network, "metforalin", 1, size=2)) == {"CHEBI:6801", "MONDO:0005148"}


def test_paths_lead_over_what_two_drugs_share(network: Network) -> None:
    found = list(paths(network, "warfaxol", "trialide"))

    assert found == [["CHEBI:10033", "CHEBI:6801", "MONDO:0005098", "CHEBI:999"]]


def test_between_what_is_not_joined_there_is_no_path(articles: Articles) -> None:
    claims = [claim for claim in articles[0] if claim.object.entity.label != "stroke"]
    rival = [claim for claim in articles[0] if claim.subject.entity.label == "trialide"]
    apart = network_of([*claims, *rival], {})

    assert list(paths(apart, "trialide", "metforalin")) == []


def test_an_overview_starts_from_the_drug_with_most_claims(network: Network) -> None:
    small = overview(network, 4)

    assert len(small.nodes) == 4
    assert "CHEBI:6801" in ids(small)
    assert "MONDO:0005148" in ids(small)
    assert all({edge.subject, edge.object} <= ids(small) for edge in small.edges)


def test_no_node_of_an_overview_is_without_an_edge(network: Network) -> None:
    small = overview(network, 5)

    assert {end for edge in small.edges for end in (edge.subject, edge.object)} == ids(small)


def test_nothing_gives_an_empty_network() -> None:
    assert network_of([], {}) == Network((), ())

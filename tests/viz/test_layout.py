"""Nodes stand where they always stand, and no label hides another."""

from __future__ import annotations

from itertools import combinations

from pharmagraph.graph.claim import Claim
from pharmagraph.graph.document import Document
from pharmagraph.viz.layout import LABEL_LENGTH, positions, shown_label
from pharmagraph.viz.network import Network, network_of
from pharmagraph.viz.style import node_size

Articles = tuple[list[Claim], list[Document]]


def test_every_node_has_a_place_and_the_same_again(articles: Articles) -> None:
    network = network_of(articles[0], {})

    assert positions(network).keys() == {node.entity.id for node in network.nodes}
    assert positions(network) == positions(network)


def test_no_two_nodes_with_their_labels_overlap(articles: Articles) -> None:
    network = network_of(articles[0], {})
    place = positions(network)

    assert len(network.nodes) > 5
    for one, other in combinations(network.nodes, 2):
        (x, y), (u, v) = place[one.entity.id], place[other.entity.id]
        letters = sum(
            max(map(len, shown_label(node.entity.label).split("\n"))) for node in (one, other)
        )
        apart_x = abs(x - u) >= 3.3 * letters  # half of both labels, at 6.6 pixels a letter
        apart_y = abs(y - v) >= node_size(one.claims) + node_size(other.claims) + 10

        assert apart_x or apart_y, (one.entity.label, other.entity.label)


def test_a_network_without_nodes_has_no_places() -> None:
    assert positions(Network((), ())) == {}


def test_a_long_label_stands_in_two_lines_and_is_cut() -> None:
    assert len(shown_label("a" * 5000)) == LABEL_LENGTH
    lines = shown_label("word " * 5000).split("\n")

    assert len(lines) == 2
    assert max(map(len, lines)) <= LABEL_LENGTH
    assert lines[1].endswith("…")

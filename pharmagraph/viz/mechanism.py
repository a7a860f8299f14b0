"""How a drug acts, as documents tell it: links from the drug to what it acts on, and on from there.

A denied link ends there: nothing follows from what is said not to be. Another drug ends it too,
because what that one does is its own mechanism.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.predicates import Predicate
from pharmagraph.viz.network import Edge, Network
from pharmagraph.viz.style import FAMILIES, Family

STEPS = 3  # links from the drug, at most
_SHARES = 6  # of the picture: three for the drug's own links, two for the next, one for those after
# What a drug does to the body, and not what the body does to the drug.
ACTIONS = frozenset(
    predicate for predicate in FAMILIES if FAMILIES[predicate] is Family.MECHANISM
) - {Predicate.METABOLIZED_BY}
ONWARD = 6  # links that go on from one entity, at most: the best supported


@dataclass(frozen=True, slots=True)
class Link:
    """An edge, how far from the drug it begins, and how many of those that follow are left out.

    `again` says that what follows stands at an earlier link to the same entity.
    """

    edge: Edge
    depth: int
    left: int = 0
    again: bool = False


def mechanism(network: Network, drug: str) -> Iterator[Link]:
    """All links of a drug, each followed by those that go on from its end; every edge once."""
    onward: defaultdict[str, list[Edge]] = defaultdict(list)
    for edge in network.edges:
        if edge.predicate in ACTIONS and edge.object not in (edge.subject, drug):
            onward[edge.subject].append(edge)
    drugs = {node.entity.id for node in network.nodes if node.entity.kind is Kind.DRUG}
    yield from _links(drug, 0, onward, drugs, {drug})


def _links(
    start: str, depth: int, onward: Mapping[str, list[Edge]], drugs: set[str], told: set[str]
) -> Iterator[Link]:
    edges = onward[start]
    for edge in edges if depth == 0 else edges[:ONWARD]:
        goes_on = not edge.negated and edge.object not in drugs and depth + 1 < STEPS
        more = onward.get(edge.object, []) if goes_on else []
        if not more or edge.object in told:
            yield Link(edge, depth, again=bool(more))
            continue
        told.add(edge.object)
        yield Link(edge, depth, left=max(len(more) - ONWARD, 0))
        yield from _links(edge.object, depth + 1, onward, drugs, told)


def drawable(links: Iterable[Link], drug: str, *, limit: int) -> list[Edge]:
    """The links that make one picture from left to right: no circles, no more than STEPS wide.

    Of each distance from the drug the best supported, the nearer more of them, so that a drug with
    many targets still shows what follows from the first; then what there is room for, nearest first.
    """
    ordered = sorted(links, key=lambda link: link.depth)
    chosen: list[Edge] = []
    for depth in range(STEPS):
        quota = len(chosen) + limit * (STEPS - depth) // _SHARES
        _add(chosen, (link.edge for link in ordered if link.depth == depth), drug, quota)
    _add(chosen, (link.edge for link in ordered), drug, limit)
    return [link.edge for link in ordered if link.edge in chosen]


def _add(chosen: list[Edge], edges: Iterable[Edge], drug: str, limit: int) -> None:
    """Take edges that go on from what is there, as long as there is room and they run in no circle."""
    for edge in edges:
        reached = {drug, *(each.object for each in chosen)}
        if len(chosen) < limit and edge not in chosen and edge.subject in reached:
            depths = depths_of([*chosen, edge], drug)
            if depths is not None and max(depths.values()) <= STEPS:
                chosen.append(edge)


def depths_of(edges: Iterable[Edge], drug: str) -> dict[str, int] | None:
    """How many links each entity is from the drug, on the longest way; None if they run in a circle."""
    depths = {drug: 0}
    edges = list(edges)
    for _ in range(len(edges) + 1):
        changed = False
        for edge in edges:
            wanted = depths.get(edge.subject, 0) + 1
            if depths.get(edge.object, 0) < wanted:
                depths[edge.object], changed = wanted, True
        if not changed:
            return depths
    return None

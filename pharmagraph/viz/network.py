"""Claims to nodes and edges, as plain values: who is joined to whom, by what, on whose word."""

from __future__ import annotations

import difflib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from pharmagraph.errors import QueryError
from pharmagraph.graph.claim import Claim, Entity, Mention
from pharmagraph.graph.comparing.voices import independent, voices
from pharmagraph.graph.document import Document
from pharmagraph.ontology.kinds import LITERAL_KINDS, Kind
from pharmagraph.ontology.predicates import Predicate
from pharmagraph.viz.style import Line

if TYPE_CHECKING:
    import networkx as nx

NODES_PER_HUB = 7  # in an overview: so many drugs are its middle points
EDGES_PER_NODE = 1.6  # in a picture, at most and on average: with more, it is a ball of wool


@dataclass(frozen=True, slots=True)
class Node:
    """An entity, the names by which documents call it (most used first), and how often."""

    entity: Entity
    names: tuple[str, ...]
    claims: int


@dataclass(frozen=True, slots=True)
class Edge:
    """All claims that say the same of the same, with the same polarity, asserted or hedged alike.

    `sources` counts the independent documents among them: copies of one text are one.
    """

    subject: str
    predicate: Predicate
    object: str
    negated: bool
    hedged: bool
    claims: tuple[Claim, ...]
    sources: int

    @property
    def line(self) -> Line:
        if self.negated:
            return Line.HEDGED_DENIAL if self.hedged else Line.DENIED
        return Line.HEDGED if self.hedged else Line.ASSERTED


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes, those with most claims first, and edges, those with most independent sources first."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def network_of(claims: Iterable[Claim], voice: Mapping[str, str]) -> Network:
    """The network of all claims; `voice` says for each document whose word it is."""
    ordered = sorted(claims, key=lambda claim: (claim.document, claim.start, claim.end, claim.id))
    entities: dict[str, Entity] = {}
    names: defaultdict[str, Counter[str]] = defaultdict(Counter)
    spoken: Counter[str] = Counter()
    groups: defaultdict[tuple[str, Predicate, str, bool, bool], list[Claim]] = defaultdict(list)
    for claim in ordered:
        for mention in (claim.subject, claim.object):
            entities.setdefault(mention.entity.id, mention.entity)
            meant = _overlap(claim) or (
                mention.text == claim.cue and _may_be_unsaid(claim, mention)
            )
            names[mention.entity.id][mention.text] += not meant
        spoken.update({claim.subject.entity.id, claim.object.entity.id})
        key = (
            claim.subject.entity.id,
            claim.predicate,
            claim.object.entity.id,
            claim.negated,
            claim.certainty.hedged,
        )
        groups[key].append(claim)
    edges = [
        Edge(*key, claims=tuple(group), sources=independent(group, voice))
        for key, group in groups.items()
    ]
    nodes = [Node(entity, _names(names[id]), spoken[id]) for id, entity in entities.items()]
    return Network(tuple(sorted(nodes, key=_node_rank)), tuple(sorted(edges, key=_edge_rank)))


def voices_of(documents: Iterable[Document]) -> dict[str, str]:
    """Who speaks in each document: near-identical texts are one voice."""
    return voices((document.id, document.text) for document in documents)


def graph_of(network: Network) -> nx.MultiDiGraph[str]:
    """The network as networkx knows it: a key per edge, so that parallel claims stay apart."""
    import networkx as nx  # noqa: PLC0415 (a heavy import, wanted only where something is drawn)

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from(node.entity.id for node in network.nodes)
    for number, edge in enumerate(network.edges):
        graph.add_edge(edge.subject, edge.object, key=number, edge=edge)
    return graph


def find(network: Network, name: str) -> str:
    """The id of the entity with this id, label or name; the one with most claims where several have it."""
    wanted = name.strip().casefold()
    for fits in (_is_id, _is_label, _is_name, _is_xref):
        for node in network.nodes:
            if fits(node, wanted):
                return node.entity.id
    known = {node.entity.label.casefold(): node.entity.label for node in network.nodes}
    near = [known[label] for label in difflib.get_close_matches(wanted, known, n=3, cutoff=0.6)]
    hint = f"did you mean {', '.join(near)}?" if near else "try its usual name, or its identifier"
    raise QueryError(f"nothing in the graph is called {name!r}; {hint}")


def around(network: Network, name: str, hops: int = 2, *, size: int | None = None) -> Network:
    """What lies within so many steps of an entity, whichever way the edges point.

    With a `size`, the nearest so many: among the equally near those with the best supported edge, and values (doses,
    times, names) when all others are there.
    """
    import networkx as nx  # noqa: PLC0415 (see graph_of)

    start = find(network, name)
    graph = nx.Graph(graph_of(network))  # its neighbours come in the order of the edges: by support
    ways = nx.bfs_edges(graph, start, depth_limit=hops)
    values = _values(network)
    near = [start, *sorted((id for _, id in ways), key=values.__contains__)]
    return _restricted(network, set(near[:size]), EDGES_PER_NODE * size if size else None)


def paths(network: Network, start: str, end: str, *, limit: int = 10) -> Iterator[list[str]]:
    """Ways from one entity to another as ids, the shortest first; edges may point either way."""
    import networkx as nx  # noqa: PLC0415 (see graph_of)

    source, target = find(network, start), find(network, end)
    graph = nx.Graph(graph_of(network))
    if nx.has_path(graph, source, target):
        yield from islice(nx.shortest_simple_paths(graph, source, target), limit)


def overview(network: Network, size: int) -> Network:
    """The important part: the drugs with most claims, and in turn the best supported edges of each.

    Edges to values (doses, times, names) come when all others are there: a picture of what acts on
    what says more than one full of milligrams.
    """
    if len(network.nodes) <= size:
        return _restricted(
            network, {node.entity.id for node in network.nodes}, EDGES_PER_NODE * size
        )
    by_node: defaultdict[str, list[Edge]] = defaultdict(list)
    values = _values(network)
    for edge in sorted(network.edges, key=lambda edge: edge.object in values):
        by_node[edge.subject].append(edge)
        by_node[edge.object].append(edge)
    drugs = [node.entity.id for node in network.nodes if node.entity.kind is Kind.DRUG]
    hubs = (drugs or [node.entity.id for node in network.nodes])[: max(size // NODES_PER_HUB, 1)]
    chosen = set(hubs)
    turns = [iter(by_node[hub]) for hub in hubs]
    while turns and len(chosen) < size:
        for turn in list(turns):
            step = next((edge for edge in turn if not {edge.subject, edge.object} <= chosen), None)
            if step is None:
                turns.remove(turn)
            elif len(chosen) < size:
                chosen |= {step.subject, step.object}
    return _restricted(network, chosen, EDGES_PER_NODE * size)


def _values(network: Network) -> set[str]:
    return {node.entity.id for node in network.nodes if node.entity.kind in LITERAL_KINDS}


def _restricted(network: Network, ids: set[str], limit: float | None) -> Network:
    """These nodes, with the best supported edges among them, and at least one for each."""
    edges: list[Edge] = []
    joined: set[str] = set()
    for edge in network.edges:
        ends = {edge.subject, edge.object}
        if ends <= ids and (limit is None or len(edges) < limit or not ends <= joined):
            edges.append(edge)
            joined |= ends
    return Network(tuple(node for node in network.nodes if node.entity.id in ids), tuple(edges))


def _overlap(claim: Claim) -> bool:
    """Whether subject and object stand in the same words: then one of them is only meant, not named.

    So is a subject in the words of the cue, where a sentence leaves its drug out ("Seizures are rare").
    """
    return claim.subject.start < claim.object.end and claim.object.start < claim.subject.end


def _may_be_unsaid(claim: Claim, mention: Mention) -> bool:
    """Whether a sentence can leave this side of its claim out, the word of the claim then standing for it.

    That is its subject; where drugs interact ("Alcohol boosts the sedation"), the drug that the text is about.
    """
    return mention is claim.subject or mention.entity.kind is Kind.DRUG


def _names(counts: Counter[str]) -> tuple[str, ...]:
    """The texts that stand for an entity, without pronouns and mere differences of case."""
    used = sorted((text for text in counts if counts[text]), key=lambda text: (-counts[text], text))
    spelled = {text.casefold(): text for text in reversed(used)}
    ranked = sorted(spelled.values(), key=lambda text: (-counts[text], text))
    return tuple(text for text in ranked if not _stands_in(text))


# Words that stand for an entity without naming it: pronouns, and nouns and verbs by which a sentence
# goes on about what it, or the one before, has named ("the dose is 2 g", "approved in 1995").
_PRONOUNS = frozenset(
    (
        "it its they their them he she him her one both which who whose "
        "agent agents antibody approved capsule capsules combination compound compounds condition disease disorder "
        "dosage dose doses dosing drug drugs effect effects efficacy enzyme given group improvement indicated "
        "indication infusion injection mechanism medication medications medicine medicines molecule prescribed "
        "product products protein reaction reactions receptor recommended regimen response responses side substance "
        "symptom symptoms tablet tablets therapies therapy treat treated treating treatment treatments use used "
        "using with without"
    ).split()
)
_POINTING = re.compile(r"(?:this|that|these|those|the|such|its|their|both|each)\b", re.IGNORECASE)


_PARTICIPLE = re.compile(
    r"[a-z]+ed"
)  # "synthesized in 1985": a verb that goes on without its subject


def _stands_in(text: str) -> bool:
    points = _POINTING.match(text) or _PARTICIPLE.fullmatch(text)
    return points is not None or text.casefold() in _PRONOUNS


def _node_rank(node: Node) -> tuple[bool, int, str, str]:
    entity = node.entity
    return (entity.kind in LITERAL_KINDS, -node.claims, entity.label, entity.id)


def _edge_rank(edge: Edge) -> tuple[int, int, float, str, str, str, bool, bool]:
    confidence = max(claim.confidence for claim in edge.claims)
    return (
        -edge.sources,
        -len(edge.claims),
        -confidence,
        edge.subject,
        edge.predicate,
        edge.object,
        edge.negated,
        edge.hedged,
    )


def _is_id(node: Node, wanted: str) -> bool:
    return node.entity.id.casefold() == wanted


def _is_label(node: Node, wanted: str) -> bool:
    return node.entity.label.casefold() == wanted


def _is_name(node: Node, wanted: str) -> bool:
    return any(name.casefold() == wanted for name in node.names)


def _is_xref(node: Node, wanted: str) -> bool:
    return any(xref.casefold() == wanted for xref in node.entity.xrefs)

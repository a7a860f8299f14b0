"""Claims and their documents to the page that shows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pharmagraph.graph.claim import Claim
from pharmagraph.graph.counted import counted
from pharmagraph.graph.document import Document
from pharmagraph.ontology.kinds import LITERAL_KINDS
from pharmagraph.viz.network import (
    EDGES_PER_NODE,
    NODES_PER_HUB,
    Network,
    find,
    network_of,
    overview,
    voices_of,
)
from pharmagraph.viz.network import around as near
from pharmagraph.viz.payload import payload

FIRST_SIZE = 50  # nodes on the first picture: with more, labels are too small to read on a laptop


def draw(
    claims: Iterable[Claim],
    documents: Iterable[Document],
    *,
    title: str = "What the documents claim",
    around: str | None = None,
    hops: int = 2,
    voices: Mapping[str, str] | None = None,
) -> str:
    """One HTML file, complete in itself, with all claims and the documents they are from.

    With `around`, the name or id of an entity, it opens on what lies within so many `hops` of it.
    `voices` says whose word each document is, where copies of one text are known by other means.
    """
    from pharmagraph.viz.html import page  # noqa: PLC0415 (pyvis takes a third of a second to import)

    documents = sorted(documents, key=lambda document: document.id)
    voices = voices_of(documents) if voices is None else voices
    network = network_of(claims, voices)
    focus = None if around is None else find(network, around)
    first = (
        overview(network, FIRST_SIZE)
        if focus is None
        else near(network, focus, hops, size=FIRST_SIZE)
    )
    return page(
        title=title,
        sentence=sentence(first, network, len(documents)),
        first=first,
        data=payload(network, documents, voices),
        view={
            "around": focus,
            "hops": hops,
            "size": FIRST_SIZE,
            "density": EDGES_PER_NODE,
            "share": NODES_PER_HUB,
            "values": sorted(kind.value for kind in LITERAL_KINDS),
        },
    )


def sentence(shown: Network, network: Network, documents: int) -> str:
    """What is shown, out of what."""
    claims = sum(len(edge.claims) for edge in network.edges)
    return (
        f"{len(shown.nodes):,} of {counted(len(network.nodes), 'entity', 'entities')} and {len(shown.edges):,} of "
        f"{counted(len(network.edges), 'proposition')}, from {counted(claims, 'claim')} "
        f"in {counted(documents, 'document')}"
    )

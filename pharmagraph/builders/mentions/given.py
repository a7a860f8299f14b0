"""Mentions that come with a document, from the annotations of its file, as they are."""

from __future__ import annotations

import re

from pharmagraph.graph.claim import Mention
from pharmagraph.graph.document import Document, GivenMention
from pharmagraph.ontology.entity import Entity
from pharmagraph.ontology.kinds import DRUGS, ILLS, PROTEINS, Kind
from pharmagraph.ontology.lexicon import Lexicon

# Kinds that annotators do not tell apart in the same way.
_COMPATIBLE = {
    kind: group
    for group in (
        DRUGS,
        PROTEINS,
        ILLS,
        frozenset({Kind.ROUTE, Kind.FORM}),
    )
    for kind in group
}


def given_mentions(document: Document, lexicon: Lexicon) -> list[Mention]:
    """The mentions that came with the document, as they are: they may overlap or nest."""
    found = []
    for given in sorted(
        document.given or (), key=lambda given: (given.start, -given.end, given.kind)
    ):
        text = document.text[given.start : given.end]
        found.append(Mention(given.start, given.end, text, _given_entity(given, text, lexicon)))
    return found


def _given_entity(given: GivenMention, text: str, lexicon: Lexicon) -> Entity:
    kind = Kind(given.kind)
    if given.id:
        known = lexicon.entity(given.id)
        if known is None:
            return Entity(given.id, " ".join(text.split()), kind)
        xrefs = known.xrefs if given.id in (known.id, *known.xrefs) else (*known.xrefs, given.id)
        return known._replace(kind=kind, xrefs=xrefs)
    known = lexicon.named(text, _COMPATIBLE.get(kind, frozenset({kind})))
    if known is None:
        return minted(text, kind)
    return known if known.kind is kind else known._replace(kind=kind)


def minted(text: str, kind: Kind) -> Entity:
    """An entity of our own, for what no vocabulary has: its id is made of its name."""
    slug = re.sub(r"[^\w]+", "-", text.lower()).strip("-") or "unnamed"
    return Entity(f"PG:{kind}/{slug}", " ".join(text.split()), kind)

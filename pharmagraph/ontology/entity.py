"""One thing with one identity."""

from __future__ import annotations

from typing import NamedTuple

from pharmagraph.ontology.kinds import Kind


class Entity(NamedTuple):
    """A CURIE, the preferred name, what kind of thing it is, and its ids in other vocabularies."""

    id: str
    label: str
    kind: Kind
    xrefs: tuple[str, ...] = ()

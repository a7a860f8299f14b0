"""Lookups in an engine by pattern, with the types that this graph has: IRIs and literals only."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import cast

import pyoxigraph as ox

DEFAULT = ox.DefaultGraph()
Facts = dict[str, list["ox.NamedNode | ox.Literal"]]


@lru_cache(maxsize=512)
def node(iri: str) -> ox.NamedNode:
    """Return the IRI as a term."""
    return ox.NamedNode(iri)


def about(store: ox.Store, subject: ox.NamedNode | ox.BlankNode) -> Iterator[ox.Triple]:
    """Yield all that the default graph says of the subject."""
    return (quad.triple for quad in store.quads_for_pattern(subject, None, None, DEFAULT))


def facts(store: ox.Store, subject: ox.NamedNode) -> Facts:
    """Return all that the default graph says of the subject, by predicate."""
    found: Facts = {}
    for quad in store.quads_for_pattern(subject, None, None, DEFAULT):
        value = cast("ox.NamedNode | ox.Literal", quad.object)
        found.setdefault(quad.predicate.value, []).append(value)
    return found


def subjects(
    store: ox.Store, predicate: str, value: ox.NamedNode | ox.Literal
) -> Iterator[ox.NamedNode]:
    """Yield the subjects that have this value."""
    for quad in store.quads_for_pattern(None, node(predicate), value, DEFAULT):
        if isinstance(quad.subject, ox.NamedNode):
            yield quad.subject


def objects(store: ox.Store, subject: ox.NamedNode, predicate: str) -> Iterator[ox.NamedNode]:
    """Yield the IRIs that the subject points to."""
    for quad in store.quads_for_pattern(subject, node(predicate), None, DEFAULT):
        if isinstance(quad.object, ox.NamedNode):
            yield quad.object

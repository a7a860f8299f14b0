"""The graph behind rdflib's interface, for the many libraries that take an rdflib graph."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING

import pyoxigraph as ox

from pharmagraph.graph.store import ClaimStore

if TYPE_CHECKING:
    import rdflib


def as_rdflib(store: ClaimStore) -> rdflib.Dataset:
    """Return the graph as an rdflib dataset: a view with `oxrdflib` installed, a copy without.

    The view asks the same engine, and is as fast; it is good for as long as the store is open.
    """
    import rdflib  # noqa: PLC0415 (slow to import, and only this needs it)

    if importlib.util.find_spec("oxrdflib") is not None:
        from oxrdflib import OxigraphStore  # noqa: PLC0415

        return rdflib.Dataset(store=OxigraphStore(store=store.engine))
    dataset = rdflib.Dataset()
    data = ox.serialize(store.engine, format=ox.RdfFormat.N_QUADS)
    assert data is not None
    dataset.parse(data=data, format="nquads")
    return dataset

"""rdflib sees the same graph, whether it looks through to the engine or has a copy."""

from __future__ import annotations

import importlib.util

import pytest

from pharmagraph.graph.rdflib_view import as_rdflib
from pharmagraph.graph.store import ClaimStore
from pharmagraph.ontology.namespaces import PREFIXES

QUERY = "SELECT ?claim WHERE { ?claim biolink:predicate pg:treats }"


def count(store: ClaimStore) -> int:
    return len(list(as_rdflib(store).query(QUERY, initNs=PREFIXES)))


@pytest.mark.skipif(importlib.util.find_spec("oxrdflib") is None, reason="oxrdflib is optional")
def test_through_oxrdflib(store: ClaimStore) -> None:
    assert count(store) == 2


def test_without_oxrdflib(store: ClaimStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)

    assert count(store) == 2
    assert len(as_rdflib(store)) == len(store.engine)

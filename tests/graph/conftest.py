"""A small store that tests read from."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pharmagraph.graph.store import ClaimStore
from tests.graph.samples import RUN, both


@pytest.fixture
def store() -> Iterator[ClaimStore]:
    """A store in memory with a document that asserts and one that denies and hedges."""
    with ClaimStore() as store:
        store.replace_all(both(), RUN)
        yield store

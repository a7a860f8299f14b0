"""What goes into the graph comes out equal: through the store, and through every file format."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from pharmagraph.graph.claim import Extraction
from pharmagraph.graph.rdf import shape, writing
from pharmagraph.graph.rdf.formats import FORMATS, Format, serialize
from pharmagraph.graph.store import ClaimStore, open_store
from pharmagraph.ontology.entity import Entity
from pharmagraph.ontology.kinds import Kind
from tests.graph.samples import RUN, both
from tests.graph.strategies import extractions

_RELAXED = settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def assert_holds(store: ClaimStore, expected: Extraction) -> None:
    """Every field of the document, its mentions and its claims is as it was."""
    document = expected.document

    assert store.document(document.id) == document
    assert dict(store.counts(document.id)) == dict(expected.counts)
    assert [mention for _, mention in store.mentions()] == list(expected.mentions)
    assert list(store.claims()) == sorted(expected.claims, key=shape.place)


@_RELAXED
@given(extractions())
def test_a_document_comes_out_of_a_store_in_memory_as_it_went_in(expected: Extraction) -> None:
    store = ClaimStore()
    store.replace(expected, RUN)

    assert_holds(store, expected)


@_RELAXED
@given(extractions())
def test_replacing_a_document_by_itself_changes_nothing(expected: Extraction) -> None:
    store = ClaimStore()
    store.replace(expected, RUN)
    before = serialize(store.engine, FORMATS["nquads"])
    store.replace(expected, RUN)

    assert serialize(store.engine, FORMATS["nquads"]) == before


@pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS)
@_RELAXED
@given(expected=extractions())
def test_a_document_comes_out_of_a_file_as_it_went_in(
    form: Format, expected: Extraction, tmp_path: Path
) -> None:
    path = tmp_path / f"graph{form.suffix}"
    store = ClaimStore()
    store.replace(expected, RUN)
    store.save(path)

    with open_store(path) as read:
        assert_holds(read, expected)


@pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS)
def test_a_file_that_is_read_and_written_again_has_the_same_bytes(
    form: Format, tmp_path: Path
) -> None:
    first, second = tmp_path / f"first{form.suffix}", tmp_path / f"second{form.suffix}"
    store = ClaimStore()
    store.replace_all(both(), RUN)
    store.save(first)
    with open_store(first) as read:
        read.save(second)

    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("suffix", [".ttl.gz", ".nq.gz"])
def test_a_file_can_be_packed(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"graph{suffix}"
    store = ClaimStore()
    store.replace_all(both(), RUN)
    store.save(path)

    with open_store(path) as read:
        assert len(list(read.claims())) == 8


def test_what_is_near_is_a_close_match_and_joins_nothing() -> None:
    entity = Entity("HP:0004308", "a", Kind.EFFECT, ("X:1",), ("MESH:D001145",))

    predicates = [line.split()[1] for line in writing.identity_lines(entity)]

    assert [predicate.rpartition("#")[2] for predicate in predicates[2:]] == [
        "exactMatch>",
        "closeMatch>",
    ]

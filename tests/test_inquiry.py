"""Claims of a stored graph explained: found by id or by words, read again with the graph's own mentions."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from pharmagraph import inquiry, pipeline
from pharmagraph.builders.extract import Extractor
from pharmagraph.errors import InputError
from pharmagraph.graph.store import open_store

TEXT = "Loratadine treats hay fever. Loratadine may not relieve asthma."
MARKED = "Frobozole treats grue rash."


@cache
def extractor() -> Extractor:
    return pipeline.extractor_of()


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("inquiry")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    mentions = [
        {"start": 0, "end": 9, "kind": "drug"},
        {"start": 17, "end": 26, "kind": "condition", "id": "X:1"},
    ]
    row = {"id": "marked", "text": MARKED, "mentions": mentions}
    (folder / "b.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    inputs = [str(folder / "a.txt"), str(folder / "b.jsonl")]
    pipeline.build(inputs, folder / "graph.ttl", jobs=1)
    return folder / "graph.ttl"


def claim_id(graph: Path, cue: str) -> str:
    with open_store(graph) as store:
        return next(claim.id for claim in store.claims() if claim.cue == cue)


def test_a_claim_is_explained_by_its_id_or_how_it_begins(graph: Path) -> None:
    whole = claim_id(graph, "relieve")

    for given in (whole, whole[:8]):
        answer = inquiry.why(graph, given, extractor())
        assert answer.claim.id == whole
        assert answer.made is not None
        assert [scope.cue for scope in answer.made.scopes] == ["may not"]
        assert answer.sentence is not None
        assert answer.sentence.quote == "Loratadine may not relieve asthma."


def test_a_document_is_read_with_the_mentions_that_came_with_it(graph: Path) -> None:
    with open_store(graph) as store:
        (claim,) = [claim for claim in store.claims() if claim.document == "marked"]

    answer = inquiry.why(graph, claim.id, extractor())

    assert answer.made is not None
    assert answer.made.claim.object.entity.id == "X:1"


def test_a_claim_that_rules_of_now_do_not_make_is_shown_as_stored(
    graph: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inquiry, "_says", id)

    answer = inquiry.why(graph, claim_id(graph, "relieve"), extractor())

    assert answer.made is None
    assert answer.sentence is not None


@pytest.mark.parametrize("given", ["0", "zzzzzzzz", ""])
def test_an_id_that_no_claim_or_several_have_is_refused(graph: Path, given: str) -> None:
    with pytest.raises(InputError, match="id"):
        inquiry.why(graph, given, extractor())


@pytest.mark.parametrize(
    "words", ["may not relieve", "Loratadine may not relieve asthma.", "asthma relieve"]
)
def test_a_sentence_is_found_by_its_words(graph: Path, words: str) -> None:
    (found,) = inquiry.why_not(graph, words, extractor())

    assert found.quote == "Loratadine may not relieve asthma."


def test_words_are_looked_for_in_one_document_on_request(graph: Path) -> None:
    found = inquiry.why_not(graph, "treats", extractor(), "marked")

    assert [each.document for each in found] == ["marked"]


@pytest.mark.parametrize(("words", "document"), [("zzz", ""), (" . ", ""), ("treats", "none")])
def test_words_that_are_nowhere_are_an_error(graph: Path, words: str, document: str) -> None:
    with pytest.raises(InputError):
        inquiry.why_not(graph, words, extractor(), document)

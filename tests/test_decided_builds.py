"""Decisions and builds: applied at every build, and kept by the graph when no file is given."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from pharmagraph import pipeline
from pharmagraph.errors import PharmagraphError
from pharmagraph.graph.claim import Claim
from pharmagraph.graph.store import open_store

ROOT = Path(__file__).parents[1]
TEXT = "Metformin treats type 2 diabetes. Aspirin causes nausea."


def claims(graph: Path) -> dict[str, Claim]:
    with open_store(graph) as store:
        return {claim.id: claim for claim in store.claims()}


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def decisions_file(folder: Path, *decisions: dict[str, object]) -> Path:
    path = folder / "decisions.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in decisions), encoding="utf-8")
    return path


def test_no_decision_of_the_examples_is_stale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)  # claims are known by the name of their document
    file = ROOT / "examples" / "decisions.jsonl"
    decided = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]

    summary = pipeline.build(["examples/documents"], tmp_path / "graph", decisions=file)

    assert summary.decisions.stale == ()  # else: choose another claim, here and in how-to-review.md
    assert {each["decision"] for each in decided} == {"accept", "reject", "correct"}


def test_the_page_about_decisions_shows_those_of_the_examples() -> None:
    page = (ROOT / "docs" / "how-to-review.md").read_text(encoding="utf-8")
    file = ROOT / "examples" / "decisions.jsonl"
    decided = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    shown = re.findall(r'^{"claim": "(\w+)…", "decision": "(\w+)"', page, re.MULTILINE)

    assert shown == [(each["claim"][:6], each["decision"]) for each in decided]


def test_decisions_hold_from_build_to_build(tmp_path: Path, document: Path) -> None:
    graph = tmp_path / "graph"
    pipeline.build([str(document)], graph)
    rejected, *_ = before = claims(graph)
    file = decisions_file(tmp_path, {"claim": rejected, "decision": "reject"})

    summary = pipeline.build([str(document)], graph, decisions=file)
    assert (summary.unchanged, summary.decisions.applied) == (1, 1)
    assert claims(graph).keys() == before.keys() - {rejected}

    assert pipeline.build([str(document)], graph).decisions.applied == 1  # the graph remembers
    assert claims(graph).keys() == before.keys() - {rejected}

    pipeline.build([str(document)], graph, decisions=decisions_file(tmp_path))
    assert claims(graph) == before


def test_a_decision_is_stale_when_the_document_no_longer_says_so(
    tmp_path: Path, document: Path
) -> None:
    graph = tmp_path / "graph"
    pipeline.build([str(document)], graph)
    lost = next(id for id, claim in claims(graph).items() if "Aspirin" in claim.quote)
    file = decisions_file(tmp_path, {"claim": lost, "decision": "reject"})
    document.write_text(TEXT.partition(" Aspirin")[0], encoding="utf-8")

    summary = pipeline.build([str(document)], graph, decisions=file)

    assert [decision.claim for decision in summary.decisions.stale] == [lost]


def test_a_build_that_fails_leaves_decisions_applied(tmp_path: Path, document: Path) -> None:
    graph = tmp_path / "graph"
    pipeline.build([str(document)], graph)
    rejected, *_ = before = claims(graph)
    file = decisions_file(tmp_path, {"claim": rejected, "decision": "reject"})
    pipeline.build([str(document)], graph, decisions=file)
    broken = tmp_path / "broken.txt"
    broken.write_bytes(b"\x00\x01\x02")

    with pytest.raises(PharmagraphError):
        pipeline.build([str(broken)], graph, strict=True)

    assert claims(graph).keys() == before.keys() - {rejected}

"""`pharmagraph evaluate`, as people and programs read it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from pharmagraph.cli.build import build
from pharmagraph.cli.claims import claims
from pharmagraph.cli.evaluate import evaluate

TEXT = "Loratadine treats hay fever. Loratadine may cause headache."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph, and as its gold its own claims: one left out, one made up."""
    folder = tmp_path_factory.mktemp("evaluate")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    done = CliRunner().invoke(build, [str(folder / "a.txt"), "-o", str(folder / "graph.nt"), "-q"])
    assert done.exit_code == 0, done.output
    found = CliRunner().invoke(claims, [str(folder / "graph.nt"), "-f", "jsonl"]).output
    rows = [json.loads(line) for line in found.splitlines()]
    assert [row["predicate"] for row in rows] == ["treats", "causes"]
    rows[1]["predicate"] = "prevents"
    (folder / "gold.jsonl").write_text(
        "".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8"
    )
    return folder


def run(folder: Path, *arguments: str) -> str:
    given = [str(folder / "graph.nt"), str(folder / "gold.jsonl"), *arguments]
    done = CliRunner().invoke(evaluate, given, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def test_a_table_for_people(folder: Path) -> None:
    table = run(folder, "-f", "table", "--verbose")

    assert "1 document, matched by spans" in table
    assert "missed    " in table
    assert "loratadine | prevents | headache" in table
    assert "left aside: 1 claim with a predicate that the gold does not have" in table


def test_json_for_programs_is_also_saved(folder: Path) -> None:
    report = json.loads(run(folder, "--save", str(folder / "report.json")))

    assert json.loads((folder / "report.json").read_text(encoding="utf-8")) == report
    strict = report["rows"][0]
    assert (strict["task"], strict["right"], strict["wrong"], strict["missed"]) == (
        "strict",
        1,
        0,
        1,
    )
    assert report["polarity"] == {"agree": 1, "of": 1}
    assert "missed" not in report


def test_a_graph_is_perfect_on_its_own_claims(folder: Path, tmp_path: Path) -> None:
    graph = str(folder / "graph.nt")
    (tmp_path / "own.jsonl").write_text(
        CliRunner().invoke(claims, [graph, "-f", "jsonl"]).output, encoding="utf-8"
    )

    done = CliRunner().invoke(evaluate, [graph, str(tmp_path / "own.jsonl"), "-f", "json"])

    assert {row["f1"] for row in json.loads(done.output)["rows"]} == {1.0}


def test_a_mapping_wants_a_name_and_a_value(folder: Path) -> None:
    given = [str(folder / "graph.nt"), str(folder / "gold.jsonl"), "--map", "CID"]

    done = CliRunner().invoke(evaluate, given)

    assert done.exit_code == 2
    assert "--map takes NAME=VALUE" in done.output

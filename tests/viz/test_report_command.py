"""`pharmagraph report`, from a text to a monograph."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pharmagraph.cli import pharmagraph


def run(*arguments: str) -> Result:
    return CliRunner().invoke(pharmagraph, arguments, catch_exceptions=False)


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("report")
    text = folder / "losartan.txt"
    text.write_text(
        "Losartan treats hypertension. Losartan may cause dizziness.\n", encoding="utf-8"
    )
    graph = folder / "graph.ttl"
    assert run("build", str(text), "--output", str(graph)).exit_code == 0
    return str(graph)


def test_markdown_goes_to_standard_output(graph: str) -> None:
    told = run("report", graph, "losartan").stdout

    assert told.startswith("# losartan\n")
    assert "## Uses\n\n- treats hypertension[^" in told
    assert "## Open questions\n\n- possible: causes dizziness[^" in told


def test_html_goes_to_a_file(graph: str, tmp_path: Path) -> None:
    page = tmp_path / "losartan.html"
    run("report", graph, "losartan", "--output", str(page))

    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")

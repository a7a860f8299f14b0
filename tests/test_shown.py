"""What pages show of the program's output and of the examples is what it says, but for figures that change."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pharmagraph.cli import main

ROOT = Path(__file__).parents[1]
FIGURE = re.compile(r"\d\.\d+")
CHANGES = 0.05  # what a figure of the page on measuring may be beside the truth

Run = Callable[[str], str]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """A line of a page, run in a fresh folder with the examples: all that it says."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)

    def ran(line: str) -> str:
        with pytest.raises(SystemExit):
            main(shlex.split(line)[1:])
        return "".join(capfd.readouterr())

    return ran


def page(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def shown(text: str, command: str) -> tuple[str, str]:
    """The line with this command, and what stands below it in its block."""
    line, _, below = text[text.index(f"$ {command}") + 2 :].partition("```")[0].partition("\n")
    return line, below.partition("\n$ ")[0]


def like(text: str) -> str:
    return " ".join(FIGURE.sub("0", text).split())


def test_the_explanation_of_a_sentence_is_as_shown(run: Run) -> None:
    line, below = shown(page("rules.md"), "pharmagraph explain --text")

    assert like(run(line)) == like(below)


def test_the_complaint_about_a_rule_is_as_shown(run: Run) -> None:
    line, below = shown(page("rules.md"), "pharmagraph build examples/documents --rules my.toml")
    Path("my.toml").write_text(
        '[[rule]]\nname = "my.helps"\npredicate = "treats"\npattern = "{s} << [relieves] ~~ {o}"\n'
        'examples = ["Ibuprofen relieves pain."]\n',
        encoding="utf-8",
    )

    assert like(run(line)) == like(below)


def test_the_rules_that_are_shown_stand_in_their_file() -> None:
    block = page("rules.md").partition("withdrawals.toml) begins with:")[2].split("```")[1]
    file = (ROOT / "examples" / "rules" / "withdrawals.toml").read_text(encoding="utf-8")

    assert block.removeprefix("toml\n") in file


def test_the_figures_of_the_page_on_measuring_are_about_right(run: Run) -> None:
    text = page("how-to-evaluate.md")
    run(shown(text, "pharmagraph build")[0])
    line, below = shown(text, "pharmagraph evaluate")
    said = {row.split(" ")[0]: row for row in run(line).splitlines()}

    for row in below.strip().splitlines():
        if row != "...":
            there = said[row.split(" ")[0]]
            assert len(row.split()) == len(there.split())
            figures = zip(FIGURE.findall(row), FIGURE.findall(there), strict=True)
            assert all(abs(float(a) - float(b)) <= CHANGES for a, b in figures), there


def test_the_claim_of_the_reference_is_what_its_document_gives(run: Run) -> None:
    text = page("reference-model.md")
    blocks = dict(re.findall(r"```(json|turtle)\n(.*?)```", text, re.DOTALL)[:2])
    shown_claim = json.loads(blocks["json"])
    Path("metformin.txt").write_text(f"Metformin\n\n{shown_claim['quote']}\n", encoding="utf-8")
    run("pharmagraph build metformin.txt --output graph")
    claims = map(json.loads, run("pharmagraph claims graph --format jsonl").splitlines())
    [made] = [claim for claim in claims if claim["id"] == shown_claim["id"]]
    turtle = like(run("pharmagraph export graph"))
    said = [like(line).rstrip(" ;.") for line in blocks["turtle"].splitlines()]

    assert made | {"confidence": 0} == shown_claim | {"confidence": 0}
    assert [line for line in said if line not in turtle and "pg:places" not in line] == []


def test_the_question_about_decisions_tells_each_with_its_quote(run: Run) -> None:
    text = page("how-to-review.md")
    [question] = re.findall(r"```sparql\n(.*?)```", text, re.DOTALL)
    Path("question.rq").write_text(question, encoding="utf-8")
    run(shown(text, "pharmagraph build")[0])
    rows = json.loads(run("pharmagraph query graph --file question.rq --format json"))

    verdicts = [row["verdict"]["value"] for row in rows["results"]["bindings"] if "quote" in row]
    assert sorted(verdicts) == ["accept", "correct", "reject"]

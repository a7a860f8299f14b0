"""`pharmagraph explain`, as people and programs read it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from pharmagraph.cli.build import build
from pharmagraph.cli.claims import claims
from pharmagraph.cli.explain import explain
from pharmagraph.errors import InputError

TEXT = "Loratadine treats hay fever. Loratadine may not relieve asthma when headache is seen."


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("explain")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    done = CliRunner().invoke(build, [str(folder / "a.txt"), "-o", str(folder / "graph.nt"), "-q"])
    assert done.exit_code == 0, done.output
    return str(folder / "graph.nt")


def run(*arguments: str) -> str:
    done = CliRunner().invoke(explain, arguments, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def test_a_claim_is_explained_for_people(graph: str) -> None:
    listed = CliRunner().invoke(claims, [graph, "--negated", "-f", "jsonl"]).output
    claim = json.loads(listed.splitlines()[0])

    told = run(graph, claim["id"][:10])

    for words in (
        claim["id"], "Loratadine (drug)", "{condition: asthma}", "'may not' denies and makes possible",
        "rule treat.active: {s} << [$treat.present] ~~ {o}", "cue 'relieve'",
    ):  # fmt: skip
        assert words in told


def test_a_sentence_is_explained_with_what_is_not_claimed(graph: str) -> None:
    told = run(graph, "--why-not", "may not relieve")

    assert "not claimed" in told
    assert "asthma - headache: " in told


def test_a_text_needs_no_graph_and_programs_get_json() -> None:
    (explained,) = json.loads(run("--text", "Aspirin treats headache.", "-f", "json"))

    assert explained["claims"][0]["claim"]["predicate"] == "treats"
    assert explained["claims"][0]["pattern"] == "{s} << [$treat.present] ~~ {o}"
    assert [token["role"] for token in explained["rows"][0]][:2] == ["drug", "word"]
    assert explained["not_claimed"] == []


def test_a_claim_as_json_has_its_sentence(graph: str) -> None:
    listed = CliRunner().invoke(claims, [graph, "-f", "jsonl"]).output
    claim = json.loads(listed.splitlines()[0])

    answer = json.loads(run(graph, claim["id"], "-f", "json"))

    assert answer["claim"] == claim
    assert answer["made"]["cue"] == "treats"
    assert answer["sentence"]["quote"] == claim["quote"]


def test_a_users_rules_are_explained(tmp_path: Path) -> None:
    (tmp_path / "my.toml").write_text(
        '[[rule]]\nname = "my.hushes"\npredicate = "treats"\npattern = "{s} << [hushes] ~~ {o}"\n'
        'examples = ["Ibuprofen hushes pain."]\n',
        encoding="utf-8",
    )

    told = run("--rules", str(tmp_path / "my.toml"), "--text", "Aspirin hushes fever.")

    assert f"rule my.hushes: {{s}} << [hushes] ~~ {{o}}  [{tmp_path / 'my.toml'}]" in told


@pytest.mark.parametrize("more", [(), ("--text", "x"), ("abc", "--why-not", "x")])
def test_exactly_one_thing_is_asked(graph: str, more: tuple[str, ...]) -> None:
    done = CliRunner().invoke(explain, [graph, *more])

    assert done.exit_code == 2
    assert "give GRAPH CLAIM_ID" in done.output


def test_a_graph_that_is_not_there() -> None:
    with pytest.raises(InputError, match="no such graph"):
        CliRunner().invoke(explain, ["nowhere", "abc"], catch_exceptions=False)

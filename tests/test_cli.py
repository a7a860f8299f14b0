"""The command line: what it prints, where, and with which exit status."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import click
import pytest

import pharmagraph
from pharmagraph.cli import COMMANDS, INTERRUPTED, main

TEXT = (
    "Loratadine treats hay fever. Loratadine does not treat asthma. "
    "Loratadine may cause headache. Ketamine was approved by the FDA in 1970."
)
ROOT = Path(pharmagraph.__file__).parents[1]


class Result(NamedTuple):
    status: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process, and return what it printed and its exit status."""

    def command(*arguments: str) -> Result:
        with pytest.raises(SystemExit) as left:
            main(list(arguments))
        out, err = capfd.readouterr()
        return Result(int(left.value.code or 0), out, err)

    return command


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A small graph, built by the command itself."""
    folder = tmp_path_factory.mktemp("cli")
    (folder / "pills.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(SystemExit) as left:
        main(["build", str(folder / "pills.txt"), "-o", str(folder / "graph"), "-q"])
    assert not left.value.code
    return str(folder / "graph")


def objects(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


# --- what every command keeps ---------------------------------------------------------------------


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(run: Run, name: str) -> None:
    command = getattr(import_module(f"pharmagraph.cli.{name}"), name)
    shown = run(name, "--help")

    assert isinstance(command, click.Command)
    assert command.epilog
    assert re.match(rf"Example: (pharmagraph .* && )?pharmagraph {name} ", command.epilog)
    assert shown.status == 0
    assert "Example:" in shown.out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_says_what_it_does(name: str) -> None:
    command = getattr(import_module(f"pharmagraph.cli.{name}"), name)

    unsaid = [p.name for p in command.params if isinstance(p, click.Option) and not p.help]
    assert set(unsaid) <= {"port", "title"}  # their names and defaults say it


def test_help_comes_at_once() -> None:
    command = [sys.executable, "-m", "pharmagraph", "--help"]
    times = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        times.append(time.perf_counter() - start)

    assert min(times) < 0.3


def test_help_loads_no_engine() -> None:
    code = "import sys, pharmagraph.cli; print([m for m in sys.modules if m.split('.')[0] in sys.argv[1:]])"
    heavy = ["pyoxigraph", "rdflib", "pyvis", "networkx", "lxml", "trafilatura", "rich", "numpy"]

    done = subprocess.run(
        [sys.executable, "-c", code, *heavy], cwd=ROOT, check=True, capture_output=True
    )

    assert done.stdout.decode().strip() == "[]"


def test_the_version_is_the_packages(run: Run) -> None:
    assert run("--version").out.strip().endswith(pharmagraph.__version__)


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (("nonsense",), 2, "No such command"),
        (("claims",), 2, "Missing argument"),
        (("claims", "no-graph"), 2, "no-graph: no such graph"),
        (("claims", "{graph}", "--format", "xls"), 2, "'xls' is not one of"),
        (("claims", "{graph}", "--predicate", "cures"), 2, "'cures' is not one of"),
        (("claims", "{graph}", "--min-confidence", "2"), 2, "2.0 is not in the range"),
        (("claims", "{text}"), 2, "not a graph"),
        (("claims", "letter.ttl"), 2, "not turtle"),
        (("query", "{graph}", "SELECT * {"), 2, "line "),
        (("query", "{graph}", "no-such-query"), 2, "no such stored query"),
        (("query", "{graph}"), 2, "give a query"),
        (("query", "{graph}", "drugs", "--set", "x"), 2, "NAME=VALUE"),
        (("query", "{graph}", "--file", "no.rq"), 2, "no.rq: the query cannot be read"),
        (("build", "no-such-file", "-o", "g"), 2, "no-such-file: no such file or folder"),
        (("build", "-o", "g"), 2, "Missing argument"),
        (("build", "{text}", "-o", "{text}"), 2, "not a graph file"),
        (("build", "{text}", "-o", "{text}/g"), 1, "pills.txt"),
        (("build", "{text}", "-o", "g.xlsx"), 2, "g.xlsx: no ending of a graph"),
        (("build", "{text}", "-o", "{graph}/inside"), 2, "it lies inside the graph"),
        (("build", "{text}", "-o", "."), 2, "the folder has other things in it"),
        (("merge", "{graph}", "{text}"), 2, "not a graph by its ending"),
        (("merge", "{graph}", "{graph}"), 2, "a graph is not merged into itself"),
        (("export", "{graph}", "-o", "g.foo"), 2, "the ending names no format"),
        (("view", "{graph}", "-o", "g.ttl"), 2, "g.ttl: its ending says another format"),
        (
            ("report", "{graph}", "ketamine", "-o", "k.pdf"),
            2,
            "k.pdf: its ending says another format",
        ),
        (("query", "{graph}", "drugs", "--time-limit", "0"), 2, "0.0 is not in the range"),
        (("build", "{text}", "-o", "g", "--lexicon", "no.tsv"), 2, "no.tsv"),
        (("export", "{graph}", "--format", "docx"), 2, "docx: no such format"),
        (("view", "{graph}", "-o", "v.html", "--around", "zzzz"), 2, "zzzz"),
    ],
)
def test_an_error_is_one_or_two_lines_and_a_status(
    run: Run, graph: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
    arguments: tuple[str, ...], status: int, says: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    text = str(Path(graph).parent / "pills.txt")
    Path("letter.ttl").write_text("This is a letter.", encoding="utf-8")

    named = (argument.replace("{graph}", graph).replace("{text}", text) for argument in arguments)
    result = run(*named)

    assert result.status == status
    assert result.out == ""
    assert says in result.err
    assert result.err.startswith("pharmagraph: ")
    assert len(result.err.splitlines()) <= 2


def test_a_reader_that_has_enough_is_no_error(graph: str) -> None:
    command = (
        f"'{sys.executable}' -m pharmagraph mentions '{graph}' | true; exit ${{PIPESTATUS[0]}}"
    )

    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, check=False)

    assert done.returncode == 0
    assert done.stderr == b""


def test_output_is_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    (tmp_path / "é.txt").write_text("L’acide γ: aspirin treats pain – really.", encoding="utf-8")
    environment = os.environ | {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    environment["PYTHONPATH"] = str(ROOT)
    for arguments in (["build", "é.txt", "-o", "g", "-q"], ["claims", "g"]):
        done = subprocess.run(
            [sys.executable, "-m", "pharmagraph", *arguments],
            cwd=tmp_path, env=environment, check=True, capture_output=True,
        )  # fmt: skip

    assert "L’acide γ" in objects(done.stdout.decode())[0]["quote"]


# --- build ----------------------------------------------------------------------------------------


def test_a_build_ends_with_a_summary(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    Path("b.txt").write_bytes(b"\0")

    first = run("build", "*.txt", "-o", "g")

    assert first.status == 0
    assert first.out == ""
    assert "skipped b.txt: the file is binary" in first.err
    assert "1 document (1 new, 0 changed, 0 unchanged, 1 skipped)" in first.err
    assert "1 negated" in first.err
    Path("a.txt").rename("c.txt")
    assert (
        "kept, though not among the inputs: 1 document of the graph"
        in run("build", "c.txt", "-o", "g").err
    )
    assert run("build", "c.txt", "-o", "g", "--prune", "-q").err == ""


def test_each_skipped_document_is_named_and_a_terminal_is_told_how_to_see_them_all(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    for number in range(30):
        Path(f"bad{number}.txt").write_bytes(b"")

    in_a_file = run("build", ".", "-o", "g").err
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    on_a_terminal = run("build", ".", "-o", "g", "-q").err

    assert in_a_file.count("skipped ./bad") == 30
    assert on_a_terminal.count("skipped ./bad") == 20
    assert "skipped 10 more (2>FILE writes all of them to a file)" in on_a_terminal


def test_where_nothing_can_be_read_each_document_is_named_too(run: Run, tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_bytes(b"")

    done = run("build", str(tmp_path), "-o", str(tmp_path / "g"))

    assert done.status == 2
    assert "no document could be read (and 2 more)" in done.err
    assert [name for name in "abc" if f"{name}.txt: the file is empty" not in done.err] == []


def test_strict_makes_a_bad_document_fail_the_run(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")

    result = run("build", str(tmp_path), "-o", str(tmp_path / "g"), "--strict")

    assert result.status == 2
    assert "a.txt: the file is empty" in result.err


# --- claims and mentions --------------------------------------------------------------------------


def test_claims_are_objects_of_the_contract(run: Run, graph: str) -> None:
    claims = objects(run("claims", graph).out)

    assert list(claims[0]) == [
        "id", "document", "subject", "predicate", "object", "negated", "certainty", "qualifiers",
        "quote", "start", "end", "section", "confidence", "rule",
    ]  # fmt: skip
    assert list(claims[0]["subject"]) == ["id", "label", "kind", "xrefs", "start", "end", "text"]
    for claim in claims:
        assert TEXT[claim["start"] : claim["end"]] == claim["quote"]
        for side in ("subject", "object"):
            assert TEXT[claim[side]["start"] : claim[side]["end"]] == claim[side]["text"]


def test_mentions_are_objects_of_the_contract(run: Run, graph: str) -> None:
    mentions = objects(run("mentions", graph, "--kind", "drug").out)

    assert list(mentions[0]) == [
        "document", "start", "end", "text", "kind", "id", "label", "xrefs", "negated", "certainty",
    ]  # fmt: skip
    assert [mention["text"] for mention in mentions] == ["Loratadine"] * 3 + ["Ketamine"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--subject", "LORATADINE", "--negated"), {"treats"}),
        (("--object", "hay fever", "--affirmed"), {"treats"}),
        (("--object", "head*"), {"causes"}),
        (("--predicate", "treats", "--predicate", "causes"), {"treats", "causes"}),
        (("--certainty", "possible"), {"causes"}),
        (("--kind", "organisation"), {"approved_by"}),
        (("--document", "nothing"), set()),
        (("--min-confidence", "1"), set()),
    ],
)
def test_filters_choose_claims(
    run: Run, graph: str, options: tuple[str, ...], said: set[str]
) -> None:
    assert {claim["predicate"] for claim in objects(run("claims", graph, *options).out)} == said


def test_a_subject_can_be_named_by_any_of_its_identifiers(run: Run, graph: str) -> None:
    subject = objects(run("claims", graph, "--subject", "loratadine").out)[0]["subject"]

    for name in (subject["id"], *subject["xrefs"]):
        assert run("claims", graph, "--subject", name.lower()).out


@pytest.mark.parametrize(("form", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_claims_are_rows_for_spreadsheets(run: Run, graph: str, form: str, delimiter: str) -> None:
    out = run("claims", graph, "--format", form).out
    rows = list(csv.DictReader(io.StringIO(out), delimiter=delimiter))

    assert len(rows) == len(objects(run("claims", graph).out))
    assert rows[0]["subject"] == "loratadine"
    assert rows[0]["negated"] in {"true", "false"}


def test_a_table_is_for_people(run: Run, graph: str) -> None:
    out = run("claims", graph, "--format", "table").out

    assert out.splitlines()[0].split()[:3] == ["subject", "predicate", "object"]
    assert out.rstrip().endswith("rows")


# --- query, view, export --------------------------------------------------------------------------


def test_a_query_answers_in_sparqls_formats(run: Run, graph: str) -> None:
    query = "SELECT (COUNT(*) AS ?n) { ?claim a pg:Claim }"
    count = len(objects(run("claims", graph).out))

    assert run("query", graph, query).out == f"n\r\n{count}\r\n"
    bindings = json.loads(run("query", graph, query, "--format", "json").out)["results"]["bindings"]
    assert bindings[0]["n"]["value"] == str(count)


def test_a_stored_query_is_asked_by_its_name(run: Run, graph: str) -> None:
    listed = run("query", graph, "--list").out

    assert "what-treats: " in listed
    assert "asthma" in run("query", graph, "what-treats", "--set", "drug=loratadine").out


def test_a_query_is_read_from_a_file(run: Run, graph: str, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text("ASK { ?claim a pg:Claim }", encoding="utf-8")

    assert run("query", graph, "--file", str(tmp_path / "q.rq")).out.strip() == "true"


def test_a_view_is_one_page(run: Run, graph: str, tmp_path: Path) -> None:
    assert run("view", graph, "-o", str(tmp_path / "g.html")).status == 0
    assert "loratadine" in (tmp_path / "g.html").read_text(encoding="utf-8")


def test_an_export_is_the_same_bytes_each_time(run: Run, graph: str, tmp_path: Path) -> None:
    run("export", graph, "--format", "turtle", "--output", str(tmp_path / "g.ttl"))

    assert run("export", graph).out.encode() == (tmp_path / "g.ttl").read_bytes()
    assert objects(run("claims", str(tmp_path / "g.ttl")).out) == objects(run("claims", graph).out)


@pytest.mark.parametrize("command", ["claims", "mentions"])
def test_that_nothing_passes_the_filters_is_said(run: Run, graph: str, command: str) -> None:
    shown = run(command, graph, "--subject", "losratan", "--format", "csv")

    assert (shown.status, len(shown.out.splitlines())) == (0, 1)
    assert f"no {command[:-1]} of the graph passes the filters" in shown.err


@pytest.mark.parametrize("command", ["claims", "mentions"])
def test_a_misspelt_name_gets_a_hint(run: Run, graph: str, command: str) -> None:
    assert "did you mean loratadine" in run(command, graph, "--subject", "loratidine").err


def test_a_misspelt_command_gets_a_hint(run: Run) -> None:
    shown = run("bild", "articles")

    assert shown.status == 2
    assert "Did you mean build?" in shown.err


@pytest.mark.parametrize("name", ["graph.html", "claims.csv", "graph.json.gz"])
def test_no_folder_is_made_where_a_file_is_meant(run: Run, tmp_path: Path, name: str) -> None:
    text = tmp_path / "pills.txt"
    text.write_text(TEXT, encoding="utf-8")

    shown = run("build", str(text), "--output", str(tmp_path / name))

    assert "no ending of a graph" in shown.err
    assert shown.status == 2
    assert not (tmp_path / name).exists()


def test_a_build_of_what_is_known_says_no_more_than_that(run: Run, tmp_path: Path) -> None:
    text = tmp_path / "pills.txt"
    text.write_text(TEXT, encoding="utf-8")
    for _ in range(2):
        shown = run("build", str(text), "--output", str(tmp_path / "graph"))

    assert "1 unchanged" in shown.err
    assert "sentences" not in shown.err


def test_no_document_moves_the_cursor_of_a_terminal(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("\x1b[31mred.txt").write_text(TEXT, encoding="utf-8")
    Path("\x1b[31m\nbroken.pdf").write_text(TEXT, encoding="utf-8")
    built = run("build", ".", "-o", "graph", "-q")

    shown = run("claims", "graph", "-f", "table")
    missing = run("build", "\x1b[31mgone.pdf", "-o", "other")

    assert "red.txt" in shown.out
    assert "gone.pdf" in missing.err
    assert [line.partition(":")[0] for line in built.err.splitlines()] == ["pharmagraph"]
    assert "\x1b" not in shown.out + missing.err + built.err


def test_rules_that_are_nested_too_deep_are_an_error(run: Run, tmp_path: Path) -> None:
    deep = tmp_path / "deep.toml"
    deep.write_text("a = " + "[" * 10_000, encoding="utf-8")

    failed = run("explain", "--rules", str(deep), "--text", "Aspirin helps.")

    assert failed.status == 2
    assert "nested too deep" in failed.err


# --- queries that take long -----------------------------------------------------------------------

ENDLESS = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o . ?p ?q ?r }"
)
AT_ONCE = 10  # seconds: much longer than it takes on a busy machine, much shorter than the query


@contextmanager
def asking(graph: str, *options: str) -> Iterator[subprocess.Popen[str]]:
    """A query without end, which no failing test leaves behind."""
    command = [sys.executable, "-m", "pharmagraph", "query", graph, ENDLESS, *options]
    query = subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield query
    finally:
        query.kill()
        query.communicate()


def test_a_query_over_its_time_limit_is_ended_with_a_remedy(graph: str) -> None:
    with asking(graph, "--timeout", "0.2") as query:
        out, err = query.communicate(timeout=AT_ONCE)

    assert query.returncode == 1
    assert out == ""
    assert err.startswith(
        "pharmagraph: the query was ended after 0.2 s, its time limit; ask for less"
    )
    assert "longer --time-limit" in err


def test_ctrl_c_ends_a_query_though_the_engine_hears_nothing(graph: str) -> None:
    with asking(graph) as query:
        with pytest.raises(subprocess.TimeoutExpired):
            query.wait(1.5)  # it is with the engine by then, or on its way there
        query.send_signal(signal.SIGINT)
        _, err = query.communicate(timeout=AT_ONCE)

    assert query.returncode == INTERRUPTED
    assert err.splitlines()[-1] == "pharmagraph: interrupted"  # nothing was being stored


def test_ctrl_c_in_a_build_says_what_becomes_of_what_is_stored(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pharmagraph.pipeline.build", interrupted)
    shown = run("build", str(tmp_path), "--output", str(tmp_path / "graph"))

    assert shown.status == INTERRUPTED
    assert shown.err.strip() == "pharmagraph: interrupted; what was stored so far is whole"


def test_a_query_within_its_time_limit_is_answered(run: Run, graph: str) -> None:
    shown = run("query", graph, "drugs", "--time-limit", "60", "--format", "csv")

    assert shown.status == 0
    assert "loratadine" in shown.out

"""Promises of the house: what is public, what is declared, what the documents say."""

from __future__ import annotations

import ast
import re
import shlex
import shutil
import sys
import tomllib
from collections.abc import Iterator
from importlib import import_module
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import click
import pyoxigraph as ox
import pytest

import pharmagraph
from pharmagraph.cli import COMMANDS, main
from pharmagraph.cli import pharmagraph as program
from pharmagraph.cli.serve import serve
from pharmagraph.graph.asking.sparql import run
from pharmagraph.graph.store import open_store

ROOT = Path(pharmagraph.__file__).parents[1]
PACKAGE = ROOT / "pharmagraph"
IMPORT = re.compile(r"^\s*(?:from|import) ([a-zA-Z_]\w*)", re.MULTILINE)
# What a dependency needs and does not declare, or old versions of pip (as in Python 3.11) do not see.
NOT_IMPORTED = {"lxml_html_clean", "numpy"}
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#]+)(?:#[^)]*)?\)")


def documents() -> list[Path]:
    return sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def imported() -> set[str]:
    """The distributions that the package imports."""
    names = {
        name
        for path in PACKAGE.rglob("*.py")
        for name in IMPORT.findall(path.read_text(encoding="utf-8"))
    }
    foreign = names - set(sys.stdlib_module_names) - {"pharmagraph"}
    owners = packages_distributions()
    return {owners[name][0].lower() for name in foreign if name in owners}


def project() -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return dict(found["project"])


def names_of(requirements: list[str]) -> set[str]:
    return {re.split(r"[<>=\[; ]", requirement)[0].lower() for requirement in requirements}


def declared() -> set[str]:
    return names_of(project()["dependencies"])


def optional() -> set[str]:
    return {n for extra in project()["optional-dependencies"].values() for n in names_of(extra)}


def test_what_is_imported_is_declared_and_nothing_else() -> None:
    assert imported() - optional() == declared() - NOT_IMPORTED


def test_each_dependency_has_its_reason() -> None:
    reasons = (ROOT / "docs/decisions/0001-dependencies.md").read_text(encoding="utf-8")
    rows = " ".join(line.split("|")[1] for line in reasons.splitlines() if line.startswith("|"))

    assert {name for name in declared() if name not in rows.lower()} == set()


@pytest.mark.parametrize("name", pharmagraph.__all__)
def test_each_public_name_is_there_and_explained(name: str) -> None:
    assert getattr(pharmagraph, name).__doc__


def test_there_are_no_other_public_names() -> None:
    assert set(dir(pharmagraph)) == {*pharmagraph.__all__, "__version__"}
    with pytest.raises(AttributeError):
        _ = pharmagraph.nothing


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in PACKAGE.rglob("*.py")
        if path.stat().st_size
        and not path.read_text(encoding="utf-8").startswith(('"""', "'''", 'r"""'))
    ]

    assert silent == []


@pytest.mark.parametrize("path", documents(), ids=lambda path: str(path.relative_to(ROOT)))
def test_links_in_documents_lead_somewhere(path: Path) -> None:
    broken = [
        link
        for link in LINK.findall(path.read_text(encoding="utf-8"))
        if not (path.parent / link).exists()
    ]

    assert broken == []


def test_the_code_map_names_every_part() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    parts = [
        p
        for p in PACKAGE.iterdir()
        if not p.name.startswith(("_", ".")) and p.suffix in {"", ".py"}
    ]

    assert [part.name for part in parts if f"pharmagraph/{part.name}" not in text] == []


def test_the_code_map_names_files_that_are_there() -> None:
    named = re.findall(r"`([\w/]+\.(?:py|toml|js))`", code_map())
    there = {part for path in PACKAGE.rglob("*.*") for part in ends(path)} | {"pyproject.toml"}

    assert {name for name in named if not name.endswith("NAME.py")} - there == set()


def test_every_file_is_in_the_list_of_files() -> None:
    listed = (ROOT / "docs" / "code-map.md").read_text(encoding="utf-8")
    missing = []
    for path in PACKAGE.rglob("*.py"):
        says = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        first = says.splitlines()[0].replace("|", "\\|")
        if path.name != "__init__.py" and f"| `{path.name}` | {first} |" not in listed:
            missing.append(str(path.relative_to(ROOT)))

    assert missing == []  # else: scripts/reference.py


def code_map() -> str:
    return (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")


def ends(path: Path) -> set[str]:
    """How a file can be called: by its name, and by its path from any folder above it."""
    parts = path.relative_to(ROOT).parts
    return {"/".join(parts[at:]) for at in range(len(parts))}


def test_every_decision_is_in_the_index() -> None:
    folder = ROOT / "docs" / "decisions"
    index = (folder / "README.md").read_text(encoding="utf-8")

    assert [
        path.name for path in folder.glob("0*.md") if f"({path.name})" not in index
    ] == []  # else: scripts/reference.py


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_in_the_reference(name: str) -> None:
    text = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
    command = getattr(import_module(f"pharmagraph.cli.{name}"), name)
    options = [option for p in command.params if isinstance(p, click.Option) for option in p.opts]
    section = text.partition(f"### `pharmagraph {name}`")[2].partition("### ")[0]

    assert [
        option for option in options if option not in section
    ] == []  # else: scripts/reference.py


def test_nothing_names_a_place_outside_the_repository() -> None:
    absolute = re.compile(r"(?<![\w./:])/(?:work|root|home|opt)/\w")
    suffixes = {".py", ".md", ".toml", ".cff", ".yml", ".json", ".rq", ".ttl", ""}
    files = [p for p in ROOT.glob("[!.]*/**/*") if p.is_file() and p.suffix in suffixes]
    tracked = [p for p in files if not {"demo", "dist", "build", "__pycache__"} & set(p.parts)]

    assert [
        str(p) for p in tracked if absolute.search(p.read_text(encoding="utf-8", errors="replace"))
    ] == []


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the examples, and `graph`, built from the example documents."""
    folder = tmp_path_factory.mktemp("examples")
    shutil.copytree(ROOT / "examples", folder / "examples")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        pharmagraph.build(["examples/documents"], Path("graph"))
    return folder


def commands_of(text: str) -> Iterator[str]:
    for block in re.findall(r"```console\n(.*?)```", text, re.DOTALL):
        yield from (line[2:] for line in block.splitlines() if line.startswith("$ "))


@pytest.mark.parametrize(
    "path",
    [p for p in documents() if "```console" in p.read_text(encoding="utf-8")],
    ids=lambda p: p.name,
)
def test_the_examples_of_a_document_run(
    path: Path,
    examples: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Every line after a `$`, in order, in a fresh folder with the examples and nothing else.

    What a server is told is read only, and what is asked of one is left to tests/server/test_how_to_serve.py.
    The graph that nearly all pages build first is built once, and copied.
    """
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    for line in commands_of(path.read_text(encoding="utf-8")):
        program, *arguments = shlex.split(line, comments=True)
        *arguments, into = without_file(arguments)
        assert not {"|", "<", "&", "&&"} & set(arguments), line
        if line == "pharmagraph build examples/documents --output graph":
            shutil.copytree(examples / "graph", "graph")
        elif arguments[0] == "serve":
            assert serve.make_context("serve", arguments[1:]).params["graph"].exists()
        elif program == "pharmagraph":
            with pytest.raises(SystemExit) as left:
                main(arguments)
            out, err = capfd.readouterr()

            assert not left.value.code, f"{line}\n{err}"
            assert out or err, line
        else:
            assert program in {"echo", "curl"}
            out = " ".join(arguments)
        if into:
            Path(into).write_text(out, encoding="utf-8")


def without_file(arguments: list[str]) -> list[str]:
    """The arguments, and as the last the file that `>` sends the answer to, empty if there is none."""
    return [*arguments[:-2], arguments[-1]] if arguments[-2:-1] == [">"] else [*arguments, ""]


def questions() -> list[str]:
    text = (ROOT / "docs" / "how-to-query.md").read_text(encoding="utf-8")
    return re.findall(r"```sparql\n(.*?)```", text, re.DOTALL)


@pytest.mark.parametrize("question", questions(), ids=lambda text: text.split("\n", 1)[0])
def test_each_question_of_the_page_on_queries_has_an_answer_in_the_examples(
    question: str, examples: Path
) -> None:
    with open_store(examples / "graph") as store:
        answer = run(store, question)

        assert not isinstance(answer, ox.QueryBoolean)
        assert any(True for _ in answer)


def epilogs() -> dict[str, str]:
    """What stands below the help of each command, and of the program as a whole."""
    commands = {name: getattr(import_module(f"pharmagraph.cli.{name}"), name) for name in COMMANDS}
    return {
        name: command.epilog.partition(": ")[2]
        for name, command in {"pharmagraph": program, **commands}.items()
    }


@pytest.mark.parametrize("name", ["pharmagraph", *COMMANDS])
def test_the_example_in_the_help_runs_over_the_graph_of_the_examples(
    name: str,
    examples: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """As it stands, and it has something to show; of a server only the words before the comma."""
    shutil.copytree(examples, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    for line in epilogs()[name].partition(", then")[0].split(" && "):
        _, command, *arguments = [
            part
            for word in shlex.split(line)
            for part in (sorted(map(str, Path().glob(word))) if "*" in word else [word])
        ]
        if command == "serve":
            assert serve.make_context(command, arguments).params["graph"].exists()
            continue
        with pytest.raises(SystemExit) as left:
            main([command, *arguments])
        out, err = capfd.readouterr()

        assert not left.value.code, f"{line}\n{err}"
        if "--output" in arguments:
            assert Path(arguments[arguments.index("--output") + 1]).exists()
        elif command not in {"merge", "infer", "validate"}:
            assert out.count("\n") > ("csv" in arguments), f"{line} shows nothing\n{err}"


def test_what_is_unreleased_can_be_read_at_one_sitting() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    unreleased = text.partition("## Unreleased")[2].partition("\n## ")[0]

    assert unreleased.count("\n- ") <= 100, "CONTRIBUTING.md says what a line in the changelog is"

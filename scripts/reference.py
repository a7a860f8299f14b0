"""Writes docs/reference.md, docs/code-map.md and the index of docs/decisions. Run it after changing what they tell."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from pharmagraph.builders.readers import READERS
from pharmagraph.cli import COMMANDS, pharmagraph
from pharmagraph.graph.rdf.formats import FORMATS
from pharmagraph.graph.rows import CLAIM_COLUMNS, MENTION_COLUMNS
from pharmagraph.ontology.kinds import Certainty, Kind
from pharmagraph.ontology.predicates import SIGNATURES

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
DECISIONS = DOCS / "decisions"


_INTRODUCTION = """# Reference

Written from the code by `scripts/reference.py`; change the code, not this page.

## Commands

Errors come in one or two lines on standard error, without a traceback. Exit status: 0, all went well; 2, wrong usage or
unreadable input; 1, a run that failed; 130, interrupted. Tables are for terminals: into a pipe or a file, `claims` and
`mentions` write JSON Lines and `query` CSV, unless `--format` says otherwise.
"""
_INDEX = """# Decisions

What was chosen, instead of what, and what was measured. One file a decision; one that is given up stays, and
says by what.
"""
_FILES = """# What each file is for

In its own words: the first line of each file, written by `scripts/reference.py`. Which folder may import which,
and where to begin reading, is in [ARCHITECTURE.md](../ARCHITECTURE.md).
"""
_READERS = """## Documents in

A format is known by the ending of the file and by its first bytes; `.gz` may stand behind any ending. Standard
input (`-`) is known by its first bytes. From folders, files with these endings are read, hidden ones not;
a build counts the others by their endings. Tables (`.csv`, `.tsv`) are not read, as their rows are no sentences:
put the text of each row on a line of a `.jsonl` file.

| format | endings |
|---|---|"""
_GRAPHS = """
## Graphs out

A graph is a folder (a store on disk), or one file by its ending, which may have `.gz` behind it.

| format | ending | media type |
|---|---|---|"""
_PREDICATES = """
## Predicates

| predicate | meaning | subject | object |
|---|---|---|---|"""


def page() -> str:
    """The whole page."""
    return "\n".join([_INTRODUCTION, *_commands(), *_formats(), *_ontology(), ""])


def _commands() -> Iterator[str]:
    context = click.Context(pharmagraph, info_name="pharmagraph")
    for name in COMMANDS:
        command = pharmagraph.get_command(context, name)
        assert command is not None
        inner = click.Context(
            command, info_name=name, parent=context, max_content_width=100, terminal_width=100
        )
        shown = [line.rstrip() for line in command.get_help(inner).splitlines()]
        yield "\n".join([f"### `pharmagraph {name}`", "", "```text", *shown, "```", ""])


def _formats() -> Iterator[str]:
    yield _READERS
    for form in READERS:
        yield f"| {form.name} | {' '.join(f'`{suffix}`' for suffix in form.suffixes)} |"
    yield _GRAPHS
    for graph in FORMATS.values():
        yield f"| {graph.name} | `{graph.suffix}` | {graph.media_type} |"
    yield "\n## Columns\n"
    yield f"Of `claims` as CSV and TSV: {_listed(CLAIM_COLUMNS)}.\n"
    yield f"Of `mentions`: {_listed(MENTION_COLUMNS)}."


def _ontology() -> Iterator[str]:
    yield _PREDICATES
    for predicate, signature in SIGNATURES.items():
        kinds = f"{_kinds(signature.domain)} | {_kinds(signature.range)}"
        yield f"| `{predicate}` | {signature.definition} | {kinds} |"
    yield f"\nKinds: {_listed(Kind)}."
    yield f"\nCertainty: {_listed(Certainty)}; all but the first are hedged."


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _kinds(kinds: frozenset[Kind]) -> str:
    return (
        "anything"
        if kinds == frozenset(Kind)
        else ", ".join(kind for kind in Kind if kind in kinds)
    )


def index() -> str:
    """The list of decisions, by their own titles."""
    paths = sorted(DECISIONS.glob("[0-9]*.md"))
    titles = {
        path: path.read_text(encoding="utf-8").split("\n", 1)[0].lstrip("# ") for path in paths
    }
    return "\n".join([_INDEX, *(f"- [{title}]({path.name})" for path, title in titles.items()), ""])


def code_map() -> str:
    """Every file of the package, folder by folder, with the first line of what it says of itself."""
    return "\n".join([_FILES, *_folders(ROOT / "pharmagraph"), ""])


def _folders(folder: Path) -> Iterator[str]:
    files = sorted(path for path in folder.glob("*.py") if path.name != "__init__.py")
    if files:
        yield f"## {folder.relative_to(ROOT).as_posix()}\n"
        if says := _first_line(folder / "__init__.py"):
            yield f"{says}\n"
        yield "| file | |\n|---|---|"
        yield from (f"| `{path.name}` | {_first_line(path)} |" for path in files)
        yield ""
    for inner in sorted(path.parent for path in folder.glob("*/__init__.py")):
        yield from _folders(inner)


def _first_line(path: Path) -> str:
    says = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    return says.splitlines()[0].replace("|", "\\|") if says else ""


if __name__ == "__main__":
    (DOCS / "code-map.md").write_text(code_map(), encoding="utf-8")
    (DOCS / "reference.md").write_text(page(), encoding="utf-8")
    (DECISIONS / "README.md").write_text(index(), encoding="utf-8")

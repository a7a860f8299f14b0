"""The folder of a store: how one is made, which are refused, and how one that came to nothing is taken away again."""

from __future__ import annotations

import json
import shutil
from contextlib import suppress
from pathlib import Path

from pharmagraph.errors import StoreError, UnusableGraphError
from pharmagraph.graph.files import folders_made, take_away, write_bytes
from pharmagraph.graph.rdf import formats
from pharmagraph.graph.storing.checkpoint import TRIPLES
from pharmagraph.graph.storing.marker import MARKER, is_graph

VERSION = 1
# endings of files that people may want, and that are no graph that claims can be kept in
_NO_FOLDER = frozenset(
    ".csv .cyjs .doc .docx .gexf .graphml .gz .htm .html .json .jsonl .md .n3 .owl .pdf .tsv .txt .xls .xlsx .xml "
    ".zip".split()
)


def made_ready(path: Path, *, write: bool) -> list[Path] | None:
    """See to it that `path` is the folder of a store; return what folders had to be made, the outermost first.

    None where it is a store already. `write` allows to make one. What is no store, and what cannot become one, is a
    `StoreError`.
    """
    marker = path / MARKER
    made = None
    if not is_graph(path):
        if write:
            refuse_nested(path)
        _refuse_foreign(path, write=write)
        made = folders_made(path)
        try:
            write_bytes(marker, _marker_bytes())
        except StoreError:
            take_away(made)
            raise
    _check_marker(marker)
    return made


def emptied(path: Path) -> None:
    """Remove what makes the folder at `path` a store, where it holds nothing.

    The marker goes before the lock, so that nobody else takes the folder for a store meanwhile.
    """
    shutil.rmtree(path / TRIPLES, ignore_errors=True)
    with suppress(OSError):
        for name in (MARKER, "lock"):
            (path / name).unlink(missing_ok=True)


def refuse_nested(path: Path) -> None:
    """A graph in the folder of another would go with it, and hide what it is from whoever looks for it."""
    for parent in path.absolute().resolve().parents:
        if is_graph(parent):
            raise UnusableGraphError(
                str(path), f"it lies inside the graph {parent}", "choose a place outside of that"
            )


def _refuse_foreign(path: Path, *, write: bool) -> None:
    if path.is_file():
        raise UnusableGraphError(
            str(path), "not a graph file by its ending", f"use {' '.join(formats.SUFFIXES)}"
        )
    if not write:
        reason = "no pharmagraph store here" if path.is_dir() else "no such graph"
        raise UnusableGraphError(
            str(path), reason, "make one with: pharmagraph build INPUT --output GRAPH"
        )
    if path.suffix.lower() in _NO_FOLDER and not path.exists():
        raise UnusableGraphError(
            str(path),
            "no ending of a graph that claims can be kept in",
            f"use {' '.join(formats.SUFFIXES)} or a folder; `export` and `view` make other files of it",
        )
    found = {child.name for child in path.iterdir()} if path.is_dir() else set()
    if MARKER in found:  # another build has just made it
        return
    # What a build leaves that is killed while it makes the folder, or another that makes it now, is no other thing.
    if any(not name.startswith(f".{MARKER}-") for name in found):
        raise UnusableGraphError(
            str(path), "the folder has other things in it", "choose an empty or a new folder"
        )


def _marker_bytes() -> bytes:
    return (json.dumps({"format": "pharmagraph-store", "version": VERSION}) + "\n").encode()


def _check_marker(marker: Path) -> None:
    try:
        found = json.loads(marker.read_text(encoding="utf-8"))
        version = int(found["version"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UnusableGraphError(
            str(marker), "the store's marker is damaged", "build it again in a new folder"
        ) from error
    if version != VERSION:
        raise UnusableGraphError(
            str(marker.parent),
            f"the store has format {version}, this version reads {VERSION}",
            "build it again in a new folder",
        )

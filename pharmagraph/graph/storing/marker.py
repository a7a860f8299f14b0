"""How a folder says that it is a graph: by one file. Nothing else needs to be known of graphs to leave them alone."""

from __future__ import annotations

from pathlib import Path

MARKER = "pharmagraph.json"


def is_graph(folder: Path) -> bool:
    """Whether the folder is a store of claims."""
    return (folder / MARKER).is_file()

"""A process that draws the graph page, so that the server goes on answering meanwhile."""

from __future__ import annotations

import sys
from pathlib import Path

import pyoxigraph as ox

from pharmagraph.graph.store import ClaimStore
from pharmagraph.viz.draw import draw


def main(folder: str, page: str) -> None:
    """Draw the store in the folder to the page, whole or not at all."""
    store = ClaimStore(ox.Store.read_only(folder))
    documents = (store.document(document_id) for document_id in store.documents())
    part = Path(page).with_suffix(".part")
    part.write_text(draw(store.claims(), documents), encoding="utf-8")
    part.replace(page)


if __name__ == "__main__":
    main(*sys.argv[1:])

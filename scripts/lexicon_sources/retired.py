"""Identifiers that MeSH retired: literature that was annotated in their time has no others."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from lexicon_sources.concepts import Concept, key

_TABLE = Path(__file__).with_name("retired_mesh.tsv")


def add_retired(by_mesh: Mapping[str, Concept], found: list[Concept]) -> None:
    """Gives each concept the identifiers that its supplementary concept had before it became a heading, or was put
    beneath one; one that MeSH still has is left alone."""
    by_label = {key(concept.label): concept for concept in found}
    for line in _TABLE.read_text("utf-8").splitlines():
        if line.startswith(("#", "retired\t")):
            continue
        retired, heading, name = line.split("\t")
        curie = f"MESH:{retired}"
        concept = by_mesh.get(f"MESH:{heading}") if heading else by_label.get(key(name))
        if concept is None:
            raise LookupError(f"{_TABLE.name}: nothing is called {heading or name}")
        if curie not in by_mesh:
            concept.add_id(curie)

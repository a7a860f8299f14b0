"""What is broader than what among the entities of the default lexicon; read only when it is asked for.

Made by `scripts/build_hierarchy.py` out of MONDO, MeSH, HPO and FamPlex. A drug that treats what is narrow
treats what is broader; the headings that only sort others ("disease by body system") are not there.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Source(NamedTuple):
    """One vocabulary that the hierarchy was made of."""

    name: str
    edition: str
    licence: str


class Place(NamedTuple):
    """Where a term stands: the ids of those one step above it, and its names if anything is below it."""

    above: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """Terms by id. Steps up end at the top-level headings of the vocabularies, and never go in a circle."""

    sources: tuple[Source, ...]
    sha256: str
    places: Mapping[str, Place]

    def find(self, ids: Iterable[str]) -> str | None:
        """Return the first of an entity's ids that the hierarchy has."""
        return next((id_ for id_ in ids if id_ in self.places), None)

    def above(self, id_: str) -> list[str]:
        """Return all that is broader, over any number of steps, sorted.

        >>> "MONDO:0002050" in hierarchy().above("MONDO:0002009")  # depression, major depressive disorder
        True
        """
        found: set[str] = set()
        waiting = [id_]
        while waiting:
            new = [wide for wide in self.places[waiting.pop()].above if wide not in found]
            found.update(new)
            waiting += new
        return sorted(found)


@cache
def hierarchy() -> Hierarchy:
    """Return the hierarchy that comes with the package."""
    data = (files("pharmagraph.ontology") / "hierarchy.tsv.gz").read_bytes()
    sources, places = [], {}
    for line in gzip.decompress(data).decode("utf-8").splitlines():
        first, second, third = line.split("\t")
        if first.startswith("# "):
            sources.append(Source(first[2:], second, third))
        else:
            places[first] = Place(_several(second), _several(third))
    return Hierarchy(tuple(sources), hashlib.sha256(data).hexdigest(), places)


def _several(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()

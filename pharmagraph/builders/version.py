"""Which data decided: a digest of the tables that stand beside the code and of what was learned."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

# rooms with tables beside their code, and how the names of tables end; the rules have a version of their own
_ROOMS = ("context", "findings", "leanings", "mentions", "rows", "scoring", "text")
_TABLES = (".toml", ".tsv", ".json", ".json.gz")


@cache
def data_version() -> str:
    """Eight hexadecimal digits that change with any of these files."""
    package = files("pharmagraph.builders")
    parts = (table.read_bytes() for room in _ROOMS for table in _tables(package / room))
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:8]


def _tables(room: Traversable) -> Iterator[Traversable]:
    """The tables of a room and of the rooms in it, in the order of their names."""
    for each in sorted(room.iterdir(), key=lambda each: each.name):
        if each.is_dir():
            yield from _tables(each)
        elif each.name.endswith(_TABLES):
            yield each

"""Which data decided: a digest of the tables that stand beside the code and of what was learned."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files

# rooms with tables beside their code, and how the names of tables end; the rules have a version of their own
_ROOMS = ("context", "findings", "leanings", "mentions", "rows", "scoring", "text")
_TABLES = (".toml", ".tsv", ".json", ".json.gz")


@cache
def data_version() -> str:
    """Eight hexadecimal digits that change with any of these files."""
    package = files("pharmagraph.builders")
    tables = (
        table
        for room in _ROOMS
        for table in sorted((package / room).iterdir(), key=lambda each: each.name)
        if table.name.endswith(_TABLES)
    )
    parts = (table.read_bytes() for table in tables)
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:8]

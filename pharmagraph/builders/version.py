"""Which data decided: a digest of the tables that stand beside the code and of what was learned."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files

_DATA = (
    ("context", "cues.toml"),
    ("leanings", "leanings.json"),
    ("leanings", "signs.toml"),
    ("scoring", "calibration.json"),
    ("scoring", "cues.tsv"),
    ("scoring", "model.json.gz"),
)


@cache
def data_version() -> str:
    """Eight hexadecimal digits that change with any of these files; the rules have a version of their own."""
    package = files("pharmagraph.builders")
    parts = (package.joinpath(*path).read_bytes() for path in _DATA)
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:8]

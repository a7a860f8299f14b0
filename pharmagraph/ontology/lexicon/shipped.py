"""Names numbered when the wheel was made, so that the first run has only the automaton to build.

A wheel has the file; a checkout has none, and numbers the names itself, which takes longer.
"""

from __future__ import annotations

import zlib
from typing import Any

from pharmagraph.ontology.lexicon.entries import PACKAGE
from pharmagraph.ontology.lexicon.packed import COUNT, Numbered, fields_of, joined, parted

FILE = "numbered.z"
_MAGIC = b"pharmagraph-names-1\n"


def packed(version: str, numbered: Numbered) -> bytes:
    """The file, for data of this version; the same bytes from the same names."""
    parts = [numbered.names, *numbered.parts()]
    return zlib.compress(b"".join(joined(_MAGIC + version.encode(), parts)), 9)


def read(version: str, data: bytes | None = None) -> Numbered | None:
    """What the file (or `data`, as it has them) holds; None where there is none for this version of the data."""
    try:
        raw = zlib.decompress((PACKAGE / FILE).read_bytes() if data is None else data)
    except (OSError, zlib.error):
        return None
    parts = parted(_MAGIC + version.encode(), raw, COUNT)
    if parts is None:
        return None
    fields: dict[str, Any] = fields_of(parts[1:])
    return Numbered(**fields, names=bytes(parts[0]))

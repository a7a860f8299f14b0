"""Names numbered when the wheel was made, so that the first run has only the automaton to build.

A wheel has the file; a checkout has none, and numbers the names itself, which takes longer. Its parts are compressed
each for itself, with the names at its end: another process reads them there.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Any, NamedTuple

from pharmagraph.ontology.lexicon.automaton import InFile
from pharmagraph.ontology.lexicon.entries import PACKAGE
from pharmagraph.ontology.lexicon.packed import COUNT, Meanings, Numbered, fields_of, joined, parted

FILE = "numbered.z"
_MAGIC = b"pharmagraph-names-2\n"


class Shipped(NamedTuple):
    """What the file holds, nothing of it unpacked."""

    parts: Sequence[memoryview]
    names: InFile

    def meanings(self) -> Meanings:
        """What the names mean."""
        fields: dict[str, Any] = fields_of([*map(zlib.decompress, self.parts[:-1])])
        return Meanings(**fields)

    def numbered(self) -> Numbered:
        """That, with the names."""
        fields: dict[str, Any] = fields_of([*map(zlib.decompress, self.parts[:-1])])
        return Numbered(**fields, names=zlib.decompress(self.parts[-1]))


def packed(version: str, numbered: Numbered) -> bytes:
    """The file, for data of this version; the same bytes from the same names."""
    parts = [zlib.compress(part, 9) for part in (*numbered.parts(), numbered.names)]
    return b"".join(joined(_MAGIC + version.encode(), parts))


def read(version: str, data: bytes | None = None) -> Shipped | None:
    """What the file (or `data`, as it has them) holds; None where there is none for this version of the data."""
    file = PACKAGE / FILE
    try:
        raw = file.read_bytes() if data is None else data
    except OSError:
        return None
    parts = parted(_MAGIC + version.encode(), raw, COUNT)
    if parts is None:
        return None
    return Shipped(parts, InFile(file, len(raw) - len(parts[-1])))

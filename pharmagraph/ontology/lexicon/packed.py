"""What names mean, in flat arrays; as parts of bytes, and as one stretch of bytes that is checked when it is read."""

from __future__ import annotations

import struct
import sys
import zlib
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, fields

from daachorse import DoubleArrayAhoCorasick


@dataclass(frozen=True, slots=True)
class Meanings:
    """By the number of a pattern, what it means.

    `first` and `second` are the entities that go by the name. `exact` says how it must be written: ANYHOW, NOT_LOWER,
    or from FIRST_EXACT on as the exact name of that number; a STEM is the end of a drug's name, ILLNESS that of an
    illness, a TRIGGER a word of reworded text, a PHRASE a word that effects are named with. `triggers` are the last
    two, as pairs of a pattern and its meaning: names can be such words too. Records of entities and their ids lie in
    bytes, found by offset.
    """

    first: array[int]
    second: array[int]
    exact: array[int]
    exact_names: bytes
    exact_offsets: array[int]
    records: bytes
    record_offsets: array[int]
    ids: bytes
    id_offsets: array[int]
    id_entities: array[int]
    triggers: array[int]

    def parts(self) -> list[bytes]:
        """The fields as bytes, numbers of four bytes with the lowest first."""
        return [
            value if isinstance(value, bytes) else _little(value)
            for value in (getattr(self, name) for name in _FIELDS)
        ]


_FIELDS = tuple(field.name for field in fields(Meanings))
_BYTES = frozenset({"exact_names", "records", "ids"})


@dataclass(frozen=True, slots=True)
class Numbered(Meanings):
    """All that matching needs but the automaton: the names, a line each, in the order of their numbers."""

    names: bytes

    def meanings(self) -> Meanings:
        """What the names mean, without them."""
        return Meanings(**{name: getattr(self, name) for name in _FIELDS})


@dataclass(frozen=True, slots=True)
class Compiled(Meanings):
    """The automaton, and what its patterns mean."""

    automaton: DoubleArrayAhoCorasick

    @classmethod
    def of(cls, meanings: Meanings, automaton: DoubleArrayAhoCorasick) -> Compiled:
        """Both together."""
        return cls(**{name: getattr(meanings, name) for name in _FIELDS}, automaton=automaton)


def fields_of(parts: Sequence[bytes | memoryview]) -> dict[str, object]:
    """The fields of meanings, by name, out of their parts."""
    return {
        name: bytes(part) if name in _BYTES else _numbers(part)
        for name, part in zip(_FIELDS, parts, strict=True)
    }


def joined(magic: bytes, parts: Sequence[bytes]) -> list[bytes]:
    """Parts as one stretch of bytes (to be joined): what it is, a checksum, the size of each part, the parts."""
    sizes = struct.pack(f"<{len(parts)}Q", *map(len, parts))
    checksum = zlib.crc32(sizes)
    for part in parts:
        checksum = zlib.crc32(part, checksum)
    return [magic, struct.pack("<I", checksum), sizes, *parts]


def parted(magic: bytes, data: bytes, count: int) -> list[memoryview] | None:
    """So many parts out of such a stretch; None where it is another one, or damaged."""
    head = len(magic) + 4 + 8 * count
    if len(data) < head or not data.startswith(magic):
        return None
    (checksum,) = struct.unpack_from("<I", data, len(magic))
    view = memoryview(data)
    if zlib.crc32(view[len(magic) + 4 :]) != checksum:
        return None
    parts = []
    for size in struct.unpack_from(f"<{count}Q", data, len(magic) + 4):
        parts.append(view[head : head + size])
        head += size
    return parts


COUNT = 1 + len(_FIELDS)
"""Parts of what is kept: the automaton or the names, and the meanings."""


def _little(numbers: array[int]) -> bytes:
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers.tobytes()


def _numbers(data: bytes | memoryview) -> array[int]:
    numbers = array("I")
    numbers.frombytes(data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers

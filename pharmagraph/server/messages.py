"""What the server and its query processes say to each other: one byte of kind, a length, and content."""

from __future__ import annotations

import json
import struct
from dataclasses import asdict, dataclass
from enum import IntEnum
from typing import NamedTuple

HEADER = struct.Struct(">BI")


class Kind(IntEnum):
    """What a message says."""

    READY = 0
    TAKEN = 1
    HEAD = 2
    DATA = 3
    END = 4
    FAILED = 5


class Message(NamedTuple):
    """One message of a query process."""

    kind: Kind
    content: bytes = b""

    def frame(self) -> bytes:
        return HEADER.pack(self.kind, len(self.content)) + self.content


@dataclass(frozen=True, slots=True)
class Question:
    """A query with all that its process needs to answer it.

    The formats are the best that the client accepts of either family, or None. With settings it is the name of
    a stored query, and the answer is that query with them, to be asked as it is.
    """

    query: str
    result_format: str | None
    graph_format: str | None
    rows: int
    seconds: float
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    settings: dict[str, str] | None = None

    def encode(self) -> bytes:
        content = json.dumps(asdict(self)).encode()
        return struct.pack(">I", len(content)) + content

    @classmethod
    def decode(cls, content: bytes) -> Question:
        fields = json.loads(content)
        for name in ("default_graphs", "named_graphs"):
            fields[name] = tuple(fields[name])
        return cls(**fields)


@dataclass(frozen=True, slots=True)
class Head:
    """What comes before the data of an answer."""

    media_type: str


@dataclass(frozen=True, slots=True)
class End:
    """What comes after it."""

    rows: int
    truncated: bool


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no answer, as an HTTP status and a message."""

    status: int
    reason: str

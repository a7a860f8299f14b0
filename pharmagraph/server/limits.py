"""What a query may cost, and a client that is slow."""

from __future__ import annotations

import os
from dataclasses import dataclass, field


def _processes() -> int:
    return max(4, os.cpu_count() or 1)  # more than cores, so that one endless query blocks few


@dataclass(frozen=True, slots=True)
class Limits:
    """What a query may cost, how many may run or wait at once, and how slow a client may be."""

    seconds: float = 30.0
    rows: int = 100_000
    memory: int = 2 << 30  # bytes that one query may take beside what the store itself needs
    query_bytes: int = 1 << 20
    processes: int = field(default_factory=_processes)
    waiting: int = 64
    connections: int = 128
    request_seconds: float = 30.0  # to send a request, and to take the next part of an answer

"""What a query may cost."""

from __future__ import annotations

import os
from dataclasses import dataclass, field


def _processes() -> int:
    return max(4, os.cpu_count() or 1)  # more than cores, so that one endless query blocks few


@dataclass(frozen=True, slots=True)
class Limits:
    """What a query may cost, and how many may run or wait at once."""

    seconds: float = 30.0
    rows: int = 100_000
    memory: int = 2 << 30  # bytes that one query may take beside what the store itself needs
    query_bytes: int = 1 << 20
    processes: int = field(default_factory=_processes)
    waiting: int = 64

"""Memory that is free, given back to the system where the C library keeps it: each thread of the engine has its own."""

from __future__ import annotations

import ctypes
import sys


def give_back() -> None:
    """Give back what is free; only glibc, on Linux, has a way to ask for it."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)

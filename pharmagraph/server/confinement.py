"""What a query process may not do, held by the operating system where it can: no network, no more memory."""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
from pathlib import Path

_CLONE_NEWNET = 0x40000000
_CLONE_NEWUSER = 0x10000000


def limit_memory(extra: int) -> None:
    """Let the process take so many more bytes than it has now, and no more: then it ends."""
    if not sys.platform.startswith("linux"):
        return  # elsewhere the limit is not kept, or cannot be set
    import resource  # noqa: PLC0415 (not on every system)

    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    limit = pages * resource.getpagesize() + extra
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or limit < hard:
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


def without_network() -> None:
    """Move the process to a network of its own that has nothing in it, where the kernel allows that.

    A second wall: the first is that queries which reach for the network are refused unread.
    """
    if not sys.platform.startswith("linux"):
        return
    with contextlib.suppress(OSError, AttributeError):
        unshare = ctypes.CDLL(None, use_errno=True).unshare
        # Who is not root may do it as the root of a user namespace; root would lose rights there.
        if unshare(_CLONE_NEWNET) != 0 and os.geteuid() != 0:
            unshare(_CLONE_NEWUSER | _CLONE_NEWNET)

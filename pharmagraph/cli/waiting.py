"""Waiting for the engine, which hears neither Ctrl-C nor a clock while it looks for an answer."""

from __future__ import annotations

import threading
import traceback
from collections.abc import Callable

from pharmagraph.errors import TimeLimitError

_NAME = "engine"


def waited_for(work: Callable[[], None], seconds: float | None) -> None:
    """Do the work in a thread of its own and wait for it: so long at most, and no longer than Ctrl-C."""
    raised: list[BaseException] = []

    def working() -> None:
        try:
            work()
        except BaseException as error:  # it is raised again where it is waited for
            _let_go(error)
            raised.append(error)

    thread = threading.Thread(target=working, name=_NAME, daemon=True)
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        raise TimeLimitError(seconds or 0)
    if raised:
        raise raised[0]


def _let_go(error: BaseException) -> None:
    """Forget what the calls held that failed: answers of the engine may only be dropped in the thread that asked."""
    cause: BaseException | None = error
    while cause is not None:
        traceback.clear_frames(cause.__traceback__)
        cause = cause.__cause__ or cause.__context__


def still_working() -> bool:
    """Whether work goes on that nobody waits for any more."""
    return any(thread.name == _NAME for thread in threading.enumerate())

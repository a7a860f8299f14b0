"""Waiting for what a page or a coroutine works out."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from playwright.sync_api import Page

Result = TypeVar("Result")
_STEP, _MOST = 50, 10_000  # ms


def until(page: Page, expression: str) -> None:
    """Waits until an expression holds in the page; fails after ten seconds.

    Asked again and again from outside, as the policy of the pages lets no text be run in them.
    """
    for _ in range(0, _MOST, _STEP):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(_STEP)
    raise AssertionError(f"never held: {expression}")


def awaited(work: Coroutine[Any, Any, Result]) -> Result:
    """What a coroutine comes to, in a thread of its own: once a browser has run, this one has a loop that runs."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(asyncio.run, work).result()

"""Waiting for what a page works out: asked again and again from outside, as its policy lets no text be run in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

_STEP, _MOST = 50, 10_000  # ms


def until(page: Page, expression: str) -> None:
    """Waits until an expression holds in the page; fails after ten seconds."""
    for _ in range(0, _MOST, _STEP):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(_STEP)
    raise AssertionError(f"never held: {expression}")

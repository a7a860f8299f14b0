"""A real browser, one for all tests that need it."""

from __future__ import annotations

import shutil
import signal
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

# What a shell starts in the background is deaf to Ctrl-C, and so would be the programs whose Ctrl-C is tested.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium, as it is installed on the machine; no browser is downloaded."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    names = ("chromium", "chromium-browser", "google-chrome")
    program = next((path for path in map(shutil.which, names) if path), None)
    if program is None:
        pytest.skip("no Chromium on this machine")
    quiet = ("background-networking", "component-update", "gpu", "quic", "sync")
    manager = sync_api.sync_playwright()
    try:
        playwright = manager.start()
    except (
        Exception
    ) as error:  # the driver is a program of its own, and wants libraries of the system
        pytest.skip(f"the driver of playwright does not start (libatomic1 missing?): {error}")
    try:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-first-run", *(f"--disable-{it}" for it in quiet)]
        )
        yield browser
        browser.close()
    finally:
        playwright.stop()

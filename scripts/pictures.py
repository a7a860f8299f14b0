"""Take the pictures in README and docs, from the example documents and through the command line.

    python scripts/pictures.py

Needs playwright and a Chromium; writes docs/pictures/*.png.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
DOCUMENTS = ROOT / "examples" / "documents"
PICTURES = ROOT / "docs" / "pictures"
DESK: dict[str, Any] = {"viewport": {"width": 1360, "height": 850}}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2}

Steps = Callable[[Page], None]


def most_spoken_of(page: Page) -> None:
    """Select the entity with most claims, by keyboard: the picture begins there."""
    page.keyboard.press("t")
    page.locator("#table tbody td:first-child").first.click()
    page.keyboard.press("t")


def evidence(page: Page) -> None:
    most_spoken_of(page)


def document(page: Page) -> None:
    most_spoken_of(page)
    page.locator("#panel .read").first.click()


def disagreements(page: Page) -> None:
    page.click("#show-disagreements")


def paths(page: Page) -> None:
    page.fill("#search", "losartan to atorvastatin")
    page.press("#search", "Enter")


VIEWS: dict[str, tuple[dict[str, Any], Steps | None]] = {
    "page": (DESK, None),
    "view": (DESK, evidence),
    "document": (DESK, document),
    "disagreements": (DESK, disagreements),
    "paths": (DESK, paths),
    "phone": (PHONE | {"color_scheme": "dark"}, None),
}


def pharmagraph(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "pharmagraph", *arguments], cwd=ROOT, check=True)


def main() -> None:
    program = shutil.which("chromium") or shutil.which("google-chrome")
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        graph, file = Path(folder, "graph"), Path(folder, "graph.html")
        pharmagraph("build", str(DOCUMENTS), "--output", str(graph))
        title = "What the example documents claim"
        pharmagraph("view", str(graph), "--output", str(file), "--title", title)
        browser = playwright.chromium.launch(executable_path=program, args=["--disable-gpu"])
        for name, (settings, steps) in VIEWS.items():
            context = browser.new_context(offline=True, **settings)
            page = context.new_page()
            page.goto(file.as_uri())
            page.wait_for_selector("html[data-ready]", state="attached")
            if steps is not None:
                steps(page)
            page.mouse.move(0, 0)
            page.wait_for_timeout(300)  # until what was changed is painted
            page.screenshot(path=PICTURES / f"{name}.png")
            context.close()
        report = Path(folder, "report.html")
        pharmagraph("report", str(graph), "losartan", "--output", str(report))
        page = browser.new_page(viewport={"width": 800, "height": 900})
        page.goto(report.as_uri())
        page.locator("section.mechanism").screenshot(path=PICTURES / "report.png")
        browser.close()


if __name__ == "__main__":
    main()

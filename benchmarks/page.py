"""How long the page takes to draw, to open and to answer clicks, beside plain pyvis on the same graph.

    python benchmarks/page.py [CLAIMS ...] [--plain UP_TO]

Needs playwright and Chromium. Times are of the wall clock, the best of three for clicks.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from page_claims import made
from playwright.sync_api import Page, TimeoutError, sync_playwright
from pyvis.network import Network as PlainNetwork

from pharmagraph.graph.claim import Claim
from pharmagraph.viz import draw

READY = "html[data-ready]"


def plain(claims: list[Claim]) -> str:
    """What pyvis makes of the claims by its own means, with nothing but their words."""
    network = PlainNetwork(directed=True, cdn_resources="in_line")
    for claim in claims:
        for mention in (claim.subject, claim.object):
            network.add_node(mention.entity.id, label=mention.entity.label)
        network.add_edge(claim.subject.entity.id, claim.object.entity.id, title=claim.quote)
    html: str = network.generate_html()
    return html


def painted(page: Page) -> None:
    """Wait until what was changed is on the screen."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")


def timed(page: Page, act: str) -> float:
    """Milliseconds from a script that acts to the next picture, inside the browser."""
    milliseconds: float = page.evaluate(
        f"""() => new Promise((done) => {{ const start = performance.now(); {act};
            requestAnimationFrame(() => setTimeout(() => done(performance.now() - start))); }})"""
    )
    return milliseconds


CLICKS = {
    "search": "const box = document.getElementById('search'); box.value = 'mab'; box.dispatchEvent(new Event('input'))",
    "open the table": "document.getElementById('show-table').click()",
    "click an edge": "document.querySelectorAll('#table .row')[Math.floor(9 * Math.random())].click()",
    "read the document": "document.querySelector('#panel .read').click()",
    "next claim": "document.querySelector('#reader [aria-keyshortcuts=n]').click()",
    "close the document": "document.getElementById('reader').close()",
    "click a node": "document.querySelector('#panel .entity').click()",
    "neighbourhood": "document.querySelector('#panel .acts button:nth-child(2)').click()",
    "overview again": "document.querySelector('#bar .back').click()",
    "filter": "document.querySelector('.filter').click()",
    "filter off": "document.querySelector('.filter').click()",
    "years": "const slider = document.querySelector('[data-value=\"time:from\"]');"
    "slider.value = 2000; slider.dispatchEvent(new Event('change'))",
    "all years": "document.getElementById('all').click()",
    "disagreements": "document.getElementById('show-disagreements').click()",
    "undo": "document.getElementById('undo').click()",
}


def ours(page: Page, address: str) -> tuple[float, dict[str, float]]:
    """Seconds until the page is ready, and milliseconds of each click."""
    start = time.perf_counter()
    page.goto(address)
    page.wait_for_selector(READY, state="attached", timeout=120_000)
    painted(page)
    first = time.perf_counter() - start
    rounds = [{name: timed(page, act) for name, act in CLICKS.items()} for _ in range(3)]
    return first, {name: min(times[name] for times in rounds) for name in CLICKS}


def theirs(page: Page, address: str) -> float:
    """Seconds until plain pyvis has a picture that stands still, up to two minutes."""
    start = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.wait_for_function(
        "() => typeof network !== 'undefined' && network !== null && network.physics.stabilized",
        timeout=120_000,
    )
    painted(page)
    return time.perf_counter() - start


def clocked(make: Callable[[], str], file: Path) -> tuple[float, float]:
    """Seconds to make the page, and its megabytes."""
    start = time.perf_counter()
    html = make()
    seconds = time.perf_counter() - start
    file.write_text(html, encoding="utf-8")
    return seconds, file.stat().st_size / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("claims", type=int, nargs="*", default=[100, 1000, 10_000, 100_000])
    parser.add_argument("--plain", type=int, default=1000, help="plain pyvis up to so many claims")
    options = parser.parse_args()
    program = shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--disable-gpu"])
        for number in options.claims:
            claims, documents = made(number)
            file = Path(folder, "page.html")
            seconds, size = clocked(lambda c=claims, d=documents: draw(c, d), file)
            context = browser.new_context(offline=True, viewport={"width": 1440, "height": 900})
            first, clicks = ours(context.new_page(), file.as_uri())
            context.close()
            print(
                f"{number} claims: drawn in {seconds:.2f} s, {size:.2f} MB, first view {first:.2f} s"
            )
            print("  " + ", ".join(f"{name} {took:.0f} ms" for name, took in clicks.items()))
            if number <= options.plain:
                seconds, size = clocked(lambda c=claims: plain(c), file)
                context = browser.new_context(offline=True, viewport={"width": 1440, "height": 900})
                try:
                    first = theirs(context.new_page(), file.as_uri())
                    print(
                        f"  plain pyvis: drawn in {seconds:.2f} s, {size:.2f} MB, still {first:.2f} s"
                    )
                except TimeoutError:
                    print(
                        f"  plain pyvis: drawn in {seconds:.2f} s, {size:.2f} MB, not still in 120 s"
                    )
                context.close()
        browser.close()


if __name__ == "__main__":
    main()

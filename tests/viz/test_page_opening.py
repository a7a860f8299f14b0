"""The page while it opens: the picture that came with it, before anything is unpacked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from pharmagraph.graph.claim import Claim
from pharmagraph.graph.document import Document
from pharmagraph.viz import draw

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NEVER = "Response.prototype.text = () => new Promise(() => {})"  # so that nothing is unpacked
NODES = "Object.values(document.getElementById('network').picture.body.nodes)"
BOXES = f"{NODES}.filter((node) => node.options.shape === 'box')"
STROKES = f"{BOXES}.map((node) => node.labelModule.fontOptions.strokeWidth)"
COLOURS = "Object.values(document.getElementById('network').picture.body.edges).map((line) => line.options.color.color)"
LOWEST = f"""Math.max(...{NODES}.map((node) => {{
    const picture = document.getElementById('network');
    return picture.picture.canvasToDOM({{ x: node.x, y: node.y }}).y + picture.getBoundingClientRect().top;
}}))"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_first_picture_looks_as_it_will(
    articles: tuple[list[Claim], list[Document]],
    browser: Browser,
    tmp_path: Path,
    scheme: Literal["light", "dark"],
) -> None:
    file = tmp_path / "page.html"
    file.write_text(draw(*articles), encoding="utf-8")
    context = browser.new_context(offline=True, color_scheme=scheme)
    opening, opened = context.new_page(), context.new_page()
    opening.add_init_script(NEVER)
    opening.goto(file.as_uri())
    opened.goto(file.as_uri())
    opened.wait_for_selector("html[data-ready]", state="attached")
    waiting = opening.locator("#wait").bounding_box()

    assert waiting is not None
    assert set(opening.evaluate(STROKES)) == {0}  # names in boxes are not smeared
    assert waiting["y"] > opening.evaluate(LOWEST)  # what is said lies below the picture
    assert sorted(opening.evaluate(COLOURS)) == sorted(opened.evaluate(COLOURS))
    assert opened.locator("#wait").is_hidden()
    context.close()

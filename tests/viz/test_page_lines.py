"""What stands on the lines of the picture: words, and the bar through what is denied."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from pharmagraph.graph.claim import Claim
from pharmagraph.graph.document import Document
from pharmagraph.viz import draw
from tests.viz.browsing import DENIED, TREATS

if TYPE_CHECKING:
    from playwright.sync_api import Page

Articles = tuple[list[Claim], list[Document]]
Opener = Callable[..., "Page"]

_REDRAWN = """
() => {
    const picture = document.getElementById("network").picture;
    const kept = { words: [], places: [] };
    const pen = CanvasRenderingContext2D.prototype;
    const [fillText, translate] = [pen.fillText, pen.translate];
    pen.fillText = function (text, ...rest) { kept.words.push(text); fillText.call(this, text, ...rest); };
    pen.translate = function (x, y) { kept.places.push([x, y]); translate.call(this, x, y); };
    picture.redraw();
    [pen.fillText, pen.translate] = [fillText, translate];
    kept.boxes = picture.body.data.nodes.getIds().map((id) => picture.getBoundingBox(id));
    kept.places.shift(); // where the picture itself lies
    return kept;
}
"""


def redrawn(page: Page) -> dict[str, Any]:
    """The words written, the places where something was put along a line, and the boxes of the nodes."""
    kept: dict[str, Any] = page.evaluate(_REDRAWN)
    return kept


def among(place: list[float], boxes: list[dict[str, float]]) -> bool:
    """Whether a place lies inside one of the boxes."""
    x, y = place
    return any(box["left"] < x < box["right"] and box["top"] < y < box["bottom"] for box in boxes)


def move(page: Page, near: str, far: str, by: float) -> None:
    """Put one node beside another, so that the middle of their line lies under one of them."""
    page.evaluate(
        """([near, far, by]) => {
            const picture = document.getElementById("network").picture;
            const { x, y } = picture.getPosition(near);
            picture.moveNode(far, x + by, y + 300);
            picture.moveNode(near, x, y);
        }""",
        [near, far, by],
    )


@pytest.mark.parametrize("by", [0, 90, 400])
def test_words_and_bars_stand_where_the_line_can_be_seen(
    articles: Articles, open_page: Opener, by: float
) -> None:
    page = open_page(draw(*articles, around="metforalin", hops=1))
    subject, _, object, _ = TREATS.split("|")
    move(page, subject, object, by)

    kept = redrawn(page)

    assert kept["places"]
    assert not [place for place in kept["places"] if among(place, kept["boxes"])]


def test_few_lines_have_words_and_a_denied_one_says_not(
    articles: Articles, open_page: Opener
) -> None:
    page = open_page(draw(*articles, around="metforalin", hops=1))

    assert {"treats", "not: causes"} <= set(redrawn(page)["words"])


def test_many_lines_have_no_words_and_a_denied_one_has_a_bar(
    many: Articles, open_page: Opener, page: Page
) -> None:
    crowd = open_page(draw(*many))
    kept = redrawn(crowd)
    denied = crowd.evaluate(
        "() => document.getElementById('network').picture.body.data.edges.get({ filter: (line) => line.struck }).length"
    )

    assert "treats" not in kept["words"]
    assert len(kept["places"]) == denied
    assert page.evaluate(
        """(id) => {
            const line = document.getElementById("network").picture.body.data.edges.get(id);
            return line.struck !== line.worded;
        }""",
        DENIED,
    )

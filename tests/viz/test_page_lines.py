"""What stands on the lines of the picture: words, and the bar through what is denied."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from pharmagraph.graph.claim import Claim
from pharmagraph.graph.document import Document
from pharmagraph.ontology.kinds import Certainty
from pharmagraph.viz import draw
from pharmagraph.viz.style import HEDGES
from tests.viz.browsing import DENIED, PHONE, TREATS

if TYPE_CHECKING:
    from playwright.sync_api import Page

Articles = tuple[list[Claim], list[Document]]
Opener = Callable[..., "Page"]

_REDRAWN = """
() => {
    const picture = document.getElementById("network").picture;
    const kept = { words: [], places: [], bars: 0 };
    const pen = CanvasRenderingContext2D.prototype;
    const [fillText, translate, lineTo] = [pen.fillText, pen.translate, pen.lineTo];
    pen.fillText = function (text, ...rest) { kept.words.push(text); fillText.call(this, text, ...rest); };
    pen.translate = function (x, y) { kept.places.push([x, y]); translate.call(this, x, y); };
    pen.lineTo = function (x, y) { kept.bars += x === 0 && y === 8; lineTo.call(this, x, y); };
    picture.redraw();
    [pen.fillText, pen.translate, pen.lineTo] = [fillText, translate, lineTo];
    kept.boxes = picture.body.data.nodes.getIds().map((id) => picture.body.nodes[id])
        .map(({ x, y, shape: { width, height } }) => [x, y, width / 2, height / 2])
        .map(([x, y, wide, high]) => ({ left: x - wide, right: x + wide, top: y - high, bottom: y + high }));
    kept.places.shift(); // where the picture itself lies
    return kept;
}
"""


def redrawn(page: Page) -> dict[str, Any]:
    """The words written, how many bars, the places where either was put along a line, and the boxes of the nodes."""
    kept: dict[str, Any] = page.evaluate(_REDRAWN)
    return kept


def among(place: list[float], boxes: list[dict[str, float]]) -> bool:
    """Whether a place lies inside one of the boxes."""
    x, y = place
    return any(box["left"] < x < box["right"] and box["top"] < y < box["bottom"] for box in boxes)


_TEXTS = """
() => {
    const picture = document.getElementById("network").picture;
    const { nodes, edges } = picture.body.data;
    const names = new Set(nodes.get().flatMap((node) => node.label.split("\\n")));
    const words = new Set(edges.get().map((edge) => edge.label));
    const kept = [];
    const pen = CanvasRenderingContext2D.prototype;
    const fillText = pen.fillText;
    pen.fillText = function (text, x, y) {
        const place = this.getTransform();
        const width = this.measureText(text).width;
        const height = parseFloat(this.font.match(/([0-9.]+)px/)[1]);
        const left = this.textAlign === "center" ? x - width / 2 : x;
        const top = this.textBaseline === "middle" ? y - height / 2 : y;
        const points = [0, 1, 2, 3, 4].map((step) => left + (width * step) / 4)
            .flatMap((across) => [{ x: across, y: top }, { x: across, y: top + height }])
            .map((point) => place.transformPoint(point)).map((point) => [point.x, point.y]);
        kept.push({ kind: names.has(text) ? "name" : words.has(text) ? "word" : "", text, points });
        fillText.call(this, text, x, y);
    };
    picture.redraw();
    pen.fillText = fillText;
    return kept;
}
"""


def hull(points: list[list[float]]) -> dict[str, float]:
    """The box around some points."""
    across, down = [x for x, _ in points], [y for _, y in points]
    return {"left": min(across), "right": max(across), "top": min(down), "bottom": max(down)}


@pytest.mark.parametrize("high", [36, 30, 20])
def test_words_are_not_written_over_names(
    articles: Articles, open_page: Opener, high: float
) -> None:
    """A node stands so high above the middle of a line that its name lies on it, or next to it."""
    page = open_page(draw(*articles, around="metforalin", hops=1))
    page.evaluate(
        """([id, high]) => {
            const picture = document.getElementById("network").picture;
            const { nodes, edges } = picture.body.data;
            const { from, to } = edges.get(id);
            const others = nodes.get({ filter: (node) => ![from, to].includes(node.id) && node.group !== "drug" });
            const [{ id: other }] = others.sort((one, two) => two.label.length - one.label.length);
            edges.remove(edges.getIds().filter((line) => line !== id));
            nodes.update({ id: other, font: { vadjust: 0 } });
            [[from, 0, 0], [to, 800, 0], [other, 400, -high]].forEach((place) => picture.moveNode(...place));
        }""",
        [TREATS, high],
    )
    texts = page.evaluate(_TEXTS)
    names = [hull(text["points"]) for text in texts if text["kind"] == "name"]
    words = [text for text in texts if text["kind"] == "word"]

    assert names
    assert words
    assert [
        word["text"] for word in words if any(among(point, names) for point in word["points"])
    ] == []


_NAMES = """
() => {
    const picture = document.getElementById("network").picture;
    const { nodes, edges } = picture.body.data;
    return nodes.get({ filter: (node) => node.group !== "drug" }).map((node) => ({
        above: (node.font.vadjust ?? 0) < 0,
        ways: picture.getConnectedNodes(node.id).map((id) => picture.getPosition(id))
            .map(({ x, y }) => [x - picture.getPosition(node.id).x, y - picture.getPosition(node.id).y]),
    }));
}
"""


def test_a_name_stands_above_its_node_where_its_line_comes_from_below(
    articles: Articles, open_page: Opener
) -> None:
    names = open_page(draw(*articles)).evaluate(_NAMES)
    above = [name["ways"] for name in names if name["above"]]
    below = [name["ways"] for name in names if not name["above"]]

    assert above
    assert all(any(down > 0 for _, down in ways) for ways in above)
    assert not [ways for ways in below if len(ways) == 1 and ways[0][1] > 3 * abs(ways[0][0])]


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


@pytest.mark.parametrize(("apart", "words", "bars"), [(420, 1, 0), (120, 0, 1)])
def test_words_without_room_are_left_out_and_a_denied_line_then_has_its_bar(
    articles: Articles, open_page: Opener, apart: float, words: int, bars: int
) -> None:
    """Two nodes side by side: at `apart` pixels the words "not: causes" have room on their line, or none."""
    page = open_page(draw(*articles, around="metforalin", hops=1))
    page.evaluate(
        """([id, apart]) => {
            const picture = document.getElementById("network").picture;
            const { nodes, edges } = picture.body.data;
            const line = edges.get(id);
            edges.remove(edges.getIds().filter((other) => other !== id));
            nodes.remove(nodes.getIds().filter((other) => ![line.from, line.to].includes(other)));
            picture.moveNode(line.from, 0, 0);
            picture.moveNode(line.to, apart, 0);
        }""",
        [DENIED, apart],
    )

    kept = redrawn(page)

    assert len([word for word in kept["words"] if "causes" in word]) == words
    assert kept["bars"] == bars


def test_many_lines_have_no_words_and_a_denied_one_has_a_bar(
    many: Articles, open_page: Opener
) -> None:
    crowd = open_page(draw(*many))
    kept = redrawn(crowd)
    denied = crowd.evaluate(
        "() => document.getElementById('network').picture.body.data.edges.get({ filter: (line) => line.denied }).length"
    )

    assert "treats" not in kept["words"]
    assert kept["bars"] == denied > 0


def dashes(page: Page, edge: str) -> list[int]:
    """How the line of an edge is drawn, in strokes and gaps."""
    drawn: list[int] = page.evaluate(
        "(id) => document.getElementById('network').picture.body.data.edges.get(id).dashes", edge
    )
    return drawn


def test_the_legend_shows_each_certainty_by_a_line_of_its_own(page: Page) -> None:
    symbols = page.locator('[data-filter="certainty"] svg')
    drawn = {symbols.nth(number).inner_html() for number in range(symbols.count())}

    assert len(drawn) == symbols.count() == 3  # asserted, possible, unknown


def test_a_hedged_line_goes_by_its_surest_claim_that_is_seen(
    articles: Articles, open_page: Opener
) -> None:
    claims, documents = articles
    hope = next(claim for claim in claims if claim.object.entity.label == "stroke")
    surer = replace(hope, certainty=Certainty.PROBABLE)
    edge = "CHEBI:6801|prevents|MONDO:0005098|hedged"
    page = open_page(draw([*claims, surer], documents))
    first = dashes(page, edge)
    page.click('[data-value="certainty:probable"]')

    assert first == HEDGES[Certainty.PROBABLE]
    assert dashes(page, edge) == HEDGES[Certainty.POSSIBLE]


@pytest.mark.parametrize("view", [PHONE, {"viewport": {"width": 812, "height": 375}}])
def test_on_a_phone_names_and_words_are_large_enough_to_read(
    view: dict[str, Any], articles: Articles, open_page: Opener
) -> None:
    page = open_page(draw(*articles), **view)
    scale, fonts = page.evaluate(
        """() => {
            const picture = document.getElementById("network").picture;
            return [picture.getScale(), picture.body.data.nodes.get().map((node) => node.font.size)];
        }"""
    )

    assert min(fonts) * scale >= 8  # pixels


def test_the_graph_is_one_stop_of_the_keyboard(page: Page) -> None:
    stops = page.locator("#network, #network [tabindex]").evaluate_all(
        "all => all.map((one) => [one.tabIndex, one.getAttribute('aria-label') !== null])"
    )

    assert [named for index, named in stops if index == 0] == [True]

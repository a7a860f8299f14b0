"""What tests do on the page: click a line, search, ask what the picture shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
TREATS = "CHEBI:6801|treats|MONDO:0005148|asserted"
DENIED = "CHEBI:6801|causes|HP:0001943|denied"


def click_edge(page: Page, edge: str) -> None:
    """A real click on the line itself, in its middle."""
    point = page.evaluate(
        """(id) => {
            const picture = document.getElementById("network").picture;
            const line = picture.body.edges[id];
            const middle = picture.canvasToDOM(line.edgeType.getPoint(0.5));
            const box = document.getElementById("network").getBoundingClientRect();
            return [middle.x + box.left, middle.y + box.top];
        }""",
        edge,
    )
    page.mouse.click(*point)


def shown(page: Page, what: str) -> list[str]:
    """The ids of the nodes or edges in the picture."""
    ids: list[str] = page.evaluate(
        "(what) => document.getElementById('network').picture.body.data[what].getIds()", what
    )
    return ids


def search(page: Page, text: str) -> None:
    page.fill("#search", text)
    page.press("#search", "Enter")

"""What a notebook shows: the page in a frame, a claim as a card; nothing in either becomes markup."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pharmagraph.graph.asking.frames import table_of
from pharmagraph.graph.claim import Claim
from pharmagraph.graph.document import Document
from pharmagraph.viz.notebook import show

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Articles = tuple[list[Claim], list[Document]]


def test_a_card_marks_subject_and_object_in_the_quote(articles: Articles) -> None:
    card = articles[0][6]._repr_html_()

    assert "<b>metforalin</b> causes <b>hypoglycemia</b>" in card
    assert "🧪 <mark>metforalin</mark> caused <mark>hypoglycaemia</mark> at 2 g a day." in card
    assert "asserted · dose 2 g a day · population 212 adults · review.txt" in card


def test_a_card_escapes_what_it_shows(articles: Articles) -> None:
    claim = articles[0][3]
    evil = "<script>alert(1)</script>"
    bad = replace(claim, quote=evil, start=0, end=len(evil), section=evil, document=evil)

    assert "<script" not in bad._repr_html_()


@pytest.mark.parametrize("width", [360, 1200])
def test_nothing_is_wider_than_its_cell(articles: Articles, browser: Browser, width: int) -> None:
    answer = table_of(["quote", "claim"], [{"quote": "so it is said", "claim": "x" * 300}])
    shown = (show(*articles), articles[0][6], answer)
    context = browser.new_context(offline=True, viewport={"width": width, "height": 800})
    page = context.new_page()
    page.set_content("".join(f"<div>{each._repr_html_()}</div>" for each in shown))

    assert page.evaluate("document.documentElement.scrollWidth") == width
    context.close()


def test_the_page_works_inside_a_frame(articles: Articles, browser: Browser) -> None:
    complaints: list[str] = []
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.set_content(show(*articles)._repr_html_())
    frame = page.frame_locator("iframe")
    frame.locator("html[data-ready]").wait_for(state="attached")
    frame.locator("#show-table").click()
    frame.locator("#table .row").first.click()

    assert frame.locator("#panel blockquote").count() == 2
    assert complaints == []
    context.close()

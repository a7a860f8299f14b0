"""The filter by time, in a real browser: of documents and of what claims tell of, by keyboard, kept in the address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pharmagraph.graph.claim import Claim
from pharmagraph.graph.document import Document
from pharmagraph.viz import draw

if TYPE_CHECKING:
    from playwright.sync_api import Page

Articles = tuple[list[Claim], list[Document]]
Opener = Callable[..., "Page"]

YEARS = {"leaflet.txt": "1990", "review.txt": "2004 Mar"}  # the letter has none


def dated(articles: Articles) -> Articles:
    """The articles with the years of two, and two claims that tell of a time."""
    claims, documents = articles
    told = {claims[3].id: "the sixties", claims[11].id: "May 1988"}
    return (
        [
            replace(claim, qualifiers={"time": (told[claim.id],)}) if claim.id in told else claim
            for claim in claims
        ],
        [
            replace(document, metadata={"year": YEARS[document.id]})
            if document.id in YEARS
            else document
            for document in documents
        ],
    )


@pytest.fixture
def page(articles: Articles, open_page: Opener) -> Page:
    return open_page(draw(*dated(articles)))


def press(page: Page, end: str, key: str) -> None:
    page.focus(f'[data-value="time:{end}"]')
    page.keyboard.press(key)


def claims(page: Page) -> str:
    """How many claims are shown in how many documents."""
    return page.inner_text("#sentence").partition(", from ")[2]


def test_the_years_of_documents_filter_by_keyboard(page: Page) -> None:
    press(page, "from", "ArrowRight")

    assert claims(page) == "4 claims that pass the filters in 1 document."
    assert page.evaluate("document.activeElement.dataset.value") == "time:from"
    assert page.get_attribute('[data-value="time:from"]', "aria-valuetext") == "1991"
    assert page.get_attribute('[data-value="time:from"]', "aria-label") == (
        "from year, when documents are from"
    )


def test_claims_without_a_year_come_back_on_request(page: Page) -> None:
    press(page, "from", "End")
    assert "4 claims" in claims(page)
    page.get_by_label("also 2 claims without a year").check()

    assert claims(page) == "6 claims that pass the filters in 2 documents."


def test_what_claims_tell_of_filters_too(page: Page) -> None:
    page.get_by_role("radio", name="when things happened").click()
    press(page, "to", "ArrowLeft")

    assert claims(page) == "1 claim that passes the filters in 1 document."
    page.click("#show-table")
    assert page.locator("#table tbody tr").count() == 1
    assert "nausea" in page.inner_text("#table tbody tr")


def test_a_range_of_all_years_is_no_filter(page: Page) -> None:
    press(page, "from", "ArrowRight")
    press(page, "from", "Home")

    assert claims(page) == "12 claims in 3 documents."
    assert page.locator("#all").is_disabled()


def test_one_slider_does_not_pass_the_other(page: Page) -> None:
    press(page, "to", "Home")
    press(page, "from", "End")

    assert page.input_value('[data-value="time:to"]') == "2004"
    assert "4 claims" in claims(page)


def test_steps_of_one_slider_are_undone_as_one(page: Page) -> None:
    for _ in range(3):
        press(page, "from", "ArrowRight")
    press(page, "to", "ArrowLeft")
    page.click("#undo")
    assert page.input_value('[data-value="time:to"]') == "2004"
    assert page.input_value('[data-value="time:from"]') == "1993"
    page.click("#undo")

    assert page.input_value('[data-value="time:from"]') == "1990"
    assert page.locator("#undo").is_disabled()


def test_the_address_keeps_the_years(articles: Articles, open_page: Opener, page: Page) -> None:
    press(page, "from", "End")
    page.get_by_label("also 2 claims without a year").check()
    address = page.evaluate("location.hash")
    again = open_page(draw(*dated(articles)), address)

    assert address == "#years=2004-2004&years-of=document&undated=1"
    assert claims(again) == claims(page)
    assert again.input_value('[data-value="time:from"]') == "2004"


@pytest.mark.parametrize("address", ["#years=x", "#years=1-9&years-of=said", "#years=2004-1990"])
def test_an_address_with_nonsense_years_opens(
    articles: Articles, open_page: Opener, address: str
) -> None:
    page = open_page(draw(*dated(articles)), address)

    assert page.locator('[data-value="time:from"]').count() == 1


def test_quotes_say_of_which_year_they_are(page: Page) -> None:
    page.fill("#search", "complex i")
    page.press("#search", "Enter")
    page.locator("#panel .row").first.click()

    assert page.inner_text("#panel .from") == "Metforalin: a leaflet (1990) · Harms"


def test_without_any_date_the_page_says_so(articles: Articles, open_page: Opener) -> None:
    page = open_page(draw(*articles))

    assert "No document in this file has a date" in page.inner_text("[data-filter=time]")
    assert page.locator("[data-filter=time] input").count() == 0


def test_axe_finds_no_barrier_in_the_sliders(page: Page) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed"
    )
    press(page, "from", "ArrowRight")
    found = axe.Axe().run(page)

    assert found.violations_count == 0, found.generate_report()

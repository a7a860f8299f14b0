"""What a browser gets: pages that ask nobody but this server."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

import pytest

from pharmagraph.graph.asking.stored import stored_queries
from tests.waiting import until

from .conftest import Served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


def test_the_query_page_loads_only_from_here(server: Served) -> None:
    page = server.request("GET", "/").text

    links = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert "assets/yasgui.min.js" in links
    assert not any("//" in link for link in links)
    for link in links:
        if not link.startswith("data:"):
            assert server.request("GET", "/" + link, Accept="*/*").status == 200, link


def test_the_query_page_may_not_load_or_ask_anything_else(server: Served) -> None:
    policy = server.request("GET", "/").headers["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "connect-src 'self'" in policy


def test_the_stored_queries_are_examples_that_run(server: Served) -> None:
    offered = json.loads(server.request("GET", "/queries.json").body)

    assert [query["name"] for query in offered["queries"]] == list(stored_queries())
    for query in offered["queries"]:
        assert query["title"]
        assert server.post(query["query"]).status == 200, query["name"]


def test_a_stored_query_comes_with_its_settings_filled_in(server: Served) -> None:
    asked = server.request("GET", "/queries/what-treats?limit=7&drug=").text

    assert asked.startswith("PREFIX ")
    assert "LIMIT 7" in asked
    assert server.post(asked).status == 200


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("what-treats?condition=neverheardof", 400, "nothing in the graph has this name"),
        ("what-treats?colour=red", 400, "it takes: condition, drug, limit"),
        ("what-treats?limit=1;DROP", 400, "not a whole number"),
        ("what-heals", 404, "no such stored query"),
    ],
)
def test_a_setting_that_cannot_be_is_refused_with_the_reason(
    server: Served, path: str, status: int, says: str
) -> None:
    reply = server.request("GET", f"/queries/{path}")

    assert reply.status == status
    assert says in reply.text


def test_the_licences_of_what_is_bundled_are_there(server: Served) -> None:
    notices = server.request("GET", "/assets/THIRD_PARTY.txt").text

    assert "@zazuko/yasgui" in notices
    assert notices.count("Permission is hereby granted") > 20


@pytest.mark.parametrize(
    "path", ["/assets/../app.py", "/assets/%2e%2e/app.py", "/other", "/assets/"]
)
def test_nothing_else_is_there(server: Served, path: str) -> None:
    assert server.request("GET", path).status == 404


def test_the_graph_page_is_drawn_once(server: Served) -> None:
    first, second = (server.request("GET", "/graph") for _ in range(2))

    assert first.status == 200, first.text
    assert first.media_type == "text/html"
    assert first.headers["ETag"] == second.headers["ETag"]
    assert "default-src 'none'" in first.headers["Content-Security-Policy"]


# how light the words of an element are, and the paper that they stand on (WCAG 2)
_COLOURS = """part => {
  const light = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map(Number)
    .map((value) => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
    .reduce((sum, value, at) => sum + value * [0.2126, 0.7152, 0.0722][at], 0);
  const element = document.querySelector(part);
  let under = element;
  while (/, 0\\)$/.test(getComputedStyle(under).backgroundColor)) under = under.parentElement;
  return [light(getComputedStyle(element).color), light(getComputedStyle(under).backgroundColor)];
}"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in a real browser."""
    page = browser.new_page()
    yield page
    page.close()


def test_a_reader_chooses_a_question_and_sees_the_answer(server: Served, page: Page) -> None:
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(error.message))

    page.goto(server.url)
    page.select_option("#questions", "summary")
    page.wait_for_selector(".yasr_response_chip:has-text('results')")

    assert page.locator("#description").inner_text() == stored_queries()["summary"].description
    assert not [url for url in asked if not url.startswith(server.url)]
    assert complaints == []


def test_a_query_of_the_readers_own_is_answered_in_a_table(server: Served, page: Page) -> None:
    page.goto(server.url)
    page.wait_for_selector(".CodeMirror")
    page.evaluate(
        "query => document.querySelector('.CodeMirror').CodeMirror.setValue(query)",
        "SELECT ?year { <http://e.example/ketamine> <http://e.example/year> ?year }",
    )
    page.click(".yasqe_queryButton")

    page.wait_for_selector(".yasr_results td:has-text('1962')")


def test_a_bad_query_shows_what_is_wrong(server: Served, page: Page) -> None:
    page.goto(server.url)
    page.wait_for_selector(".CodeMirror")
    page.evaluate(
        "query => document.querySelector('.CodeMirror').CodeMirror.setValue(query)",
        "SELECT * { SERVICE <http://elsewhere.example/> { ?s ?p ?o } }",
    )
    page.click(".yasqe_queryButton")

    page.wait_for_selector(".yasr_results:has-text('SERVICE calls another server')")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_query_page_is_read_on_a_light_and_on_a_dark_screen(
    server: Served, page: Page, scheme: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(server.url)
    page.select_option("#questions", "summary")
    page.wait_for_selector(".yasr_results td")

    for part in ("body", ".CodeMirror", ".yasr_results td", ".yasr_response_chip"):
        ink, paper = page.evaluate(_COLOURS, part)
        assert (ink > paper) == (scheme == "dark"), part
        assert (max(ink, paper) + 0.05) / (min(ink, paper) + 0.05) >= 4.5, part  # WCAG 2, AA


_LINES_BELOW_BUTTONS = """(() => {
    const box = name => document.querySelector(name)?.getBoundingClientRect();
    const [buttons, line] = [box(".yasqe_buttons"), box(".CodeMirror-line")];
    return buttons && line && line.height > 0 && buttons.bottom <= line.top + 1;
})()"""


def test_nothing_lies_over_the_query_on_a_phone(server: Served, page: Page) -> None:
    page.set_viewport_size({"width": 375, "height": 812})
    page.goto(server.url)
    page.select_option("#questions", "summary")
    page.wait_for_selector(".yasr_results td")

    until(page, _LINES_BELOW_BUTTONS)  # the editor draws its lines more than once
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    assert page.get_attribute(".CodeMirror textarea", "aria-label") == "Query in SPARQL"


def test_a_question_is_narrowed_without_any_sparql(server: Served, page: Page) -> None:
    page.goto(server.url)
    page.select_option("#questions", "what-treats")
    page.wait_for_selector(".yasr_response_chip:has-text('results')")
    page.fill("#settings [name=condition]", "neverheardof")
    page.press("#settings [name=condition]", "Enter")
    page.wait_for_selector("#problem:has-text('nothing in the graph has this name')")
    page.fill("#settings [name=condition]", "")
    page.fill("#settings [name=limit]", "7")
    page.click("#settings button")
    until(page, "document.querySelector('.CodeMirror').CodeMirror.getValue().includes('LIMIT 7')")

    assert page.inner_text("#problem") == ""


def test_the_keyboard_gets_into_the_editor_and_out_again(server: Served, page: Page) -> None:
    page.goto(server.url)
    page.wait_for_selector(".CodeMirror")
    before = page.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()")
    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.id")
    page.focus(".CodeMirror textarea")
    page.keyboard.press("Tab")
    inside = page.evaluate("document.activeElement.matches('.CodeMirror textarea')")

    assert first == "questions"
    assert not inside
    assert page.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()") == before

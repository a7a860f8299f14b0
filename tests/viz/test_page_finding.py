"""Finding on the page: search, filters, paths, disagreements, undo, and the address that keeps the view."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pharmagraph.graph.claim import Claim
from pharmagraph.graph.document import Document
from pharmagraph.viz import draw
from pharmagraph.viz.draw import FIRST_SIZE
from tests.viz.browsing import DENIED, PHONE, search, shown
from tests.viz.conftest import OVARY, TRIALIDE

if TYPE_CHECKING:
    from playwright.sync_api import Page

Articles = tuple[list[Claim], list[Document]]
Opener = Callable[..., "Page"]


def test_search_knows_synonyms_and_goes_there(page: Page) -> None:
    page.fill("#search", "gluco")

    assert page.locator("#found li").first.inner_text().split() == [
        "metforalin",
        "drug",
        "Glucovex",
    ]
    page.press("#search", "Enter")
    assert page.inner_text("#panel h2") == "metforalin"


def test_a_search_for_nothing_known_says_so(page: Page) -> None:
    page.fill("#search", "zzzz")

    assert page.inner_text("#found") == "Nothing is called that"


def test_a_click_in_the_legend_hides_and_shows(page: Page) -> None:
    page.click('[data-value="polarity:denied"]')
    hidden = shown(page, "edges")
    page.click('[data-value="polarity:denied"]')

    assert DENIED not in hidden
    assert DENIED in shown(page, "edges")


def test_every_filter_filters(page: Page) -> None:
    for value, left in {
        "kind:route": 10,
        "predicate:treats": 7,
        "certainty:unknown": 10,
        "document:letter.txt": 9,
        "section:Harms": 8,
    }.items():
        page.evaluate(
            "document.querySelectorAll('#filters details').forEach((it) => it.open = true)"
        )
        page.click(f'[data-value="{value}"]')

        assert len(shown(page, "edges")) == left, value
        page.click("#all")


@pytest.mark.parametrize("value", ["kind:route", "predicate:treats", "certainty:possible"])
def test_a_double_click_shows_only_that_wherever_it_stands(page: Page, value: str) -> None:
    page.dblclick(f'[data-value="{value}"]')
    filter = value.partition(":")[0]
    left = page.locator(f'[data-value^="{filter}:"][aria-pressed="true"]').evaluate_all(
        "buttons => buttons.map((button) => button.dataset.value)"
    )

    assert left == (["kind:drug", "kind:route"] if filter == "kind" else [value])


def test_what_the_table_selects_comes_into_the_picture(open_page: Opener, many: Articles) -> None:
    page = open_page(draw(*many))
    page.keyboard.press("t")
    page.click('#table [data-column="sources"]')  # the least supported first
    row = page.locator("#table tbody .row").first
    row.click()
    edge = page.evaluate("decodeURIComponent(/edge=([^&]*)/.exec(location.hash)[1])")

    assert edge in shown(page, "edges")
    page.keyboard.press("Escape")
    assert len(shown(page, "nodes")) == FIRST_SIZE


def test_paths_run_from_left_to_right(articles: Articles, open_page: Opener) -> None:
    page = open_page(draw(*articles), "#from=CHEBI:10033&to=CHEBI:999")
    places = page.evaluate("document.getElementById('network').picture.getPositions()")

    way = ["CHEBI:10033", "CHEBI:6801", "MONDO:0005098", "CHEBI:999"]
    assert sorted(places, key=lambda id: int(places[id]["x"])) == way


@pytest.mark.parametrize("asked", ["warfaxol to trialide", "Paths from warfaxol to TRIALIDE"])
def test_the_search_understands_a_question_for_paths(page: Page, asked: str) -> None:
    search(page, asked)

    assert "From warfaxol to trialide" in page.inner_text("#panel h2")


def test_a_denial_is_the_last_way_from_one_to_another(
    articles: Articles, open_page: Opener
) -> None:
    claims, documents = articles
    hope = next(claim for claim in claims if claim.object.entity is OVARY)
    other = replace(hope, subject=hope.subject._replace(entity=TRIALIDE), negated=True)
    page = open_page(draw([*claims, other], documents), "#from=CHEBI:6801&to=CHEBI:999")

    assert page.locator("#panel .paths > li").all_inner_texts() == [
        "metforalin prevents? stroke\ntrialide treats stroke",
        "metforalin treats? polycystic ovary syndrome\ntrialide not: treats polycystic ovary syndrome",
    ]


def test_what_stays_in_the_picture_does_not_move(page: Page) -> None:
    places = "() => document.getElementById('network').picture.getPositions()"
    before = page.evaluate(places)
    page.click('[data-value="kind:effect"]')
    after = page.evaluate(places)

    assert 0 < len(after) < len(before)
    assert all(before[id] == place for id, place in after.items())


def test_undo_takes_back_one_step_after_another(page: Page) -> None:
    page.click('[data-value="kind:effect"]')
    search(page, "stroke")
    page.click("#undo")

    assert not page.locator("#panel").is_visible()
    assert "HP:0002018" not in shown(page, "nodes")
    page.click("#undo")
    assert "HP:0002018" in shown(page, "nodes")
    assert page.locator("#undo").is_disabled()


def test_the_address_keeps_the_view(articles: Articles, open_page: Opener) -> None:
    html = draw(*articles)
    first = open_page(html)
    search(first, "stroke")
    first.click("#panel >> text=Neighbours only")
    first.click('[data-value="certainty:possible"]')
    first.keyboard.press("t")
    address = first.evaluate("location.hash")
    second = open_page(html, address)

    assert "around=MONDO" in address
    assert second.inner_text("#panel h2") == "stroke"
    assert second.locator("#table").is_visible()
    assert (
        shown(second, "edges")
        == shown(first, "edges")
        == ["CHEBI:999|treats|MONDO:0005098|asserted"]
    )


def test_an_address_with_nonsense_opens_the_overview(articles: Articles, open_page: Opener) -> None:
    page = open_page(draw(*articles), "#around=nothing&hops=-3&read=%3Cscript%3E&no-kind=&sort=x")

    assert len(shown(page, "nodes")) == 10


def test_paths_between_two_entities(page: Page) -> None:
    search(page, "warfaxol")
    page.click("#panel >> text=Paths to")
    search(page, "trialide")

    assert page.locator("#panel .paths > li").count() == 1
    assert page.locator("#panel .paths button").all_inner_texts() == [
        "warfaxol interacts with metforalin",
        "metforalin prevents? stroke",
        "trialide treats stroke",
    ]
    assert len(shown(page, "nodes")) == 4


def test_disagreements_are_shown_side_by_side(page: Page) -> None:
    page.click("#show-disagreements")

    assert page.locator("#panel .quarrel h3").all_inner_texts() == [
        "affirmed and denied",
        "asserted, and said to be unknown",
    ]
    assert "It does not cause hypoglycaemia." in page.inner_text("#panel")
    assert "There is no evidence that" in page.inner_text("#panel")
    assert len(shown(page, "edges")) == 4


def test_a_disagreement_is_drawn_with_all_its_sides_or_not_at_all(
    open_page: Opener, many: Articles
) -> None:
    page = open_page(draw(*many), "#show=disagreements")
    lines = Counter(tuple(id.split("|")[::2]) for id in shown(page, "edges"))

    assert lines
    assert min(lines.values()) >= 2


def test_opened_around_an_entity_it_shows_its_neighbourhood(
    articles: Articles, open_page: Opener
) -> None:
    page = open_page(draw(*articles, around="stroke", hops=1))

    assert sorted(shown(page, "nodes")) == ["CHEBI:6801", "CHEBI:999", "MONDO:0005098"]
    page.click("text=Back to the overview")
    assert len(shown(page, "nodes")) == 10


def test_when_nothing_passes_the_filters_the_page_says_so_and_the_way_out(page: Page) -> None:
    page.click('[data-value="polarity:denied"]')
    page.click('[data-value="polarity:affirmed"]')
    assert "No claim passes the filters." in page.inner_text("#empty")
    page.click("#empty button")

    assert not page.locator("#empty").is_visible()
    assert len(shown(page, "nodes")) == 10


def test_the_legend_on_a_phone_closes_at_escape_and_at_a_touch_of_the_picture(
    articles: Articles, open_page: Opener
) -> None:
    page = open_page(draw(*articles), **PHONE)
    page.click("#show-filters")
    page.keyboard.press("Escape")
    page.wait_for_selector("#filters", state="hidden")
    page.click("#show-filters")
    page.mouse.click(370, 700)

    page.wait_for_selector("#filters", state="hidden")
    assert page.get_attribute("#show-filters", "aria-expanded") == "false"

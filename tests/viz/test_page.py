"""The page in a real browser without a network: looked at, clicked, searched, filtered, reviewed.

The fixture `open_page` fails a test whose page asks for anything, or complains on the console.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pharmagraph.graph.claim import Claim, Entity, Mention
from pharmagraph.graph.document import Document
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.predicates import Predicate
from pharmagraph.viz import draw
from pharmagraph.viz.draw import FIRST_SIZE
from pharmagraph.viz.html import drawn
from pharmagraph.viz.network import network_of, overview, voices_of
from tests.viz.browsing import DENIED, PHONE, TREATS, click_edge, search
from tests.waiting import until

if TYPE_CHECKING:
    from playwright.sync_api import Page

Articles = tuple[list[Claim], list[Document]]
Opener = Callable[..., "Page"]


def test_it_opens_with_a_sentence_that_says_what_is_shown(page: Page) -> None:
    assert page.inner_text("h1") == "About metforalin"
    assert page.inner_text("#sentence") == (
        "10 of 10 entities and 11 of 11 propositions, from 12 claims in 3 documents."
    )


def test_a_click_on_an_edge_shows_its_quotes(page: Page) -> None:
    click_edge(page, TREATS)
    quotes = page.locator("#panel blockquote").all_inner_texts()

    assert quotes == [
        "Metforalin lowers blood sugar, and it treats type 2 diabetes.",
        "Metforalin treats type 2 diabetes.",
    ]
    assert page.locator("#panel mark.subject").all_inner_texts() == ["it", "Metforalin"]
    assert page.locator("#panel mark.object").all_inner_texts() == ["type 2 diabetes"] * 2


def test_the_panel_says_how_surely_and_under_what_conditions(page: Page) -> None:
    click_edge(page, "CHEBI:6801|causes|HP:0001943|asserted")
    card = page.inner_text("#panel .card")

    assert "dose 2 g a day" in card
    assert "population 212 adults" in card
    assert "confidence 80 % · rule causes.verb" in card
    assert "not: causes" in page.inner_text("#panel .others")


def test_identifiers_are_links_that_lead_out_and_nothing_else_is(page: Page) -> None:
    search(page, "metforalin")
    links = page.locator("#panel a").all()

    assert [link.get_attribute("href") for link in links] == [
        "https://bioregistry.io/chebi:6801",
        "https://bioregistry.io/mesh:D008687",
    ]
    assert {link.get_attribute("rel") for link in links} == {"noopener noreferrer"}


def spoken(page: Page) -> str:
    """The sentence of the claim in the reader, when it is laid out: paragraphs are when they come into sight."""
    until(page, "document.querySelector('#reader .here')?.innerText")
    return "".join(page.locator("#reader .here").all_inner_texts())


def test_one_more_click_shows_the_sentence_in_its_document(page: Page) -> None:
    click_edge(page, DENIED)
    page.click("#panel .read")

    assert page.inner_text("#reader-title") == "Metforalin: a leaflet"
    assert spoken(page) == "It does not cause hypoglycaemia."
    assert page.locator("#reader .other").count() >= 5
    assert page.locator("#reader h3").all_inner_texts()[:2] == ["Uses", "Harms"]


def test_keys_go_from_claim_to_claim_of_the_document(page: Page) -> None:
    click_edge(page, DENIED)
    page.click("#panel .read")
    page.keyboard.press("n")
    after = spoken(page)
    page.keyboard.press("p")
    page.keyboard.press("p")

    assert after == "Metforalin inhibits complex I."
    assert spoken(page) == "Metforalin causes nausea."
    page.keyboard.press("Escape")
    page.wait_for_selector("#reader", state="hidden")


def test_it_is_printed_light_also_from_a_dark_screen(articles: Articles, open_page: Opener) -> None:
    page = open_page(draw(*articles), color_scheme="dark")
    ink = "document.getElementById('network').picture.body.nodes['HP:0002018'].options.font.color"
    dark = page.evaluate(ink)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    printed = page.evaluate(ink)
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")

    assert (dark, printed) == ("#e7ecf2", "#1b2733")
    assert page.evaluate(ink) == dark


def test_the_table_sorts_and_opens_the_same_evidence(page: Page) -> None:
    page.click("#show-table")
    page.click('#table [data-column="object"]')
    objects = page.locator("#table tbody td:nth-child(3)").all_inner_texts()
    page.locator("#table tbody .row").first.click()

    assert objects == sorted(objects, key=str.lower)
    assert page.get_attribute("#table th:nth-child(3)", "aria-sort") == "ascending"
    assert "inhibits" in page.inner_text("#panel h2")


def test_the_table_downloads_as_csv(page: Page, articles: Articles) -> None:
    page.click("#show-table")
    with page.expect_download() as download:
        page.click("#csv")
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(text.splitlines(keepends=True)))

    assert {(row["claim"], row["quote"], row["negated"]) for row in rows} == {
        (claim.id, claim.quote, str(claim.negated).lower()) for claim in articles[0]
    }


def test_decisions_download_as_json_lines(page: Page, articles: Articles) -> None:
    click_edge(page, DENIED)
    page.click("#panel .reject")
    claim_id = page.get_attribute("#panel .card", "data-claim")
    click_edge(page, "CHEBI:6801|causes|HP:0002018|asserted")
    page.click("#panel .correct")
    page.select_option("#form [name=predicate]", "prevents")
    page.fill("#form [name=note]", "read it again")
    page.fill("#form [name=by]", "A. Curator")
    page.click("#form .primary")
    other_id = page.get_attribute("#panel .card", "data-claim")
    with page.expect_download() as download:
        page.click("#decisions")
    lines = Path(download.value.path()).read_text(encoding="utf-8").splitlines()

    assert sorted(map(json.loads, lines), key=lambda line: str(line["decision"])) == [
        {
            "claim": other_id,
            "decision": "correct",
            "note": "read it again",
            "by": "A. Curator",
            "correction": {"predicate": "prevents"},
        },
        {"claim": claim_id, "decision": "reject", "by": "A. Curator"},
    ]
    assert {claim_id, other_id} <= {claim.id for claim in articles[0]}


def test_a_decision_is_taken_back_by_a_second_click_or_by_undo(page: Page) -> None:
    click_edge(page, DENIED)
    page.click("#panel .accept")
    page.click("#panel .accept")
    assert not page.locator("#decisions").is_visible()
    page.click("#panel .accept")
    page.click("#undo")

    assert not page.locator("#decisions").is_visible()


def test_it_can_be_used_with_the_keyboard_alone(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("nausea")
    page.keyboard.press("Enter")
    assert page.inner_text("#panel h2") == "nausea"
    page.keyboard.press("Escape")
    page.focus("#network")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('#panel .row')"):
            break
    page.keyboard.press("Enter")

    page.wait_for_selector("#panel blockquote")


def test_what_is_selected_is_said(page: Page) -> None:
    click_edge(page, DENIED)
    edge = page.inner_text("#selected")
    search(page, "trialide")

    assert edge == "metforalin not: causes hypoglycemia, denied: 1 claim"
    assert page.inner_text("#selected") == "trialide, drug: 1 proposition"
    assert page.get_attribute("#selected", "aria-live") == "polite"


def test_the_page_draws_what_pyvis_has_drawn(open_page: Opener, many: Articles) -> None:
    page = open_page(draw(*many))
    ours = drawn(overview(network_of(many[0], voices_of(many[1])), FIRST_SIZE))
    for what, expected in (("nodes", ours.nodes), ("edges", ours.edges)):
        parts: list[dict[str, Any]] = page.evaluate(
            "(what) => document.getElementById('network').picture.body.data[what].get()", what
        )
        looks = [{key: part[key] for key in expected[0]} for part in parts]

        assert sorted(looks, key=itemgetter("id")) == sorted(expected, key=itemgetter("id"))


EVIL = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "\u202egnorw\u2066\u2028 {{ 7 * 7 }} &lt;b&gt; ' \" `",
    "=HYPERLINK(1)",
    "x" * 200_000,
    "\x00\x07\ud800",
    "__proto__",
    "constructor",
)


@pytest.mark.parametrize("evil", EVIL, ids=[repr(text[:12]) for text in EVIL])
def test_hostile_text_stays_text(articles: Articles, open_page: Opener, evil: str) -> None:
    claims, documents = articles
    text = f"{documents[0].text}\n\n{evil}"
    hostile = [
        replace(documents[0], text=text, title=evil, source=evil, metadata={"year": evil}),
        *documents[1:],
    ]
    bad = [
        replace(
            claim,
            subject=claim.subject._replace(entity=claim.subject.entity._replace(label=evil)),
            object=claim.object._replace(
                entity=claim.object.entity._replace(label=evil, id=evil, xrefs=(evil, "CHEBI:1"))
            ),
            quote=text[claim.start : claim.end],
            section=evil,
            rule=evil,
            qualifiers={evil: (evil,), "dose": (evil,)},
        )
        for claim in claims
        if claim.document == documents[0].id
    ]
    whole = replace(
        bad[0],
        start=len(text) - len(evil),
        end=len(text),
        quote=evil,
        subject=bad[0].subject._replace(start=len(text) - len(evil), end=len(text) - len(evil) + 1),
        object=bad[0].object._replace(start=len(text) - 1, end=len(text)),
    )
    page = open_page(draw([*bad, whole, *claims], hostile, title=evil))
    page.keyboard.press("t")
    for number in range(3):
        page.locator("#table tbody .row").nth(number).click()
    page.locator("#panel .entity").first.click()
    links = [link.get_attribute("href") or "" for link in page.locator("a").all()]
    page.locator("#panel .row").first.click()
    page.locator("#panel .read").first.click()
    page.keyboard.press("n")
    page.keyboard.press("Escape")
    page.fill("#search", evil[:50].replace("\x00", "").replace("\ud800", ""))
    page.click("#show-disagreements")

    assert page.locator("main img, main script, dialog img, header img").count() == 0
    assert links
    assert [link for link in links if not link.startswith("https://bioregistry.io/")] == []


def test_a_document_that_is_not_there_leaves_its_quotes(
    articles: Articles, open_page: Opener
) -> None:
    page = open_page(draw(articles[0], []))
    click_edge(page, DENIED)

    assert page.inner_text("#panel blockquote") == "It does not cause hypoglycaemia."
    assert page.locator("#panel .read").count() == 0


def test_no_claims_at_all_open_too(open_page: Opener) -> None:
    page = open_page(draw([], []))

    assert page.inner_text("#sentence").startswith("0 of 0 entities")
    assert page.inner_text("#empty").startswith("There is no claim in this file.")


@pytest.mark.parametrize(
    "settings", [{}, {"color_scheme": "dark"}, PHONE], ids=["light", "dark", "phone"]
)
def test_axe_finds_no_barrier(
    articles: Articles, open_page: Opener, settings: dict[str, Any]
) -> None:
    axe: Any = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed"
    )
    page = open_page(draw(*articles), **settings)
    for opened in (
        lambda: None,
        lambda: page.keyboard.press("t"),
        lambda: page.click("#table .row"),
        lambda: page.click("#panel .read"),
    ):
        opened()  # type: ignore[no-untyped-call]
        found = axe.Axe().run(page)

        assert found.violations_count == 0, found.generate_report()


def test_on_a_phone_nothing_is_wider_than_the_screen(articles: Articles, open_page: Opener) -> None:
    page = open_page(draw(*articles), **PHONE)
    page.keyboard.press("t")
    page.locator("#table .row").first.click()

    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.click("#panel .read")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_theme_can_be_changed(page: Page) -> None:
    paper = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(paper)
    page.click("#theme")

    assert page.evaluate(paper) != before


def test_text_from_right_to_left_begins_at_the_right(open_page: Opener) -> None:
    text = "אספירין מקל על כאב."
    drug, _, _, pain = text.rstrip(".").split()
    entities = [Entity("local:a", drug, Kind.DRUG), Entity("local:b", pain, Kind.EFFECT)]
    mentions = [
        Mention(text.index(one.label), text.index(one.label) + len(one.label), one.label, one)
        for one in entities
    ]
    claim = Claim("a.txt", mentions[0], Predicate.TREATS, mentions[1], text, 0, len(text))
    page = open_page(draw([claim], [Document("a.txt", text)]))
    search(page, drug)
    page.locator("#panel .row").first.click()
    quote, first = (
        page.locator(f"#panel {part}").first.bounding_box() for part in ("blockquote", "mark")
    )

    assert quote is not None
    assert first is not None
    assert first["x"] + first["width"] > quote["x"] + quote["width"] - 4


def test_a_row_keeps_the_keyboard_when_its_evidence_opens(page: Page) -> None:
    page.click("#show-table")
    page.focus("#table tbody tr:nth-child(2) .row")
    page.keyboard.press("Enter")
    page.wait_for_selector("#panel")

    assert page.evaluate("document.activeElement.closest('tr').className") == "selected"


def test_the_table_says_how_surely_a_hedged_proposition_is_said(page: Page) -> None:
    page.click("#show-table")
    said = set(page.locator("#table tbody td:nth-child(4)").all_inner_texts())

    assert said == {"asserted", "denied", "possible", "unknown"}

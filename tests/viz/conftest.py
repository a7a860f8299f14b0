"""Articles of our own with their claims, and a real browser without a network to open pages in."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pharmagraph.graph.claim import Claim, Entity, Mention
from pharmagraph.graph.document import Document, Section
from pharmagraph.ontology.kinds import Certainty, Kind
from pharmagraph.ontology.predicates import Predicate
from pharmagraph.viz import draw

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

LEAFLET = """Metforalin: a leaflet 🧪

Uses

Metforalin lowers blood sugar, and it treats type 2 diabetes. Glucovex, as it is also sold, may prevent stroke. \
It is taken by mouth.

Harms

Metforalin causes nausea. It does not cause hypoglycaemia. Metforalin inhibits complex I.
"""
REVIEW = """A review of metforalin

In 212 adults 🧪 metforalin caused hypoglycaemia at 2 g a day. There is no evidence that metforalin \
treats type 2 diabetes in children. Metforalin treats type 2 diabetes. Warfaxol interacts with metforalin.
"""
LETTER = "Metforalin may treat polycystic ovary syndrome, we hope. Trialide treats stroke."

METFORALIN = Entity("CHEBI:6801", "metforalin", Kind.DRUG, ("MESH:D008687",))
WARFAXOL = Entity("CHEBI:10033", "warfaxol", Kind.DRUG)
TRIALIDE = Entity("CHEBI:999", "trialide", Kind.DRUG)
DIABETES = Entity("MONDO:0005148", "type 2 diabetes", Kind.CONDITION)
STROKE = Entity("MONDO:0005098", "stroke", Kind.CONDITION)
OVARY = Entity("MONDO:0008487", "polycystic ovary syndrome", Kind.CONDITION)
NAUSEA = Entity("HP:0002018", "nausea", Kind.EFFECT)
LOW_SUGAR = Entity("HP:0001943", "hypoglycemia", Kind.EFFECT)
MOUTH = Entity("local:oral", "oral", Kind.ROUTE)
COMPLEX = Entity("local:complex-i", "complex I", Kind.PROTEIN)

Articles = tuple[list[Claim], list[Document]]


def document(id: str, text: str, title: str = "", headings: tuple[str, ...] = ()) -> Document:
    """A document whose sections begin with these headings."""
    starts = [text.index(f"\n{heading}\n") + 1 for heading in headings]
    sections = [
        Section(heading, start, start + len(heading), end)
        for heading, start, end in zip(headings, starts, [*starts, len(text)][1:], strict=True)
    ]
    return Document(id, text, title, sections=tuple(sections))


def claim(
    document: Document,
    quote: str,
    subject: tuple[str, Entity],
    predicate: Predicate,
    object: tuple[str, Entity],
    *,
    negated: bool = False,
    certainty: Certainty = Certainty.ASSERTED,
    **qualifiers: str,
) -> Claim:
    """The claim of this quote of the document, with the subject and object where they stand in it."""
    start = document.text.index(quote)
    section = next((s.title for s in document.sections if s.start <= start < s.end), "")

    def mention(text: str, entity: Entity) -> Mention:
        place = start + quote.index(text)
        return Mention(place, place + len(text), text, entity)

    return Claim(
        document=document.id,
        subject=mention(*subject),
        predicate=predicate,
        object=mention(*object),
        quote=quote,
        start=start,
        end=start + len(quote),
        negated=negated,
        certainty=certainty,
        qualifiers={name: (value,) for name, value in qualifiers.items()},
        section=section,
        confidence=0.8,
        rule=f"{predicate}.verb",
    )


@pytest.fixture(scope="session")
def articles() -> Articles:
    """Twelve claims in three articles: asserted, hedged, denied, unknown, and in dispute."""
    leaflet = document("leaflet.txt", LEAFLET, "Metforalin: a leaflet", ("Uses", "Harms"))
    review = document("review.txt", REVIEW, "A review of metforalin")
    letter = document("letter.txt", LETTER)
    uses, maybe, mouth = LEAFLET.split("\n\n")[2].replace(". ", ".|").split("|")
    harm, denied, blocks = LEAFLET.split("\n\n")[4].strip().replace(". ", ".|").split("|")
    caused, unknown, treats, interacts = (
        REVIEW.split("\n\n")[1].strip().replace(". ", ".|").split("|")
    )
    hope, rival = LETTER.replace(". ", ".|").split("|")
    drug = ("Metforalin", METFORALIN)
    small = ("metforalin", METFORALIN)
    claims = [
        claim(leaflet, uses, ("it", METFORALIN), Predicate.TREATS, ("type 2 diabetes", DIABETES)),
        claim(
            leaflet,
            maybe,
            ("Glucovex", METFORALIN),
            Predicate.PREVENTS,
            ("stroke", STROKE),
            certainty=Certainty.POSSIBLE,
        ),
        claim(leaflet, mouth, ("It", METFORALIN), Predicate.ADMINISTERED_VIA, ("mouth", MOUTH)),
        claim(leaflet, harm, drug, Predicate.CAUSES, ("nausea", NAUSEA)),
        claim(
            leaflet,
            denied,
            ("It", METFORALIN),
            Predicate.CAUSES,
            ("hypoglycaemia", LOW_SUGAR),
            negated=True,
        ),
        claim(leaflet, blocks, drug, Predicate.INHIBITS, ("complex I", COMPLEX)),
        claim(
            review,
            caused,
            small,
            Predicate.CAUSES,
            ("hypoglycaemia", LOW_SUGAR),
            dose="2 g a day",
            population="212 adults",
        ),
        claim(
            review,
            unknown,
            small,
            Predicate.TREATS,
            ("type 2 diabetes", DIABETES),
            certainty=Certainty.UNKNOWN,
        ),
        claim(review, treats, drug, Predicate.TREATS, ("type 2 diabetes", DIABETES)),
        claim(review, interacts, ("Warfaxol", WARFAXOL), Predicate.INTERACTS_WITH, small),
        claim(
            letter,
            hope,
            drug,
            Predicate.TREATS,
            ("polycystic ovary syndrome", OVARY),
            certainty=Certainty.POSSIBLE,
        ),
        claim(letter, rival, ("Trialide", TRIALIDE), Predicate.TREATS, ("stroke", STROKE)),
    ]
    return claims, [leaflet, review, letter]


@pytest.fixture(scope="session")
def many() -> Articles:
    """Nine hundred claims: more than there is room for in a picture."""
    file = Path(__file__).parents[2] / "benchmarks" / "page_claims.py"
    spec = importlib.util.spec_from_file_location("page_claims", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    made: Articles = module.made(900)
    return made


Opener = Callable[..., "Page"]


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Opener]:
    """Open a page from its text, without a network; at the end, nothing was asked for and nothing failed."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def opened(html: str, address: str = "", **settings: Any) -> Page:
        file = tmp_path / f"page{len(contexts)}.html"
        file.write_text(html, encoding="utf-8")
        settings = {"viewport": {"width": 1280, "height": 800}, **settings}
        context = browser.new_context(offline=True, **settings)
        context.set_default_timeout(20_000)  # for loaded machines
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
        page.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))
        page.on("request", lambda request: _note_request(request.url, file.as_uri(), complaints))
        page.goto(file.as_uri() + address)
        page.wait_for_selector("html[data-ready]", state="attached", timeout=20_000)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


def _note_request(url: str, own: str, complaints: list[str]) -> None:
    if url.partition("#")[0] != own and not url.startswith("blob:"):
        complaints.append(f"request: {url[:200]}")


@pytest.fixture
def page(articles: Articles, open_page: Opener) -> Page:
    return open_page(draw(*articles, title="About metforalin"))

"""The mechanism as a picture: everything in its column, nothing over another, every link with its quotes."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from pharmagraph.graph.claim import Claim, Entity
from pharmagraph.graph.document import Document
from pharmagraph.ontology.kinds import Certainty, Kind
from pharmagraph.ontology.predicates import Predicate
from pharmagraph.viz.chain import LINKS, Chain, chain
from pharmagraph.viz.mechanism import STEPS, drawable
from pharmagraph.viz.mechanism import mechanism as links_of
from pharmagraph.viz.network import network_of
from pharmagraph.viz.report import Monograph, monograph
from pharmagraph.viz.report_text import html
from tests.viz.conftest import METFORALIN

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Articles = tuple[list[Claim], list[Document]]
DRUG = METFORALIN.id


def entity(name: str) -> Entity:
    return Entity(f"local:{name}", name.replace("-", " "), Kind.PROTEIN)


def link(claim: Claim, said: str) -> Claim:
    """A claim like ``A inhibits B``, with ``?`` for a hedge and ``not`` for a denial."""
    subject, *middle, object = said.split()
    predicate = middle[-1].rstrip("?")
    return replace(
        claim,
        subject=claim.subject._replace(entity=METFORALIN if subject == "drug" else entity(subject)),
        predicate=Predicate(predicate),
        object=claim.object._replace(entity=entity(object)),
        negated="not" in middle,
        certainty=Certainty.POSSIBLE if middle[-1].endswith("?") else Certainty.ASSERTED,
    )


TOLD = (
    "drug inhibits A", "drug inhibits? A", "drug not activates A", "A increases B", "drug decreases B",
    "B inhibits C", "C increases A", "drug modulates C", "A targets a-protein-with-a-very-long-name-that-goes-on",
)  # fmt: skip


def report(articles: Articles, told: tuple[str, ...] = TOLD) -> Monograph:
    claims = [claim for claim in articles[0] if claim.predicate is not Predicate.INHIBITS]
    mould = next(claim for claim in articles[0] if claim.predicate is Predicate.INHIBITS)
    return monograph([*claims, *(link(mould, said) for said in told)], articles[1], DRUG)


def picture(found: Monograph) -> Chain:
    numbers = {claim.id: number for number, claim in enumerate(found.cited, 1)}
    return chain(found.mechanism, DRUG, found.entities, numbers)


def test_entities_stand_in_columns_from_left_to_right(articles: Articles) -> None:
    boxes = {box.label: box for box in picture(report(articles)).boxes}

    assert boxes["metforalin"].x < boxes["A"].x < boxes["B"].x < boxes["C"].x


def test_a_link_that_leads_back_is_told_but_not_drawn(articles: Articles) -> None:
    found = report(articles)
    drawn = {(edge.subject, edge.object) for edge in found.mechanism}

    assert ("local:C", "local:A") not in drawn
    assert len(found.mechanism) == len(TOLD) - 1


def test_no_box_and_no_words_stand_over_another(articles: Articles) -> None:
    found = picture(report(articles))
    places = [
        (
            box.x - box.width / 2,
            box.y - box.height / 2,
            box.x + box.width / 2,
            box.y + box.height / 2,
        )
        for box in found.boxes
    ]
    places += [
        (arrow.x, arrow.y - 11, arrow.x + 7 * len(arrow.words), arrow.y + 2)
        for arrow in found.arrows
    ]

    for one, other in combinations(places, 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart, (one, other)
    assert all(min(one) >= 0 for one in places)
    assert all(one[2] <= found.width and one[3] <= found.height for one in places)


def test_hedged_and_denied_links_are_drawn_differently(articles: Articles) -> None:
    looks = {arrow.words: arrow.line for arrow in picture(report(articles)).arrows}

    assert looks["inhibits"] == "asserted"
    assert looks["inhibits?"] == "hedged"
    assert looks["not: activates"] == "denied"


def test_every_link_leads_to_its_quote(articles: Articles) -> None:
    page = html(report(articles))
    drawing = page[page.index("<svg") : page.index("</svg>") + 6]
    notes = re.findall(r'href="#(n\d+)"', drawing)

    assert len(notes) == len(TOLD) - 1
    assert all(f'<li id="{note}">' in page for note in notes)


def test_the_drawing_is_well_formed_and_holds_no_script(articles: Articles) -> None:
    claims, documents = articles
    evil = "</svg><script>alert(1)</script> \" onload='x'"
    bad = Entity("local:evil", evil, Kind.PROTEIN)
    mould = next(claim for claim in claims if claim.predicate is Predicate.INHIBITS)
    hostile = replace(mould, object=mould.object._replace(entity=bad))
    page = html(monograph([*claims, hostile], documents, DRUG))
    root = ET.fromstring(page[page.index("<svg") : page.index("</svg>") + 6])

    names = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert names <= {"svg", "g", "path", "text", "a", "tspan", "title", "rect"}
    assert not any(key.startswith("on") for element in root.iter() for key in element.attrib)


def test_a_large_mechanism_is_drawn_in_part_and_told_whole(articles: Articles) -> None:
    told = tuple(f"drug modulates P{number}" for number in range(60))
    found = report(articles, told)

    assert len(found.mechanism) == LINKS
    assert len(dict(found.sections)["Mechanism"]) == 60
    assert f"{LINKS} of 60 links are drawn" in html(found)


def test_a_drug_with_many_targets_still_shows_what_follows(articles: Articles) -> None:
    told = tuple(f"drug modulates P{number}" for number in range(60))
    onward = [f"P{number} increases Q{number}" for number in range(60)]
    found = report(articles, (*told, *onward))
    drawn = [edge.subject == DRUG for edge in found.mechanism]

    assert len(drawn) == LINKS
    assert drawn.count(False) == LINKS // 3


def test_what_is_drawn_is_never_longer_than_its_steps(articles: Articles) -> None:
    mould = next(claim for claim in articles[0] if claim.predicate is Predicate.INHIBITS)
    told = ["drug inhibits A", "A increases B", "B increases C", "C increases D", "drug inhibits C"]
    network = network_of([link(mould, said) for said in told], {})
    edges = drawable(links_of(network, DRUG), DRUG, limit=LINKS)
    found = chain(edges, DRUG, {n.entity.id: n.entity for n in network.nodes}, _numbers(edges))

    assert len({box.x for box in found.boxes}) <= STEPS + 1


def _numbers(edges: list[Any]) -> dict[str, int]:
    return {claim.id: 1 for edge in edges for claim in edge.claims}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_barrier_in_a_report(
    articles: Articles, browser: Browser, scheme: Any
) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed"
    )
    context = browser.new_context(offline=True, color_scheme=scheme)
    page = context.new_page()
    page.set_content(html(report(articles)))
    found = axe.Axe().run(page)
    context.close()

    assert found.violations_count == 0, found.generate_report()

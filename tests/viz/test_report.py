"""The monograph of a drug: everything under its heading, every line with its quotes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from markdown_it import MarkdownIt

from pharmagraph.errors import QueryError
from pharmagraph.graph.claim import Claim, Entity
from pharmagraph.graph.document import Document
from pharmagraph.ontology.kinds import Certainty, Kind
from pharmagraph.ontology.predicates import Predicate
from pharmagraph.viz.report import Monograph, monograph
from pharmagraph.viz.report_text import html, markdown
from tests.viz.conftest import COMPLEX, METFORALIN, WARFAXOL

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Articles = tuple[list[Claim], list[Document]]


@pytest.fixture
def metforalin(articles: Articles) -> Monograph:
    return monograph(*articles, "glucovex")


def lines(monograph: Monograph, title: str) -> list[str]:
    return [line.told for line in dict(monograph.sections).get(title, ())]


def test_only_what_is_asserted_stands_under_uses(metforalin: Monograph) -> None:
    assert lines(metforalin, "Uses") == [
        "treats type 2 diabetes — 2 independent sources — disputed"
    ]


def test_hedges_are_open_questions_with_their_certainty(metforalin: Monograph) -> None:
    assert sorted(lines(metforalin, "Open questions")) == [
        "possible: prevents stroke",
        "possible: treats polycystic ovary syndrome",
        "unknown: treats type 2 diabetes",
    ]


def test_denials_stand_apart_and_disputes_name_both_sides(metforalin: Monograph) -> None:
    assert lines(metforalin, "Denied") == ["not: causes hypoglycemia"]
    assert lines(metforalin, "Disagreements")[0] == (
        "affirmed and denied: causes hypoglycemia (dose 2 g a day; population 212 adults); "
        "not: causes hypoglycemia"
    )


def test_a_symmetric_relation_is_told_from_the_side_of_the_drug(metforalin: Monograph) -> None:
    assert lines(metforalin, "Interactions and other drugs") == ["interacts with warfaxol"]


ENERGY = Entity("local:energy", "energy", Kind.PROCESS)
SUGAR = Entity("local:sugar", "blood sugar", Kind.EFFECT)
AMPK = Entity("local:ampk", "AMPK", Kind.PROTEIN)


def then(
    claims: list[Claim], subject: Entity, predicate: Predicate, object: Entity, **changes: Any
) -> Claim:
    """A claim in the words of another, of what an entity does to the next."""
    blocks = next(claim for claim in claims if claim.predicate is Predicate.INHIBITS)
    return replace(
        blocks,
        subject=blocks.subject._replace(entity=subject),
        predicate=predicate,
        object=blocks.object._replace(entity=object),
        **changes,
    )


def mechanism(articles: Articles, *more: Claim) -> Monograph:
    return monograph([*articles[0], *more], articles[1], "metforalin")


def links(monograph: Monograph) -> list[tuple[int, str]]:
    sections = dict(monograph.sections)
    return [(line.depth, line.text) for line in sections.get("Mechanism", ())]


def test_mechanism_is_a_chain_of_links_each_with_its_own_quotes(articles: Articles) -> None:
    onward = then(articles[0], COMPLEX, Predicate.INCREASES, ENERGY)
    found = mechanism(articles, onward)

    assert links(found) == [(0, "⊣ inhibits complex I"), (1, "→ increases energy")]
    assert [line.claims for line in dict(found.sections)["Mechanism"]][1] == (onward,)
    assert re.search(
        r"^- ⊣ inhibits complex I\[\^\d+\]\n  - → increases energy\[\^\d+\]$", markdown(found), re.M
    )


def test_a_mechanism_that_runs_in_a_circle_ends(articles: Articles) -> None:
    back = then(articles[0], COMPLEX, Predicate.INHIBITS, METFORALIN)

    assert links(mechanism(articles, back)) == [(0, "⊣ inhibits complex I")]


def test_hedged_and_denied_links_say_so_and_nothing_follows_from_a_denial(
    articles: Articles,
) -> None:
    maybe = {"certainty": Certainty.POSSIBLE}
    found = mechanism(
        articles,
        then(articles[0], METFORALIN, Predicate.ACTIVATES, AMPK, negated=True),
        then(articles[0], AMPK, Predicate.DECREASES, ENERGY),
        then(articles[0], COMPLEX, Predicate.MODULATES, SUGAR, **maybe),
    )

    assert set(links(found)) == {
        (0, "⊣ inhibits complex I"),
        (1, "→ possible: modulates blood sugar"),
        (0, "↛ not: activates AMPK"),
    }


def test_what_another_drug_does_is_not_the_mechanism(articles: Articles) -> None:
    found = mechanism(
        articles,
        then(articles[0], METFORALIN, Predicate.DECREASES, WARFAXOL),
        then(articles[0], WARFAXOL, Predicate.INHIBITS, AMPK),
    )

    assert (0, "⊣ decreases warfaxol") in links(found)
    assert not any("AMPK" in text for _, text in links(found))


def test_events_are_in_the_order_of_their_years(articles: Articles) -> None:
    claims, documents = articles
    agencies = {"2019": "FDA", "about 1995": "EMA", "": "MHRA"}
    events = [
        replace(
            claims[0],
            predicate=Predicate.APPROVED_BY,
            object=claims[0].object._replace(
                entity=Entity(f"local:{name}", name, Kind.ORGANISATION)
            ),
            qualifiers={"time": (time,)} if time else {},
        )
        for time, name in agencies.items()
    ]
    year = Entity("local:1957", "1957", Kind.TIME)
    made = then(claims, METFORALIN, Predicate.SYNTHESIZED_IN, year)
    found = monograph([*events, made], documents, "metforalin")

    assert lines(found, "Time line") == [
        "1957: synthesized",
        "about 1995: approved by EMA",
        "2019: approved by FDA",
        "undated: approved by MHRA",
    ]


def test_every_line_rests_on_footnotes_that_quote(metforalin: Monograph) -> None:
    cited = {claim.id for claim in metforalin.cited}

    assert len(cited) == 11
    assert all(line.claims for _, lines in metforalin.sections for line in lines)
    text = markdown(metforalin)
    assert all(f"[^{number}]: “" in text for number in range(1, 12))
    assert all(claim.quote in html(metforalin) for claim in metforalin.cited)


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({}, METFORALIN.label),
        ({"negated": True}, "Sugarless"),
        ({"certainty": Certainty.POSSIBLE}, "Sugarless"),
    ],
)
def test_a_report_on_a_name_of_a_drug_is_one_on_the_drug(
    articles: Articles, facts: dict[str, Any], told: str
) -> None:
    claims, documents = articles
    name = claims[0].object._replace(entity=Entity("name:Sugarless", "Sugarless", Kind.NAME))
    known = replace(claims[0], predicate=Predicate.ALSO_KNOWN_AS, object=name, negated=False)

    made = monograph([*claims, replace(known, **facts)], documents, "sugarless")

    assert made.drug.label == told


def test_a_report_counts_as_people_do(articles: Articles) -> None:
    claims, documents = articles

    assert "From 1 claim in 1 document." in markdown(monograph(claims[:1], documents, "metforalin"))


def test_an_unknown_drug_is_refused(articles: Articles) -> None:
    with pytest.raises(QueryError, match="did you mean metforalin"):
        monograph(*articles, "metforaline")


EVIL = (
    "<script>alert(1)</script> [x](javascript:alert(1)) **b** `c` # d\n# e\n\n1. f ![i](http://a/b)"
)


def hostile(articles: Articles) -> Monograph:
    claims, documents = articles
    entity = claims[0].subject.entity._replace(label=EVIL, xrefs=(EVIL,))
    bad = [
        replace(
            claim,
            subject=claim.subject._replace(entity=entity, text=EVIL),
            quote=EVIL,
            section=EVIL,
            qualifiers={EVIL: (EVIL,)},
        )
        for claim in claims
        if claim.subject.entity == claims[0].subject.entity
    ]
    return monograph(bad, [replace(it, title=EVIL) for it in documents], entity.id)


def test_no_text_of_a_document_becomes_markdown(articles: Articles) -> None:
    tokens = MarkdownIt("commonmark").parse(markdown(hostile(articles)))
    kinds = {token.type for token in tokens} | {
        child.type for token in tokens for child in token.children or ()
    }

    assert kinds.isdisjoint({"html_block", "html_inline", "strong_open", "code_inline", "image"})
    assert sum(token.type == "heading_open" and token.tag == "h1" for token in tokens) == 1
    links = [
        child for token in tokens for child in token.children or () if child.type == "link_open"
    ]
    assert {str(link.attrs["href"]).split(":")[0] for link in links} == {"https"}


def test_no_text_of_a_document_becomes_html(articles: Articles) -> None:
    page = html(hostile(articles))

    assert "<script" not in page
    assert "javascript:alert" not in "".join(
        part.split('"')[0] for part in page.split('href="')[1:]
    )


def test_the_html_opens_without_a_complaint(articles: Articles, browser: Browser) -> None:
    complaints: list[str] = []
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.set_content(html(monograph(*articles, "metforalin")))

    assert page.inner_text("h1") == "metforalin"
    assert page.locator("sup a").first.get_attribute("href") == "#n1"
    assert complaints == []
    context.close()


@pytest.mark.parametrize("form", [html, markdown])
def test_the_same_claims_give_the_same_report(
    articles: Articles, form: Callable[[Monograph], str]
) -> None:
    claims, documents = articles

    assert form(monograph(claims, documents, "metforalin")) == form(
        monograph(reversed(claims), reversed(documents), "metforalin")
    )

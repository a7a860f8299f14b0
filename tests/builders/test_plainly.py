"""Documents whose text has marks are read without them, and quoted with them."""

from dataclasses import replace

import pytest

from pharmagraph.builders.explain import explain
from pharmagraph.graph.document import Document, GivenMention, Section
from tests.builders.shipped import extractor

# a text with marks, and what it claims: label of the subject, predicate, label of the object, denied, how sure
CLAIMS = [
    (
        "[Memantine](https://example.org/m) treats [dementia](https://example.org/d).",
        "memantine treats dementia",
    ),
    ("Memantine blocks the **NMDA** receptor.", "memantine antagonizes NMDA receptor"),
    (
        "Memantine is a drug that has been on sale for years, and which blocks the\n    NMDA receptor of the brain.",
        "memantine antagonizes NMDA receptor",
    ),
    ("Memantine  does  not  cause  weight  gain.", "not memantine causes weight gain"),
    ("Memantine does <u>not</u> cause <i>weight gain</i>.", "not memantine causes weight gain"),
    ("Memantine <b>may</b> cause <i>weight gain</i>.", "possible memantine causes weight gain"),
    ("Memantine [1] does [2] not cause weight[3] gain.[4]", "not memantine causes weight gain"),
    ("Memantine does not\r\ncause weight\r\ngain.", "not memantine causes weight gain"),
    ("Memantine doesnt cause weight gain.", "not memantine causes weight gain"),
    ("Memantine doesnâ€™t cause weight gain.", "not memantine causes weight gain"),
    (
        "'''Memantine''' does ''not'' cause [[Weight|weight gain]].",
        "not memantine causes weight gain",
    ),
    ("Memantine does \\emph{not} cause weight~gain.", "not memantine causes weight gain"),
]


@pytest.mark.parametrize(("text", "wanted"), CLAIMS)
def test_what_has_marks_is_claimed_and_quoted_as_it_stands(text: str, wanted: str) -> None:
    extraction = extractor().extract(Document("d", text))
    (claim,) = extraction.claims

    said = f"{claim.subject.entity.label} {claim.predicate} {claim.object.entity.label}"
    sure = "" if claim.certainty == "asserted" else f"{claim.certainty} "
    assert f"{'not ' * claim.negated}{sure}{said}" == wanted
    assert extraction.document.text == text
    for each in (claim.subject, claim.object, *extraction.mentions):
        assert text[each.start : each.end] == each.text
    assert text[claim.start : claim.end] == claim.quote


def test_a_denial_ends_with_its_paragraph() -> None:
    text = "<h4>Results</h4>Memantine does not cause weight gain<h4>Conclusion</h4>Memantine treats dementia."

    assert {
        (str(claim.predicate), claim.negated)
        for claim in extractor().extract(Document("d", text)).claims
    } == {("causes", True), ("treats", False)}


def test_given_mentions_sections_and_furniture_keep_their_places() -> None:
    text = "Use\nThe **drug X-1**  treats  gout.\nShare <b>this</b> page: X-1 treats  gout."
    drug, gout, last = text.index("X-1"), text.index("gout"), text.index("Share")
    document = Document(
        "d",
        text,
        sections=(Section("Use", 0, 4, len(text)),),
        furniture=((last, len(text)),),
        given=(
            GivenMention(drug, drug + 3, "drug", "PG:drug/x-1"),
            GivenMention(gout, gout + 4, "condition"),
        ),
    )
    extraction = extractor().extract(document)
    (claim,) = extraction.claims

    assert [(m.start, m.text) for m in extraction.mentions] == [(drug, "X-1"), (gout, "gout")]
    assert claim.quote == "The **drug X-1**  treats  gout."
    assert claim.section == "Use"


def test_a_given_mention_that_is_but_marks_is_kept() -> None:
    text = "Gout [is](https://example.org/aspirin) treated with  colchicine."
    at = text.index("aspirin")
    given = (GivenMention(at, at + 7, "drug", "CHEBI:15365"),)
    extraction = extractor().extract(Document("d", text, given=given))

    assert [mention.text for mention in extraction.mentions] == ["aspirin"]


def test_an_explanation_tells_of_the_claims_as_they_are_kept() -> None:
    text = (
        "It is old. [Memantine](https://example.org/m)  treats [dementia](https://example.org/d)."
    )
    document = Document("d", text)
    (claim,) = extractor().extract(document).claims
    mentions = extractor().extract(document).mentions
    given = tuple(GivenMention(m.start, m.end, m.entity.kind.value, m.entity.id) for m in mentions)

    _, told = explain(extractor(), replace(document, given=given))

    assert [made.claim.id for made in told.claims] == [claim.id]
    assert text[told.start : told.end] == claim.quote
    assert told.quote == "Memantine treats dementia."


def test_a_text_of_nothing_but_marks_says_nothing() -> None:
    assert not extractor().extract(Document("d", "<p></p>")).claims

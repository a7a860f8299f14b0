"""Which drug a text is about, and which drug a heading makes it speak of."""

from __future__ import annotations

import pytest

from pharmagraph.builders.rows.discourse import Discourse
from pharmagraph.graph.claim import Entity, Mention
from pharmagraph.ontology.kinds import Kind


def named(*names: str) -> list[Mention]:
    return [Mention(0, len(n), n, Entity(f"PG:{n}", n, Kind.DRUG)) for n in names]


def test_a_drug_named_far_more_often_than_any_other_is_what_the_text_is_about() -> None:
    others = [f"other{n}" for n in range(30)]

    often = Discourse(named(*["amiodarone"] * 8, *["digoxin"] * 4, *others))
    hardly = Discourse(named(*["amiodarone"] * 8, *["digoxin"] * 5, *others))

    assert often.about == named("amiodarone")[0].entity
    assert hardly.about is None


def test_what_an_article_brings_in_as_its_own_is_what_it_is_about_however_often_it_names_another() -> (
    None
):
    own = named("nitrofurantoin")[0].entity
    far = named("nitrofurantoin", *["ciprofloxacin"] * 9)

    assert Discourse(far, introduced=own).about == own
    assert Discourse(far).about == far[-1].entity


def test_a_salt_counts_for_the_drug_and_another_drug_of_two_words_does_not() -> None:
    salts = Discourse(named("ketorolac", *["ketorolac tromethamine"] * 3))
    insulins = Discourse(named("insulin", *["insulin glargine"] * 3))

    assert salts.about is not None
    assert salts.about.label == "ketorolac"
    assert insulins.about is not None
    assert insulins.about.label == "insulin glargine"


@pytest.mark.parametrize(
    ("title", "about"),
    [
        ("Warfarin", "warfarin"),
        ("What is warfarin?", "warfarin"),
        ("Is it better than warfarin?", "apixaban"),
        ("Q: I take warfarin. Is that a problem?", "apixaban"),
        ("Can I take warfarin with it?", "apixaban"),
    ],
)
def test_a_heading_may_only_set_what_it_names_beside_what_the_text_is_about(
    title: str, about: str
) -> None:
    discourse = Discourse(named(*["apixaban"] * 5, "warfarin"))

    discourse.section(named("warfarin"), title)

    assert discourse.about is not None
    assert discourse.about.label == about


def test_a_paragraph_that_a_name_opens_is_about_that_drug_where_the_text_is_about_several() -> None:
    text = "Carvedilol. It slows the heart.\nNone of them is cheap."
    several = Discourse(named("carvedilol", "bisoprolol", "nebivolol"))

    several.paragraph(named("carvedilol"), text, 0, 11)
    within = several.about
    several.paragraph((), text, text.index("None"), len(text))

    assert within == named("carvedilol")[0].entity
    assert several.about is None

    one = Discourse(named(*["bisoprolol"] * 5, "carvedilol"))
    one.paragraph(named("carvedilol"), text, 0, 11)
    assert one.about == named("bisoprolol")[0].entity

"""Which drug an article brings in as its own: by its title, its first paragraphs and what later ones begin with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import pytest

from pharmagraph.builders.rows.introduced import eligible, introduced, openings, outline
from pharmagraph.builders.text.sentences import sentences
from pharmagraph.builders.text.title import title_of
from pharmagraph.graph.claim import Claim, Entity, Mention
from pharmagraph.graph.document import Document
from pharmagraph.ontology.kinds import Kind
from tests.builders.shipped import extractor

DRUGS = ("naratriptan", "aspirin", "propranolol", "serotonin", "topiramate")
ONCE = """A tablet for the worst of headaches

For half of those who get them, the throbbing ones begin before the age of twenty. Light hurts, and so does every step.

Naratriptan narrows the vessels around the brain again. {more}

It is swallowed as soon as the pain begins. A second one may follow after four hours if the first did too little.

People with a heart that has been short of blood before should leave it alone. {end}

Nobody should count on it more than twice a week, or else the throbbing comes back, and is there to stay.

Most feel nothing but a little warmth. Tingling fingers are what doctors hear of most, and they go by themselves.
"""
SEVERAL = """What helps against migraine

The choice is wide, and nobody can tell beforehand what will suit whom. Here is what the cupboard holds.

Aspirin is the cheapest of them all, and works for one attack in two if it is taken early and with some food.

Naratriptan is for attacks that nothing else has stopped. Tingling fingers are what doctors hear of most.

Propranolol is swallowed every day to keep attacks away. Cold hands are the price that many people pay.
"""

LABEL = """NARATRIPTAN TABLETS - EXTRACT OF THE PRESCRIBING INFORMATION

INDICATIONS AND USAGE
For the treatment of migraine in adults.

DRUG INTERACTIONS
Propranolol: levels rise by a third. Patients on propranolol need a smaller dose.
Topiramate: no adjustment is needed.

CLINICAL PHARMACOLOGY
The effect on the vessels of the brain lasts for about a day. Propranolol does not shorten it.
"""


def read(text: str) -> tuple[Entity | None, list[str]]:
    """What the text is about, and the drugs that paragraphs are about."""
    found = [
        Mention(
            *match.span(), match[0], Entity(f"PG:{match[0].lower()}", match[0].lower(), Kind.DRUG)
        )
        for match in re.finditer("|".join(DRUGS), text, re.IGNORECASE)
    ]
    title = title_of(text)
    parts = outline(sentences(Document("d", text)), text, title[1] if title else 0)
    drugs = eligible(found, parts, {"serotonin"})
    opened = [each.entity.label for each in openings(drugs, parts, text)]
    return introduced(drugs, parts, text), opened


def about(text: str) -> str | None:
    """The label of what the text is about."""
    drug, _ = read(text)
    return drug.label if drug else None


@pytest.mark.parametrize(
    ("more", "end"),
    [
        ("", ""),
        (
            "It does so as serotonin does; serotonin is set free early, and serotonin closes them.",
            "",
        ),
        (
            "",
            "With propranolol it goes well, and with topiramate, too; aspirin, though, adds nothing.",
        ),
        (
            "",
            "In trials aspirin did as much. Aspirin costs less, and aspirin needs no prescription.",
        ),
    ],
)
def test_an_article_that_names_its_drug_once_is_about_it_whatever_else_it_names(
    more: str, end: str
) -> None:
    assert about(ONCE.format(more=more, end=end)) == "naratriptan"


def test_an_article_whose_drug_nobody_knows_is_not_about_what_it_names_in_passing() -> None:
    unknown = ONCE.replace("Naratriptan", "Zelmotriptan")

    assert about(unknown.format(more="", end="It goes well with propranolol.")) is None
    assert about(unknown.format(more="Like aspirin, it is a tablet.", end="")) is None
    assert about(unknown.format(more="Before it people took ergot or aspirin.", end="")) is None
    assert about(unknown.format(more="It was thought that aspirin did as much.", end="")) is None


def test_a_title_that_names_one_drug_says_what_the_article_is_about() -> None:
    text = ONCE.replace("Naratriptan", "Unlike aspirin, this one").format(more="", end="")

    assert about(text) is None
    assert about(text.replace("A tablet", "Naratriptan")) == "naratriptan"


def test_a_substance_of_the_body_is_what_an_article_is_about_only_if_its_title_says_so() -> None:
    text = ONCE.replace("Naratriptan", "Serotonin").format(more="", end="Aspirin does nothing.")

    assert about(text) is None
    assert about(text.replace("A tablet", "Serotonin")) == "serotonin"


def test_a_title_with_a_substance_of_the_body_may_be_about_the_drug_that_is_named_oftener() -> None:
    text = ONCE.format(more="Naratriptan helps. Naratriptan lasts.", end="").replace(
        "A tablet", "What serotonin does"
    )

    assert about(text) == "naratriptan"


def test_a_text_whose_paragraphs_begin_with_several_drugs_is_about_none_and_each_paragraph_about_its_own() -> (
    None
):
    drug, opened = read(SEVERAL)

    assert drug is None
    assert opened == ["aspirin", "naratriptan", "propranolol"]


def test_a_paragraph_that_begins_with_two_drugs_or_in_passing_is_about_neither() -> None:
    two = SEVERAL.replace("Aspirin is", "Aspirin and topiramate are")
    passing = SEVERAL.replace("Aspirin is", "It differs from aspirin and is")

    assert read(two)[1] == read(passing)[1] == ["naratriptan", "propranolol"]


def test_sentences_that_name_no_drug_speak_of_the_one_that_the_article_or_the_paragraph_is_about() -> (
    None
):
    once = ONCE.format(more="", end="")
    listed = SEVERAL.replace("Cold hands", "Side effects are few; cold hands")

    assert ("naratriptan", "headache") in _treated(
        once.replace("It is swallowed", "It is used for headache and is swallowed")
    )
    assert _treated(SEVERAL.replace("Cold hands", "It is used for tremor. Cold hands")) >= {
        ("propranolol", "tremor")
    }
    assert ("aspirin", "tremor") not in _treated(listed)


def test_a_label_is_about_the_product_in_its_title_also_where_it_names_others_oftener() -> None:
    assert _treated(LABEL) == {("naratriptan", "migraine")}


@pytest.mark.parametrize(
    ("turn", "whose"),
    [
        ("Propranolol came before it. It is used for tremor.", "naratriptan"),
        ("Propranolol is the older one. It is used for tremor.", "propranolol"),
        (
            "Propranolol is the older one. It is sold everywhere. It is used for tremor.",
            "propranolol",
        ),
        ("Propranolol is the older one. It also is used for tremor.", "naratriptan"),
        ("Propranolol and aspirin are older. It is used for tremor.", "naratriptan"),
        ("Older is only propranolol. It is used for tremor.", "naratriptan"),
        ("Propranolol is the older one.\n\nIt is used for tremor.", "naratriptan"),
    ],
)
def test_where_a_sentence_turns_to_another_drug_the_next_goes_on_with_it(
    turn: str, whose: str
) -> None:
    treated = _treated(ONCE.format(more="", end=turn))

    assert [drug for drug, ill in treated if ill == "tremor"] == [whose]


def _treated(text: str) -> set[tuple[str, str]]:
    claims: Sequence[Claim] = extractor().extract(Document("d", text)).claims
    return {
        (claim.subject.entity.label.lower(), claim.object.entity.label.lower())
        for claim in claims
        if claim.predicate == "treats" and not claim.negated
    }


class Counted(list[Mention]):
    """Mentions that count how often one of them is looked at."""

    looks = 0

    def __iter__(self) -> Iterator[Mention]:
        for each in super().__iter__():
            self.looks += 1
            yield each


def test_a_long_list_of_drugs_is_not_read_again_for_each_of_its_lines() -> None:
    text = "A shelf\n\n" + "Aspirin is for pain.\n" * 300
    drugs = Counted(
        Mention(*found.span(), "Aspirin", Entity("PG:aspirin", "aspirin", Kind.DRUG))
        for found in re.finditer("Aspirin", text)
    )
    parts = outline(sentences(Document("d", text)), text, 0)

    assert len(openings(drugs, parts, text)) == 300
    assert introduced(drugs, parts, text) == drugs[0].entity
    assert drugs.looks <= 10 * len(drugs)


ROUND_UP = """{first}

Hydrochlorothiazide lowers blood pressure.

Terbinafine kills the fungus of athlete's foot.

Adalimumab is an antibody against TNF, and has to be injected.

Zolpidem is taken at bedtime for insomnia.

Metoclopramide can cause restlessness in young people. {second}

Carbimazole is given for an overactive thyroid gland.
"""


@pytest.mark.parametrize(
    "first",
    [
        "Bisoprolol slows the heartbeat of people with heart failure.",
        "This month in medicine",
    ],
)
@pytest.mark.parametrize(
    "second",
    [
        "",
        "Oxybutynin can damage the memory of old people.",
        "Digoxin has a narrow range in which it is safe.",
    ],
)
def test_in_a_round_up_no_drug_has_to_do_with_the_others(first: str, second: str) -> None:
    text = ROUND_UP.format(first=first, second=second)

    claims = list(extractor().extract(Document("round-up", text)).claims)

    assert ("zolpidem", "insomnia") in {
        (each.subject.entity.label, each.object.entity.label) for each in claims
    }
    assert not [each for each in claims if each.object.entity.kind is Kind.DRUG]
    assert all(each.start <= each.subject.start < each.end for each in claims)
    assert all("bisoprolol" not in each.subject.entity.label for each in claims[2:])

"""Questions that yes or no can answer, and what their answers make of them."""

import pytest

from pharmagraph.builders.context.answers import answer
from pharmagraph.graph.document import Document
from tests.builders.shipped import extractor

# a question, its answer, and what comes of it: yes, no, perhaps; "open" where nothing is settled
ANSWERS = [
    ("does it cause a cough?", "yes.", "yes"),
    ("q: can it cause a cough?", "a: yes, in one of ten.", "yes"),
    ("3. is it used for gout?", "of course!", "yes"),
    ("so, does it help?", "it does.", "yes"),
    ("does it cause a cough?", "no.", "no"),
    ("q2: is it approved for gout?", "answer: no, it is not.", "no"),
    ("will it cure gout?", "not at all.", "no"),
    ("could it cause a cough?", "yes.", "perhaps"),
    ("does it cause a cough?", "yes, but only rarely.", "perhaps"),
    ("does it cause a cough?", "yes, it may.", "perhaps"),
    ("does it cause a cough?", "no, but it may.", "open"),
    ("does it cause a cough?", "no one knows.", "open"),
    ("does it cause a cough?", "yes and no.", "open"),
    ("does it cause a cough?", "it depends.", "open"),
    ("doesn't it cause a cough?", "no.", "open"),
    ("why does it cause a cough?", "no.", "open"),
    ("it causes a cough.", "no.", "open"),
]


@pytest.mark.parametrize(("question", "reply", "wanted"), ANSWERS)
def test_what_an_answer_makes_of_a_question(question: str, reply: str, wanted: str) -> None:
    found = answer(question, reply)

    assert wanted == (
        "open"
        if found is None
        else "no"
        if found.negated
        else "perhaps"
        if found.certainty.hedged
        else "yes"
    )


@pytest.mark.parametrize(
    ("text", "negated", "certainty"),
    [
        ("Does lisinopril cause a cough? Yes. It is dry.", False, "asserted"),
        ("Q: Does lisinopril cause a cough?\nA: No.", True, "asserted"),
        ("## Could lisinopril cause a cough?\n\nYes.", False, "possible"),
        ("Does lisinopril cause a cough? Nobody knows.", False, "hypothetical"),
    ],
)
def test_what_is_asked_is_settled_by_the_answer_and_quoted_with_it(
    text: str, negated: bool, certainty: str
) -> None:
    (claim,) = extractor().extract(Document("d", text)).claims

    assert (claim.negated, claim.certainty) == (negated, certainty)
    assert text[claim.start : claim.end] == claim.quote
    assert ("?" in claim.quote[:-1]) is not claim.certainty.hedged or certainty == "possible"

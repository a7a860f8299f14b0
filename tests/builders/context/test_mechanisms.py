"""The mechanisms of doubt, each in many places of a sentence, and facts beside words of doubt: `mechanisms.md`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pharmagraph.builders.context.leads import before_colon, is_of_belief, presents
from pharmagraph.builders.context.matrix import held_by_somebody, left_open
from pharmagraph.builders.context.misgivings import misgiven, misgives
from pharmagraph.builders.context.remarks import around_remark
from pharmagraph.graph.claim import Claim
from pharmagraph.graph.document import Document
from pharmagraph.ontology.kinds import Certainty
from pharmagraph.ontology.predicates import Predicate
from tests.builders.shipped import extractor

TABLE = Path(__file__).with_name("mechanisms.md")
# a drug, what it does (now, to do, doing, did), and to what
PAIRS = (
    ("dapagliflozin", "prevents", "prevent", "preventing", "prevented", "kidney failure"),
    ("lithium", "causes", "cause", "causing", "caused", "hypothyroidism"),
    ("ritonavir", "inhibits", "inhibit", "inhibiting", "inhibited", "CYP3A4"),
    ("fluconazole", "interacts with", "interact with", "interacting with", "interacted with", "warfarin"),
    ("metformin", "lowers", "lower", "lowering", "lowered", "triglycerides"),
    ("melatonin", "relieves", "relieve", "relieving", "relieved", "migraine"),
)  # fmt: skip
TREATMENTS = (("ketamine", "depression"), ("valerian", "insomnia"), ("losartan", "Marfan syndrome"))
FORMS = ("s", "V", "v", "ving", "ved", "o")
BESIDE = frozenset({Predicate.HAS_ROLE, Predicate.HAS_DOSE, Predicate.ADMINISTERED_VIA})
MADE = 0.9  # of the doubted sentences make a claim at all
KEPT = 0.97  # of the claims of facts stay facts
_OPENS = re.compile(r"(?<=[.?] )[a-z]")


def frames(kind: str) -> list[str]:
    """The frames of the sections of a kind, "Doubt" or "Fact"."""
    sections = re.split(r"^## ", TABLE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    lines = [line for each in sections if each.startswith(kind) for line in each.splitlines()]
    return [line.split(": ", 1)[1] for line in lines if line.startswith("- ")]


def filled(frame: str) -> list[tuple[str, str, str]]:
    """The sentences of a frame, each with the drug and the other name that it is about."""
    if "{t}" in frame:
        made = [(frame.format(t=drug, c=ill), drug, ill) for drug, ill in TREATMENTS]
    else:
        made = [
            (frame.format(**dict(zip(FORMS, words, strict=True))), words[0], words[-1])
            for words in PAIRS
        ]
    return [(_sentence(text), drug, other) for text, drug, other in made]


def _sentence(text: str) -> str:
    text = text.replace("\\n", "\n")
    return _OPENS.sub(lambda letter: letter[0].upper(), text[0].upper() + text[1:])


def claims(text: str, drug: str) -> list[Claim]:
    """What is claimed of the drug, but for what is said of it by the way."""
    found = extractor().extract(Document("d", text)).claims
    return [
        claim
        for claim in found
        if claim.subject.text.lower() in (drug, "it") and claim.predicate not in BESIDE
    ]


def is_fact(claim: Claim) -> bool:
    return not claim.negated and claim.certainty is Certainty.ASSERTED


@pytest.mark.parametrize("frame", frames("Doubt"))
def test_what_is_doubted_is_no_fact(frame: str) -> None:
    sentences = filled(frame)

    assert not [text for text, drug, _ in sentences if any(map(is_fact, claims(text, drug)))]


def test_most_of_the_doubted_sentences_make_a_claim() -> None:
    sentences = [each for frame in frames("Doubt") for each in filled(frame)]
    made = sum(bool(claims(text, drug)) for text, drug, _ in sentences)

    assert made > MADE * len(sentences)


@pytest.mark.parametrize("frame", frames("Fact"))
def test_a_fact_beside_words_of_doubt_stays_a_fact(frame: str) -> None:
    kept = [
        any(map(is_fact, own))
        for text, drug, other in filled(frame)
        if (own := [c for c in claims(text, drug) if c.object.text.lower() in other.lower()])
    ]

    assert all(kept) or sum(kept) >= KEPT * len(kept)


def test_facts_are_found_beside_words_of_doubt() -> None:
    sentences = [each for frame in frames("Fact") for each in filled(frame)]
    made = sum(bool(claims(text, drug)) for text, drug, _ in sentences)

    assert made > 0.8 * len(sentences)


@pytest.mark.parametrize(
    "clause",
    [
        "but the evidence is thin.",
        "experts doubt it.",
        "the difference could be due to chance.",
        "or so its makers say.",
        "at least in mice.",
        "this awaits confirmation in larger trials.",
        "it's too early to tell.",
        "that, at least, is the theory.",
    ],
)
def test_what_only_judges_is_a_misgiving(clause: str) -> None:
    assert misgives(clause)


@pytest.mark.parametrize(
    "clause",
    [
        "it is cheap.",
        "further studies are needed.",
        "its mechanism is unknown.",
        "the long-term effects are uncertain.",
        "this effect was not seen in women.",
        "this effect was not dose-dependent.",
        "evidence on children is limited.",
        "it may also be cheap.",
        "",
    ],
)
def test_what_says_something_else_is_none(clause: str) -> None:
    assert not misgives(clause)


def test_a_misgiving_takes_back_what_stands_before_it() -> None:
    sentence = "it eases pain, though the trials were small, and the evidence is weak."

    assert (
        sentence[misgiven(sentence) :]
        == ", though the trials were small, and the evidence is weak."
    )
    assert misgiven("it eases pain, though the trials were short.") == -1


@pytest.mark.parametrize(
    "title", ["Myths", "Unproven uses", "What we do not know", "3. Hypotheses"]
)
def test_a_heading_of_beliefs(title: str) -> None:
    assert is_of_belief(title)


@pytest.mark.parametrize(
    "title", ["Uses", "Possible side effects", "Potential drug interactions", ""]
)
def test_a_heading_of_facts(title: str) -> None:
    assert not is_of_belief(title)


def test_a_lead_calls_what_stands_behind_its_colon_a_belief() -> None:
    text = "The pitch is this: valerian cures insomnia."

    assert before_colon(text.lower()) == text.index(":") + 1
    assert before_colon("the result was this: valerian cures insomnia.") == -1


def test_only_the_next_sentence_is_presented_as_a_belief() -> None:
    text = "Here is a common myth. Valerian cures insomnia. Ketamine treats depression."
    found = extractor().extract(Document("d", text)).claims

    assert presents("here is a common myth.") and not presents("here is a common drug.")
    assert [is_fact(claim) for claim in found] == [False, True]


@pytest.mark.parametrize(
    ("text", "cue", "around"),
    [
        ("x, they say, eases pain; it is cheap", "say", "x, they say, eases pain"),
        ("x eases pain, i think", "think", "x eases pain, i think"),
        ("it eases pain, which may help, too", "may", None),
        ("it eases a and, possibly, b", "possibly", None),
    ],
)
def test_a_remark_bears_on_what_is_around_it(text: str, cue: str, around: str | None) -> None:
    start = text.index(cue)
    found = around_remark(text, start, start + len(cue), says=True)

    assert (found and text[slice(*found)]) == around


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("the broker let slip that x eases pain", ["x eases pain"]),
        ("whispers grew that x eases pain", ["x eases pain"]),
        ("two trials have shown that x eases pain", []),
        ("it is no secret that x eases pain", []),
        ("so much so that x eases pain", []),
    ],
)
def test_what_stands_behind_that_is_somebodys_unless_it_is_held_for_true(
    text: str, held: list[str]
) -> None:
    assert [text[at:].strip() for at in held_by_somebody(text)] == held


def test_a_clause_of_which_nothing_sure_is_said_is_left_open() -> None:
    assert left_open("that x eases pain is an article of faith") > 0
    assert left_open("that x eases pain is well known") == 0
    assert left_open("that drug eases pain and is cheap") == 0


def test_a_relative_clause_is_nobodys_opinion() -> None:
    text = (
        "Sulfonylureas are drugs that physicians like. Incretins are hormones that lower glucose."
    )
    found = extractor().extract(Document("d", text)).claims

    assert found
    assert all(is_fact(claim) for claim in found)

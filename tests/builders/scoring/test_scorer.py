"""The learned scorer on sentences of our own, about drugs and proteins that do not exist."""

from __future__ import annotations

import gzip
import json
import re
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pharmagraph.builders.scoring.features import Reading
from pharmagraph.builders.scoring.model import joined, parted
from pharmagraph.builders.scoring.scorer import MODEL, Scorer, Verdict
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.predicates import Predicate

KINDS = {
    "D": Kind.DRUG,
    "P": Kind.PROTEIN,
    "R": Kind.RECEPTOR,
    "C": Kind.CONDITION,
    "E": Kind.EFFECT,
}
Marked = list[tuple[int, int, Kind]]


def marked(text: str) -> tuple[str, Marked]:
    """ "[D:zorafix] inhibits [P:KDX2]" without its marks, and the mentions that they mark."""
    sentence, mentions, at = "", [], 0
    for mark in re.finditer(r"\[(\w):(.+?)\]", text):
        sentence += text[at : mark.start()]
        mentions.append((len(sentence), len(sentence) + len(mark[2]), KINDS[mark[1]]))
        sentence += mark[2]
        at = mark.end()
    return sentence + text[at:], mentions


def verdicts(text: str, at_least: float | None = None) -> list[Verdict]:
    return Scorer.load().score(*marked(text), at_least=at_least)


def only(text: str) -> Verdict:
    found = verdicts(text)
    assert len(found) == 1, found
    return found[0]


def quoted(sentence: str, verdict: Verdict) -> str:
    start, end = verdict.cue()
    return sentence[start:end]


@pytest.mark.parametrize(
    ("predicate", "cue", "text"),
    [
        ("inhibits", "inhibitor", "[D:Zorafix] is a potent and selective inhibitor of [P:KDX2]."),
        ("inhibits", "inhibited", "The activity of [P:KDX2] was inhibited by [D:zorafix]."),
        (
            "antagonizes",
            "antagonist",
            "The [R:quillin receptor] antagonist [D:zorafix] was given to rats.",
        ),
        ("agonizes", "agonist", "[D:Zorafix] is a full agonist at [R:quillin receptors]."),
        (
            "decreases",
            "reduced",
            "Treatment with [D:zorafix] reduced the mRNA expression of [P:quillin].",
        ),
        (
            "increases",
            "induced",
            "[D:Zorafix] induced the expression of [P:quillin] in liver cells.",
        ),
        ("metabolized_by", "metabolized", "[D:Zorafix] is metabolized by [P:KDX2] in the liver."),
        (
            "causes",
            "developed",
            "A patient developed [E:marbled rash] after treatment with [D:zorafix].",
        ),
        ("causes", "induced", "We report a case of [D:zorafix]-induced [E:marbled rash]."),
        ("treats", "indicated", "[D:Zorafix] is indicated for the treatment of [C:marbled fever]."),
    ],
)
def test_a_relation_is_named_with_its_cue(predicate: str, cue: str, text: str) -> None:
    verdict = only(text)

    assert verdict.predicate == predicate
    assert quoted(marked(text)[0], verdict) == cue
    assert verdict.rule.startswith("scorer.drug-")
    assert 0 < verdict.probability < 1


@pytest.mark.parametrize(
    "text",
    [
        "Samples were taken from [D:zorafix] users in March, and [P:quillin] is the name of a town.",
        "[D:Zorafix] was dissolved in water; antibodies against [P:quillin] were from a shop.",
        "No drug in this table is like another.",
        "",
    ],
)
def test_no_relation_no_verdict(text: str) -> None:
    assert verdicts(text) == []


def test_names_are_not_seen() -> None:
    one = only("[D:Zorafix] inhibits [P:KDX2].")
    other = only("[D:Plimotan hydrobromide] inhibits [P:the enzyme of Quill].")

    assert one.probability == other.probability


def test_what_is_said_of_a_list_is_said_of_its_members() -> None:
    found = verdicts(
        "[D:Zorafix], [D:plimotan] and [D:wexilol] (not all) are inhibitors of [P:KDX2] and [P:KDX3]."
    )

    assert {(each.subject, each.object) for each in found} == {
        (s, o) for s in (0, 1, 2) for o in (3, 4)
    }
    assert len({each.probability for each in found}) == 1


def test_a_name_and_its_abbreviation_are_one() -> None:
    found = verdicts("[D:Zorafix] ([D:ZFX]) inhibits [P:quill kinase] ([P:QK]).")

    assert {(each.subject, each.object) for each in found} == {(0, 2), (0, 3), (1, 2), (1, 3)}
    assert {each.predicate for each in found} == {Predicate.INHIBITS}


def test_the_order_of_mentions_changes_nothing() -> None:
    sentence, mentions = marked("[D:Zorafix] inhibits [P:KDX2] but activates [P:quillin].")
    straight = Scorer.load().score(sentence, mentions)
    turned = Scorer.load().score(sentence, mentions[::-1])

    assert {(v.predicate, v.probability, mentions[v.object]) for v in straight} == {
        (v.predicate, v.probability, mentions[::-1][v.object]) for v in turned
    }


def test_a_denied_relation_is_seen_when_the_denial_is_not() -> None:
    sentence, mentions = marked("[D:Zorafix] did not inhibit [P:KDX2].")
    denial = (sentence.index("did"), sentence.index(" inhibit"))
    affirmed = only("[D:Zorafix] inhibit [P:KDX2].")
    plain = Scorer.load().score(sentence, mentions, at_least=0.01)
    without = Scorer.load().score(sentence, mentions, unseen=[denial])

    assert plain[0].probability < affirmed.probability / 2
    assert without[0].probability == affirmed.probability


def test_less_sure_verdicts_on_request() -> None:
    text = "[D:Zorafix] was given, and the levels of [P:KDX2] and of [P:quillin] were measured."

    assert len(verdicts(text, at_least=0.001)) == 2
    assert verdicts(text, at_least=0.999) == []


def test_a_pair_has_one_verdict() -> None:
    found = verdicts(
        "[D:Zorafix] relieved [E:marbled rash] and may induce [E:marbled fever].", at_least=0.01
    )
    pairs = [(each.subject, each.object) for each in found]

    assert len(pairs) == len(set(pairs)) == 2


@pytest.mark.parametrize(
    "mentions",
    [
        [(0, 5, Kind.DRUG), (0, 5, Kind.PROTEIN)],
        [(0, 14, Kind.PROTEIN), (0, 5, Kind.DRUG), (3, 20, Kind.DRUG)],
        [(0, 5, Kind.DRUG), (6, 14, Kind.PROTEIN), (15, 23, Kind.QUANTITY)],
    ],
)
def test_mentions_over_mentions_do_no_harm(mentions: Marked) -> None:
    found = Scorer.load().score("alpha betabeta inhibits", mentions, at_least=0.0001)

    assert all(0 <= start <= end <= 23 for start, end in (each.cue() for each in found))


@given(st.text(max_size=80), st.data())
def test_any_text_is_read(sentence: str, data: st.DataObject) -> None:
    places = st.tuples(
        st.integers(0, len(sentence)), st.integers(0, len(sentence)), st.sampled_from(Kind)
    )
    mentions = [
        (min(a, b), max(a, b), kind) for a, b, kind in data.draw(st.lists(places, max_size=6))
    ]
    reading = Reading(sentence, mentions)

    assert all(0 < unit < len(reading.keys) for unit in reading.unit)
    for verdict in Scorer.load().score(sentence, mentions, at_least=0.001):
        start, end = verdict.cue()
        assert 0 <= start <= end <= len(sentence)


@given(st.lists(st.lists(st.integers(-5000, 5000), min_size=4, max_size=4), max_size=50))
def test_lanes_add_up(rows: list[list[int]]) -> None:
    total = sum(joined(row) for row in rows)

    assert parted(total, 4) == [sum(column) for column in zip(*rows, strict=True)] if rows else True


def test_thresholds_are_by_rule() -> None:
    thresholds = Scorer.load().thresholds

    assert set(thresholds) == {
        "scorer.drug-protein",
        "scorer.drug-causes",
        "scorer.drug-treats",
    }
    assert all(0 < each < 1 for each in thresholds.values())


def test_the_model_is_small_and_says_what_it_was_made_from() -> None:
    packed = (files("pharmagraph.builders.scoring") / MODEL).read_bytes()
    model = json.loads(gzip.decompress(packed))

    assert len(packed) < 1_500_000
    assert set(model["corpora"]) <= {"bc5cdr", "drugprot", "phee", "labeledin", "bioscope"}
    assert all(re.fullmatch(r"[0-9a-f]{64}", digest) for digest in model["corpora"].values())

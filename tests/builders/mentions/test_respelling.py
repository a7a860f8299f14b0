"""Names under machine rewording: what they stood for is found, and plain text keeps its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from pharmagraph.builders.mentions.mentions import find_mentions
from pharmagraph.graph.claim import Mention
from pharmagraph.graph.document import Document
from pharmagraph.ontology.lexicon import Lexicon

_TABLE = Path(__file__).with_name("reworded.tsv")
_TOGETHER = 5  # sentences of a document
_AT_LEAST = 0.9  # of the names


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


def _read(lexicon: Lexicon, text: str) -> list[Mention]:
    return find_mentions(Document("d", text), lexicon)


def test_most_names_of_a_reworded_text_are_understood(lexicon: Lexicon) -> None:
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    missed, names = [], 0
    for first in range(0, len(rows), _TOGETHER):
        group = rows[first : first + _TOGETHER]
        found = {mention.entity for mention in _read(lexicon, " ".join(text for text, _ in group))}
        for name in (name for _, meant in group for name in meant.split("|")):
            names += 1
            (entity,) = {mention.entity for mention in _read(lexicon, f"It is {name}.")}
            if entity not in found:
                missed.append(name)

    assert len(missed) <= (1 - _AT_LEAST) * names, missed


@pytest.mark.parametrize(
    ("text", "written", "label"),
    [
        ("It is a 5-HT3 receptor adversary.", "5-HT3 receptor adversary", "5-HT3 antagonist"),
        ("The Meals and Drug Administration said so.", "Meals and Drug Administration", "FDA"),
        ("Let it melt beneath the tongue.", "beneath the tongue", "sublingual"),
        ("It is off limits with a blocked bowel.", "blocked bowel", "intestinal obstruction"),
        ("It eases psoriatic rheumatism.", "psoriatic rheumatism", "psoriatic arthritis"),
        ("It binds the insulin receiver.", "insulin receiver", "insulin receptor"),
        ("Take the prolonged-launch tablet.", "prolonged-launch tablet", "extended-release tablet"),
    ],
)
def test_names_of_all_kinds_are_understood(
    lexicon: Lexicon, text: str, written: str, label: str
) -> None:
    found = _read(lexicon, text)

    assert [(m.text, m.entity.label) for m in found] == [(written, label)]


def test_common_words_are_read_otherwise_only_where_the_text_is_reworded(lexicon: Lexicon) -> None:
    sentence = "It is given for kind 2 diabetes."
    reworded = "It treats main depressive ailment and coronary heart sickness, and liver harm."

    assert [mention.text for mention in _read(lexicon, sentence)] == ["diabetes"]
    (*_, last) = _read(lexicon, f"{reworded} {sentence}")
    assert (last.text, last.entity.label) == ("kind 2 diabetes", "type 2 diabetes")


@pytest.mark.parametrize(
    "written", ["Parkinson's malady", "attention deficit hyperactivity ailment"]
)
def test_a_reworded_name_takes_in_the_plain_one_within_it(lexicon: Lexicon, written: str) -> None:
    (mention,) = _read(lexicon, f"It is used in {written}.")

    assert mention.text == written


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The delayed discharge of the patients had several causes.", []),
        ("Sudden changes of the heart level were excluded by design.", []),
        (
            "The brain AChE activities and the glucose sensor were checked.",
            ["acetylcholinesterase", "glucose"],
        ),
        ("Middle-aged individuals with treatment-resistant illness were asked.", []),
        (
            "A profound sleep disturbance was seen at the lowest abnormal respiratory events index.",
            ["sleep disturbance", "respiratory event"],
        ),
    ],
)
def test_plain_writing_is_left_alone(lexicon: Lexicon, text: str, names: list[str]) -> None:
    assert [mention.entity.label for mention in _read(lexicon, text)] == names

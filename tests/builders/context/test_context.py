"""Negation, hedges and their scopes: sentences of `context.md`, and what a table cannot show."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from pharmagraph.builders.context import cues
from pharmagraph.builders.context.context import (
    claim_flags,
    flags,
    flags_of_mentions,
    scopes,
)
from pharmagraph.builders.literals.literals import literals
from pharmagraph.errors import RulesError
from pharmagraph.ontology.kinds import Certainty

TABLE = Path(__file__).with_name("context.md")
_ROW = re.compile(r"\| (?P<says>[a-z ]+?) \| (?P<sentence>.+?) \|")
_MARK = re.compile(r"[\[\]]")


def rows() -> list[tuple[str, str]]:
    """The rows of the table; a line that looks like one and cannot be read is an error."""
    found = []
    for number, line in enumerate(TABLE.read_text(encoding="utf-8").splitlines(), 1):
        if not line.startswith("|") or line.startswith(("| says |", "| --- |")):
            continue
        row = _ROW.fullmatch(line)
        assert row and "[" in row["sentence"], f"{TABLE.name}:{number}: not a row of the table"
        found.append((row["says"], row["sentence"]))
    return found


def marked(sentence: str) -> tuple[str, list[tuple[int, int]]]:
    """The sentence without its marks, and where the marked stretches are."""
    pieces = _MARK.split(sentence)
    ends = [len("".join(pieces[: index + 1])) for index in range(len(pieces))]
    return "".join(pieces), list(zip(ends[0::2], ends[1::2], strict=False))


def spelt(negated: bool, certainty: Certainty) -> str:
    words = ["not"] * negated + [certainty.value] * certainty.hedged
    return " ".join(words) or "asserted"


@pytest.mark.parametrize(("says", "sentence"), rows())
def test_the_table(says: str, sentence: str) -> None:
    text, spans = marked(sentence)
    governed = scopes(text)
    found = {text[start:end]: spelt(*flags(governed, start, end)) for start, end in spans}

    assert found == dict.fromkeys(found, says), [scope.cue for scope in governed]


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        ("Losartan [caused] no {cough}.", "not"),
        ("{Ketamine}, but not midazolam, [relieved] {pain}.", "asserted"),
        ("Ketamine, but not {midazolam}, [relieved] {pain}.", "not"),
        ("{Ketamine} may be toxic but [relieves] {pain}.", "asserted"),
        ("{Isoniazid} [causes] possible {liver damage}.", "possible"),
        ("No {opioid} [relieved] the {itch}.", "not"),
        ("Unlike {amitriptyline}, which [causes] {drowsiness}, bupropion arouses.", "asserted"),
        (
            "No effect of age on the level of {lumiracoxib}, an oral [inhibitor] of {COX-2}.",
            "asserted",
        ),
        ("Modafinil did not change the impairment [induced] by {scopolamine}.", "asserted"),
    ],
)
def test_a_claim_is_denied_or_hedged_at_its_verb_or_at_one_side(sentence: str, says: str) -> None:
    plain = re.sub(r"[\[\]{}]", "", sentence)
    sides = [plain.index(name) for name in re.findall(r"\{(.+?)\}", sentence)]
    (verb,) = re.findall(r"\[(.+?)\]", sentence)
    names = re.findall(r"\{(.+?)\}", sentence)
    spans = [(at, at + len(name)) for at, name in zip(sides, names, strict=True)]
    if len(spans) == 1:  # the subject is not named: the drug at the beginning
        spans.insert(0, (0, plain.index(" ")))
    at = plain.index(verb)

    assert spelt(*claim_flags(scopes(plain), (at, at + len(verb)), *spans)) == says


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        ("The [rash] did not return.", ["not"]),
        ("The [rash] and the [fever] may recur.", ["asserted", "possible"]),
        ("[Sertraline] eased the [fear], which did not come back.", ["asserted", "not"]),
        ("[Nausea] was mild, with no deaths.", ["asserted"]),
        ("[Pain] was not relieved by [tramadol].", ["not", "not"]),
        ("[Tramadol] relieved [pain]; this was not expected.", ["asserted", "asserted"]),
    ],
)
def test_a_predicate_that_governs_no_entity_bears_on_its_subject(
    sentence: str, says: list[str]
) -> None:
    text, spans = marked(sentence)

    assert [spelt(*pair) for pair in flags_of_mentions(text, scopes(text), spans)] == says


def test_a_cue_inside_a_name_is_part_of_the_name() -> None:
    text = "The chart said no known allergies."
    start, end = text.index("no known"), len(text) - 1
    (found,) = flags_of_mentions(text, scopes(text), [(start, end)])

    assert found == (False, Certainty.ASSERTED)
    assert flags(scopes(text), start, len(text) - 1) == (True, Certainty.ASSERTED)


def test_the_strongest_hedge_wins() -> None:
    text = "It is unknown whether ketamine may help."
    at = text.index("help")

    assert {scope.certainty for scope in scopes(text)} >= {Certainty.UNKNOWN, Certainty.POSSIBLE}
    assert flags(scopes(text), at, at + 4) == (False, Certainty.UNKNOWN)


def test_scopes_lie_in_the_sentence_and_name_their_cue() -> None:
    text = "THERE IS NO  EVIDENCE that İbuprofen doesn’t help."

    for scope in scopes(text):
        assert 0 <= scope.start <= scope.end <= len(text)
        assert scope.cue == " ".join(
            text[scope.cue_start : scope.cue_end].lower().replace("’", "'").split()
        )
    assert [scope.cue for scope in scopes(text)] == ["no evidence that", "doesn't"]


@pytest.mark.parametrize(
    "text", ["", "?", "(", "not", "if (no", "may may may", "no; no; no", "but not,"]
)
def test_odd_sentences_do_no_harm(text: str) -> None:
    for scope in scopes(text):
        assert scope.start >= 0 and scope.end <= len(text)


@pytest.mark.parametrize(
    "piece", ["no ", "may not ", "( not ", "not induced ", "evaluate effect ", "1 mg/"]
)
def test_a_page_without_full_stops_is_read_in_time_that_grows_with_its_length(piece: str) -> None:
    def seconds(text: str) -> float:
        started = time.process_time()
        scopes(text)
        literals(text, 0, len(text))
        return time.process_time() - started

    short, long = (
        min(seconds(piece * (size // len(piece))) for _ in range(3)) for size in (4_000, 16_000)
    )

    assert long < 10 * short + 0.1  # 4 times as long; a quadratic reader takes 16 times as long


def test_a_sentence_without_cues_has_no_scopes() -> None:
    assert scopes("Ketamine blocks the NMDA receptor.") == ()


@pytest.mark.parametrize(
    ("group", "reason"),
    [
        ({"says": "perhaps", "governs": "clause"}, "a cue cannot say 'perhaps'"),
        ({"says": "negated", "governs": "everything"}, "a cue cannot govern 'everything'"),
    ],
)
def test_a_bad_group_of_cues_is_refused(group: dict[str, str | bool], reason: str) -> None:
    with pytest.raises(RulesError, match=reason):
        cues.Cue.of(group)

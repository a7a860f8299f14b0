"""Doses, durations and dates: sentences of `literals.md`, and what a table cannot show."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from pharmagraph.builders.literals.dates import compatible, period
from pharmagraph.builders.literals.literals import entity, literals
from pharmagraph.ontology.kinds import LITERAL_KINDS, Kind

TABLE = Path(__file__).with_name("literals.md")
_ROW = re.compile(r"\| (?P<sentence>.+?) \| (?P<literals>.+?) \|")


def rows() -> list[tuple[str, list[str]]]:
    """The rows of the table; a line that looks like one and cannot be read is an error."""
    found = []
    for number, line in enumerate(TABLE.read_text(encoding="utf-8").splitlines(), 1):
        if not line.startswith("|") or line.startswith(("| sentence |", "| --- |")):
            continue
        row = _ROW.fullmatch(line)
        assert row, f"{TABLE.name}:{number}: not a row of the table"
        expected = [] if row["literals"] == "-" else row["literals"].split("; ")
        found.append((row["sentence"], expected))
    return found


@pytest.mark.parametrize(("sentence", "expected"), rows())
def test_the_table(sentence: str, expected: list[str]) -> None:
    found = literals(sentence, 0, len(sentence))

    assert [f"{mention.entity.kind} {mention.entity.label}" for mention in found] == expected


def test_offsets_are_those_of_the_document() -> None:
    text = "İn short. Give 20 MG daily for 10 days. Until 2019, 5 mg."
    start, end = text.index("Give"), text.index(" Until")

    found = literals(text, start, end)

    assert [mention.text for mention in found] == ["20 MG daily", "10 days"]
    assert all(text[mention.start : mention.end] == mention.text for mention in found)


def test_literals_never_overlap_and_bear_literal_kinds() -> None:
    text = (
        "1 g every 8 hours for 2 weeks from May 2019 to 2020, a single dose of 5-10 mg in 30 min."
    )

    found = literals(text, 0, len(text))

    assert {mention.entity.kind for mention in found} == LITERAL_KINDS - {Kind.NAME}
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_an_id_comes_from_the_normal_reading_alone() -> None:
    one, other = "within two hours", "Within 2 h"

    first, second = (literals(text, 0, len(text))[0].entity for text in (one, other))

    assert first == second
    assert first.id == "duration:within-2-hours"


def test_different_readings_have_different_ids() -> None:
    assert entity(Kind.QUANTITY, "5 µg/kg").id == "quantity:5-ug-per-kg"
    assert entity(Kind.TIME, "1990/2000").id == "time:1990-to-2000"


@pytest.mark.parametrize(
    ("label", "first", "last"),
    [
        ("1962", date(1962, 1, 1), date(1962, 12, 31)),
        ("1960s", date(1960, 1, 1), date(1969, 12, 31)),
        ("early 1960s", date(1960, 1, 1), date(1963, 12, 31)),
        ("late 1960s", date(1966, 1, 1), date(1969, 12, 31)),
        ("2019-02", date(2019, 2, 1), date(2019, 2, 28)),
        ("2019-12", date(2019, 12, 1), date(2019, 12, 31)),
        ("2019-03-05", date(2019, 3, 5), date(2019, 3, 5)),
        ("1990/2000", date(1990, 1, 1), date(2000, 12, 31)),
        ("19th century", date(1801, 1, 1), date(1900, 12, 31)),
    ],
)
def test_a_date_covers_a_period_of_its_own_precision(label: str, first: date, last: date) -> None:
    assert period(label) == (first, last)


@pytest.mark.parametrize(
    "label", ["", "soon", "6 months", "2019-13", "2019-04-31", "1990/", "x/1990"]
)
def test_what_is_no_date_has_no_period(label: str) -> None:
    assert period(label) is None
    assert not compatible(label, "1990")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("1960s", "1962", True),
        ("1962", "1962-05-03", True),
        ("early 1960s", "1968", False),
        ("1970", "1962", False),
        ("20th century", "the sixties", False),
    ],
)
def test_dates_agree_where_their_periods_meet(one: str, other: str, *, same: bool) -> None:
    assert compatible(one, other) is same
    assert compatible(other, one) is same

"""The contract's JSON Lines: good lines are documents, bad lines are named."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from pharmagraph.errors import UnreadableDocumentError
from pharmagraph.graph.document import Document, GivenMention
from tests.builders.readers.conftest import Read

One = Callable[..., Document]
GOOD = '{"id": "d1", "text": "Aspirin."}'


def test_the_text_is_kept_to_the_character(document: One) -> None:
    text = "\r\n A\u00a0b\u2028 \U0001f48a e\u0301 "

    assert document("d.jsonl", json.dumps({"id": "d", "text": text})).text == text


def test_mentions_come_along(document: One) -> None:
    row = {
        "id": "d",
        "text": "Aspirin 💊 relieves pain.",
        "title": "T",
        "mentions": [
            {"start": 0, "end": 7, "kind": "drug", "id": "CHEBI:15365"},
            {"start": 19, "end": 23, "kind": "effect"},
        ],
    }

    found = document("d.jsonl", json.dumps(row, ensure_ascii=False))

    assert found.given == (
        GivenMention(0, 7, "drug", "CHEBI:15365"),
        GivenMention(19, 23, "effect", None),
    )
    assert found.text[19:23] == "pain"
    assert found.title == "T"


def test_no_mentions_is_not_the_same_as_none_given(document: One) -> None:
    assert document("a.jsonl", GOOD).given is None
    assert document("b.jsonl", '{"id": "d", "text": "A.", "mentions": []}').given == ()


@pytest.mark.parametrize(
    ("row", "dates"),
    [
        ({"year": 2004}, {"year": "2004"}),
        ({"date": "2019-03-07T10:00", "year": "c. 2019"}, {"date": "2019-03-07", "year": "2019"}),
        ({"date": "last spring", "year": None}, {}),
        ({"date": ["\ud800"], "year": 12004}, {}),
    ],
)
def test_a_date_comes_along(document: One, row: dict[str, object], dates: dict[str, str]) -> None:
    line = json.dumps({"id": "d", "text": "A."} | row)

    assert document("d.jsonl", line).metadata == dates


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("not json", "not JSON"),
        ("[1]", "not a JSON object"),
        ('{"text": "A."}', 'no "id"'),
        ('{"id": "", "text": "A."}', 'no "id"'),
        ('{"id": "d"}', 'no "text"'),
        ('{"id": "d", "text": "  "}', 'no "text"'),
        ('{"id": "d", "text": "A.", "year": 1' + "0" * 5000 + "}", "thousands of digits"),
        ('{"id": "d", "text": "A\\u0000"}', "NUL"),
        ('{"id": "d", "text": "A\\ud800"}', "half a character"),
        ('{"id": "d", "text": "A.", "mentions": {}}', "not a list"),
        ('{"id": "d", "text": "A.", "mentions": [{"start": 0}]}', "without"),
        ('{"id": "d", "text": "A.", "mentions": [3]}', "without"),
        (
            '{"id": "d", "text": "A.", "mentions": [{"start": 1, "end": 9, "kind": "drug"}]}',
            "outside",
        ),
        (
            '{"id": "d", "text": "A.", "mentions": [{"start": 0, "end": 1, "kind": "pet"}]}',
            "unknown kind",
        ),
        (
            '{"id": "d", "text": "A.", "mentions": [{"start": 0, "end": 1, "kind": ["drug"]}]}',
            "unknown kind",
        ),
        (
            '{"id": "d", "text": "A.", "mentions": [{"start": false, "end": true, "kind": "drug"}]}',
            "outside",
        ),
        (
            '{"id": "d", "text": "A.", "mentions": [{"start": 0, "end": 1, "kind": "drug", "id": {}}]}',
            "not a string",
        ),
        ("[" * 100_000, "JSON"),
        ('{"id": "d", "text": "\\u00e4', "not JSON"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_read(read: Read, line: str, reason: str) -> None:
    bad, good = read("d.jsonl", f"{line}\n\n{GOOD}\n")

    assert isinstance(bad, UnreadableDocumentError)
    assert str(bad).startswith("d.jsonl:1: ")
    assert reason in str(bad)
    assert isinstance(good, Document)


def test_a_line_that_is_not_utf_8_is_named(read: Read) -> None:
    found = read("d.jsonl", GOOD.encode() + b'\n{"id": "d2", "text": "na\xefve"}\n')

    assert str(found[1]).startswith("d.jsonl:2: not UTF-8")


def test_a_number_as_an_id_is_taken_as_its_digits(document: One) -> None:
    assert document("d.jsonl", '{"id": 17, "text": "A."}').id == "17"

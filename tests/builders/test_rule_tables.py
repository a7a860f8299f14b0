"""Every case of every sentence table, each a test of its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pharmagraph.ontology.predicates import Predicate
from tests.builders import report
from tests.builders.report import explain
from tests.builders.shipped import extractor
from tests.builders.tables import (
    Case,
    TableError,
    Verdict,
    cases,
    expectation,
    judge,
    known_failures,
    tables,
)

_CASES = [case for path in tables() for case in cases(path)]
ENOUGH = 10  # ways of saying it, below which a table shows too little
_KNOWN = known_failures()


def _parameter(case: Case) -> object:
    reason = _KNOWN.get(case.id)
    marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
    return pytest.param(case, id=case.id, marks=marks)


@pytest.mark.parametrize("case", [_parameter(case) for case in _CASES])
def test_the_text_makes_the_claims_of_the_table(case: Case) -> None:
    extraction = extractor().extract(case.document)

    verdict = judge(case, extraction)

    assert verdict.passed, explain(case, verdict)


def test_every_predicate_has_a_table() -> None:
    assert set(Predicate) <= {path.stem for path in tables()}


def test_every_table_of_a_predicate_expects_it_often() -> None:
    scarce = [
        path.stem
        for path in tables()
        if path.stem in set(Predicate)
        and sum(path.stem in e.predicates for case in cases(path) for e in case.expected) < ENOUGH
    ]

    assert scarce == []


def test_every_known_failure_is_a_case() -> None:
    assert set(_KNOWN) <= {case.id for case in _CASES}


@pytest.mark.parametrize(
    "table",
    [
        "",
        "no fences\ntext\n",
        "only two fences\n.\ntext\n.\naspirin | treats | pain\n",
        "no text\n.\n.\naspirin | treats | pain\n.\n",
        "bad claim\n.\ntext\n.\naspirin treats pain\n.\n",
        "bad predicate\n.\ntext\n.\naspirin | heals | pain\n.\n",
        "bad flag\n.\ntext\n.\naspirin | treats | pain | perhaps\n.\n",
        "bad qualifier\n.\ntext\n.\naspirin | treats | pain | | colour: red\n.\n",
        "twice\n.\ntext\n.\n.\n\ntwice\n.\ntext\n.\n.\n",
    ],
)
def test_a_table_that_cannot_be_read_whole_is_refused(table: str, tmp_path: Path) -> None:
    path = tmp_path / "table.md"
    path.write_text(table, encoding="utf-8")

    with pytest.raises(TableError, match="table"):
        cases(path)


def test_an_expected_line_is_read_with_flags_and_qualifiers() -> None:
    line = (
        "aspirin or acetylsalicylic acid | treats | pain | not possible | dose: 300 mg; route: oral"
    )

    expected = expectation(line, "here")

    assert expected.subject == ("aspirin", "acetylsalicylic acid")
    assert expected.negated
    assert expected.hedged
    assert expected.qualifiers == (("dose", "300 mg"), ("route", "oral"))


def test_a_new_failure_is_listed_only_on_purpose(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "known_failures.txt"
    path.write_text("treats: gone | passes now\n", encoding="utf-8")
    monkeypatch.setattr(report, "KNOWN_FAILURES", path)
    monkeypatch.setattr(report, "known_failures", lambda: known_failures(path))
    case = _CASES[0]
    failed = {case.table: [(case, Verdict(missed=case.expected, spurious=()))]}

    with pytest.raises(SystemExit, match=re.escape(case.name)):
        report.update(failed, allow_regression=False)
    report.update(failed, allow_regression=True)

    assert list(known_failures(path)) == [case.id]

"""Clauses that only take from the standing of what was said: each form of the table has examples, and they hold."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from pharmagraph.builders.context.misgivings import misgiven, misgives

TABLE = files("pharmagraph.builders.context") / "misgivings.toml"
FORMS = tomllib.loads(TABLE.read_text(encoding="utf-8"))["forms"]


def test_every_form_has_an_example() -> None:
    assert [form["form"] for form in FORMS if not form["examples"]] == []


@pytest.mark.parametrize("example", [each for form in FORMS for each in form["examples"]])
def test_an_example_takes_back_what_stands_before_it(example: str) -> None:
    before = "the drug eases pain, "

    assert misgives(example)
    assert misgiven(before + example) == len(before) - 2


@pytest.mark.parametrize(
    "clause",
    [
        "but it is cheap.",
        "and the evidence is strong.",
        "which was confirmed in a later trial.",
        "larger trials are needed.",
        "but its chronic use is controversial.",
        "the risk of interactions is limited.",
        "experts agree.",
        "in mice and in men alike it was strong.",
    ],
)
def test_what_says_something_of_its_own_takes_nothing_back(clause: str) -> None:
    assert not misgives(clause)

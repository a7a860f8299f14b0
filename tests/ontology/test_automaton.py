"""The automaton is the same wherever it was built, and is built here where no other process can."""

from __future__ import annotations

import sys

import pytest

from pharmagraph.ontology.lexicon.automaton import Building

NAMES = b"\n".join(
    [
        b" loratadine ",
        b" hay fever ",
        " \N{GREEK SMALL LETTER ALPHA} blocker ".encode(),
        b" hay ",
    ]
)
MODULE = "pharmagraph.ontology.lexicon.automaton"


def test_another_process_builds_the_same() -> None:
    assert (
        Building(NAMES, many=1).automaton().serialize() == Building(NAMES).automaton().serialize()
    )


@pytest.mark.parametrize("python", ["", "/nowhere/python", sys.executable + "/none"])
def test_without_another_python_it_is_built_here(
    monkeypatch: pytest.MonkeyPatch, python: str
) -> None:
    monkeypatch.setattr(sys, "executable", python)

    found = Building(NAMES, many=1).automaton().find_overlapping(b" hay fever ")

    assert {number for _, _, number in found} == {1, 3}


def test_what_another_process_fails_to_build_is_built_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{MODULE}._PROGRAM", "raise SystemExit(3)")

    assert (
        Building(NAMES, many=1).automaton().serialize() == Building(NAMES).automaton().serialize()
    )


def test_a_frozen_program_does_not_start_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    def started(*_: object, **__: object) -> None:
        raise AssertionError("started")

    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(f"{MODULE}.subprocess.Popen", started)

    assert (
        Building(NAMES, many=1).automaton().serialize() == Building(NAMES).automaton().serialize()
    )

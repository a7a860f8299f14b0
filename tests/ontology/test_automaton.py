"""The automaton is the same wherever it was built, and is built here where no other process can."""

from __future__ import annotations

import sys
import zlib
from pathlib import Path

import pytest

from pharmagraph.ontology.lexicon.automaton import Building, InFile

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
    assert Building(NAMES, many=1).built().serialized == Building(NAMES).built().serialized


@pytest.fixture
def in_file(tmp_path: Path) -> InFile:
    """The names at the end of a file."""
    file = tmp_path / "names.z"
    file.write_bytes(b"what comes first" + zlib.compress(NAMES))
    return InFile(file, len(b"what comes first"))


def test_another_process_reads_the_names_of_a_file_for_itself(
    in_file: InFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    building = Building(in_file)
    monkeypatch.setattr(InFile, "read", lambda _: b"read here")

    assert building.built().serialized == Building(NAMES).built().serialized


def test_without_another_python_the_names_of_a_file_are_read_here(
    in_file: InFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "")

    assert Building(in_file).built().serialized == Building(NAMES).built().serialized


def test_what_nobody_waits_for_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{MODULE}._PROGRAM", "import time; time.sleep(600)")
    building = Building(NAMES, many=1)
    process = building._process
    assert process is not None

    del building

    assert process.wait() != 0
    assert process.stdout is not None
    process.stdout.close()


@pytest.mark.parametrize("python", ["", "/nowhere/python", sys.executable + "/none"])
def test_without_another_python_it_is_built_here(
    monkeypatch: pytest.MonkeyPatch, python: str
) -> None:
    monkeypatch.setattr(sys, "executable", python)

    found = Building(NAMES, many=1).built().automaton.find_overlapping(b" hay fever ")

    assert {number for _, _, number in found} == {1, 3}


def test_what_another_process_fails_to_build_is_built_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{MODULE}._PROGRAM", "raise SystemExit(3)")

    assert Building(NAMES, many=1).built().serialized == Building(NAMES).built().serialized


def test_a_frozen_program_does_not_start_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    def started(*_: object, **__: object) -> None:
        raise AssertionError("started")

    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(f"{MODULE}.subprocess.Popen", started)

    assert Building(NAMES, many=1).built().serialized == Building(NAMES).built().serialized

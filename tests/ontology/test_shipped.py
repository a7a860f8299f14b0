"""Names numbered beforehand are those that would be numbered now, or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from pharmagraph.ontology.lexicon import shipped
from pharmagraph.ontology.lexicon.automaton import Building
from pharmagraph.ontology.lexicon.compiling import number_entries
from pharmagraph.ontology.lexicon.entries import Entry
from pharmagraph.ontology.lexicon.packed import Numbered

ENTRIES = [
    Entry("PG:1", "drug", "loratadine", ("X:1",), ("loratadine", "^Claritin", "=L.T.")),
    Entry("PG:2", "condition", "hay fever", (), ("hay fever", "allergic rhinitis")),
]


@pytest.fixture(scope="module")
def numbered() -> Numbered:
    return number_entries(ENTRIES, 0, stems=["tadine"], triggers=["hayfevers"])


def test_what_is_packed_is_read_as_it_was(numbered: Numbered) -> None:
    again = shipped.read("v1", shipped.packed("v1", numbered))

    assert again is not None
    assert again.numbered() == numbered
    assert again.meanings() == numbered.meanings()


def test_another_process_builds_the_same_from_the_file(
    numbered: Numbered, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / shipped.FILE).write_bytes(shipped.packed("v1", numbered))
    monkeypatch.setattr(shipped, "PACKAGE", tmp_path)
    again = shipped.read("v1")

    assert again is not None
    assert Building(again.names).built().serialized == Building(numbered.names).built().serialized


def test_the_same_names_are_the_same_bytes(numbered: Numbered) -> None:
    again = number_entries(ENTRIES, 0, stems=["tadine"], triggers=["hayfevers"])

    assert shipped.packed("v1", again) == shipped.packed("v1", numbered)


def test_names_of_other_data_are_not_read(numbered: Numbered) -> None:
    assert shipped.read("v2", shipped.packed("v1", numbered)) is None


@pytest.mark.parametrize("keep", [0, 10, -1])
def test_a_damaged_file_is_not_read(numbered: Numbered, keep: int) -> None:
    assert shipped.read("v1", shipped.packed("v1", numbered)[:keep]) is None


def test_a_checkout_has_no_file_and_does_without() -> None:
    assert shipped.read("no such version") is None

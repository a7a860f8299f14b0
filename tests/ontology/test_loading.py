"""The first run from a wheel: what takes longest is begun before all else, and is the same as without that."""

from __future__ import annotations

from pathlib import Path

import pytest

from pharmagraph.ontology.lexicon import Lexicon, cache, entries, loading, shipped


@pytest.fixture
def wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a cache; two names, numbered in a file as a wheel has it, and not to be numbered again."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("PHARMAGRAPH_CACHE", str(folder))
    monkeypatch.setattr(entries, "tables", lambda: iter(()))
    rows = [entries.Entry("MY:1", "drug", "zorvit", ("MY:2",), ("zorvit", "=ZV"))]
    monkeypatch.setattr(entries, "vocabulary", lambda: iter(rows))
    data = shipped.packed(loading.data_version(), loading.number_names())
    (tmp_path / shipped.FILE).write_bytes(data)
    monkeypatch.setattr(shipped, "PACKAGE", tmp_path)
    monkeypatch.setattr(loading, "_begun", [])
    return folder


def numbered_again(*_: object) -> None:
    raise AssertionError("the names are in the file")


@pytest.mark.parametrize("begins", [True, False])
def test_the_names_of_a_wheel_are_not_numbered_again(
    wheel: Path, monkeypatch: pytest.MonkeyPatch, begins: bool
) -> None:
    monkeypatch.setattr(loading, "number_names", numbered_again)
    if begins:
        loading.begin()

    lexicon = Lexicon.load()

    assert len(lexicon.hits("zorvit, ZV, zv")) == 2
    assert cache.read(lexicon.version) is not None


def test_what_was_begun_is_gone_on_with(wheel: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loading.begin()
    monkeypatch.setattr(shipped, "read", numbered_again)

    assert Lexicon.load().named("ZV") is not None


def test_nothing_is_begun_where_the_cache_has_it(
    wheel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Lexicon.load()
    monkeypatch.setattr(loading, "Building", numbered_again)

    loading.begin()

    assert Lexicon.load().named("ZV") is not None


def test_a_damaged_cache_that_was_there_at_the_beginning_is_made_anew(wheel: Path) -> None:
    version = Lexicon.load().version
    (file,) = wheel.iterdir()
    file.write_bytes(b"damaged")

    loading.begin()

    assert Lexicon.load().named("ZV") is not None
    assert cache.read(version) is not None


def test_a_damaged_file_in_the_wheel_is_done_without(wheel: Path) -> None:
    file = wheel.parent / shipped.FILE
    file.write_bytes(file.read_bytes()[:-1])

    loading.begin()

    assert Lexicon.load().named("ZV") is not None


def test_names_of_a_users_own_are_in_it_though_others_were_begun(
    wheel: Path, tmp_path: Path
) -> None:
    own = tmp_path / "own.tsv"
    own.write_text("name\tid\tkind\nquelvex\tMY:9\tdrug\n", encoding="utf-8")

    loading.begin()

    assert Lexicon.load([own]).named("quelvex") is not None
    assert Lexicon.load().named("quelvex") is None

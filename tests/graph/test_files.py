"""Files that are written whole or not at all, also several together, whatever comes between."""

from __future__ import annotations

import errno
import gzip
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from pharmagraph.errors import StoreError
from pharmagraph.graph import files
from pharmagraph.graph.files import write_all, write_bytes

NAMES = ["a.csv", "b.csv", "c.csv"]
OLD, NEW = b"old", b"new" * 100
unix = pytest.mark.skipif(os.name == "nt", reason="locks and devices of Unix")


def found(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def wanted(folder: Path) -> dict[Path, bytes]:
    return {folder / name: NEW + name.encode() for name in NAMES}


def failing_at(
    number: int, real: Callable[..., object], error: BaseException
) -> Callable[..., object]:
    """As the real one, but the call of this number fails."""
    calls = iter(range(99))

    def called(*arguments: object) -> object:
        if next(calls) == number:
            raise error
        return real(*arguments)

    return called


def test_all_are_written(tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_bytes(OLD)

    write_all(wanted(tmp_path))

    assert found(tmp_path) == {name: NEW + name.encode() for name in NAMES}


@pytest.mark.parametrize("before", [[], ["b.csv"], NAMES])
@pytest.mark.parametrize("number", range(3))
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_disk_that_is_full_at_any_of_them_changes_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, before: list[str]
) -> None:
    for name in before:
        (tmp_path / name).write_bytes(OLD + name.encode())
    full = OSError(errno.ENOSPC, "No space left on device")
    target = os if step == "fsync" else files._Part
    name = "fsync" if step == "fsync" else "take_name"
    monkeypatch.setattr(target, name, failing_at(number, getattr(target, name), full))

    with pytest.raises(
        StoreError, match=r"No space left on device; nothing was changed; make room"
    ):
        write_all(wanted(tmp_path))

    assert found(tmp_path) == {name: OLD + name.encode() for name in before}


def test_an_interruption_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", failing_at(1, os.fsync, KeyboardInterrupt()))

    with pytest.raises(KeyboardInterrupt):
        write_all(
            {path.parent / "new" / path.name: data for path, data in wanted(tmp_path).items()}
        )

    assert list(tmp_path.iterdir()) == []


def test_a_name_that_is_taken_by_a_folder_changes_none(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(OLD)
    (tmp_path / "c.csv").mkdir()

    with pytest.raises(StoreError, match=r"c\.csv: Is a directory; nothing was changed"):
        write_all(wanted(tmp_path))

    assert found(tmp_path) == {"a.csv": OLD}


def test_a_folder_is_made_and_taken_away_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_bytes(tmp_path / "one" / "two" / "a.csv", NEW)
    assert found(tmp_path / "one" / "two") == {"a.csv": NEW}

    monkeypatch.setattr(os, "fsync", failing_at(0, os.fsync, OSError(errno.EIO, "I/O error")))
    with pytest.raises(StoreError, match=r"I/O error; nothing was changed; choose a place"):
        write_bytes(tmp_path / "other" / "two" / "a.csv", NEW)

    assert not (tmp_path / "other").exists()


def test_a_file_in_the_place_of_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "one").write_bytes(OLD)

    with pytest.raises(StoreError, match="the folder cannot be made"):
        write_bytes(tmp_path / "one" / "a.csv", NEW)


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    link = tmp_path / "link.csv"
    link.symlink_to(tmp_path / "there" / "a.csv")

    write_bytes(link, NEW)

    assert link.is_symlink()
    assert found(tmp_path / "there") == {"a.csv": NEW}


@unix
def test_a_device_stays_one() -> None:
    write_bytes(Path(os.devnull), NEW)

    assert Path(os.devnull).is_char_device()


@unix
def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()

    write_bytes(pipe, NEW)
    reader.join()

    assert read == [NEW]
    assert pipe.is_fifo()


def test_the_ending_says_that_it_is_packed(tmp_path: Path) -> None:
    write_bytes(tmp_path / "a.csv.GZ", NEW)

    assert gzip.decompress((tmp_path / "a.csv.GZ").read_bytes()) == NEW


@unix
def test_what_a_killed_process_left_goes_with_the_next_and_no_other(tmp_path: Path) -> None:
    script = """
import os, sys
from pathlib import Path
from pharmagraph.graph.files import write_bytes
os.fsync = lambda _: os.kill(os.getpid(), 9)
write_bytes(Path(sys.argv[1]), b"half")
"""
    for name in ("a.csv", "b.csv"):
        subprocess.run([sys.executable, "-c", script, str(tmp_path / name)], check=False)
    assert len(found(tmp_path)) == 2

    write_bytes(tmp_path / "a.csv", NEW)

    [kept, other] = sorted(found(tmp_path), reverse=True)
    assert kept == "a.csv"
    assert other.startswith(".b.csv-")


@unix
def test_what_another_is_writing_is_left_alone(tmp_path: Path) -> None:
    one = files._part(tmp_path / "a.csv", b"one")
    write_bytes(tmp_path / "a.csv", b"other")
    one.take_name()
    one.stream.close()

    assert found(tmp_path) == {"a.csv": b"one"}

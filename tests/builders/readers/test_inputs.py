"""Which files the inputs of a build stand for, and what becomes of those that cannot be read."""

from __future__ import annotations

import gzip
import io
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from pharmagraph.builders import readers
from pharmagraph.builders.readers import read_all
from pharmagraph.errors import InputError, UnreadableDocumentError
from pharmagraph.graph.document import Document

TEXT = "Aspirin relieves pain."


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def ids(*inputs: str) -> list[str]:
    return [document.id for document in read_all(inputs) if not isinstance(document, Exception)]


def write(name: str, content: str = TEXT) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(content, encoding="utf-8")


def test_the_id_of_a_file_is_its_path_as_given() -> None:
    write("a.txt")

    assert ids("a.txt") == ["a.txt"]
    assert ids("./a.txt") == ["./a.txt"]


@pytest.mark.parametrize("name", ["late.txt", "late.html", "late.jsonl"])
def test_what_begins_after_many_blank_lines_is_read(name: str) -> None:
    said = {
        "html": f"<html><p>{TEXT}</p></html>",
        "jsonl": f'{{"id": "late.jsonl", "text": "{TEXT}"}}',
    }
    write(name, "\n" * 1_000_000 + said.get(name.partition(".")[2], TEXT))

    assert ids(name) == [name]


def test_a_graph_among_documents_is_none_and_alone_is_an_error() -> None:
    write("docs/a.txt")
    write("docs/graph/pharmagraph.json", "{}")
    write("docs/graph/notes.txt")

    assert ids("docs") == [f"docs{os.sep}a.txt"]
    with pytest.raises(InputError, match=r"^docs/graph: a graph, no documents; `merge`"):
        ids("docs/graph")


def test_a_folder_is_read_in_the_order_of_names_without_hidden_and_foreign_files() -> None:
    for name in ("docs/b.txt", "docs/a.md", "docs/sub/c.txt", "docs/.hidden.txt", "docs/x.png"):
        write(name)

    assert ids("docs") == [
        f"docs{os.sep}a.md",
        f"docs{os.sep}b.txt",
        f"docs{os.sep}sub{os.sep}c.txt",
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere file names are text")
def test_files_whose_names_are_no_text_are_told_apart() -> None:
    for name in (b"caf\xe8.txt", b"caf\xe9.txt"):
        Path(os.fsdecode(name)).write_text(TEXT, encoding="utf-8")

    assert ids("*.txt") == [r"caf\xe8.txt", r"caf\xe9.txt"]


def test_a_glob_is_expanded_where_the_shell_has_not() -> None:
    write("a.txt")
    write("b.txt")
    write("c.md")

    assert ids("*.txt") == ["a.txt", "b.txt"]


def test_a_file_named_twice_is_read_once() -> None:
    write("a.txt")

    assert ids("a.txt", "*.txt") == ["a.txt"]


def test_a_file_whose_name_looks_like_a_glob_is_read_by_its_name() -> None:
    write("a[1].txt")

    assert ids("a[1].txt") == ["a[1].txt"]


def test_standard_input_is_read_by_what_it_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    line = b'{"id": "d1", "text": "Aspirin relieves pain."}\n'
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(line)))

    assert ids("-") == ["d1"]


def test_plain_text_on_standard_input_is_called_by_its_dash(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))

    assert ids("-") == ["-"]


def test_compressed_files_are_read_as_what_they_hold() -> None:
    Path("d.jsonl.gz").write_bytes(gzip.compress(b'{"id": "d1", "text": "Aspirin."}\n'))

    assert ids("d.jsonl.gz") == ["d1"]


def test_a_cut_compressed_file_is_reported() -> None:
    data = gzip.compress(os.urandom(20_000).hex().encode())
    Path("d.txt.gz").write_bytes(data[: len(data) // 2])

    found = list(read_all(["d.txt.gz"]))

    assert isinstance(found[0], UnreadableDocumentError)
    assert "d.txt.gz: cannot be read" in str(found[0])


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("none.txt", "no such file or folder"),
        ("*.nothing", "no file matches"),
        ("empty", "no documents"),
    ],
)
def test_an_input_that_stands_for_nothing_is_wrong_usage(name: str, reason: str) -> None:
    Path("empty").mkdir()

    with pytest.raises(InputError, match=reason):
        ids(name)


def test_a_file_that_may_not_be_read_is_reported_and_the_others_are_read() -> None:
    write("docs/a.txt")
    write("docs/b.txt")
    Path("docs/a.txt").unlink()
    Path("docs/a.txt").symlink_to("nowhere.txt")

    found = list(read_all(["docs"]))

    assert isinstance(found[0], UnreadableDocumentError)
    assert not isinstance(found[1], Exception)


def test_pipes_and_devices_in_a_folder_are_left_alone() -> None:
    write("docs/a.txt")
    os.mkfifo("docs/pipe.txt")
    Path("docs/zero.txt").symlink_to("/dev/zero")

    assert ids("docs") == [f"docs{os.sep}a.txt"]
    assert ids("docs/*.txt") == ["docs/a.txt"]


def test_a_pipe_that_is_named_is_read_as_standard_input_is() -> None:
    os.mkfifo("pipe")
    writer = threading.Thread(target=write, args=("pipe",))
    writer.start()

    assert ids("pipe") == ["pipe"]

    writer.join()


def test_a_device_is_wrong_usage() -> None:
    with pytest.raises(InputError, match="/dev/zero: not a file or a folder"):
        ids("/dev/zero")


def test_a_folder_that_may_not_be_read_is_reported_and_the_others_are_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write("docs/a.txt")
    write("docs/closed/b.txt")
    scandir = os.scandir

    def refused(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refused)
    good, bad = read_all(["docs"])

    assert good.id == f"docs{os.sep}a.txt"  # type: ignore[union-attr]
    assert isinstance(bad, UnreadableDocumentError)
    assert "closed" in str(bad)


def test_a_link_to_nothing_is_reported() -> None:
    write("docs/a.txt")
    Path("docs/gone.txt").symlink_to("nowhere")

    _, bad = read_all(["docs"])

    assert "gone.txt" in str(bad)


def test_a_file_at_which_a_reader_fails_takes_no_other_with_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(_source: readers.Source) -> Iterator[Document]:
        raise IndexError("list index out of range")

    html = next(format for format in readers.READERS if format.name == "html")
    others = [format for format in readers.READERS if format is not html]
    monkeypatch.setattr(readers, "READERS", (html._replace(read=fail), *others))
    write("a.html", f"<html><p>{TEXT}</p></html>")
    write("b.txt")

    first, second = read_all(["a.html", "b.txt"])

    assert "a.html: reading it failed" in str(first)
    assert "IndexError: list index out of range" in str(first)
    assert isinstance(second, Document)

"""Bad inputs of every kind among good ones: each is named, none takes a good one with it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

import pharmagraph
from pharmagraph.graph.store import open_store

ROOT = Path(pharmagraph.__file__).parents[1]
GOOD = "Loratadine does not treat asthma."
LINE = '{"id": "%s", "text": "Loratadine does not treat asthma."}\n'
BAD = {
    "binary.txt": b"\x7fELF\0\0\1",
    "broken.pdf": b"%PDF-1.7\n1 0 obj",
    "cut.nxml": b"<article><body><p>Aspirin relieves",
    "deep.html": b"<html><body>" + b"<div>" * 100_000 + b"Aspirin relieves pain.",
    "empty.md": b"",
    "foreign.xml": b"<rss><item>Aspirin</item></rss>",
    "unknown.json": b'{"some": "thing"}',
    "wrong.txt": b"\x81\x8d\x8f\x90",
}


def pharmagraph_in(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pharmagraph", *arguments],
        cwd=folder, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Bad files, and between them good ones."""
    folder = tmp_path_factory.mktemp("faults")
    (folder / "in").mkdir()
    for name, data in BAD.items():
        (folder / "in" / name).write_bytes(data)
    (folder / "in" / "dangling.txt").symlink_to("nowhere")
    (folder / "in" / "a-good.txt").write_text(GOOD, encoding="utf-8")
    (folder / "in" / "z-good.html").write_text(f"<html><p>{GOOD}</p></html>", encoding="utf-8")
    (folder / "in" / "enormous.txt").write_text(
        "lorem ipsum dolor " * 2_800_000 + GOOD, encoding="utf-8"
    )
    lines = LINE % "first", "nonsense\n", LINE % "first", '{"id": "second"}\n', LINE % "third"
    (folder / "in" / "lines.jsonl").write_text("".join(lines), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def built(folder: Path) -> subprocess.CompletedProcess[str]:
    return pharmagraph_in(folder, "build", "in", "-o", "graph")


def test_the_build_succeeds_and_counts_what_it_passed_over(
    built: subprocess.CompletedProcess[str],
) -> None:
    assert built.returncode == 0, built.stderr
    assert "5 documents (5 new, 0 changed, 0 unchanged, 11 skipped)" in built.stderr
    assert "came again, with the same id and text, and read once: 1 document" in built.stderr
    assert "Traceback" not in built.stderr


def test_files_of_a_folder_that_have_other_endings_are_counted_by_them(folder: Path) -> None:
    mixed = folder / "mixed"
    mixed.mkdir()
    for name in "a.txt", "b.docx", "c.DOCX", "d.csv.gz", "e":
        (mixed / name).write_text(GOOD, encoding="utf-8")

    done = pharmagraph_in(folder, "build", "mixed", "mixed/a.txt", "mixed", "-o", "of-mixed")

    assert "1 document (1 new, 0 changed, 0 unchanged, 0 skipped)" in done.stderr
    assert (
        "not read: 4 files of folders with other endings (.docx 2, .csv 1, none 1)" in done.stderr
    )


@pytest.mark.parametrize("name", [*BAD, "dangling.txt", "lines.jsonl:2", "lines.jsonl:4"])
def test_each_bad_document_is_named_with_its_reason(
    built: subprocess.CompletedProcess[str], name: str
) -> None:
    said = [line for line in built.stderr.splitlines() if f"in/{name}:" in line]

    assert len(said) == 1
    assert said[0].startswith("pharmagraph: skipped ")


def test_every_good_document_is_there_with_its_claim(
    folder: Path, built: subprocess.CompletedProcess[str]
) -> None:
    with open_store(folder / "graph") as store:
        found = {claim.document: claim.quote for claim in store.claims()}

    assert set(found) == {"in/a-good.txt", "in/z-good.html", "in/enormous.txt", "first", "third"}
    assert all(quote.endswith(GOOD) for quote in found.values())


def test_strict_fails_and_says_at_which(
    folder: Path, built: subprocess.CompletedProcess[str]
) -> None:
    strict = pharmagraph_in(folder, "build", "in", "-o", "strict", "--strict")

    assert strict.returncode == 2
    assert "in/binary.txt: the file is binary" in strict.stderr


def test_a_folder_with_bad_documents_only_is_an_error(folder: Path) -> None:
    only = folder / "only"
    only.mkdir()
    (only / "a.txt").write_bytes(b"")

    done = pharmagraph_in(folder, "build", "only", "-o", "none")

    assert done.returncode == 2
    assert "no document could be read" in done.stderr
    assert not (folder / "none").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.usefixtures("built")
@pytest.mark.parametrize(
    "arguments",
    [
        ("claims", "--format", "csv"),
        ("export", "--format", "nq"),
        ("query", "SELECT * { ?s ?p ?o }"),  # the engine's answer is dropped where it was asked for
    ],
)
def test_output_that_cannot_be_written_is_an_error_of_one_line(
    folder: Path, arguments: tuple[str, ...]
) -> None:
    command, *options = arguments
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "pharmagraph", command, "graph", *options],
            cwd=folder, env=os.environ | {"PYTHONPATH": str(ROOT)}, stdout=full, stderr=subprocess.PIPE, text=True,
            check=False,
        )  # fmt: skip

    [line] = ended.stderr.splitlines()
    assert ended.returncode == 1
    assert line.startswith("pharmagraph: standard output: No space left")


def test_pages_that_were_made_beside_the_documents_are_none(folder: Path) -> None:
    (folder / "own").mkdir()
    (folder / "own" / "a.txt").write_text("Loratadine relieves hay fever.", encoding="utf-8")
    in_own = partial(pharmagraph_in, folder / "own")
    in_own("build", ".", "--output", "graph")
    in_own("view", "graph", "--output", "page.html")
    in_own("report", "graph", "loratadine", "--output", "report.html")

    again = in_own("build", ".", "--output", "graph")
    named = in_own("build", "page.html", "--output", "other")

    assert again.stderr.startswith("1 document (0 new, 0 changed, 1 unchanged, 0 skipped)")
    assert "a page that pharmagraph made, which is no document; give the documents" in named.stderr


@pytest.mark.skipif(os.name == "nt", reason="a shell of Unix closes them")
@pytest.mark.parametrize(
    "line",
    [
        "build in/a-good.txt -o closed 2>&-",
        "build in/a-good.txt -o closed -j 2 <&- >&- 2>&-",
        "claims graph >&-",
        "query graph drugs >&-",
        "export graph <&- >&-",
    ],
)
@pytest.mark.usefixtures("built")
def test_standard_streams_that_are_closed_are_none_that_anybody_reads(
    folder: Path, line: str
) -> None:
    ended = subprocess.run(
        f'"{sys.executable}" -m pharmagraph {line}', shell=True,
        cwd=folder, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")


@pytest.mark.skipif(os.name == "nt", reason="there is no limit to the size of files")
def test_a_full_disk_is_an_error_and_what_the_store_held_is_kept(folder: Path) -> None:
    import resource

    name, text = "much.jsonl", "Loratadine does not treat asthma. " * 200
    lines = (json.dumps({"id": f"d{number}", "text": text}) for number in range(40))
    (folder / name).write_text("\n".join(lines), encoding="utf-8")
    pharmagraph_in(folder, "build", "in/a-good.txt", "-o", "full", "-q")
    before = pharmagraph_in(folder, "claims", "full", "-f", "jsonl").stdout

    ended = subprocess.run(
        [sys.executable, "-m", "pharmagraph", "build", name, "-o", "full", "-q", "-j", "1"],
        cwd=folder, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)),
    )  # fmt: skip

    assert ended.returncode == 1
    assert ended.stderr.startswith("pharmagraph: full: it cannot be written")
    assert "Traceback" not in ended.stderr
    assert pharmagraph_in(folder, "claims", "full", "-f", "jsonl").stdout == before
    assert pharmagraph_in(folder, "build", name, "-o", "full", "-q").returncode == 0

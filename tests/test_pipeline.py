"""The whole way: documents in, a store out, and nothing done twice or lost."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pharmagraph import pipeline
from pharmagraph.builders import extract, parallel
from pharmagraph.builders.extract import Extractor
from pharmagraph.builders.readers import sources_of
from pharmagraph.errors import (
    EnormousDocumentWarning,
    InputError,
    StoreError,
    UnreadableDocumentError,
)
from pharmagraph.graph.store import open_store
from pharmagraph.graph.storing import batches
from pharmagraph.pipeline import PARALLEL_FROM, build

TREATS = "Loratadine treats hay fever. It was approved by the FDA in 1993."
DENIES = "Loratadine does not treat asthma."


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return pipeline.extractor_of()


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, extractor: Extractor) -> Iterator[None]:
    """An empty folder, and one extractor for all tests: loading it is not what they are about."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pipeline, "extractor_of", lambda lexicon=(), rules=(): extractor)
    yield


def write(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def rows(count: int, name: str = "many.jsonl") -> str:
    text = "Aspirin relieves pain in patients. Ketamine may cause nausea in some of them. " * 8
    lines = (
        json.dumps({"id": f"d{number}", "text": f"{number}. {text}"}) for number in range(count)
    )
    write(name, "\n".join(lines) + "\n")
    return name


def claims(graph: str) -> list[str]:
    with open_store(Path(graph)) as store:
        return [claim.id for claim in store.claims()]


def test_claims_quote_the_stored_text_exactly() -> None:
    write("docs/a.txt", TREATS)
    write("docs/b.md", f"# Limits\n\n{DENIES}")

    summary = build(["docs"], Path("g"))

    with open_store(Path("g")) as store:
        found = list(store.claims())
        texts = {name: store.document(name).text for name in store.documents()}
    assert summary.added == 2
    assert summary.counts["claims"] == len(found) > 0
    assert summary.counts["negated"] == sum(claim.negated for claim in found) > 0
    assert all(texts[claim.document][claim.start : claim.end] == claim.quote for claim in found)


def test_what_has_not_changed_is_not_read_again_and_what_has_is_replaced() -> None:
    write("docs/a.txt", TREATS)
    write("docs/b.txt", DENIES)
    build(["docs"], Path("g"))
    write("docs/b.txt", TREATS)
    write("docs/c.txt", DENIES)

    summary = build(["docs"], Path("g"))

    assert (summary.added, summary.replaced, summary.unchanged) == (1, 1, 1)
    build(["docs"], Path("fresh"))
    assert claims("g") == claims("fresh")


def test_mentions_that_came_along_are_part_of_what_can_change() -> None:
    row = {"id": "d", "text": "Xylo treats hay fever."}
    mention = {"start": 0, "end": 4, "kind": "drug", "id": "X:1"}
    write("d.jsonl", json.dumps(row))
    build(["d.jsonl"], Path("g"))
    write("d.jsonl", json.dumps(row | {"mentions": [mention]}))

    assert build(["d.jsonl"], Path("g")).replaced == 1
    assert build(["d.jsonl"], Path("g")).unchanged == 1
    assert build(["d.jsonl"], Path("g"), given=False).replaced == 1


def test_documents_that_are_gone_stay_until_they_are_pruned() -> None:
    write("docs/a.txt", TREATS)
    write("docs/b.txt", DENIES)
    build(["docs"], Path("g"))
    Path("docs/a.txt").unlink()

    assert build(["docs"], Path("g")).kept == 1
    assert build(["docs"], Path("g"), prune=True).pruned == 1
    with open_store(Path("g")) as store:
        assert list(store.documents()) == ["docs/b.txt"]


def test_a_bad_document_among_good_ones_is_skipped_and_named() -> None:
    write("docs/a.txt", TREATS)
    Path("docs/b.txt").write_bytes(b"\0\1\2")
    write("docs/c.txt", "")

    summary = build(["docs"], Path("g"))

    assert summary.added == 1
    assert [error.where for error in summary.skipped] == ["docs/b.txt", "docs/c.txt"]


def test_strict_fails_at_the_first_bad_document_and_leaves_a_file_as_it_was() -> None:
    write("docs/a.txt", TREATS)
    build(["docs"], Path("g.ttl"))
    before = Path("g.ttl").read_bytes()
    write("docs/b.txt", DENIES)
    write("docs/c.txt", "")

    with pytest.raises(UnreadableDocumentError, match=r"docs/c\.txt"):
        build(["docs"], Path("g.ttl"), strict=True)

    assert Path("g.ttl").read_bytes() == before


def test_the_same_id_twice_is_said_and_the_first_counts() -> None:
    write("d.jsonl", '{"id": "d", "text": "Aspirin treats pain."}\n{"id": "d", "text": "Other."}\n')

    summary = build(["d.jsonl"], Path("g"))

    assert summary.added == 1
    assert "used before" in str(summary.skipped[0])


def test_a_document_that_comes_again_as_it_was_is_counted_and_read_once() -> None:
    line = '{"id": "d", "text": "Aspirin treats pain."}\n'
    write("monday.jsonl", line)
    write("tuesday.jsonl", line)

    summary = build(["monday.jsonl", "tuesday.jsonl"], Path("g"), strict=True)

    assert (summary.added, summary.repeated, summary.skipped) == (1, 1, [])
    assert len(claims("g")) == 1


def test_inputs_of_which_none_can_be_read_are_an_error() -> None:
    write("a.txt", "")

    with pytest.raises(InputError, match=r"no document could be read: a\.txt: the file is empty"):
        build(["a.txt"], Path("g"))


def test_several_processes_find_what_one_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    rows(400)

    build(["many.jsonl"], Path("one"), jobs=1)
    build(["many.jsonl"], Path("two"), jobs=2)

    assert claims("one") == claims("two")


def test_the_same_documents_give_the_same_bytes() -> None:
    rows(30)

    build(["many.jsonl"], Path("a.ttl"))
    build(["many.jsonl"], Path("b.ttl"), jobs=2)

    assert Path("a.ttl").read_bytes() == Path("b.ttl").read_bytes()


@pytest.mark.parametrize("output", ["notes.txt", "folder"])
def test_an_output_that_is_something_else_is_left_alone(output: str) -> None:
    write("a.txt", TREATS)
    write("notes.txt", "my notes")
    write("folder/thesis.doc", "my thesis")

    with pytest.raises(StoreError):
        build(["a.txt"], Path(output))

    assert Path("notes.txt").read_text(encoding="utf-8") == "my notes"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_an_output_that_cannot_be_written_is_an_error() -> None:
    write("a.txt", TREATS)
    Path("locked").mkdir(mode=0o500)

    with pytest.raises(StoreError):
        build(["a.txt"], Path("locked/g"))


def test_progress_counts_documents_and_characters() -> None:
    write("a.txt", TREATS)
    seen: list[tuple[int, int]] = []

    build(["a.txt"], Path("g"), progress=lambda documents, size: seen.append((documents, size)))

    assert seen == [(1, len(TREATS))]


@pytest.mark.parametrize("jobs", [1, 2])
def test_progress_is_told_within_a_long_document(
    jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in extract, parallel:
        monkeypatch.setattr(module, "LONG", 1_000)
    monkeypatch.setattr(extract, "_OFTEN", 500)
    monkeypatch.setattr(parallel, "_LOOKED_AT", 0.001)
    text = f"{TREATS} {DENIES}\n\n" * 400
    lines = [json.dumps({"id": name, "text": f"{name}. {text}"}) for name in ("one", "two")]
    Path("long.jsonl").write_text("\n".join(lines), encoding="utf-8")
    seen: list[tuple[int, int]] = []

    build(["long.jsonl"], Path("g"), jobs=jobs, progress=lambda *done: seen.append(done))

    assert seen[-1] == (2, 2 * len(f"one. {text}"))
    assert seen == sorted(seen)
    assert len({size for documents, size in seen if not documents and size > 0}) > 1


def test_long_documents_are_the_same_from_one_process_and_from_two(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = f"{TREATS} {DENIES}\n\n" * 20
    lines = [json.dumps({"id": name, "text": f"{name}. {text}"}) for name in "abcdef"]
    Path("long.jsonl").write_text("\n".join(lines), encoding="utf-8")
    build(["long.jsonl"], Path("usual.nq"), jobs=1)
    for module in extract, parallel:
        monkeypatch.setattr(module, "LONG", 100)
    monkeypatch.setattr(parallel, "CHUNK", 100)
    monkeypatch.setattr(batches, "MOST", 10_000)

    for jobs in 1, 2:
        build(["long.jsonl"], Path(f"{jobs}.nq"), jobs=jobs)

        assert Path(f"{jobs}.nq").read_bytes() == Path("usual.nq").read_bytes()


def test_there_are_no_more_processes_than_documents() -> None:
    for name in "a.txt", "b.md", "many.jsonl":
        write(name, "x " * (PARALLEL_FROM // 2))

    assert pipeline._jobs_for(sources_of(["a.txt"]), None) == 1
    assert pipeline._jobs_for(sources_of(["a.txt"]), 8) == 1
    assert pipeline._jobs_for(sources_of(["a.txt", "b.md"]), 8) == 2
    assert pipeline._jobs_for(sources_of(["a.txt", "many.jsonl"]), 8) == 8
    assert pipeline._jobs_for(sources_of(["-"]), 8) == 8


def test_an_enormous_document_is_warned_of_and_read(monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.txt", TREATS)
    write("b.txt", DENIES)
    monkeypatch.setattr(pipeline, "ENORMOUS", len(DENIES))

    with pytest.warns(EnormousDocumentWarning, match=r"a\.txt: one document .*\.jsonl") as warned:
        build(["a.txt", "b.txt"], Path("g"))

    assert len(warned) == 1
    assert {claim.document for claim in open_store(Path("g")).claims()} == {"a.txt", "b.txt"}


def _start_build(*options: str) -> subprocess.Popen[bytes]:
    command = [
        sys.executable,
        "-m",
        "pharmagraph",
        "build",
        "many.jsonl",
        "-o",
        "g",
        "-q",
        *options,
    ]
    root = Path(pipeline.__file__).parents[1]
    return subprocess.Popen(
        command, env=os.environ | {"PYTHONPATH": str(root)}, start_new_session=True
    )


def _wait_for_a_store(seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end and not Path("g/triples").exists():
        time.sleep(0.02)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_build_that_is_killed_leaves_a_store_that_goes_on(jobs: str) -> None:
    rows(8000)
    process = _start_build("--jobs", jobs)
    _wait_for_a_store()
    time.sleep(0.8)
    process.send_signal(signal.SIGKILL)
    process.wait()
    time.sleep(0.5)  # the workers see that their parent is gone
    rows(40)

    summary = build(["many.jsonl"], Path("g"), prune=True, jobs=1)

    assert summary.documents == 40
    build(["many.jsonl"], Path("fresh"))
    assert claims("g") == claims("fresh")


def test_an_interrupted_build_ends_at_once_with_its_workers() -> None:
    rows(8000)
    process = _start_build("--jobs", "2")
    _wait_for_a_store()
    time.sleep(0.5)
    os.killpg(process.pid, signal.SIGINT)

    assert process.wait(timeout=60) == 130
    with open_store(Path("g"), write=True) as store:
        assert isinstance(store.documents(), dict)


def test_an_interrupted_build_does_not_wait_for_a_long_document() -> None:
    long = {"id": "long", "text": "Aspirin relieves pain and " * 100_000}
    Path("many.jsonl").write_text(json.dumps(long) + "\n", encoding="utf-8")
    process = _start_build("--jobs", "2")
    _wait_for_a_store()
    time.sleep(2)
    os.killpg(process.pid, signal.SIGINT)

    assert process.wait(timeout=10) == 130

"""A very long document is read in a process of its own, and nobody notices but by the memory."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pharmagraph import pipeline
from pharmagraph.builders import apart, extract
from pharmagraph.builders.extract import Extractor
from pharmagraph.errors import ExtractionError
from pharmagraph.graph.claim import Extraction
from pharmagraph.graph.document import Document
from pharmagraph.graph.store import open_store
from pharmagraph.pipeline import build

TEXT = (
    "Loratadine treats hay fever. It does not treat asthma. Nausea was seen with naproxen.\n\n" * 30
)
FORKS = apart.forking() is not None
needs_fork = pytest.mark.skipif(not FORKS, reason="no process inherits what a test has changed")


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return pipeline.extractor_of()


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An empty folder, and nothing left behind."""
    monkeypatch.chdir(tmp_path)
    yield
    assert multiprocessing.active_children() == []


@pytest.fixture
def all_long(monkeypatch: pytest.MonkeyPatch, extractor: Extractor) -> None:
    """Every document is very long, and the extractor is there."""
    monkeypatch.setattr(apart, "APART", 100)
    monkeypatch.setattr(extract, "LONG", 100)
    monkeypatch.setattr(extract, "_OFTEN", 500)
    monkeypatch.setattr(pipeline, "extractor_of", lambda lexicon=(), rules=(): extractor)


def documents(count: int = 3) -> str:
    rows = [json.dumps({"id": f"d{each}", "text": f"{each}. {TEXT}"}) for each in range(count)]
    Path("some.jsonl").write_text("\n".join(rows), encoding="utf-8")
    return "some.jsonl"


@needs_fork
def test_the_graph_is_the_same(all_long: None, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[int, int]] = []
    build([documents()], Path("apart.nq"), jobs=1, progress=lambda *done: seen.append(done))
    monkeypatch.setattr(apart, "APART", 1_000_000)
    build([documents()], Path("usual.nq"), jobs=1)

    assert Path("apart.nq").read_bytes() == Path("usual.nq").read_bytes()
    assert seen == sorted(seen)
    assert seen[-1] == (3, 3 * len(f"0. {TEXT}"))
    assert len({size for documents, size in seen if not documents and size > 0}) > 1


def test_a_process_that_begins_with_nothing_finds_the_same(
    extractor: Extractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "forking", lambda: None)
    document = Document("d", TEXT)
    spawn = multiprocessing.get_context("spawn")
    monkeypatch.setattr(multiprocessing, "get_context", lambda: spawn)

    with apart.apart(extractor, pipeline.extractor_of) as alone:
        found = [alone(document, None) for _ in range(2)]

    assert found == [extractor.extract(document)] * 2


@needs_fork
def test_what_goes_wrong_there_goes_wrong_here(
    all_long: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: Extractor, document: Document, watch: object = None) -> Extraction:
        raise ZeroDivisionError(document.id)

    monkeypatch.setattr(Extractor, "extract", fail)

    with pytest.raises(ZeroDivisionError, match="d0"):
        build([documents()], Path("g"), jobs=1)


@needs_fork
def test_a_process_that_is_ended_is_an_error_and_the_store_goes_on(
    all_long: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = Extractor.extract

    def end(self: Extractor, document: Document, watch: extract.Watch | None = None) -> Extraction:
        if document.id == "d1":
            os.kill(os.getpid(), signal.SIGKILL)
        return usual(self, document, watch)

    with monkeypatch.context() as ended:
        ended.setattr(Extractor, "extract", end)
        with pytest.raises(ExtractionError, match="ended from outside"):
            build([documents()], Path("g"), jobs=1)

    assert build([documents()], Path("g"), jobs=1).documents == 3
    build([documents()], Path("fresh"), jobs=1)
    with open_store(Path("g")) as one, open_store(Path("fresh")) as other:
        assert list(one.claims()) == list(other.claims())


@pytest.mark.skipif(os.name != "posix", reason="signals to a group of processes")
@pytest.mark.parametrize(
    ("how", "to_all"), [(signal.SIGINT, True), (signal.SIGINT, False), (signal.SIGKILL, False)]
)
def test_a_build_that_is_ended_leaves_no_process(how: signal.Signals, to_all: bool) -> None:
    Path("long.txt").write_text("Aspirin relieves pain and " * 200_000, encoding="utf-8")
    root = Path(pipeline.__file__).parents[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "pharmagraph", "build", "long.txt", "-o", "g", "-q", "-j", "1"],
        env=os.environ | {"PYTHONPATH": str(root)},
        start_new_session=True,
    )
    while not Path("g/triples").exists():
        time.sleep(0.02)
    time.sleep(1)
    (os.killpg if to_all else os.kill)(process.pid, how)

    assert process.wait(timeout=10) == (130 if how is signal.SIGINT else -how)
    assert _ended(process.pid)
    with open_store(Path("g"), write=True) as store:
        assert store.documents() == {}


def _ended(group: int, seconds: float = 10) -> bool:
    """Whether soon no process of a group is there."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.02)
    return False

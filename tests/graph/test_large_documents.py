"""A document that is too large for one transaction goes in by parts, of which a graph shows all or none."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pharmagraph.graph import packed as packed_values
from pharmagraph.graph.claim import Claim, Extraction
from pharmagraph.graph.packed import Packed
from pharmagraph.graph.rdf import ntriples, writing
from pharmagraph.graph.rdf.formats import FORMATS, serialize
from pharmagraph.graph.store import ClaimStore, open_store
from pharmagraph.graph.storing import batches, removal
from tests.graph.samples import RUN, both, guideline

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every claim is more than goes into one transaction."""
    monkeypatch.setattr(batches, "MOST", 1)
    monkeypatch.setattr(removal, "MOST", 1)
    monkeypatch.setattr(removal, "_TOGETHER", 1)


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many lines each transaction took in."""
    seen: list[int] = []
    load = ClaimStore._load

    def counted(store: ClaimStore, lines: list[str]) -> None:
        seen.append(len(lines))
        load(store, lines)

    monkeypatch.setattr(ClaimStore, "_load", counted)
    return seen


def at_once(*extractions: Extraction) -> bytes:
    """The graph of a store in memory, each document in one transaction."""
    with pytest.MonkeyPatch.context() as usual, ClaimStore() as store:
        usual.setattr(batches, "MOST", 10_000_000)
        store.replace_all(extractions, RUN)
        return nquads(store)


def nquads(store: ClaimStore) -> bytes:
    return serialize(store.engine, FORMATS["nquads"])


def graph_in(folder: Path) -> bytes:
    with open_store(folder) as store:
        return nquads(store)


def folders(graph: Path) -> set[str]:
    return {child.name for child in graph.iterdir() if child.is_dir()}


def test_parts_are_the_graph_that_one_transaction_makes(tmp_path: Path, loads: list[int]) -> None:
    with open_store(tmp_path / "g", write=True) as store:
        assert store.replace_all(both(), RUN) == 2
    parts = len(loads)

    assert parts >= 2 + sum(len(each.claims) for each in both())
    assert graph_in(tmp_path / "g") == at_once(*both())
    assert folders(tmp_path / "g") == {"triples"}


def test_a_graph_that_is_a_file_takes_parts_too(tmp_path: Path) -> None:
    with open_store(tmp_path / "g.nq", write=True) as store:
        store.replace_all(both(), RUN)

    assert graph_in(tmp_path / "g.nq") == at_once(*both())


def test_a_large_document_is_replaced_and_removed_as_a_small_one(tmp_path: Path) -> None:
    one, two = both()
    other = replace(one, claims=one.claims[:2], mentions=one.mentions[:1])
    with open_store(tmp_path / "g", write=True) as store:
        store.replace_all([one, two], RUN)
        store.replace_all([other], RUN)
        assert nquads(store) == at_once(other, two)
        store.remove(one.document.id)
        assert nquads(store) == at_once(two)
        store.remove(two.document.id)
        assert len(store.engine) == 0

    assert folders(tmp_path / "g") == {"triples"}


@pytest.mark.parametrize("known", [False, True])
def test_what_is_interrupted_leaves_the_graph_as_it_was(tmp_path: Path, known: bool) -> None:
    one, two = both()
    first = [two, replace(one, claims=one.claims[:1])] if known else [two]
    with open_store(tmp_path / "g", write=True) as store:
        store.replace_all(first, RUN)

        with pytest.raises(KeyboardInterrupt):
            store.replace(replace(one, claims=Breaking(one.claims)), RUN)

        assert nquads(store) == at_once(*first)
        store.replace(one, RUN)
        assert nquads(store) == at_once(one, two)


class Breaking(Packed[Claim]):
    """Claims that are gone through once, and break off the second time, when they are written."""

    gone = False

    def __iter__(self) -> Iterator[Claim]:
        claims = list(super().__iter__())
        if not self.gone:
            self.gone = True
            yield from claims
        else:
            yield from claims[:-1]
            raise KeyboardInterrupt


KILLED = """
import os, signal, sys
from pathlib import Path
from pharmagraph.graph.storing import batches
from pharmagraph.graph.storing import checkpoint
from pharmagraph.graph.storing import removal
from pharmagraph.graph.store import ClaimStore, open_store
from tests.graph.samples import RUN, both
batches.MOST = removal.MOST = 1
where, often = sys.argv[2], int(sys.argv[3])
def killing(done):
    def counted(*given):
        global often
        done(*given)
        often -= 1
        if not often:
            os.kill(os.getpid(), signal.SIGKILL)
    return counted
with open_store(Path(sys.argv[1]), write=True) as store:
    one, two = both()
    store.replace_all([one, two], RUN)
    if where == "load":
        ClaimStore._load = killing(ClaimStore._load)
    else:
        checkpoint._settle = killing(checkpoint._settle)
    store.replace(one, RUN.__class__(engine="2.0"))
"""


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
@pytest.mark.parametrize(
    ("where", "often", "engine", "left"),
    [
        ("keeping", 1, "1.0", {"triples", "triples-before"}),
        ("load", 1, "1.0", {"triples", "triples-before"}),
        ("load", 3, "1.0", {"triples", "triples-before"}),
        ("letting go", 2, "2.0", {"triples", ".triples-passing"}),
    ],
)
def test_a_build_that_is_killed_at_a_large_document_shows_the_old_or_the_new(
    tmp_path: Path, where: str, often: int, engine: str, left: set[str]
) -> None:
    graph, (one, two) = tmp_path / "g", both()
    arguments = [sys.executable, "-c", KILLED, str(graph), where, str(often)]

    assert subprocess.run(arguments, cwd=ROOT, check=False).returncode == -signal.SIGKILL

    assert folders(graph) == left
    for write in False, True:
        with open_store(graph, write=write) as store:
            assert store.documents()[one.document.id].run.engine == engine
            assert [*store.claims()] == [*one.claims, *two.claims]
    assert folders(graph) == {"triples"}
    with open_store(graph, write=True) as store:
        store.replace(one, RUN)
        assert nquads(store) == at_once(one, two)


def test_a_long_text_is_written_as_a_short_one_is() -> None:
    one = guideline()
    for added in "", '\n"Quoted" \\ and\r\nso on \U0001f600', "\x00 not carried \ud800":
        document = replace(one.document, text=one.document.text + added)
        with pytest.MonkeyPatch.context() as pieces:
            pieces.setattr(ntriples, "_PIECE", 1)
            pieces.setattr(writing, "_ROWS", 1)

            written = at_once(replace(one, document=document))

        assert "".join(ntriples.pieces_of_text(document.text)) == ntriples.text(document.text)
        assert written == at_once(replace(one, document=document))


@pytest.mark.parametrize("together", [1, 2, 3, 10])
def test_packed_values_are_found_by_their_place(
    together: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packed_values, "_TOGETHER", together)
    values = list(range(7))

    packed = Packed(values)

    assert [packed[at] for at in range(-7, 7)] == [*values, *values]
    assert (packed[:3], packed[-2:], packed[::-1]) == (values[:3], values[-2:], values[::-1])
    with pytest.raises(IndexError):
        packed[7]


def test_packed_claims_are_the_claims_and_the_surest_of_equals_is_stored() -> None:
    one = guideline()
    first, *others = one.claims
    claims = (replace(first, confidence=0.2), *others, first, replace(first, confidence=0.5))

    packed = Packed(claims)

    assert (len(packed), list(packed), packed[1], packed[1:]) == (
        len(claims), list(claims), claims[1], list(claims[1:]),
    )  # fmt: skip
    assert at_once(replace(one, claims=packed)) == at_once(replace(one, claims=claims))
    assert at_once(replace(one, claims=packed)) == at_once(one)

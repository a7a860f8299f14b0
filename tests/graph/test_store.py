"""A store is whole documents, whatever happens to the process and in whatever order they came."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from pharmagraph.errors import StoreError
from pharmagraph.graph.claim import Extraction
from pharmagraph.graph.rdf.formats import FORMATS, serialize
from pharmagraph.graph.run import Run
from pharmagraph.graph.store import ClaimStore, Known, open_store
from pharmagraph.graph.storing.marker import MARKER
from tests.graph.samples import DIABETES, RUN, both, guideline, review

ROOT = Path(__file__).parents[2]


def nquads(store: ClaimStore) -> bytes:
    return serialize(store.engine, FORMATS["nquads"])


def fresh(*extractions: Extraction) -> bytes:
    store = ClaimStore()
    store.replace_all(extractions, RUN)
    return nquads(store)


def test_documents_are_known_by_their_text_and_run(store: ClaimStore) -> None:
    known = store.documents()["review.txt"]

    assert known == Known.of(review().document, RUN)


def test_claims_come_by_document_and_place(store: ClaimStore) -> None:
    found = [(claim.document, claim.start) for claim in store.claims()]

    assert found == sorted(found)


def test_the_order_of_documents_does_not_matter() -> None:
    one, two = both()

    assert fresh(one, two) == fresh(two, one)


def test_a_replaced_document_leaves_the_graph_of_a_fresh_build() -> None:
    one, two = both()
    other = replace(one, claims=one.claims[:1], mentions=one.mentions[:1])
    store = ClaimStore()
    store.replace_all([other, two], RUN)
    store.replace(one, RUN)

    assert nquads(store) == fresh(one, two)


def test_a_removed_document_leaves_nothing_behind() -> None:
    one, two = both()
    store = ClaimStore()
    store.replace_all([one, two], RUN)
    assert store.remove(one.document.id)

    assert nquads(store) == fresh(two)


def test_the_last_document_leaves_an_empty_graph(store: ClaimStore) -> None:
    for document_id in store.documents():
        store.remove(document_id)

    assert len(store.engine) == 0


def test_a_document_that_is_not_there_cannot_be_removed(store: ClaimStore) -> None:
    assert not store.remove("nowhere.txt")


def test_what_one_document_calls_an_entity_goes_with_it() -> None:
    one, two = guideline(), review()
    named = one.claims[0].object._replace(
        entity=DIABETES._replace(label="T2DM", xrefs=("DOID:9352",))
    )
    other = replace(
        one,
        document=replace(one.document, id="other.txt"),
        claims=(replace(one.claims[0], document="other.txt", object=named),),
    )
    store = ClaimStore()
    store.replace_all([one, two, other], RUN)
    store.remove("other.txt")

    assert nquads(store) == fresh(one, two)


@pytest.mark.parametrize("seed", range(20))
def test_any_history_leaves_the_graph_of_a_fresh_build(seed: int) -> None:
    chance = random.Random(seed)
    full = {extraction.document.id: extraction for extraction in both()}
    store, held = ClaimStore(), dict[str, Extraction]()
    for _ in range(6):
        document_id = chance.choice(sorted(full))
        if chance.random() < 0.3:
            store.remove(document_id)
            held.pop(document_id, None)
        else:
            claims = tuple(c for c in full[document_id].claims if chance.random() < 0.6)
            held[document_id] = replace(full[document_id], claims=claims)
            store.replace(held[document_id], RUN)

    assert nquads(store) == fresh(*held.values())


def test_the_same_claim_found_twice_is_kept_once_with_the_better_confidence() -> None:
    one = guideline()
    sure = replace(one.claims[0], confidence=0.99, rule="other")
    store = ClaimStore()
    store.replace(replace(one, claims=(one.claims[0], sure)), RUN)

    assert list(store.claims()) == [sure]


def test_a_folder_keeps_what_was_written(tmp_path: Path) -> None:
    with open_store(tmp_path / "graph", write=True) as store:
        store.replace_all(both(), RUN)
    with open_store(tmp_path / "graph") as store:
        assert nquads(store) == fresh(*both())


def test_a_folder_is_built_on(tmp_path: Path) -> None:
    one, two = both()
    for extraction in (one, two, one):
        with open_store(tmp_path / "graph", write=True) as store:
            store.replace(extraction, RUN)
    with open_store(tmp_path / "graph") as store:
        assert nquads(store) == fresh(one, two)


def test_a_later_run_takes_the_place_of_an_earlier_one(store: ClaimStore) -> None:
    later = Run("2.0")
    store.replace_all(both(), later)

    assert {known.run for known in store.documents().values()} == {later}
    assert b"rules-1" not in nquads(store)


def test_a_file_is_built_on(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    for extraction in both():
        with open_store(path, write=True) as store:
            store.replace(extraction, RUN)
    with open_store(path) as store:
        assert nquads(store) == fresh(*both())


def test_a_failed_build_leaves_a_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    with open_store(path, write=True) as store:
        store.replace(guideline(), RUN)
    before = path.read_bytes()
    with pytest.raises(RuntimeError), open_store(path, write=True) as store:
        store.replace(review(), RUN)
        raise RuntimeError

    assert path.read_bytes() == before
    assert sorted(each.name for each in tmp_path.iterdir()) == ["graph.ttl"]


def test_a_second_writer_is_told_so(tmp_path: Path) -> None:
    with (
        open_store(tmp_path / "graph", write=True),
        pytest.raises(StoreError, match="another process is using this graph"),
    ):
        open_store(tmp_path / "graph", write=True)


def test_a_reader_beside_a_writer_is_told_so(tmp_path: Path) -> None:
    with (
        open_store(tmp_path / "graph", write=True),
        pytest.raises(StoreError, match="a build is writing"),
    ):
        open_store(tmp_path / "graph")


def test_readers_read_together(tmp_path: Path) -> None:
    with open_store(tmp_path / "graph", write=True) as store:
        store.replace(guideline(), RUN)
    with open_store(tmp_path / "graph") as one, open_store(tmp_path / "graph") as two:
        assert list(one.claims()) == list(two.claims())


def test_a_graph_that_is_not_there_is_an_error_and_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such graph"):
        open_store(tmp_path / "graph")

    assert not (tmp_path / "graph").exists()


def test_a_build_that_was_killed_before_the_store_was_made_is_taken_up(tmp_path: Path) -> None:
    (tmp_path / f".{MARKER}-abc.part").touch()

    with open_store(tmp_path, write=True) as store:
        assert store.documents() == {}


@pytest.mark.parametrize("name", ["graph", "graph.ttl"])
def test_a_second_writer_is_told_which_graph_is_in_use(tmp_path: Path, name: str) -> None:
    path = tmp_path / name

    with open_store(path, write=True), pytest.raises(StoreError) as error:
        open_store(path, write=True)

    assert str(error.value).startswith(f"{path}: another process is using this graph")


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear all,", encoding="utf-8")
    with pytest.raises(StoreError, match="other things in it"):
        open_store(tmp_path, write=True)

    assert [each.name for each in tmp_path.iterdir()] == ["letter.txt"]


def test_a_store_of_a_later_format_is_refused(tmp_path: Path) -> None:
    with open_store(tmp_path / "graph", write=True):
        pass
    (tmp_path / "graph" / "pharmagraph.json").write_text(
        '{"format": "pharmagraph-store", "version": 99}', encoding="utf-8"
    )
    with pytest.raises(StoreError, match="has format 99"):
        open_store(tmp_path / "graph")


def test_a_graph_of_a_later_shape_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "graph.nt"
    later = (
        "<https://w3id.org/pharmagraph/run/x> <https://w3id.org/pharmagraph/ontology#modelVersion>"
    )
    path.write_text(
        f'{later} "9"^^<http://www.w3.org/2001/XMLSchema#integer> .\n', encoding="utf-8"
    )
    with pytest.raises(StoreError, match="later version"):
        open_store(path)


@pytest.mark.parametrize("what", ["truncated", "missing"])
def test_a_damaged_store_is_an_error(what: str, tmp_path: Path) -> None:
    with open_store(tmp_path / "graph", write=True) as store:
        store.replace_all(both(), RUN)
    for file in (tmp_path / "graph" / "triples").iterdir():
        if file.suffix == ".sst" or file.name.startswith("MANIFEST"):
            if what == "missing":
                file.unlink()
            else:
                file.write_bytes(file.read_bytes()[:100])
    with pytest.raises(StoreError, match="cannot be opened"), open_store(tmp_path / "graph"):
        pass


@pytest.mark.parametrize("suffix", sorted(form.suffix for form in FORMATS.values()))
def test_a_file_that_is_not_its_ending_is_an_error(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"graph{suffix}"
    path.write_text("This is a letter.", encoding="utf-8")
    with pytest.raises(StoreError, match=f"graph{suffix}"):
        open_store(path)


WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
from pharmagraph.graph.store import open_store
from tests.graph.samples import RUN, guideline
one = guideline()
def many():
    for number in range(100_000):
        name = f"{number % 300}.txt"
        text = one.document.text + " " * (number // 300)
        claims = tuple(replace(claim, document=name) for claim in one.claims)
        yield replace(one, document=replace(one.document, id=name, text=text), claims=claims)
with open_store(Path(sys.argv[1]), write=True) as store:
    print("open", flush=True)
    batch = []
    for extraction in many():
        batch.append(extraction)
        if len(batch) == 40:
            store.replace_all(batch, RUN)
            batch = []
"""


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_a_killed_build_leaves_whole_documents(tmp_path: Path) -> None:
    path, chance = tmp_path / "graph", random.Random(1)
    for _ in range(4):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path)], cwd=ROOT, stdout=subprocess.PIPE
        )
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"open\n"
        time.sleep(chance.random() * 1.5)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        with open_store(path) as store:
            per_document = dict.fromkeys(store.documents(), 0)
            for claim in store.claims():
                per_document[claim.document] += 1

            assert set(per_document.values()) <= {3}
    with open_store(path, write=True) as store:
        for document_id in store.documents():
            store.remove(document_id)

        assert len(store.engine) == 0


def test_what_is_written_is_rdf_without_blank_nodes(store: ClaimStore) -> None:
    assert not any(
        isinstance(term, ox.BlankNode)
        for quad in store.engine
        for term in (quad.subject, quad.object)
    )

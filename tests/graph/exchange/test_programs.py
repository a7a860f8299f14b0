"""What is exported is read by programs that nobody here wrote, and they all read the same."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from pharmagraph.graph.curating.merge import merge
from pharmagraph.graph.exchange import export, write
from pharmagraph.graph.rdf.formats import FORMATS
from pharmagraph.graph.store import ClaimStore
from tests.graph.samples import DIABETES, RUN, both, guideline

HARD = 'a\tb "quoted" \\ back\r\n<script>&amp;</script> ☃ 𝒳 \u0085 é'
RAPPER = {
    "turtle": "turtle",
    "ntriples": "ntriples",
    "nquads": "nquads",
    "trig": "trig",
    "rdfxml": "rdfxml",
}
SERDI = {"turtle": "turtle", "ntriples": "ntriples", "nquads": "nquads", "trig": "trig"}
# Columns of https://kgx.readthedocs.io, section KGX format, and of Biolink's Association.
KGX_NODE = {"id", "category", "name", "xref"}
KGX_EDGE = {
    "id",
    "subject",
    "predicate",
    "object",
    "category",
    "knowledge_level",
    "agent_type",
    "primary_knowledge_source",
}


@pytest.fixture
def full(tmp_path: Path) -> ClaimStore:
    """A graph with hard texts, and another graph beside the claims."""
    one = guideline()
    document = replace(one.document, id=f"hard {HARD}.txt", title=HARD)
    claims = tuple(replace(claim, document=document.id, section=HARD) for claim in one.claims)
    store = ClaimStore()
    store.replace_all([*both(), replace(one, document=document, claims=claims)], RUN)
    other = tmp_path / "other.ttl"
    other.write_text(
        "<http://lab.example/a> <http://lab.example/b> 'c'@en, 1, 1.5, true .", "utf-8"
    )
    merge(store, other)
    return store


def triples_of(store: ClaimStore, *, graphs: bool) -> list[str]:
    quads = (
        store.engine
        if graphs
        else store.engine.quads_for_pattern(None, None, None, ox.DefaultGraph())
    )
    return sorted({str(quad.triple) for quad in quads})


def ran(program: str, *arguments: str) -> bytes:
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed (Debian: raptor2-utils, serdi)")
    done = subprocess.run([program, *arguments], capture_output=True, timeout=60, check=False)

    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def sorted_triples(data: bytes, form: ox.RdfFormat) -> list[str]:
    return sorted({str(quad.triple) for quad in ox.parse(data, format=form)})


def file_of(store: ClaimStore, name: str, folder: Path) -> Path:
    [path] = write(export(store, name), folder / f"graph{FORMATS[name].suffix}")
    return path


@pytest.mark.parametrize("name", RAPPER)
def test_rapper_reads_the_same_triples(name: str, full: ClaimStore, tmp_path: Path) -> None:
    path = file_of(full, name, tmp_path)
    read = ran("rapper", "-q", "-i", RAPPER[name], "-o", "ntriples", str(path))

    assert sorted_triples(read, ox.RdfFormat.N_TRIPLES) == triples_of(
        full, graphs=FORMATS[name].graphs
    )


@pytest.mark.parametrize("name", SERDI)
def test_serdi_reads_the_same_triples(name: str, full: ClaimStore, tmp_path: Path) -> None:
    path = file_of(full, name, tmp_path)
    read = ran("serdi", "-i", SERDI[name], "-o", "nquads", str(path))

    assert sorted_triples(read, ox.RdfFormat.N_QUADS) == triples_of(
        full, graphs=FORMATS[name].graphs
    )


@pytest.mark.parametrize("name", FORMATS)
def test_pyoxigraph_and_rdflib_read_the_same_triples(
    name: str, full: ClaimStore, tmp_path: Path
) -> None:
    form = FORMATS[name]
    path = file_of(full, name, tmp_path)
    expected = triples_of(full, graphs=form.graphs)
    dataset = rdflib.Dataset(default_union=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rdflib, "NORMALIZE_LITERALS", False)
        dataset.parse(path, format=form.media_type)
        again = rdflib.Graph()
        for triple in dataset.triples((None, None, None)):
            again.add(triple)

    assert sorted_triples(path.read_bytes(), form.engine) == expected
    assert sorted_triples(again.serialize(format="nt").encode(), ox.RdfFormat.N_TRIPLES) == expected


def test_pyshacl_finds_that_the_turtle_conforms(full: ClaimStore, tmp_path: Path) -> None:
    import pyshacl

    shapes = (files("pharmagraph.ontology") / "shapes.ttl").read_text(encoding="utf-8")
    graph = rdflib.Graph().parse(file_of(full, "turtle", tmp_path), format="turtle")
    conforms, _, report = pyshacl.validate(graph, shacl_graph=rdflib.Graph().parse(data=shapes))

    assert conforms, report


def test_kgx_files_have_the_published_columns(full: ClaimStore) -> None:
    for name in ("kgx-tsv", "kgx-jsonl"):
        for ending, data in export(full, name).files.items():
            wanted = KGX_NODE if ending.startswith("nodes") else KGX_EDGE
            if name == "kgx-jsonl":
                rows = [json.loads(line) for line in data.decode().splitlines()]
            else:
                rows = list(
                    csv.DictReader(
                        io.StringIO(data.decode()), delimiter="\t", quoting=csv.QUOTE_NONE
                    )
                )

            assert rows
            for row in rows:
                assert wanted <= row.keys()
                assert None not in row
                assert all(row[column] for column in wanted - {"xref"})


@pytest.mark.parametrize(
    "odd", ["PG:condition/lupus-like", "my own thing", "a:b:c", "x y:z", "ä:ö"]
)
def test_kgx_takes_every_identifier_for_a_curie(odd: str) -> None:
    one = guideline()
    first = one.claims[0]
    named = replace(first, object=first.object._replace(entity=DIABETES._replace(id=odd)))
    store = ClaimStore()
    store.replace(replace(one, claims=(named,)), RUN)
    files = export(store, "kgx-jsonl").files
    [edge] = map(json.loads, files["edges.jsonl"].splitlines())
    nodes = {json.loads(line)["id"] for line in files["nodes.jsonl"].splitlines()}

    assert re.fullmatch(
        r"[^ <()>:]*:[^/ :]+", edge["object"]
    )  # as its PrefixManager.is_curie has it
    assert edge["object"] in nodes


def test_edges_of_kgx_join_nodes_that_are_there(full: ClaimStore) -> None:
    exported = export(full, "kgx-jsonl").files
    nodes = {json.loads(line)["id"] for line in exported["nodes.jsonl"].splitlines()}
    edges = [json.loads(line) for line in exported["edges.jsonl"].splitlines()]

    assert {edge["subject"] for edge in edges} | {edge["object"] for edge in edges} <= nodes
    assert len({edge["id"] for edge in edges}) == len(edges)


def test_pyoxigraph_reads_the_reifiers_of_rdf_1_2_and_rapper_the_rest(full: ClaimStore) -> None:
    [data] = export(full, "rdf12").files.values()
    plain = [
        quad
        for quad in ox.parse(data, format=ox.RdfFormat.TURTLE)
        if not isinstance(quad.object, ox.Triple)
    ]

    assert sorted({str(quad.triple) for quad in plain}) == triples_of(full, graphs=False)

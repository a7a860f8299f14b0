"""Every export is read by a program of its own kind, says what it left out, and leaks no hedge."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pyoxigraph as ox
import pytest

from pharmagraph.errors import InputError
from pharmagraph.graph.exchange import EXPORTS, export, name_for, write
from pharmagraph.graph.rdf.shape import claim_iri
from pharmagraph.graph.store import ClaimStore
from pharmagraph.ontology.namespaces import RDF
from tests.graph.samples import FDA, METFORMIN, RUN, both, guideline
from tests.graph.test_firewall import CLAIMS, bare_triples, triples_of

RELATIONS = {
    "treats",
    "causes",
    "approved_by",
    "administered_via",
    "not causes",
    "treats (possible)",
    "interacts_with (unknown)",
    "not activates (possible)",
}


def exported(store: ClaimStore, name: str) -> dict[str, bytes]:
    return EXPORTS[name](store).files


def only(store: ClaimStore, name: str) -> bytes:
    [data] = exported(store, name).values()
    return data


def rows(data: bytes, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode()), delimiter=delimiter))


@pytest.mark.parametrize("name", EXPORTS)
def test_the_same_graph_gives_the_same_bytes(name: str) -> None:
    stores = [ClaimStore(), ClaimStore()]
    stores[0].replace_all(both(), RUN)
    stores[1].replace_all(reversed(both()), RUN)

    assert exported(stores[0], name) == exported(stores[1], name)


@pytest.mark.parametrize("name", EXPORTS)
def test_hostile_names_are_carried_or_replaced(name: str) -> None:
    one = guideline()
    entity = METFORMIN._replace(id='x:"<&\x00\ud800|', label="a\tb\n\"<script>'\x1b\ufffe|")
    subject = one.claims[0].subject._replace(entity=entity)
    store = ClaimStore()
    store.replace(replace(one, claims=(replace(one.claims[0], subject=subject),)), RUN)
    files = exported(store, name)

    assert all(files.values())
    for ending, data in files.items():
        data.decode()
        if ending.endswith(("graphml", "gexf")):
            ElementTree.fromstring(data)


def test_files_are_written_beside_each_other(store: ClaimStore, tmp_path: Path) -> None:
    write(export(store, "kgx-tsv"), tmp_path / "out.tsv")

    assert {path.name for path in tmp_path.iterdir()} == {"out_nodes.tsv", "out_edges.tsv"}


def test_one_file_has_the_name_that_was_given(store: ClaimStore, tmp_path: Path) -> None:
    write(export(store, "graphml"), tmp_path / "out.graphml")

    assert [path.name for path in tmp_path.iterdir()] == ["out.graphml"]


def test_an_unknown_export_names_the_known_ones(store: ClaimStore) -> None:
    with pytest.raises(InputError, match=r"turtle.*graphml"):
        export(store, "dot")


@pytest.mark.parametrize(
    ("file", "name"),
    [("a.ttl.gz", "turtle"), ("a.gexf", "gexf"), ("a.cyjs", "cytoscape"), ("a.txt", None)],
)
def test_the_ending_of_a_file_names_its_format(file: str, name: str | None) -> None:
    assert name_for(Path(file)) == name


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_networkx_reads_it(name: str, store: ClaimStore, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(
        only(store, name).replace(b"http://gexf.net/1.3", b"http://www.gexf.net/1.2draft")
    )
    graph = nx.read_graphml(path) if name == "graphml" else nx.read_gexf(path)
    relation = "relation" if name == "graphml" else "label"

    assert {data[relation] for _, _, data in graph.edges(data=True)} == RELATIONS
    assert graph.nodes["CHEBI:6801"]["label"] == "metformin"


def test_cytoscape_has_every_edge(store: ClaimStore) -> None:
    elements = json.loads(only(store, "cytoscape"))["elements"]

    assert {edge["data"]["interaction"] for edge in elements["edges"]} == RELATIONS


def test_only_plain_statements_bear_their_predicate(store: ClaimStore) -> None:
    found = rows(exported(store, "csv")["edges.csv"])
    plain = {row["predicate"] for row in found if row["predicate"]}

    assert plain == {"treats", "causes", "approved_by", "administered_via"}
    for row in found:
        assert bool(row["predicate"]) is (
            row["negated"] == "false" and row["certainty"] == "asserted"
        )


def test_types_of_neo4j_say_when_a_statement_is_hedged_or_denied(store: ClaimStore) -> None:
    types = {row[":TYPE"] for row in rows(exported(store, "neo4j")["edges.csv"])}

    assert {"TREATS", "TREATS_POSSIBLE", "NOT_CAUSES", "NOT_ACTIVATES_POSSIBLE"} <= types


def test_kgx_has_no_hedged_row_and_says_so(store: ClaimStore) -> None:
    receipt = EXPORTS["kgx-jsonl"](store).receipt
    found = [json.loads(line) for line in exported(store, "kgx-jsonl")["edges.jsonl"].splitlines()]

    [told] = [line for line in receipt if "hedged" in line]
    assert told.startswith("3 hedged claims, which KGX would show as facts")
    assert told.endswith("(1 possible, 1 possible denials, 1 unknown)")
    assert len(found) == 5
    assert not any("cancer" in quote for row in found for quote in row["supporting_text"])


def test_kgx_says_in_words_what_a_statement_is_limited_to(store: ClaimStore) -> None:
    found = [json.loads(line) for line in exported(store, "kgx-jsonl")["edges.jsonl"].splitlines()]
    limited = {row["object"]: row["description"] for row in found if "description" in row}

    assert limited == {FDA.id: "only said with indication: diabetes"}


def test_kgx_keeps_support_and_denial_apart(store: ClaimStore) -> None:
    found = rows(exported(store, "kgx-tsv")["edges.tsv"], "\t")
    causes = [row for row in found if row["predicate"] == "biolink:causes"]

    assert {row["negated"] for row in causes} == {"true", "false"}
    assert len({row["id"] for row in causes}) == 2


def test_rdf12_reifies_and_asserts_nothing(store: ClaimStore) -> None:
    quads = list(ox.parse(only(store, "rdf12"), format=ox.RdfFormat.TURTLE))
    reified = {
        quad.subject.value
        for quad in quads
        if quad.predicate.value == RDF + "reifies" and isinstance(quad.object, ox.Triple)
    }

    assert reified == {claim_iri(claim) for claim in CLAIMS}
    for claim in CLAIMS:
        assert not bare_triples(claim) & triples_of(quads)


def test_no_nanopublication_has_a_bare_triple(store: ClaimStore) -> None:
    quads = list(ox.parse(only(store, "nanopub"), format=ox.RdfFormat.TRIG))

    assert len({quad.graph_name for quad in quads}) == 4 * len(CLAIMS)
    for claim in CLAIMS:
        assert not bare_triples(claim) & triples_of(quads)


def test_the_library_of_nanopublications_finds_them_valid(
    store: ClaimStore, tmp_path: Path
) -> None:
    nanopub = pytest.importorskip("nanopub")
    import rdflib
    from nanopub.sign_utils import verify_trusty

    publications: dict[str, list[ox.Quad]] = {}
    for quad in ox.parse(only(store, "nanopub"), format=ox.RdfFormat.TRIG):
        assert isinstance(quad.graph_name, ox.NamedNode)
        publications.setdefault(quad.graph_name.value.partition("#")[0], []).append(quad)

    assert len(publications) == len(CLAIMS)
    for name, quads in publications.items():
        file = tmp_path / "one.trig"
        ox.serialize(quads, file, format=ox.RdfFormat.TRIG)
        publication = nanopub.Nanopub(rdf=file, conf=nanopub.NanopubConf())

        assert publication.is_valid
        assert verify_trusty(publication.rdf, name, rdflib.Namespace(f"{name}#"))

"""Other graphs beside the claims: kept apart, listed, joined on request, walked both ways."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from pharmagraph.errors import StoreError
from pharmagraph.graph.curating.join import join
from pharmagraph.graph.curating.merge import merge, merge_all
from pharmagraph.graph.inferring.inference import infer
from pharmagraph.graph.rdf.named import CATALOGUE, IDENTITIES, INFERENCES, graph_named
from pharmagraph.graph.store import ClaimStore, open_store
from pharmagraph.ontology.namespaces import PREFIXES
from tests.graph.samples import RUN, both

# An extract of another graph, which knows metformin by an IRI of its own.
OTHER = """
@prefix x: <http://x.example/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
x:m x:mass 129.16 ; skos:exactMatch x:m2 ; x:maker [ x:name "A" ; x:near [ x:name "B" ] ] .
x:m2 owl:sameAs <http://purl.obolibrary.org/obo/CHEBI_6801> .
"""
SSSOM = """#curie_map:
#  X: http://x.example/
#  CHEBI: http://purl.obolibrary.org/obo/CHEBI_
#mapping_set_id: http://x.example/set
subject_id\tpredicate_id\tobject_id\tpredicate_modifier\tmapping_justification\tconfidence
CHEBI:6801\tskos:exactMatch\tX:m\t\tsemapv:ManualMappingCuration\t0.9
CHEBI:10033\tskos:exactMatch\tX:m\tNot\tsemapv:ManualMappingCuration\t1
"""
WALK = """
SELECT DISTINCT ?claim ?quote ?source ?mass {
  ?claim biolink:subject ?drug ; biolink:supporting_text ?quote .
  GRAPH <https://w3id.org/pharmagraph/graph/identities> { ?drug skos:exactMatch ?same }
  GRAPH ?graph { ?same <http://x.example/mass> ?mass }
  GRAPH <https://w3id.org/pharmagraph/graph/catalogue> { ?graph dcterms:source ?source }
}"""
BACK = """
SELECT DISTINCT ?claim {
  GRAPH ?graph { ?thing <http://x.example/mass> ?mass }
  GRAPH <https://w3id.org/pharmagraph/graph/identities> { ?thing skos:exactMatch ?drug }
  ?claim biolink:subject|biolink:object ?drug .
}"""


def rows(store: ClaimStore, query: str) -> list[tuple[str, ...]]:
    found = store.engine.query(query, prefixes=PREFIXES)
    assert isinstance(found, ox.QuerySolutions)
    return sorted(tuple(term.value for term in row) for row in found)


@pytest.fixture
def other(tmp_path: Path) -> Path:
    path = tmp_path / "extract.ttl"
    path.write_text(OTHER, encoding="utf-8")
    return path


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "drugs.sssom.tsv"
    path.write_text(SSSOM, encoding="utf-8")
    return path


def test_a_graph_is_kept_apart_from_the_claims(store: ClaimStore, other: Path) -> None:
    before = list(store.claims())
    quads = {quad for quad in store.engine if isinstance(quad.graph_name, ox.DefaultGraph)}

    merged = merge(store, other)

    assert merged.graph == graph_named("extract").value
    assert merged.triples == 7
    assert list(store.claims()) == before
    assert {q for q in store.engine if isinstance(q.graph_name, ox.DefaultGraph)} == quads


def test_a_query_walks_from_a_claim_to_the_other_graph_and_back(
    store: ClaimStore, other: Path
) -> None:
    merge(store, other)
    assert rows(store, WALK) == []  # identities are joined on request only

    joined = join(store)

    about = [claim for claim in store.claims() if claim.subject.entity.id == "CHEBI:6801"]
    assert joined.entities == 1
    assert {row[1:] for row in rows(store, WALK)} == {
        (claim.quote, "extract.ttl", "129.16") for claim in about
    }
    assert len(rows(store, BACK)) == len(about)


def test_an_sssom_table_joins_and_keeps_why(store: ClaimStore, other: Path, table: Path) -> None:
    other.write_text(OTHER.replace("owl:sameAs", "skos:closeMatch"), encoding="utf-8")
    merge(store, other)
    assert join(store).entities == 0

    merge(store, table)
    assert join(store).entities == 1

    why = """SELECT ?confidence { GRAPH <https://w3id.org/pharmagraph/graph/drugs> {
      ?mapping owl:annotatedSource CHEBI:6801 ; <https://w3id.org/sssom/confidence> ?confidence } }"""
    assert rows(store, why) == [("0.9",)]


def test_a_mapping_that_is_denied_joins_nothing(store: ClaimStore, table: Path) -> None:
    merge(store, table)

    warfarin = ox.NamedNode(PREFIXES["CHEBI"] + "10033")
    exact = ox.NamedNode(PREFIXES["skos"] + "exactMatch")
    graph = graph_named("drugs")
    assert not list(store.engine.quads_for_pattern(warfarin, exact, None, graph))


def test_entities_of_ours_that_are_one_are_told(store: ClaimStore, tmp_path: Path) -> None:
    path = tmp_path / "same.nt"
    first, second = PREFIXES["CHEBI"] + "6801", PREFIXES["MONDO"] + "0005148"
    path.write_text(f"<{first}> <{PREFIXES['owl']}sameAs> <{second}> .\n", encoding="utf-8")
    merge(store, path)

    assert join(store).fused == (((first, "metformin"), (second, "type 2 diabetes mellitus")),)


def test_merging_again_takes_the_place_of_what_was_there(store: ClaimStore, other: Path) -> None:
    merge(store, other)
    join(store)
    first = set(store.engine)
    merge(store, other)
    join(store)
    assert set(store.engine) == first

    other.write_text("<http://x.example/a> <http://x.example/b> 1 .\n", encoding="utf-8")
    merge(store, other)
    join(store)

    assert len(list(store.engine.quads_for_pattern(None, None, None, graph_named("extract")))) == 1
    assert not list(store.engine.quads_for_pattern(None, None, None, IDENTITIES))


def test_the_catalogue_says_where_a_graph_came_from(store: ClaimStore, other: Path) -> None:
    merge(store, other, name="mine")

    facts = {
        quad.predicate.value.rpartition("/")[2].rpartition("#")[2]
        for quad in store.engine.quads_for_pattern(graph_named("mine"), None, None, CATALOGUE)
    }
    assert facts == {"type", "source", "triples", "sha256"}


def test_documents_of_another_graph_of_claims_join_ours(tmp_path: Path) -> None:
    mine, yours = both()
    here, there = tmp_path / "here", tmp_path / "there.nq"
    with open_store(here, write=True) as store:
        store.replace_all([mine], RUN)
    with open_store(there, write=True) as store:
        store.replace_all([mine, yours], RUN)

    (merged,), _ = merge_all(here, [there])

    assert (merged.documents, merged.known, merged.differing) == (1, 1, ())
    with open_store(here) as store:
        assert list(store.documents()) == sorted([mine.document.id, yours.document.id])
        members = """SELECT ?id { GRAPH ?catalogue { ?graph prov:hadMember ?document }
            ?claim prov:wasQuotedFrom ?document . ?document dcterms:identifier ?id }"""
        assert {row[0] for row in rows(store, members)} == {mine.document.id, yours.document.id}


def test_what_another_graph_infers_stays_there(tmp_path: Path) -> None:
    mine, yours = both()
    here, there = tmp_path / "here", tmp_path / "there.nq"
    for path, documents in ((here, [mine]), (there, [mine, yours])):
        with open_store(path, write=True) as store:
            store.replace_all(documents, RUN)
            infer(store)

    (merged,), _ = merge_all(here, [there])

    assert merged.inferred
    with open_store(here) as store:
        kept = set(store.engine.quads_for_pattern(None, None, None, INFERENCES))
        derived = {quad.subject for quad in kept if quad.predicate.value.endswith("wasDerivedFrom")}
    with open_store(tmp_path / "mine", write=True) as alone:
        alone.replace_all([mine], RUN)
        infer(alone)
        assert kept == set(alone.engine.quads_for_pattern(None, None, None, INFERENCES))
    assert derived


def test_a_document_that_differs_stays_ours_and_is_told(tmp_path: Path) -> None:
    mine, _ = both()
    here, there = tmp_path / "here", tmp_path / "there"
    with open_store(here, write=True) as store:
        store.replace_all([mine], RUN)
        before = list(store.claims())
    with open_store(there, write=True) as store:
        store.replace_all([mine], RUN.__class__(engine="2.0"))

    (merged,), _ = merge_all(here, [there])

    assert merged.differing == (mine.document.id,)
    with open_store(here) as store:
        assert list(store.claims()) == before


def test_a_file_without_named_graphs_cannot_take_one_in(tmp_path: Path, other: Path) -> None:
    with pytest.raises(StoreError, match="named graphs"):
        merge_all(tmp_path / "graph.ttl", [other])


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.ttl", "this is no Turtle", "not turtle"),
        ("a.txt", "anything", "not a graph by its ending"),
        ("a.tsv", "subject_id\tobject_id\nA:1\tB:2\n", "no column predicate_id"),
        ("a.tsv", "#only comments\n", "without rows"),
        ("a.tsv", "subject_id\tpredicate_id\tobject_id\nnone\tskos:exactMatch\tA:1\n", "a.tsv:2"),
        ("catalogue.ttl", "<a:a> <a:a> <a:a> .", "is taken"),
    ],
)
def test_what_cannot_be_merged_is_told(
    store: ClaimStore, tmp_path: Path, name: str, text: str, said: str
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")

    with pytest.raises(StoreError, match=said):
        merge(store, path)


def test_a_file_made_to_take_for_ever_is_taken_in_at_once(
    store: ClaimStore, tmp_path: Path
) -> None:
    """Blank nodes that are all alike, each joined to each: to tell them apart by that takes years."""
    alike = [(one, other) for one in range(14) for other in range(14) if one != other]
    hard = tmp_path / "hard.ttl"
    hard.write_text(
        "".join(f"_:a{one} <http://e.example/p> _:a{other} .\n" for one, other in alike)
    )

    assert merge(store, hard).triples == len(alike)
    before = set(store.engine)
    merge(store, hard)
    assert set(store.engine) == before


def test_entities_within_entities_are_refused(store: ClaimStore, tmp_path: Path) -> None:
    names = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    bomb = tmp_path / "bomb.rdf"
    bomb.write_text(
        f'<!DOCTYPE r [<!ENTITY a0 "aaaa">{names}]><rdf:RDF xmlns:x="http://e.example/" '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="http://e.example/a">'
        "<x:p>&a9;</x:p></rdf:Description></rdf:RDF>"
    )
    with pytest.raises(StoreError, match="DOCTYPE"):
        merge(store, bomb)


def test_a_token_without_end_is_refused(store: ClaimStore, tmp_path: Path) -> None:
    long = tmp_path / "long.ttl"
    long.write_text("# " + "x" * 20_000_000)

    with pytest.raises(StoreError, match="not turtle"):
        merge(store, long)


def test_a_graph_is_not_merged_into_itself(tmp_path: Path) -> None:
    with (
        open_store(tmp_path / "graph", write=True) as store,
        pytest.raises(StoreError, match="into itself"),
    ):
        merge(store, tmp_path / "graph")

"""Exports of a part: filters, a query, a neighbourhood, a consensus; and the receipt of what is not there."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from pharmagraph.errors import InputError, QueryError
from pharmagraph.graph.comparing.consensus import Policy
from pharmagraph.graph.curating.merge import merge
from pharmagraph.graph.exchange import EXPORTS, export, receipt_of
from pharmagraph.graph.rdf import shape
from pharmagraph.graph.rdf.formats import FORMATS
from pharmagraph.graph.selection import Selection
from pharmagraph.graph.store import ClaimStore
from pharmagraph.graph.subset import Wanted, subset
from pharmagraph.graph.validate import validate
from pharmagraph.ontology.namespaces import PREFIXES
from tests.graph.samples import RUN, guideline
from tests.graph.test_firewall import CLAIMS, GUARDED, bare_triples, triples_of

CAUSES = "SELECT ?claim { ?claim biolink:predicate pg:causes }"


def predicates(store: ClaimStore) -> list[str]:
    return sorted(claim.predicate for claim in store.claims())


def quads_of(store: ClaimStore, name: str = "turtle", **options: object) -> list[ox.Quad]:
    [data] = export(store, name, Wanted(**options)).files.values()  # type: ignore[arg-type]
    return list(ox.parse(data, format=FORMATS[name].engine))


def test_filters_choose_claims(store: ClaimStore) -> None:
    chosen, missing = subset(store, Wanted(Selection(predicate=("causes",), negated=True)))

    assert [claim.quote for claim in chosen.claims()] == ["Metformin does not cause nausea."]
    assert missing == ("7 claims not asked for", "1 document not asked for")


def test_a_query_chooses_claims(store: ClaimStore) -> None:
    assert predicates(subset(store, Wanted(where=CAUSES))[0]) == ["causes", "causes"]


def test_filters_and_a_query_both_have_to_hold(store: ClaimStore) -> None:
    wanted = Wanted(Selection(document=("review.txt",)), CAUSES)

    assert predicates(subset(store, wanted)[0]) == ["causes"]


def test_a_neighbourhood_grows_with_its_hops(store: ClaimStore) -> None:
    around = [subset(store, Wanted(around="nausea", hops=hops))[0] for hops in (0, 1, 2)]

    assert [len(list(each.claims())) for each in around] == [0, 2, 8]


def test_a_neighbourhood_of_nothing_is_refused(store: ClaimStore) -> None:
    with pytest.raises(QueryError, match="nothing in the graph is called"):
        subset(store, Wanted(around="unobtainium"))


def test_a_query_without_claims_is_refused(store: ClaimStore) -> None:
    with pytest.raises(QueryError, match=r"\?claim"):
        subset(store, Wanted(where="SELECT ?s { ?s ?p ?o }"))


def test_a_selection_of_all_is_the_graph_itself(store: ClaimStore) -> None:
    chosen, missing = subset(store, Wanted(where="SELECT ?claim { ?claim a pg:Claim }"))

    assert not missing
    assert sorted(map(str, chosen.engine)) == sorted(map(str, store.engine))


def test_a_selection_is_well_formed(store: ClaimStore) -> None:
    assert validate(subset(store, Wanted(where=CAUSES))[0]) == []


@pytest.mark.parametrize("name", [*FORMATS, *EXPORTS])
def test_every_format_takes_a_selection(name: str, store: ClaimStore) -> None:
    exported = export(store, name, Wanted(Selection(predicate=("treats",))))

    if name not in (*FORMATS, "rdf12"):  # those have the texts of the documents
        assert not any(b"nausea" in data for data in exported.files.values())
    assert "6 claims not asked for" in exported.receipt


def test_a_construct_makes_what_it_says(store: ClaimStore) -> None:
    query = "CONSTRUCT { ?claim rdfs:label ?quote } WHERE { ?claim biolink:supporting_text ?quote }"
    made = quads_of(store, where=f"# SELECT\nPREFIX CONSTRUCTED: <http://x.example/> {query}")

    assert {quad.predicate.value for quad in made} == {shape.LABEL}
    assert len(made) == len(CLAIMS)


def test_a_construct_is_rdf_and_stands_alone(store: ClaimStore) -> None:
    made = "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }"
    with pytest.raises(InputError, match="is RDF"):
        export(store, "csv", Wanted(where=made))
    with pytest.raises(InputError, match="leave the other filters out"):
        export(store, "turtle", Wanted(where=made, around="nausea"))


def test_named_graphs_are_left_out_of_turtle_and_told(store: ClaimStore, tmp_path: Path) -> None:
    before = export(store, "turtle")
    other = tmp_path / "other.ttl"
    other.write_text("<http://lab.example/a> <http://lab.example/b> 1, 2 .", "utf-8")
    merge(store, other)
    after = export(store, "turtle")

    assert after.files == before.files
    assert before.receipt == ()
    assert any(line.startswith("2 triples of the graph <") for line in after.receipt)
    assert export(store, "trig").receipt == ()


def test_a_consensus_has_direct_triples_of_nothing_hedged(store: ClaimStore) -> None:
    exported = export(store, "turtle", policy=Policy(independent=1))
    [data] = exported.files.values()
    found = triples_of(list(ox.parse(data, format=ox.RdfFormat.TURTLE)))

    assert any(predicate == PREFIXES["biolink"] + "treats" for _, predicate, _ in found)
    for claim in GUARDED:
        assert not bare_triples(claim) & found
    assert "2 statements: denied or disputed" in exported.receipt


def test_a_consensus_is_of_the_whole_graph_and_rdf(store: ClaimStore) -> None:
    with pytest.raises(InputError, match="whole graph"):
        export(store, "turtle", Wanted(Selection(negated=False)), Policy())
    with pytest.raises(InputError, match="is RDF"):
        export(store, "gexf", policy=Policy())


def test_a_receipt_says_what_was_written(store: ClaimStore) -> None:
    exported = export(store, "kgx-tsv")
    receipt = json.loads(receipt_of(exported, "kgx-tsv"))

    assert receipt["left_out"] == list(exported.receipt)
    assert {name: each["bytes"] for name, each in receipt["files"].items()} == {
        name: len(data) for name, data in exported.files.items()
    }


def test_the_description_counts_and_names_what_the_graph_is_made_of(store: ClaimStore) -> None:
    [data] = export(store, "void").files.values()
    described = ox.Store()
    described.load(data, format=ox.RdfFormat.TURTLE)
    prefixes = PREFIXES
    counts = described.query(
        "SELECT ?triples ?claims { ?d a void:Dataset ; void:triples ?triples ; void:classPartition "
        "[ void:class pg:Claim ; void:entities ?claims ] ; prov:wasGeneratedBy/pg:rulesVersion ?rules ; "
        "prov:wasDerivedFrom/dcterms:identifier 'review.txt' }",
        prefixes=prefixes,
    )
    assert isinstance(counts, ox.QuerySolutions)
    [row] = counts

    assert (row["triples"].value, row["claims"].value) == (str(len(store.engine)), str(len(CLAIMS)))


def test_another_graph_has_another_description(store: ClaimStore) -> None:
    smaller = ClaimStore()
    smaller.replace(guideline(), RUN)

    assert export(smaller, "void").files != export(store, "void").files

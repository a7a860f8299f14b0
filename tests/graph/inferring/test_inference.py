"""What is said of a narrow condition is found under the broader one; what is hedged or denied never is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from pharmagraph.errors import StoreError
from pharmagraph.graph.claim import Entity
from pharmagraph.graph.curating.merge import merge
from pharmagraph.graph.inferring.broader import MOST_ABOVE
from pharmagraph.graph.inferring.inference import infer
from pharmagraph.graph.rdf.named import CATALOGUE, HIERARCHY, INFERENCES
from pharmagraph.graph.store import ClaimStore, open_store
from pharmagraph.ontology.kinds import Certainty, Kind
from pharmagraph.ontology.namespaces import DCTERMS, PREFIXES
from tests.graph.asking.test_sparql import rows
from tests.graph.samples import DIABETES, RUN, both, guideline
from tests.graph.test_firewall import bare_triples, triples_of

METABOLIC = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix MONDO: <http://purl.obolibrary.org/obo/MONDO_> .
@prefix mesh: <http://id.nlm.nih.gov/mesh/> .
MONDO:0005148 skos:broader MONDO:0005015 .
MONDO:0005015 rdfs:subClassOf MONDO:0005066 ; skos:broader MONDO:0005148 .
MONDO:0005066 rdfs:label "Metabolic disease"@en .
MONDO:0004992 skos:broader MONDO:0023370 .
mesh:D009325 skos:broader mesh:D012817 .
"""


DEPRESSED = Entity("MONDO:0002009", "major depressive disorder", Kind.CONDITION, ("MESH:D003865",))


@pytest.fixture
def above(store: ClaimStore, tmp_path: Path) -> ClaimStore:
    """The two documents, with a small hierarchy of conditions (one with a circle) merged."""
    hierarchy = tmp_path / "hierarchy.ttl"
    hierarchy.write_text(METABOLIC, "utf-8")
    merge(store, hierarchy)
    return store


def conclusions(store: ClaimStore) -> set[tuple[str, str]]:
    found = store.engine.query(
        "SELECT ?p ?o { GRAPH ?g { ?c a pg:InferredClaim ; biolink:predicate ?p ; biolink:object ?o } }",
        prefixes=PREFIXES,
    )
    assert isinstance(found, ox.QuerySolutions)
    return {(row["p"].value.rpartition("#")[2], row["o"].value.rpartition("/")[2]) for row in found}


def test_over_any_number_of_steps_and_in_circles(above: ClaimStore) -> None:
    infer(above)

    assert {("treats", "MONDO_0005015"), ("treats", "MONDO_0005066")} <= conclusions(above)
    assert ("treats", "MONDO_0005148") not in conclusions(above)


def test_by_the_names_that_an_entity_has_elsewhere(above: ClaimStore) -> None:
    infer(above)

    assert ("causes", "D012817") in conclusions(above)


def treating(entity: Entity) -> ClaimStore:
    """A graph in which a drug treats this and nothing else is claimed."""
    one = guideline()
    claim = next(claim for claim in one.claims if claim.object.entity == DIABETES)
    claim = replace(claim, object=claim.object._replace(entity=entity))
    store = ClaimStore()
    store.replace(replace(one, claims=(claim,), mentions=()), RUN)
    return store


@pytest.mark.parametrize(
    "entity",
    [DEPRESSED, DEPRESSED._replace(id="my:mdd", xrefs=("MONDO:0002009",))],
    ids=["by its id", "by an id elsewhere"],
)
def test_drugs_for_a_depressive_disorder_are_found_without_any_ontology_merged(
    entity: Entity,
) -> None:
    store = treating(entity)
    infer(store)

    for name in ("depressive disorder", "Depression", "mental disorders", "MONDO:0002050"):
        [row] = rows(store, "treats-broadly", condition=name)
        assert (row["how"], row["claimedName"]) == ("inferred", entity.label)
    assert rows(store, "treats-broadly", condition="major depressive disorder")[0]["how"] == "said"


def test_without_the_shipped_hierarchy_only_merged_graphs_count() -> None:
    store = treating(DEPRESSED)
    infer(store)
    assert infer(store, shipped=False).conclusions == 0

    assert not any(store.engine.quads_for_pattern(None, None, None, HIERARCHY))
    assert not any(store.engine.quads_for_pattern(HIERARCHY, None, None, CATALOGUE))


def test_the_catalogue_says_where_the_hierarchy_is_from() -> None:
    store = treating(DEPRESSED)
    infer(store)

    said = {
        quad.predicate.value: str(quad.object)
        for quad in store.engine.quads_for_pattern(HIERARCHY, None, None, CATALOGUE)
    }
    assert "MONDO 2026-05-05" in said[DCTERMS + "title"]
    assert said[DCTERMS + "license"].startswith("<https://")
    assert rows(store, "elsewhere") == []  # it is no graph that a user merged


def test_never_from_hedged_claims(above: ClaimStore) -> None:
    infer(above)

    assert not any(object_ == "MONDO_0023370" for _, object_ in conclusions(above))


@pytest.mark.parametrize(
    ("negated", "certainty"),
    [(True, Certainty.ASSERTED), *((False, c) for c in Certainty if c.hedged)],
)
def test_nothing_follows_from_what_is_denied_or_hedged(
    negated: bool, certainty: Certainty, tmp_path: Path
) -> None:
    one = guideline()
    claims = tuple(replace(claim, negated=negated, certainty=certainty) for claim in one.claims)
    store = ClaimStore()
    store.replace(replace(one, claims=claims), RUN)
    (tmp_path / "hierarchy.ttl").write_text(METABOLIC, "utf-8")
    merge(store, tmp_path / "hierarchy.ttl")

    assert infer(store).conclusions == 0


def test_circles_and_chains_without_end_do_not_swell_a_graph(
    store: ClaimStore, tmp_path: Path
) -> None:
    start = "<http://purl.obolibrary.org/obo/MONDO_0005148>"
    broader = "<http://www.w3.org/2004/02/skos/core#broader>"
    names = [start, *(f"<http://e.example/{number}>" for number in range(20_000))]
    endless = tmp_path / "endless.ttl"
    endless.write_text(
        "".join(f"{one} {broader} {other} .\n" for one, other in zip(names, [*names[1:], start], strict=True)),
        "utf-8",
    )  # fmt: skip
    merge(store, endless)
    found = infer(store, shipped=False)

    assert found.cut == 1
    assert 0 < found.conclusions <= MOST_ABOVE * found.claims


def test_no_conclusion_is_a_bare_triple_or_among_the_claims(above: ClaimStore) -> None:
    before = sorted(map(str, above.engine.quads_for_pattern(None, None, None, ox.DefaultGraph())))
    infer(above)

    assert before == sorted(
        map(str, above.engine.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    )
    inferred = list(above.engine.quads_for_pattern(None, None, None, INFERENCES))
    for claim in above.claims():
        wide = claim.object.entity._replace(id="MONDO:0005066")
        assert not bare_triples(
            replace(claim, object=claim.object._replace(entity=wide))
        ) & triples_of(inferred)


def test_the_stored_query_finds_and_marks_them(above: ClaimStore) -> None:
    infer(above)

    for name in ("metabolic disease", "MONDO:0005066"):
        [row] = rows(above, "treats-broadly", condition=name)
        assert (row["drugName"], row["how"], row["claimedName"]) == (
            "metformin",
            "inferred",
            DIABETES.label,
        )
    [row] = rows(above, "treats-broadly", condition="type 2 diabetes mellitus")
    assert row["how"] == "said"


def test_a_conclusion_goes_with_its_claim(above: ClaimStore) -> None:
    infer(above)
    above.remove("guideline.txt")

    assert rows(above, "treats-broadly", condition="MONDO:0005066") == []


def test_drawn_again_they_are_the_same(above: ClaimStore) -> None:
    first = infer(above)
    graph = sorted(map(str, above.engine))

    assert infer(above) == first
    assert sorted(map(str, above.engine)) == graph


def test_entities_have_the_class_above_their_kind(store: ClaimStore) -> None:
    infer(store)
    asked = "ASK { GRAPH ?g { CHEBI:6801 a pg:Entity } }"

    assert bool(store.engine.query(asked, prefixes=PREFIXES))


def test_a_file_without_named_graphs_is_refused(tmp_path: Path) -> None:
    with open_store(tmp_path / "graph.ttl", write=True) as store:
        store.replace_all(both(), RUN)
        with pytest.raises(StoreError, match="named graphs"):
            infer(store)

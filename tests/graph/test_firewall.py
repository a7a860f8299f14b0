"""The hedge firewall: what a document hedges or denies is never a bare triple, in no form of the graph."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from pharmagraph.graph.claim import Claim
from pharmagraph.graph.rdf.formats import FORMATS, Format, serialize
from pharmagraph.graph.store import ClaimStore
from pharmagraph.ontology.iris import predicate_iri
from pharmagraph.ontology.mappings import MAPPINGS
from pharmagraph.ontology.namespaces import iri_of
from tests.graph.samples import both

CLAIMS = [claim for extraction in both() for claim in extraction.claims]
GUARDED = [claim for claim in CLAIMS if claim.negated or claim.certainty.hedged]

Triple = tuple[str, str, str]


def bare_triples(claim: Claim) -> set[Triple]:
    """The statement as a triple, both ways round, under our property and under those it maps to."""
    properties = {predicate_iri(claim.predicate), *MAPPINGS[claim.predicate].iris()}
    subjects = {iri_of(each) for each in (claim.subject.entity.id, *claim.subject.entity.xrefs)}
    objects = {iri_of(each) for each in (claim.object.entity.id, *claim.object.entity.xrefs)}
    return {
        triple
        for one in subjects
        for other in objects
        for property_ in properties
        for triple in ((one, property_, other), (other, property_, one))
    }


def triples_of(statements: list[ox.Quad]) -> set[Triple]:
    return {
        (quad.subject.value, quad.predicate.value, quad.object.value)
        for quad in statements
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode)
    }


def test_there_is_something_to_guard() -> None:
    assert {(claim.negated, claim.certainty.value) for claim in GUARDED} == {
        (True, "asserted"),
        (False, "possible"),
        (False, "unknown"),
        (True, "possible"),
    }
    assert all(bare_triples(claim) for claim in CLAIMS)


@pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS)
def test_no_format_has_the_bare_triple_of_any_claim(form: Format, store: ClaimStore) -> None:
    data = serialize(store.engine, form)
    found = triples_of(list(ox.parse(data, format=form.engine)))

    assert len(found) > 100
    for claim in CLAIMS:
        assert not bare_triples(claim) & found


@pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS)
def test_no_format_has_it_in_the_eyes_of_rdflib(
    form: Format, store: ClaimStore, tmp_path: Path
) -> None:
    path = tmp_path / f"graph{form.suffix}"
    store.save(path)
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(path, format="json-ld" if form.name == "jsonld" else form.media_type)
    found = {(str(s), str(p), str(o)) for s, p, o, _ in dataset.quads()}

    assert len(found) > 100
    for claim in CLAIMS:
        assert not bare_triples(claim) & found


@pytest.mark.parametrize("union", [False, True], ids=["default graph", "union of graphs"])
@pytest.mark.parametrize("claim", GUARDED, ids=lambda claim: claim.quote)
def test_a_naive_query_finds_no_bare_triple(claim: Claim, union: bool, store: ClaimStore) -> None:
    for subject, property_, object_ in bare_triples(claim):
        query = f"ASK {{ <{subject}> <{property_}> <{object_}> }}"

        assert not store.engine.query(query, use_default_graph_as_union=union)


@pytest.mark.parametrize("claim", GUARDED, ids=lambda claim: claim.quote)
def test_no_single_triple_joins_subject_and_object(claim: Claim, store: ClaimStore) -> None:
    subject, object_ = iri_of(claim.subject.entity.id), iri_of(claim.object.entity.id)

    assert not store.engine.query(f"ASK {{ <{subject}> ?any <{object_}> }}")
    assert not store.engine.query(f"ASK {{ <{object_}> ?any <{subject}> }}")


def test_no_predicate_of_the_contract_is_used_as_a_property(store: ClaimStore) -> None:
    ours = {
        iri for name, mapping in MAPPINGS.items() for iri in (predicate_iri(name), *mapping.iris())
    }

    assert not ours & {quad.predicate.value for quad in store.engine}


def test_every_association_says_whether_it_is_negated_and_how_certain(store: ClaimStore) -> None:
    query = """
        PREFIX biolink: <https://w3id.org/biolink/vocab/>
        PREFIX pg: <https://w3id.org/pharmagraph/ontology#>
        ASK { ?any biolink:subject ?s
              FILTER NOT EXISTS { ?any biolink:negated ?negated ; pg:certainty ?certainty } }
    """

    assert not store.engine.query(query)


def test_a_proposition_is_no_statement_that_a_converter_could_take_for_one(
    store: ClaimStore,
) -> None:
    rdf_statement = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#Statement")

    assert not list(store.engine.quads_for_pattern(None, None, rdf_statement))

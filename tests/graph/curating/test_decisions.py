"""Decisions of curators: applied, shown as revisions, taken back without a trace, never lost."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from pharmagraph.errors import InputError, StoreError
from pharmagraph.graph.claim import Claim
from pharmagraph.graph.curating.decision import Decision, Verdict, decision_of, read_decisions
from pharmagraph.graph.curating.decisions import apply, decisions_in, take_back
from pharmagraph.graph.rdf.named import DECISIONS
from pharmagraph.graph.rdf.shape import claim_iri
from pharmagraph.graph.store import ClaimStore, open_store
from pharmagraph.graph.validate import validate
from pharmagraph.ontology.kinds import Certainty
from pharmagraph.ontology.namespaces import PREFIXES
from pharmagraph.ontology.predicates import Predicate
from tests.graph.samples import RUN, both


def decide(claim: Claim, verdict: str, **facts: object) -> Decision:
    return decision_of({"claim": claim.id, "decision": verdict, **facts})


def default_graph(store: ClaimStore) -> set[ox.Triple]:
    return {q.triple for q in store.engine.quads_for_pattern(None, None, None, ox.DefaultGraph())}


def test_an_accepted_claim_stays_as_it_is(store: ClaimStore) -> None:
    before = default_graph(store)
    claim = next(store.claims())

    outcome = apply(store, [decide(claim, "accept", note="read it", by="A. Curator")])

    assert (outcome.applied, outcome.stale) == (1, ())
    assert default_graph(store) == before
    asked = """SELECT ?who ?note { GRAPH ?g { ?decision prov:used ?claim ; rdfs:comment ?note ;
        prov:wasAssociatedWith/rdfs:label ?who } ?claim biolink:supporting_text ?quote }"""
    rows = store.engine.query(asked, prefixes=PREFIXES)
    assert isinstance(rows, ox.QuerySolutions)
    assert [tuple(map(str, row)) for row in rows] == [('"A. Curator"', '"read it"')]


def test_a_rejected_claim_no_longer_stands_but_is_not_lost(store: ClaimStore) -> None:
    first, *others = store.claims()

    apply(store, [decide(first, "reject")])

    assert list(store.claims()) == others
    asked = """ASK { GRAPH <https://w3id.org/pharmagraph/graph/decisions> {
        ?claim prov:wasInvalidatedBy ?decision ; biolink:supporting_text ?quote .
        ?decision dcterms:type "reject" } }"""
    assert store.engine.query(asked, prefixes=PREFIXES)


def test_a_corrected_claim_is_a_revision_of_the_other(store: ClaimStore) -> None:
    first, *others = store.claims()
    correction = {"predicate": "causes", "negated": not first.negated, "certainty": "possible"}

    apply(store, [decide(first, "correct", correction=correction)])

    (revision,) = set(map(claim_iri, store.claims())) - set(map(claim_iri, others))
    corrected = next(claim for claim in store.claims() if claim_iri(claim) == revision)
    assert corrected.predicate is Predicate.CAUSES
    assert corrected.negated is not first.negated
    assert corrected.certainty is Certainty.POSSIBLE
    assert (corrected.quote, corrected.subject) == (first.quote, first.subject)
    quad = ox.Quad(
        ox.NamedNode(revision),
        ox.NamedNode(PREFIXES["prov"] + "wasRevisionOf"),
        ox.NamedNode(claim_iri(first)),
        DECISIONS,
    )
    assert quad in store.engine


@pytest.mark.parametrize(
    ("value", "id_", "label"),
    [
        ("Warfarin", "CHEBI:10033", "warfarin"),
        ("CHEBI:10033", "CHEBI:10033", "warfarin"),
        ("CHEBI:99", "CHEBI:99", "CHEBI:99"),
        ("a new thing", "curator:a new thing", "a new thing"),
        ({"id": "X:1", "label": "x", "kind": "drug_class"}, "X:1", "x"),
    ],
)
def test_a_subject_is_corrected_by_name_or_identifier(
    store: ClaimStore, value: object, id_: str, label: str
) -> None:
    first = next(claim for claim in store.claims() if claim.subject.entity.id != "CHEBI:10033")

    apply(store, [decide(first, "correct", correction={"subject": value})])

    (corrected,) = [claim for claim in store.claims() if claim.rule == "curator"]
    assert (corrected.subject.entity.id, corrected.subject.entity.label) == (id_, label)
    assert corrected.subject.text == first.subject.text


def test_taking_decisions_back_leaves_what_the_documents_say(store: ClaimStore) -> None:
    before = default_graph(store)
    first, second, third, *_ = store.claims()
    decisions = [
        decide(first, "reject"),
        decide(second, "correct", correction={"object": "a new thing", "negated": True}),
        decide(third, "accept"),
    ]
    apply(store, decisions)
    assert default_graph(store) != before

    take_back(store)

    assert default_graph(store) == before
    assert sorted(decisions_in(store), key=str) == sorted(decisions, key=str)
    apply(store, [])
    assert set(store.engine) == {ox.Quad(*triple) for triple in before}


@pytest.mark.parametrize("correction", [{}, {"object": "a new thing"}, {"predicate": "prevents"}])
def test_the_graph_is_well_formed_under_decisions(
    correction: dict[str, str], store: ClaimStore
) -> None:
    """What only a rejected or corrected claim spoke of goes with it, and comes back with it."""
    before = default_graph(store)
    verdict: dict[str, object] = {"correction": correction} if correction else {}
    for claim in list(store.claims()):
        apply(store, [decide(claim, "correct" if correction else "reject", **verdict)])
        assert validate(store) == []
        take_back(store)
        assert default_graph(store) == before
    everything = [
        decide(claim, "correct" if correction else "reject", **verdict) for claim in store.claims()
    ]
    apply(store, everything)
    assert validate(store) == []
    take_back(store)

    assert default_graph(store) == before


def test_applying_again_gives_the_same(store: ClaimStore) -> None:
    first, second, *_ = store.claims()
    decisions = [decide(first, "reject"), decide(second, "correct", correction={"negated": True})]
    apply(store, decisions)
    once = set(store.engine)

    take_back(store)
    apply(store, decisions_in(store))

    assert set(store.engine) == once


def test_a_correction_that_changes_nothing_accepts(store: ClaimStore) -> None:
    before = default_graph(store)
    first = next(store.claims())

    apply(store, [decide(first, "correct", correction={"negated": first.negated})])

    assert default_graph(store) == before
    take_back(store)
    assert default_graph(store) == before


def test_a_correction_to_a_claim_that_is_there_does_not_take_it_away_again() -> None:
    one, _ = both()
    first = one.claims[0]
    denied = replace(first, negated=not first.negated)
    with ClaimStore() as store:
        store.replace_all([replace(one, claims=(first, denied))], RUN)
        before = default_graph(store)

        apply(store, [decide(first, "correct", correction={"negated": denied.negated})])
        assert [claim.id for claim in store.claims()] == [denied.id]

        take_back(store)
        assert default_graph(store) == before


def test_a_decision_on_a_claim_that_is_gone_is_stale_and_kept(store: ClaimStore) -> None:
    gone = Decision("0" * 20, Verdict.REJECT)

    outcome = apply(store, [gone])

    assert outcome.stale == (gone,)
    assert decisions_in(store) == [gone]


def test_a_file_without_named_graphs_cannot_keep_decisions(tmp_path: Path) -> None:
    with open_store(tmp_path / "graph.ttl", write=True) as store:
        store.replace_all(both(), RUN)
        with pytest.raises(StoreError, match="named graphs"):
            apply(store, [decide(next(store.claims()), "accept")])


def test_the_last_decision_on_a_claim_counts(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    lines = [{"claim": "a", "decision": "accept"}, {"claim": "a", "decision": "reject", "by": "B"}]
    path.write_text("\n".join(map(json.dumps, lines)) + "\n\n", encoding="utf-8")

    assert read_decisions(path) == [Decision("a", Verdict.REJECT, by="B")]


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '{"decision": "accept"}',
        '{"claim": "a", "decision": "perhaps"}',
        '{"claim": "a", "decision": "correct"}',
        '{"claim": "a", "decision": "accept", "correction": {"negated": true}}',
        '{"claim": "a", "decision": "correct", "correction": {"quote": "other"}}',
        '{"claim": "a", "decision": "correct", "correction": {"predicate": "cures"}}',
        '{"claim": "a", "decision": "correct", "correction": {"negated": "yes"}}',
        '{"claim": "a", "decision": "correct", "correction": {"subject": 3}}',
        '{"claim": "a", "decision": "correct", "correction": {"qualifiers": {"dose": "5 mg"}}}',
        '{"claim": "a", "decision": "correct", "correction": {"qualifiers": {"": ["5 mg"]}}}',
        '{"claim": "a", "decision": "correct", "correction": {"qualifiers": {"dose": [5]}}}',
        '{"claim": "a", "decision": "correct", "correction": {"subject": {"id": ""}}}',
        '{"claim": "a", "decision": "correct", "correction": {"subject": {"id": "X:1", "label": {}}}}',
        '{"claim": "a", "decision": "correct", "correction": {"subject": {"id": "X:1", "xrefs": "ab"}}}',
        '{"claim": "a b <c>", "decision": "reject"}',
        '{"claim": "", "decision": "reject"}',
        '{"claim": "a", "decision": "reject", "note": "\\ud800"}',
        "[" * 100_000,
    ],
)
def test_a_line_that_is_no_decision_is_told_with_its_place(tmp_path: Path, line: str) -> None:
    path = tmp_path / "decisions.jsonl"
    path.write_text('{"claim": "a", "decision": "accept"}\n' + line + "\n", encoding="utf-8")

    with pytest.raises(InputError, match=r"decisions\.jsonl:2: not a decision"):
        read_decisions(path)


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"decision": "rejct"}, "it may be accept, reject, correct"),
        ({"decision": "correct", "correction": {"certainty": "sure"}}, "it may be asserted, "),
        ({"decision": "correct", "correction": {"predicate": "treat"}}, "it may be treats, "),
    ],
)
def test_a_word_that_is_none_is_told_with_those_that_are(
    facts: dict[str, object], says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        decision_of({"claim": "a", **facts})

"""Standings, conflicts, consensus and differences, on small graphs whose answers are plain to see."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest

from pharmagraph.errors import InputError
from pharmagraph.graph.claim import Claim, Entity, Extraction
from pharmagraph.graph.comparing.agreement import standings, voices_of
from pharmagraph.graph.comparing.clearest import clearest
from pharmagraph.graph.comparing.conflicts import Conflict, Reason, conflicts
from pharmagraph.graph.comparing.consensus import Policy, consensus
from pharmagraph.graph.comparing.diff import Kind, diff
from pharmagraph.graph.comparing.voices import independent
from pharmagraph.graph.curating.decision import decision_of
from pharmagraph.graph.curating.decisions import apply
from pharmagraph.graph.document import Document
from pharmagraph.graph.run import Run
from pharmagraph.graph.store import ClaimStore
from pharmagraph.ontology.iris import predicate_iri
from pharmagraph.ontology.kinds import Certainty
from pharmagraph.ontology.kinds import Kind as EntityKind
from pharmagraph.ontology.namespaces import SKOS, iri_of
from pharmagraph.ontology.predicates import Predicate
from pharmagraph.ontology.qualifiers import AFTER_WITHDRAWAL
from tests.graph.samples import RUN, claim

LITHIUM = Entity("CHEBI:30145", "lithium", EntityKind.DRUG)
MANIA = Entity("MONDO:1", "mania", EntityKind.CONDITION)
ACUTE = Entity("MONDO:2", "acute mania", EntityKind.CONDITION)
TEXTS = {
    "a": "Lithium treats mania, a register of nine thousand people in the north shows.",
    "b": "In twelve of fourteen trials, all of them small, lithium treats mania as well as any drug.",
    "c": "We gave tablets to rats for a week, then looked at sleep: lithium treats mania.",
}


def said(
    document: str,
    *,
    negated: bool = False,
    certainty: Certainty = Certainty.ASSERTED,
    object_: Entity = MANIA,
    text: str = "",
    qualifiers: dict[str, str] | None = None,
) -> Extraction:
    """A document that says something about lithium and mania."""
    made = Document(
        id=document, text=text or TEXTS.get(document, f"{document}: lithium treats mania.")
    )
    word = "Lithium" if "Lithium" in made.text else "lithium"
    found = claim(
        made,
        f"{word} treats mania",
        (word, LITHIUM),
        Predicate.TREATS,
        ("mania", object_),
        negated=negated,
        certainty=certainty,
        qualifiers={name: (value,) for name, value in (qualifiers or {}).items()},
    )
    return Extraction(made, (found.subject, found.object), (found,))


def graph(*extractions: Extraction, run: Run = RUN) -> ClaimStore:
    store = ClaimStore()
    store.replace_all(extractions, run)
    return store


def only(store: ClaimStore, *, certainty: bool = False) -> Conflict:
    [conflict] = conflicts(store, certainty=certainty)
    return conflict


# --- Standings ------------------------------------------------------------------------------------


def test_each_claim_counts_in_one_group() -> None:
    store = graph(
        said("a"),
        said("b", negated=True),
        said("c", certainty=Certainty.POSSIBLE),
        said("d", certainty=Certainty.UNKNOWN, negated=True),
    )
    [standing] = standings(store)
    groups = [standing.support, standing.dispute, standing.hedged, standing.unknown]

    assert [[each.document for each in group] for group in groups] == [["a"], ["b"], ["c"], ["d"]]


def test_another_population_is_another_proposition() -> None:
    assert (
        len(list(standings(graph(said("a"), said("b", qualifiers={"population": "children"})))))
        == 2
    )


def test_another_dose_is_the_same_proposition() -> None:
    doses = (said("a", qualifiers={"dose": "300 mg"}), said("b", qualifiers={"dose": "900 mg"}))

    assert len(list(standings(graph(*doses)))) == 1


def test_copies_are_one_source() -> None:
    store = graph(said("a"), said("b"), said("copy", text=TEXTS["b"] + " Share this page."))
    [standing] = standings(store)

    assert len(standing.support) == 3
    assert independent(standing.support, voices_of(store)) == 2


# --- Conflicts ------------------------------------------------------------------------------------


def test_opposite_claims_conflict() -> None:
    assert only(graph(said("a"), said("b", negated=True))).reasons == (Reason.POLARITY,)


def test_claims_that_agree_do_not() -> None:
    assert conflicts(graph(said("a"), said("b")), certainty=True) == []


@pytest.mark.parametrize(
    ("name", "one", "other", "reason"),
    [
        ("dose", "300 mg", "900 mg", Reason.OTHER_DOSE),
        ("route", "oral", "intravenous", Reason.OTHER_ROUTE),
        ("population", "adults", "children", Reason.OTHER_POPULATION),
        ("time", "1962", "the seventies", Reason.OTHER_TIME),
        ("comparator", "placebo", "valproate", Reason.OTHER_COMPARATOR),
    ],
)
def test_other_circumstances_are_given_as_the_reason(
    name: str, one: str, other: str, reason: Reason
) -> None:
    store = graph(
        said("a", qualifiers={name: one}), said("b", negated=True, qualifiers={name: other})
    )

    assert only(store).reasons == (Reason.POLARITY, reason)


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [("time", "the sixties", "1962"), ("dose", "300 mg", "300  MG")],
)
def test_compatible_circumstances_are_not(name: str, one: str, other: str) -> None:
    store = graph(
        said("a", qualifiers={name: one}), said("b", negated=True, qualifiers={name: other})
    )

    assert only(store).reasons == (Reason.POLARITY,)


def test_no_evidence_is_not_evidence_of_absence() -> None:
    unknown = said("c", certainty=Certainty.UNKNOWN)

    assert only(graph(said("a"), unknown)).reasons == (Reason.NO_EVIDENCE,)
    assert only(graph(said("b", negated=True), unknown)).reasons == (Reason.ABSENCE,)


def test_certainty_alone_is_a_conflict_on_request() -> None:
    store = graph(said("a"), said("b", certainty=Certainty.PROBABLE))

    assert conflicts(store) == []
    assert only(store, certainty=True).reasons == (Reason.CERTAINTY,)


@pytest.mark.parametrize("negated", [False, True])
def test_what_is_only_being_studied_takes_no_side(negated: bool) -> None:
    store = graph(
        said("a", negated=negated),
        said("b", negated=not negated, certainty=Certainty.HYPOTHETICAL),
        said("c", certainty=Certainty.UNKNOWN),
    )
    reasons = [each.reasons for each in conflicts(store)]

    assert reasons == [(Reason.ABSENCE,) if negated else (Reason.NO_EVIDENCE,)]
    assert (Reason.CERTAINTY,) in [each.reasons for each in conflicts(store, certainty=True)]


def test_a_more_general_condition_is_given_as_the_reason() -> None:
    wide, narrow = said("a"), said("b", negated=True, object_=ACUTE)

    assert only(graph(wide, narrow)).reasons == (Reason.POLARITY, Reason.BROADER_CONDITION)


def test_a_more_specific_condition_is_given_as_the_reason() -> None:
    narrow, wide = said("a", object_=ACUTE), said("b", negated=True)

    assert only(graph(narrow, wide)).reasons == (Reason.POLARITY, Reason.NARROWER_CONDITION)


@pytest.mark.parametrize("merged", [ox.DefaultGraph(), ox.NamedNode("http://lab.example/merged")])
def test_the_broader_condition_of_a_vocabulary_counts(
    merged: ox.DefaultGraph | ox.NamedNode,
) -> None:
    bipolar = Entity("MONDO:3", "bipolar I", EntityKind.CONDITION)
    store = graph(said("a"), said("b", negated=True, object_=bipolar))
    assert conflicts(store) == []
    narrow, middle, wide = (ox.NamedNode(iri_of(f"MONDO:{number}")) for number in (3, 4, 1))
    for one, other in ((narrow, middle), (middle, wide)):
        store.engine.add(ox.Quad(one, ox.NamedNode(SKOS + "broader"), other, merged))

    assert Reason.BROADER_CONDITION in only(store).reasons


def test_opposite_statements_about_the_same_two_conflict() -> None:
    harmful = said("b")
    claims = tuple(replace(each, predicate=Predicate.CAUSES) for each in harmful.claims)
    store = graph(said("a"), replace(harmful, claims=claims))
    assert only(store).reasons == (Reason.OPPOSITE,)

    denied = tuple(replace(each, negated=True) for each in claims)
    assert conflicts(graph(said("a"), replace(harmful, claims=denied))) == []


def test_what_comes_as_a_drug_is_stopped_is_no_opposite_of_what_it_treats() -> None:
    withdrawn = said("b", qualifiers={"time": AFTER_WITHDRAWAL})
    claims = tuple(replace(each, predicate=Predicate.CAUSES) for each in withdrawn.claims)

    assert conflicts(graph(said("a"), replace(withdrawn, claims=claims))) == []


def test_of_two_documents_the_surest_pair_counts() -> None:
    one = said("a", text="Lithium treats mania. Lithium treats mania as no other drug does.")
    vague = replace(one.claims[0], confidence=0.4)
    plain = replace(one.claims[0], start=22, end=44, quote="Lithium treats mania a", confidence=0.9)
    store = graph(replace(one, claims=(vague, plain)), said("b", negated=True))

    assert only(store).one.confidence == 0.9


# --- The clearest conflicts -----------------------------------------------------------------------


def clear(*extractions: Extraction) -> list[tuple[str, str]]:
    return [
        (each.one.document, each.other.document)
        for each in clearest(conflicts(graph(*extractions)))
    ]


def test_each_of_the_few_stands_once_beside_one_of_the_many() -> None:
    many = [said(f"yes {number}") for number in range(5)]
    few = [said("no 1", negated=True), said("no 2", negated=True)]

    assert len(conflicts(graph(*many, *few))) == 10
    assert sorted(one for one, _ in clear(*many, *few)) == ["no 1", "no 2"]


def test_of_the_many_the_one_in_the_same_circumstances_is_taken() -> None:
    many = [said(f"{dose}", qualifiers={"dose": dose}) for dose in ("100 mg", "300 mg", "900 mg")]

    assert clear(*many, said("x", negated=True, qualifiers={"dose": "300 mg"})) == [("300 mg", "x")]


def test_contradictions_come_before_opposites_and_these_before_what_is_unknown() -> None:
    gout = Entity("MONDO:5", "gout", EntityKind.CONDITION)
    harmful = said("b", object_=gout)
    harmful = replace(
        harmful,
        claims=tuple(replace(each, predicate=Predicate.CAUSES) for each in harmful.claims),
    )
    store = graph(
        said("a"),
        said("c", negated=True),
        said("d", certainty=Certainty.UNKNOWN),
        said("e", object_=gout),
        harmful,
    )

    assert [each.reasons[0] for each in clearest(conflicts(store))] == [
        Reason.POLARITY,
        Reason.OPPOSITE,
        Reason.ABSENCE,
        Reason.NO_EVIDENCE,
    ]


def test_what_two_documents_dispute_comes_before_what_one_says_in_two_ways() -> None:
    gout = Entity("MONDO:5", "gout", EntityKind.CONDITION)
    within = said("a", object_=gout)
    within = replace(within, claims=(within.claims[0], replace(within.claims[0], negated=True)))

    assert clear(within, said("y"), said("z", negated=True)) == [("y", "z"), ("a", "a")]


# --- Consensus ------------------------------------------------------------------------------------

STATEMENT = (iri_of(LITHIUM.id), predicate_iri("treats"), iri_of(MANIA.id))


def agreed(store: ClaimStore, policy: str = "independent>=2") -> bool:
    found = consensus(store, Policy.parsed(policy)).quads
    return STATEMENT in {
        (quad.subject.value, quad.predicate.value, quad.object.value)
        for quad in found
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode)
    }


def test_what_two_sources_assert_is_a_triple() -> None:
    assert agreed(graph(said("a"), said("b")))


@pytest.mark.parametrize(
    "others",
    [
        [],
        [said("b", certainty=Certainty.PROBABLE)],
        [said("b", certainty=Certainty.UNKNOWN)],
        [said("b", qualifiers={"population": "children"})],
        [said("b"), said("c", negated=True)],
        [said("b"), said("c", negated=True, certainty=Certainty.POSSIBLE)],
        [said("copy", text=TEXTS["a"])],
    ],
    ids=["alone", "hedged", "unknown", "of some", "denied", "doubted", "copied"],
)
def test_what_fewer_assert_is_not(others: list[Extraction]) -> None:
    assert not agreed(graph(said("a"), *others))


@pytest.mark.parametrize("certainty", [each for each in Certainty if each.hedged])
@pytest.mark.parametrize("policy", ["independent>=1", "independent>=1, confidence>=0"])
def test_no_policy_makes_a_hedge_a_triple(certainty: Certainty, policy: str) -> None:
    assert not agreed(graph(said("a", certainty=certainty), said("b", certainty=certainty)), policy)


def test_the_triples_stand_in_a_graph_that_states_its_policy() -> None:
    policy = Policy.parsed("undisputed, independent >= 1, certainty=asserted")
    quads = consensus(graph(said("a")), policy).quads

    assert {quad.graph_name for quad in quads} == {ox.NamedNode(policy.graph)}
    assert "independent>=1, certainty=asserted, undisputed" in {
        str(q.object).strip('"') for q in quads
    }


def test_a_consensus_counts_what_it_left_out() -> None:
    found = consensus(graph(said("a", certainty=Certainty.POSSIBLE)), Policy())

    assert (found.statements, dict(found.left_out)) == (0, {"only hedged": 1})


@pytest.mark.parametrize("policy", ["certainty=possible", "disputed", "independent>=0", "k=2"])
def test_a_policy_that_is_none_is_refused(policy: str) -> None:
    with pytest.raises(InputError):
        Policy.parsed(policy)


# --- Differences ----------------------------------------------------------------------------------


def changed(old: ClaimStore, new: ClaimStore) -> tuple[Kind, tuple[str, ...]]:
    [change] = diff(old, new)
    return change.kind, change.causes


def test_nothing_changes_between_equal_graphs() -> None:
    assert diff(graph(said("a")), graph(said("a"))) == []


def test_claims_appear_and_vanish_with_their_documents() -> None:
    one, both = graph(said("a")), graph(said("a"), said("b"))

    assert changed(one, both) == (Kind.APPEARED, ("document added",))
    assert changed(both, one) == (Kind.VANISHED, ("document removed",))


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        ({"decision": "reject"}, Kind.VANISHED),
        ({"decision": "correct", "correction": {"negated": True}}, Kind.FLIPPED),
    ],
)
def test_a_curators_decision_is_the_cause_of_what_it_changes(
    facts: dict[str, object], kind: Kind
) -> None:
    before, after = graph(said("a")), graph(said("a"))
    [claim] = before.claims()
    apply(after, [decision_of({"claim": claim.id, **facts})])

    assert changed(before, after) == (kind, ("decision of a curator",))
    assert changed(after, before)[1] == ("decision of a curator",)


def test_claims_are_weakened_and_strengthened_by_rules() -> None:
    later = Run(RUN.engine, RUN.lexicon, "rules-2")
    sure, hedged = said("a"), said("a", certainty=Certainty.POSSIBLE)
    cause = ("rules: rules-1 to rules-2",)

    assert changed(graph(sure), graph(hedged, run=later)) == (Kind.WEAKENED, cause)
    assert changed(graph(hedged), graph(sure, run=later)) == (Kind.STRENGTHENED, cause)


def test_claims_are_flipped_by_a_document_that_changed() -> None:
    now = said("a", negated=True, text="Correction! " + TEXTS["a"])

    assert changed(graph(said("a")), graph(now)) == (Kind.FLIPPED, ("document changed",))


def test_every_version_that_changed_is_named() -> None:
    new = graph(said("a", qualifiers={"dose": "1 g"}), run=Run("2.0", "names-2", RUN.rules))

    assert changed(graph(said("a")), new) == (
        Kind.REWORDED,
        ("engine: 1.0 to 2.0", "lexicon: names-1 to names-2"),
    )


def test_a_claim_that_is_another_object_is_gone() -> None:
    gone: Claim = said("a").claims[0]
    found = diff(graph(said("a")), graph(said("a", object_=ACUTE)))

    assert {change.kind for change in found} == {Kind.APPEARED, Kind.VANISHED}
    assert [change.before for change in found if change.kind is Kind.VANISHED] == [gone]

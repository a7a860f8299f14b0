"""What is read by asking the engine first is what reading everything finds."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import combinations

import pytest

from pharmagraph.graph.claim import Claim, Entity, Extraction, Mention
from pharmagraph.graph.comparing.agreement import standings, statement_of
from pharmagraph.graph.comparing.conflicts import conflicts
from pharmagraph.graph.comparing.diff import diff
from pharmagraph.graph.comparing.disagreement import Reason, difference, takes_sides
from pharmagraph.graph.comparing.splits import is_tail
from pharmagraph.graph.document import Document
from pharmagraph.graph.rdf.shape import proposition_iri
from pharmagraph.graph.selection import Selection
from pharmagraph.graph.store import ClaimStore
from pharmagraph.ontology.kinds import Certainty, Kind
from pharmagraph.ontology.predicates import Predicate
from tests.graph.samples import RUN

DRUGS = [Entity(f"CHEBI:{n}", f"velor{n}", Kind.DRUG, (f"UNII:V{n}",)) for n in range(4)]
DRUGS.append(Entity("local:fluor", "\N{LATIN SMALL LIGATURE FL}uordol", Kind.DRUG))
CONDITIONS = [
    Entity("MONDO:1", "Mania", Kind.CONDITION),
    Entity("MONDO:2", "acute mania", Kind.CONDITION),
    Entity("HP:3", "severe acute  mania", Kind.EFFECT),
    Entity("MONDO:4", "gout", Kind.CONDITION),
]
PREDICATES = (Predicate.TREATS, Predicate.CAUSES, Predicate.INTERACTS_WITH)
WORDS = ("velor", "Fluordol", "\N{LATIN SMALL LIGATURE FL}uordol", 'a "quoted" one', "it")


def made(seed: int, number: int = 120) -> ClaimStore:
    """A graph of claims by chance, about few things, so that many meet."""
    chance = random.Random(seed)
    by_document: dict[str, list[Claim]] = {}
    for at in range(number):
        document = f"d{chance.randrange(12)}"
        predicate = chance.choice(PREDICATES)
        others = DRUGS if predicate is Predicate.INTERACTS_WITH else CONDITIONS
        word = chance.choice(WORDS)
        found = Claim(
            document=document,
            subject=Mention(at * 9, at * 9 + len(word), word, chance.choice(DRUGS)),
            predicate=predicate,
            object=Mention(at * 9 + 5, at * 9 + 8, "sth", chance.choice(others)),
            quote=f"quote {at}",
            start=at * 9,
            end=at * 9 + 8,
            negated=chance.random() < 0.25,
            certainty=chance.choice([Certainty.ASSERTED, Certainty.ASSERTED, *Certainty]),
            qualifiers={"population": ("children",)} if chance.random() < 0.2 else {},
            confidence=chance.choice((0.25, 0.75)),
        )
        by_document.setdefault(document, []).append(found)
    store = ClaimStore()
    store.replace_all(
        (Extraction(Document(id=name, text=name), (), tuple(claims)) for name, claims in by_document.items()),
        RUN,
    )  # fmt: skip
    return store


def disagreeing(store: ClaimStore, *, certainty: bool) -> set[tuple[Reason, frozenset[str], str]]:
    """The documents that disagree about the same two, found by comparing every pair of claims."""
    return {
        (reason, frozenset((one.document, other.document)), _first(one, other))
        for one, other in combinations(list(store.claims()), 2)
        if statement_of(one)[::2] == statement_of(other)[::2]
        and (reason := difference(one, other)) is not None
        and (certainty or reason is not Reason.CERTAINTY)
    }  # fmt: skip


def _first(one: Claim, other: Claim) -> str:
    return min(str(statement_of(one)), str(statement_of(other)))


def across(store: ClaimStore) -> set[tuple[str, str, str, str]]:
    """Where one thing is affirmed and a broader or narrower one, by its label, denied."""
    claims = list(filter(takes_sides, store.claims()))
    return {
        (yes.document, yes.object.entity.label, no.document, no.object.entity.label)
        for yes in claims
        for no in claims
        if no.negated
        and not yes.negated
        and (yes.subject.entity, yes.predicate) == (no.subject.entity, no.predicate)
        and yes.object.entity in CONDITIONS
        and _nested(yes.object.entity.label, no.object.entity.label)
    }


def _nested(one: str, other: str) -> bool:
    return is_tail(one, other) or is_tail(other, one)


@pytest.mark.parametrize("certainty", [False, True])
@pytest.mark.parametrize("seed", range(6))
def test_no_conflict_is_missed(seed: int, certainty: bool) -> None:
    store = made(seed)
    found = conflicts(store, certainty=certainty)
    nested = [
        each
        for each in found
        if {*each.reasons} & {Reason.BROADER_CONDITION, Reason.NARROWER_CONDITION}
    ]
    same = [each for each in found if each not in nested]

    assert {
        (each.reasons[0], frozenset((each.one.document, each.other.document)),
         _first(each.one, each.other))
        for each in same
    } == disagreeing(store, certainty=certainty)  # fmt: skip
    assert {
        (each.one.document, each.one.object.entity.label, each.other.document, each.other.object.entity.label)
        for each in nested
    } == across(store)  # fmt: skip


SELECTIONS = [
    Selection(),
    Selection(predicate=("treats",)),
    Selection(certainty=("possible", "unknown"), negated=True),
    Selection(negated=False, min_confidence=0.5),
    Selection(kind=("effect",)),
    Selection(subject=("VELOR1", "unii:v2")),
    Selection(subject=("velor*",), object=("*mania",)),
    Selection(subject=("fluordol",)),
    Selection(subject=('a "quoted" one',)),
    Selection(subject=("*",), object=("gout",)),
    Selection(document=("d1*",), subject=("it",)),
    Selection(subject=("nobody",)),
]


@pytest.mark.parametrize("selection", SELECTIONS, ids=str)
def test_no_standing_is_missed(selection: Selection) -> None:
    store = made(7)
    passing = {proposition_iri(each) for each in store.claims() if selection.has(each)}
    found = list(standings(store, selection))

    assert {each.proposition for each in found} == passing
    assert sum(len(each.claims) for each in found) == sum(
        proposition_iri(each) in passing for each in store.claims()
    )


def test_standings_with_several_claims_on_request() -> None:
    store = made(8)
    several = [each for each in standings(store) if len(each.claims) >= 3]

    assert several
    assert list(standings(store, least=3)) == several


def test_progress_is_told_to_the_end() -> None:
    store, told = made(9), list[tuple[int, int]]()
    watching: Iterator[object] = iter(
        (
            conflicts(store, watch=lambda done, total: told.append((done, total))),
            list(standings(store, watch=lambda done, total: told.append((done, total)))),
            diff(store, made(10), watch=lambda done, total: told.append((done, total))),
        )
    )
    for _ in watching:
        assert told
        assert told[-1][0] == told[-1][1]

"""Where claims contradict or diverge, each pair with the reasons that its own words give."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from itertools import combinations
from typing import NamedTuple

import pyoxigraph as ox

from pharmagraph.graph.agreement import by_statement
from pharmagraph.graph.claim import Claim
from pharmagraph.graph.dates import compatible
from pharmagraph.graph.patterns import node, objects
from pharmagraph.graph.rdf import place
from pharmagraph.graph.store import ClaimStore
from pharmagraph.ontology.kinds import Certainty, Kind
from pharmagraph.ontology.namespaces import SKOS, iri_of


class Reason(StrEnum):
    """Why two claims do not say the same."""

    POLARITY = "polarity"
    CERTAINTY = "certainty"
    NO_EVIDENCE = "no evidence against evidence"
    ABSENCE = "no evidence against evidence of absence"
    OTHER_DOSE = "other dose"
    OTHER_ROUTE = "other route"
    OTHER_FORM = "other form"
    OTHER_POPULATION = "other population"
    OTHER_TIME = "other time"
    OTHER_COMPARATOR = "other comparator"
    OTHER_INDICATION = "other indication"
    OTHER_OUTCOME = "other outcome"
    BROADER_CONDITION = "more general condition"
    NARROWER_CONDITION = "more specific condition"


class Conflict(NamedTuple):
    """Two claims that do not say the same. `reasons` begins with how they differ in what they say;
    the others are circumstances that may explain it."""

    reasons: tuple[Reason, ...]
    one: Claim
    other: Claim


_CIRCUMSTANCES = {
    "dose": Reason.OTHER_DOSE,
    "route": Reason.OTHER_ROUTE,
    "form": Reason.OTHER_FORM,
    "population": Reason.OTHER_POPULATION,
    "time": Reason.OTHER_TIME,
    "comparator": Reason.OTHER_COMPARATOR,
    "indication": Reason.OTHER_INDICATION,
    "outcome": Reason.OTHER_OUTCOME,
}


def conflicts(store: ClaimStore, *, certainty: bool = False) -> list[Conflict]:
    """Return the conflicts of the graph; with `certainty` also where one is sure and one is not.

    Of the many pairs that two documents can have about one statement the first of each sort counts.
    """
    claims = list(store.claims())
    found = [
        conflict
        for _, group in by_statement(claims)
        for conflict in _within(group)
        if certainty or conflict.reasons[0] is not Reason.CERTAINTY
    ]
    found += _across(claims, store.engine)
    return sorted(found, key=lambda conflict: (place(conflict.one), place(conflict.other)))


def _within(claims: list[Claim]) -> Iterator[Conflict]:
    seen: set[tuple[str, str, Reason]] = set()
    for one, other in combinations(claims, 2):
        reason = _difference(one, other)
        if reason is None or (key := (one.document, other.document, reason)) in seen:
            continue
        seen.add(key)
        yield Conflict((reason, *_circumstances(one, other)), one, other)


def _difference(one: Claim, other: Claim) -> Reason | None:
    unknown = [claim.certainty is Certainty.UNKNOWN for claim in (one, other)]
    if all(unknown):
        return None
    if any(unknown):
        known = other if unknown[0] else one
        if known.certainty.hedged:
            return None
        return Reason.ABSENCE if known.negated else Reason.NO_EVIDENCE
    if one.negated is not other.negated:
        return Reason.POLARITY
    return Reason.CERTAINTY if one.certainty.hedged is not other.certainty.hedged else None


def _circumstances(one: Claim, other: Claim) -> Iterator[Reason]:
    for name, reason in _CIRCUMSTANCES.items():
        ours, theirs = one.qualifiers.get(name, ()), other.qualifiers.get(name, ())
        same = compatible if name == "time" else _same_words
        if ours and theirs and not any(same(a, b) for a in ours for b in theirs):
            yield reason


def _same_words(one: str, other: str) -> bool:
    return one.casefold().split() == other.casefold().split()


def _across(claims: list[Claim], engine: ox.Store) -> Iterator[Conflict]:
    """Yield opposite claims about a condition and a more general one."""
    grouped: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        if claim.object.entity.kind in (Kind.CONDITION, Kind.EFFECT):
            grouped.setdefault((iri_of(claim.subject.entity.id), claim.predicate), []).append(claim)
    for _, group in sorted(grouped.items()):
        denied = [claim for claim in group if _plain(claim) and claim.negated]
        seen: set[tuple[str, str, str, str]] = set()
        for no in denied:
            for yes in group:
                reason = _generality(yes, no, engine) if _plain(yes) and not yes.negated else None
                key = (yes.document, yes.object.entity.id, no.document, no.object.entity.id)
                if reason is not None and key not in seen:
                    seen.add(key)
                    yield Conflict((Reason.POLARITY, reason, *_circumstances(yes, no)), yes, no)


def _plain(claim: Claim) -> bool:
    return claim.certainty is not Certainty.UNKNOWN


def _generality(yes: Claim, no: Claim, engine: ox.Store) -> Reason | None:
    """Return how the affirmed condition stands to the denied one."""
    if _is_broader(yes, no, engine):
        return Reason.BROADER_CONDITION
    return Reason.NARROWER_CONDITION if _is_broader(no, yes, engine) else None


def _is_broader(wide: Claim, narrow: Claim, engine: ox.Store) -> bool:
    """By the label ("depression" ends "bipolar depression"), or by skos:broader in the graph."""
    if iri_of(wide.object.entity.id) == iri_of(narrow.object.entity.id):
        return False
    few = wide.object.entity.label.casefold().split()
    many = narrow.object.entity.label.casefold().split()
    if len(few) < len(many) and many[-len(few) :] == few:
        return True
    target = iri_of(wide.object.entity.id)
    above = objects(engine, node(iri_of(narrow.object.entity.id)), SKOS + "broader")
    return any(each.value == target for each in above)

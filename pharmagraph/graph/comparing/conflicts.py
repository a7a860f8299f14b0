"""Where claims contradict or diverge, each pair with the reasons that its own words give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from pharmagraph.graph.claim import Claim
from pharmagraph.graph.comparing.agreement import Statement, by_statement
from pharmagraph.graph.comparing.disagreement import (
    OPPOSITES,
    Reason,
    circumstances,
    difference,
    takes_sides,
)
from pharmagraph.graph.comparing.splits import is_tail, split_statements
from pharmagraph.graph.inferring.broader import Above
from pharmagraph.graph.rdf.patterns import node
from pharmagraph.graph.rdf.reading import ClaimReader, Watch
from pharmagraph.graph.rdf.shape import place
from pharmagraph.graph.store import ClaimStore
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.namespaces import iri_of

__all__ = ["Conflict", "Reason", "conflicts"]


class Conflict(NamedTuple):
    """Two claims that do not say the same. `reasons` begins with how they differ in what they say;
    the others are circumstances that may explain it."""

    reasons: tuple[Reason, ...]
    one: Claim
    other: Claim


def conflicts(
    store: ClaimStore, *, certainty: bool = False, watch: Watch | None = None
) -> list[Conflict]:
    """Return the conflicts of the graph; with `certainty` also where one is sure and one is not.

    Of the many pairs that two documents can have about one statement the surest of each sort counts.
    Only the claims of statements that the engine finds to be split are read; `watch` is told how many
    statements of how many.
    """
    above = Above(store.engine)
    numbers = split_statements(store.engine, above, certainty=certainty)
    claims = list(ClaimReader(store.engine).stating(numbers, watch))
    statements = dict(by_statement(claims))
    found = [
        conflict
        for group in statements.values()
        for conflict in _pairs(combinations(group, 2))
        if certainty or conflict.reasons[0] is not Reason.CERTAINTY
    ]
    found += _opposite(statements)
    found += _across(claims, above)
    return sorted(found, key=lambda conflict: (place(conflict.one), place(conflict.other)))


def _pairs(pairs: Iterable[tuple[Claim, Claim]]) -> Iterator[Conflict]:
    surest: dict[tuple[str, str, Reason], tuple[Claim, Claim]] = {}
    for one, other in pairs:
        if (reason := difference(one, other)) is None:
            continue
        known = surest.setdefault((one.document, other.document, reason), (one, other))
        if surety(one, other) > surety(*known):
            surest[one.document, other.document, reason] = (one, other)
    for (_, _, reason), (one, other) in surest.items():
        yield Conflict((reason, *circumstances(one, other)), one, other)


def surety(one: Claim, other: Claim) -> float:
    """Return how surely both were read as they stand."""
    return min(one.confidence, other.confidence)


def _opposite(statements: dict[Statement, list[Claim]]) -> Iterator[Conflict]:
    """Yield claims of the same two that are hardly both so, such as that a drug treats and causes one thing."""
    for (one, predicate, other), group in statements.items():
        for first, second in OPPOSITES:
            if predicate is first and (others := statements.get((one, second, other))):
                both = sorted([*group, *others], key=place)
                yield from _pairs(
                    (a, b) for a, b in combinations(both, 2) if a.predicate is not b.predicate
                )


def _across(claims: list[Claim], above: Above) -> Iterator[Conflict]:
    """Yield opposite claims about a condition and a more general one."""
    grouped: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        if claim.object.entity.kind in (Kind.CONDITION, Kind.EFFECT) and takes_sides(claim):
            grouped.setdefault((iri_of(claim.subject.entity.id), claim.predicate), []).append(claim)
    for _, group in sorted(grouped.items()):
        group.sort(key=place)
        affirmed = [claim for claim in group if not claim.negated]
        seen: set[tuple[str, str, str, str]] = set()
        for no in (claim for claim in group if claim.negated):
            for yes in affirmed:
                key = (yes.document, yes.object.entity.id, no.document, no.object.entity.id)
                if key not in seen and (reason := _generality(yes, no, above)) is not None:
                    seen.add(key)
                    yield Conflict((Reason.POLARITY, reason, *circumstances(yes, no)), yes, no)


def _generality(yes: Claim, no: Claim, above: Above) -> Reason | None:
    """Return how the affirmed condition stands to the denied one."""
    if _is_broader(yes, no, above):
        return Reason.BROADER_CONDITION
    return Reason.NARROWER_CONDITION if _is_broader(no, yes, above) else None


def _is_broader(wide: Claim, narrow: Claim, above: Above) -> bool:
    """By the label ("depression" ends "bipolar depression"), or by what the graphs say is broader."""
    one, other = iri_of(wide.object.entity.id), iri_of(narrow.object.entity.id)
    if one == other:
        return False
    if is_tail(wide.object.entity.label, narrow.object.entity.label):
        return True
    return node(one) in above.of(node(other))

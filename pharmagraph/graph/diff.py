"""What changed between two builds, and what did it: a document, a rule, the names, the engine."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from pharmagraph.graph.agreement import Statement, statement_of
from pharmagraph.graph.claim import Claim
from pharmagraph.graph.rdf import place
from pharmagraph.graph.store import ClaimStore, Known
from pharmagraph.ontology.kinds import Certainty


class Kind(StrEnum):
    """What became of a claim."""

    APPEARED = "appeared"
    VANISHED = "vanished"
    STRENGTHENED = "strengthened"
    WEAKENED = "weakened"
    FLIPPED = "flipped"
    REWORDED = "reworded"  # the same statement, as surely, with other words, place or qualifiers


class Change(NamedTuple):
    """One claim before and after, and what can have changed it."""

    kind: Kind
    before: Claim | None
    after: Claim | None
    causes: tuple[str, ...]

    @property
    def claim(self) -> Claim:
        """The claim as it is, or as it was when it is gone."""
        claim = self.after or self.before
        assert claim is not None
        return claim


# From strong to weak; where an author says that nothing is known, that is weaker than any hedge.
_STRENGTH = {certainty: -rank for rank, certainty in enumerate(Certainty)}


def diff(old: ClaimStore, new: ClaimStore) -> list[Change]:
    """Return the changes from the old graph to the new one, by document and place."""
    before, after = old.documents(), new.documents()
    changes = [
        Change(kind, was, is_, _causes(before.get(name), after.get(name)))
        for name in sorted(before.keys() | after.keys())
        for kind, was, is_ in _changes(_claims(old, name, before), _claims(new, name, after))
    ]
    return sorted(changes, key=lambda change: place(change.claim))


def _claims(store: ClaimStore, name: str, known: dict[str, Known]) -> list[Claim]:
    return store.claims_of(name) if name in known else []


def _changes(
    before: list[Claim], after: list[Claim]
) -> Iterator[tuple[Kind, Claim | None, Claim | None]]:
    same = {claim.id for claim in before} & {claim.id for claim in after}
    left = _by_statement(claim for claim in before if claim.id not in same)
    right = _by_statement(claim for claim in after if claim.id not in same)
    for statement in sorted(left.keys() | right.keys()):
        was, now = left.get(statement, []), right.get(statement, [])
        paired = min(len(was), len(now))
        for one, other in zip(was, now, strict=False):
            yield _kind(one, other), one, other
        for claim in was[paired:]:
            yield Kind.VANISHED, claim, None
        for claim in now[paired:]:
            yield Kind.APPEARED, None, claim


def _by_statement(claims: Iterator[Claim]) -> dict[Statement, list[Claim]]:
    grouped: dict[Statement, list[Claim]] = {}
    for claim in claims:
        grouped.setdefault(statement_of(claim), []).append(claim)
    return grouped


def _kind(was: Claim, now: Claim) -> Kind:
    if was.negated is not now.negated:
        return Kind.FLIPPED
    stronger = _STRENGTH[now.certainty] - _STRENGTH[was.certainty]
    if stronger == 0:
        return Kind.REWORDED
    return Kind.STRENGTHENED if stronger > 0 else Kind.WEAKENED


def _causes(was: Known | None, now: Known | None) -> tuple[str, ...]:
    if was is None:
        return ("document added",)
    if now is None:
        return ("document removed",)
    causes = ["document changed"] if was.sha256 != now.sha256 else []
    for what in ("engine", "lexicon", "rules"):
        one, other = getattr(was.run, what), getattr(now.run, what)
        if one != other:
            causes.append(f"{what}: {one or '?'} to {other or '?'}")
    return tuple(causes) or ("document's mentions or sections changed",)

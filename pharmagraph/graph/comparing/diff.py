"""What changed between two builds, and what did it: a document, a curator, a rule, the names, the engine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

import pyoxigraph as ox

from pharmagraph.graph.claim import Claim
from pharmagraph.graph.comparing.agreement import Statement, statement_of
from pharmagraph.graph.curating.decision import CURATOR
from pharmagraph.graph.curating.decisions import withdrawn
from pharmagraph.graph.rdf.from_rdf import Reader
from pharmagraph.graph.rdf.patterns import subjects
from pharmagraph.graph.rdf.reading import ClaimReader, Watch
from pharmagraph.graph.rdf.shape import QUOTED_FROM, place
from pharmagraph.graph.run import Run
from pharmagraph.graph.store import ClaimStore
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


def diff(old: ClaimStore, new: ClaimStore, *, watch: Watch | None = None) -> list[Change]:
    """Return the changes from the old graph to the new one, by document and place.

    Only claims that are not in both are read; `watch` is told how many documents of how many are done.
    """
    one, other = _Side(old), _Side(new)
    changes = []
    names = sorted(one.documents.keys() | other.documents.keys())
    for done, name in enumerate(names, 1):
        before, after = one.claims_of(name), other.claims_of(name)
        for kind, was, is_ in _changes(one.read(before - after), other.read(after - before)):
            causes = _causes(one.known(name), other.known(name), (was, one), (is_, other))
            changes.append(Change(kind, was, is_, causes))
        if watch is not None:
            watch(done, len(names))
    return sorted(changes, key=lambda change: place(change.claim))


class _Side:
    """One of the two graphs, of which as little as possible is read. A claim's name says all that it claims."""

    def __init__(self, store: ClaimStore) -> None:
        self._engine = store.engine
        self._reader = Reader(store.engine)
        self._claims = ClaimReader(store.engine)
        self.documents = self._reader.document_nodes()

    def claims_of(self, name: str) -> set[ox.NamedNode]:
        node = self.documents.get(name)
        return set() if node is None else set(subjects(self._engine, QUOTED_FROM, node))

    def read(self, claims: Iterable[ox.NamedNode]) -> list[Claim]:
        return sorted(map(self._claims.claim, claims), key=place)

    def decided(self, claim: Claim | None) -> bool:
        """Whether a curator rejected, corrected or made the claim."""
        if claim is None:
            return False
        return claim.rule == CURATOR or withdrawn(self._engine, claim)

    def known(self, name: str) -> tuple[str, Run] | None:
        """The hash of the text, and the run that read it; None for a document that is not there."""
        node = self.documents.get(name)
        return None if node is None else (self._reader.sha256(node), self._reader.run(node))


def _changes(
    before: list[Claim], after: list[Claim]
) -> Iterator[tuple[Kind, Claim | None, Claim | None]]:
    left, right = _by_statement(before), _by_statement(after)
    for statement in sorted(left.keys() | right.keys()):
        was, now = left.get(statement, []), right.get(statement, [])
        paired = min(len(was), len(now))
        for one, other in zip(was, now, strict=False):
            yield _kind(one, other), one, other
        for claim in was[paired:]:
            yield Kind.VANISHED, claim, None
        for claim in now[paired:]:
            yield Kind.APPEARED, None, claim


def _by_statement(claims: Iterable[Claim]) -> dict[Statement, list[Claim]]:
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


def _causes(
    was: tuple[str, Run] | None,
    now: tuple[str, Run] | None,
    before: tuple[Claim | None, _Side],
    after: tuple[Claim | None, _Side],
) -> tuple[str, ...]:
    if was is None:
        return ("document added",)
    if now is None:
        return ("document removed",)
    (old_text, old_run), (new_text, new_run) = was, now
    causes = ["document changed"] if old_text != new_text else []
    if any(
        side.decided(claim) for claim in (before[0], after[0]) for side in (before[1], after[1])
    ):
        causes.append("decision of a curator")
    for what in ("engine", "lexicon", "rules"):
        one, other = getattr(old_run, what), getattr(new_run, what)
        if one != other:
            causes.append(f"{what}: {one or '?'} to {other or '?'}")
    return tuple(causes) or ("document's mentions or sections changed",)

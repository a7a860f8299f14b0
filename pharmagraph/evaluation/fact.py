"""What a gold file says, whatever its format: facts about documents, and the documents it speaks for."""

from __future__ import annotations

from dataclasses import dataclass, field

from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.predicates import Predicate


@dataclass(frozen=True, slots=True)
class Side:
    """The subject or object of a fact: where it stands, which ids it has, what it is called; each may be empty."""

    kind: Kind | None = None
    spans: tuple[tuple[int, int], ...] = ()
    ids: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    def __str__(self) -> str:
        return next(iter(self.names), "") or next(iter(self.ids), "") or "?"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is to be found. Any of `predicates` states it, and the first is meant.

    `negated` and `hedged` are None where the gold does not say. An `optional` fact may be found and may be missed.
    """

    document: str
    subject: Side
    predicates: tuple[Predicate, ...]
    object: Side
    negated: bool | None = None
    hedged: bool | None = None
    optional: bool = False
    symmetric: bool = False
    place: str = ""  # file and line, for messages


@dataclass(slots=True)
class Gold:
    """A gold file: its facts by document; a document without facts counts as one in which nothing is to be found."""

    facts: dict[str, list[Fact]] = field(default_factory=dict)
    names: dict[str, list[tuple[int, int, str]]] = field(
        default_factory=dict
    )  # marked in a document
    by_id: bool = False  # its relations join ids, and hold for the document as a whole

    def add(self, fact: Fact) -> None:
        self.facts.setdefault(fact.document, []).append(fact)

    def see(self, document: str) -> None:
        """Note a document, whether or not it has facts."""
        self.facts.setdefault(document, [])

    def all(self) -> list[Fact]:
        return [fact for facts in self.facts.values() for fact in facts]

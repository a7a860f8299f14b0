"""The values that every part speaks in: entity, mention, claim. No RDF, no input or output."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pharmagraph.graph.card import card
from pharmagraph.graph.document import Document
from pharmagraph.ontology.entity import Entity
from pharmagraph.ontology.kinds import Certainty
from pharmagraph.ontology.predicates import SIGNATURES, Predicate

__all__ = ["Claim", "Entity", "Extraction", "Mention"]


class Mention(NamedTuple):
    """One place in a document's text that names an entity: ``document.text[start:end] == text``.

    Offsets count Unicode code points, half-open. For a pronoun, `text` is the pronoun and
    `entity` what it stands for. A named tuple, because a document has hundreds of them.
    """

    start: int
    end: int
    text: str
    entity: Entity
    negated: bool = False
    certainty: Certainty = Certainty.ASSERTED


@dataclass(frozen=True, slots=True)
class Claim:
    """One utterance in one document: who says what of what, how surely, and in which words."""

    document: str
    subject: Mention
    predicate: Predicate
    object: Mention
    quote: str
    start: int
    end: int
    negated: bool = False
    certainty: Certainty = Certainty.ASSERTED
    qualifiers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    section: str = ""
    confidence: float = 0.5
    rule: str = ""
    cue: str = ""

    @property
    def id(self) -> str:
        """20 hex digits, from all that makes this utterance the one it is (not how it was found)."""
        parts = (
            self.document,
            self.subject.entity.id,
            f"{self.subject.start}-{self.subject.end}",
            self.predicate,
            self.object.entity.id,
            f"{self.object.start}-{self.object.end}",
            f"{self.start}-{self.end}",
            self.quote,
            "negated" if self.negated else "affirmed",
            self.certainty,
            *(f"{name}={'|'.join(values)}" for name, values in sorted(self.qualifiers.items())),
        )
        return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:20]

    def _repr_html_(self) -> str:
        """What a notebook shows: the quote with subject and object marked, how surely, when and where."""
        words = SIGNATURES[self.predicate].label
        qualifiers = [
            f"{name} {', '.join(self.qualifiers[name])}" for name in sorted(self.qualifiers)
        ]
        return card(
            (
                self.subject.entity.label,
                f"not: {words}" if self.negated else words,
                self.object.entity.label,
            ),
            self.quote,
            [
                (each.start - self.start, each.end - self.start)
                for each in (self.subject, self.object)
            ],
            [self.certainty.value, *qualifiers, self.document, self.section],
        )


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one document, packed if it is very long; `counts`: sentences, and what became of them."""

    document: Document
    mentions: Sequence[Mention]
    claims: Sequence[Claim]
    counts: Mapping[str, int] = field(default_factory=dict)

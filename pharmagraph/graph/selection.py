"""Which claims and mentions a user asks for: the filters of the command line, as one value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase

from pharmagraph.errors import InputError
from pharmagraph.graph.claim import Claim, Mention
from pharmagraph.ontology.kinds import Certainty, Kind
from pharmagraph.ontology.predicates import Predicate


@dataclass(frozen=True, slots=True)
class Selection:
    """Filters that all have to hold; within one filter any of its values may. Names are not case-sensitive.

    A name is a label, the words of the text, or a CURIE (the entity's own or one of its xrefs); `*`
    stands for any characters. A predicate, kind or certainty that there is not raises InputError.
    """

    subject: tuple[str, ...] = ()
    predicate: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    document: tuple[str, ...] = ()
    certainty: tuple[str, ...] = ()
    negated: bool | None = None
    min_confidence: float = 0.0

    def __post_init__(self) -> None:
        for words, choices in (
            (self.predicate, Predicate),
            (self.kind, Kind),
            (self.certainty, Certainty),
        ):
            for word in words:
                _check(word, choices)

    def has(self, claim: Claim) -> bool:
        """Whether the claim is asked for; a kind may be that of its subject or its object."""
        kinds = (claim.subject.entity.kind, claim.object.entity.kind)
        return (
            claim.confidence >= self.min_confidence
            and (self.negated is None or claim.negated is self.negated)
            and (not self.predicate or claim.predicate in self.predicate)
            and (not self.certainty or claim.certainty in self.certainty)
            and (not self.kind or any(kind in self.kind for kind in kinds))
            and _is_named(claim.subject, self.subject)
            and _is_named(claim.object, self.object)
            and _matches((claim.document,), self.document)
        )

    def has_mention(self, document: str, mention: Mention) -> bool:
        """Whether the mention is asked for; `subject` names its entity."""
        return (
            (self.negated is None or mention.negated is self.negated)
            and (not self.certainty or mention.certainty in self.certainty)
            and (not self.kind or mention.entity.kind in self.kind)
            and _is_named(mention, self.subject)
            and _matches((document,), self.document)
        )


def _check(word: str, choices: type[StrEnum]) -> None:
    try:
        choices(word)
    except ValueError:
        message = (
            f"no {choices.__name__.lower()} is called {word!r}; there are {', '.join(choices)}"
        )
        raise InputError(message) from None


def _is_named(mention: Mention, patterns: tuple[str, ...]) -> bool:
    entity = mention.entity
    return not patterns or _matches(
        (entity.label, mention.text, entity.id, *entity.xrefs), patterns
    )


def _matches(names: tuple[str, ...], patterns: tuple[str, ...]) -> bool:
    if not patterns:
        return True
    folded = [name.casefold() for name in names]
    return any(
        name == pattern or ("*" in pattern and fnmatchcase(name, pattern))
        for pattern in map(str.casefold, patterns)
        for name in folded
    )

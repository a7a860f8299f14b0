"""Denials that only set one treatment against another: "X did not reduce bleeding compared with Y" denies no effect."""

from __future__ import annotations

from collections.abc import Sequence

from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Claim, Mention
from pharmagraph.ontology.kinds import DRUGS, Kind
from pharmagraph.ontology.predicates import HELPS, Predicate

_WORDS = Wording.beside("pharmagraph.builders.context", "compared.toml")
_OTHERS = DRUGS | {Kind.THERAPY}
_BESIDE = _WORDS.compile(r"\b$beside\s(?:$the_other\s){0,5}(?:[\w-]+\s)?$")
_NONE = _WORDS.compile(r"\b$none\b")
_BOTH_HAD_IT = _WORDS.compile(r"(?:\s\([^()]{1,30}\))?\s$both_had_it\b")
_DENIED = _WORDS.compile(r"\b(?:not|no|never|nor)\b|n['\u2019]t\b")
_NEAR = 70  # characters before the other
_RELATIVE = HELPS | {
    Predicate.CAUSES,
    Predicate.ASSOCIATED_WITH,
    Predicate.INCREASES,
    Predicate.DECREASES,
}


def only_set_beside(claim: Claim, row: Sequence[Mention]) -> bool:
    """Whether what a claim denies is only that it is more, or less, than with another treatment of its sentence.

    `row`: all that the sentence names. What is no better than placebo, or adds nothing to what both groups had, is
    denied.
    """
    if not claim.negated or claim.predicate not in _RELATIVE or _NONE.search(claim.quote):
        return False
    text, offset = claim.quote, claim.start
    for other in row:
        first, last = other.start - offset, other.end - offset
        if (
            other.entity.kind in _OTHERS
            and claim.subject.end <= other.start
            and (
                claim.object.end <= other.start
                or _DENIED.search(text, claim.subject.end - offset, first)
            )
            and other.entity.id != claim.object.entity.id
            and ";" not in text[claim.object.end - offset : max(0, first)]
            and _BESIDE.search(text, max(0, first - _NEAR), first)
        ):
            own = other.entity.id == claim.subject.entity.id
            return own or not _BOTH_HAD_IT.match(text, last)
    return False

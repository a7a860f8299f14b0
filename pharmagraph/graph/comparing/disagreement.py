"""When two claims do not say the same, and which circumstances may explain it. Of claims alone: no graph is read."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from pharmagraph.graph.claim import Claim
from pharmagraph.graph.dates import compatible
from pharmagraph.ontology.kinds import Certainty
from pharmagraph.ontology.predicates import Predicate
from pharmagraph.ontology.qualifiers import AFTER_WITHDRAWAL


class Reason(StrEnum):
    """Why two claims do not say the same."""

    POLARITY = "polarity"
    OPPOSITE = "opposite statements"
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


OPPOSITES: tuple[tuple[Predicate, Predicate], ...] = (
    (Predicate.INCREASES, Predicate.DECREASES),
    (Predicate.ACTIVATES, Predicate.INHIBITS),
    (Predicate.AGONIZES, Predicate.ANTAGONIZES),
    (Predicate.TREATS, Predicate.CONTRAINDICATED_IN),
    (Predicate.TREATS, Predicate.CAUSES),
    (Predicate.PREVENTS, Predicate.CAUSES),
)
"""What is hardly both so of the same two."""
_OPPOSED = {pair for one, other in OPPOSITES for pair in ((one, other), (other, one))}

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


_NO_SIDE = frozenset({Certainty.UNKNOWN, Certainty.HYPOTHETICAL})


def difference(one: Claim, other: Claim) -> Reason | None:
    """Return how two claims about the same two entities differ in what they say, if they do."""
    if one.predicate is not other.predicate:
        opposed = (one.predicate, other.predicate) in _OPPOSED
        return Reason.OPPOSITE if opposed and affirms(one) and affirms(other) else None
    if takes_sides(one) and takes_sides(other):
        if one.negated is not other.negated:
            return Reason.POLARITY
        return Reason.CERTAINTY if one.certainty.hedged is not other.certainty.hedged else None
    sure, open_ = (other, one) if one.certainty.hedged else (one, other)
    if sure.certainty.hedged:
        return None
    if not says_unknown(open_):
        return Reason.CERTAINTY
    return Reason.ABSENCE if sure.negated else Reason.NO_EVIDENCE


def takes_sides(claim: Claim) -> bool:
    """Say whether the claim affirms or denies, however surely: what is unknown, or only being studied, does neither."""
    return claim.certainty not in _NO_SIDE


def says_unknown(claim: Claim) -> bool:
    """Say whether the claim says that nothing is known of it."""
    return claim.certainty is Certainty.UNKNOWN


def affirms(claim: Claim) -> bool:
    """Say whether the claim affirms what an opposite one denies; what comes as a drug is stopped is no such thing."""
    withdrawn = AFTER_WITHDRAWAL in claim.qualifiers.get("time", ())
    return not claim.negated and takes_sides(claim) and not withdrawn


def circumstances(one: Claim, other: Claim) -> Iterator[Reason]:
    """Yield in which circumstances that both claims name they are not the same."""
    for name, reason in _CIRCUMSTANCES.items():
        ours, theirs = one.qualifiers.get(name, ()), other.qualifiers.get(name, ())
        same = compatible if name == "time" else _same_words
        if ours and theirs and not any(same(a, b) for a in ours for b in theirs):
            yield reason


def _same_words(one: str, other: str) -> bool:
    return one.casefold().split() == other.casefold().split()

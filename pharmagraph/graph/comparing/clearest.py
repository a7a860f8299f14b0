"""Of many conflicts those to read: each of the few claims that are against many once, and the sharpest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from pharmagraph.graph.claim import Claim
from pharmagraph.graph.comparing.agreement import Statement, statement_of
from pharmagraph.graph.comparing.conflicts import Conflict, Reason, surety
from pharmagraph.graph.comparing.disagreement import says_unknown
from pharmagraph.graph.rdf.shape import place

_ORDER = (
    Reason.POLARITY,
    Reason.OPPOSITE,
    Reason.ABSENCE,
    Reason.NO_EVIDENCE,
    Reason.CERTAINTY,
)
_Side = tuple[Statement, str]


def clearest(conflicts: Iterable[Conflict]) -> list[Conflict]:
    """Return, of what many affirm and few deny (or the other way round), each of the few once.

    First comes what is plainly contradicted, between documents, surely read, and by many on either side.
    """
    groups: defaultdict[tuple[Reason, frozenset[_Side]], list[Conflict]] = defaultdict(list)
    for each in conflicts:
        sides = frozenset({_side(each.one, each.reasons[0]), _side(each.other, each.reasons[0])})
        groups[each.reasons[0], sides].append(each)
    told = sorted(map(_of_the_few, groups.values()), key=_bluntness)
    return [each for group in told for each in group]


def _side(claim: Claim, reason: Reason) -> _Side:
    """What a claim says, as far as the reason goes."""
    if reason is Reason.CERTAINTY:
        return statement_of(claim), claim.certainty.value if claim.certainty.hedged else "sure"
    if says_unknown(claim):
        return statement_of(claim), "unknown"
    return statement_of(claim), "denied" if claim.negated else "affirmed"


def _of_the_few(group: list[Conflict]) -> list[Conflict]:
    """Of the conflicts between two sides, the clearest of each claim on the side that has fewer."""
    sides: defaultdict[_Side, defaultdict[str, list[Conflict]]]
    sides = defaultdict(lambda: defaultdict(list))
    for each in group:
        for claim in (each.one, each.other):
            sides[_side(claim, each.reasons[0])][claim.id].append(each)
    _, few = min(sides.items(), key=lambda item: (len(item[1]), item[0][1], item[0][0]))
    chosen = {id(one): one for one in (min(some, key=_blur) for some in few.values())}
    return sorted(chosen.values(), key=_blur)


def _blur(conflict: Conflict) -> tuple[bool, bool, int, float, object]:
    """How little two claims stand against each other: the clearest is least."""
    one, other = conflict.one, conflict.other
    within = one.document == other.document
    return (
        within and one.quote == other.quote,
        within,
        len(conflict.reasons),
        -surety(one, other),
        (place(one), place(other)),
    )


def _bluntness(group: list[Conflict]) -> tuple[object, ...]:
    first = _blur(group[0])
    surely = -round(surety(group[0].one, group[0].other), 1)
    documents = [
        {claim.document for claim in side}
        for side in zip(*((c.one, c.other) for c in group), strict=True)
    ]
    return (
        _ORDER.index(group[0].reasons[0]),
        *first[:2],
        surely,
        -min(map(len, documents)),
        first,
    )

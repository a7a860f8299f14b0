"""What a sentence says of a second drug by saying that it does so, too: "X relieves pain, and so does Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import INTERVENTIONS, Kind
from pharmagraph.ontology.predicates import Predicate

_SURENESS = 0.9  # what of the clause before is meant may be wrong
_NEAR = 40  # characters before a name in which "and so does the" stands
_QUICK = re.compile(r"(?:so|as|nor|neither) (?:do|did|is|are|was|were|can|could|wi|wo|ha|ma|mi)")
_TOO = re.compile(
    r"(?:,|\band|\bbut)\s(?:and\s)?(?:so|as|nor|neither)\s(?:do|does|did|is|are|was|were|can|could|will|would|has|have|had|may|might)"
    r"\s(?:the\s|some\s|other\s|both\s)?$",
    re.IGNORECASE,
)
_NEXT = re.compile(r",?\s(?:and|or)\s|,\s")
# what is true of one drug in a sentence, and can be true of the next in as many words
SHARED = frozenset(
    {
        Predicate.TREATS, Predicate.PREVENTS, Predicate.CAUSES, Predicate.CONTRAINDICATED_IN, Predicate.INTERACTS_WITH,
        Predicate.INHIBITS, Predicate.ACTIVATES, Predicate.INCREASES, Predicate.DECREASES, Predicate.MODULATES,
        Predicate.TARGETS, Predicate.ANTAGONIZES, Predicate.AGONIZES, Predicate.METABOLIZED_BY,
    }
)  # fmt: skip
"""What is said of one drug in a clause, and can be meant of the next without being said again."""


def likewise(
    row: Sequence[Mention], found: Sequence[Finding], text: str, start: int, end: int
) -> Iterator[Finding]:
    """What was `found` of the drug of a clause, said of the drugs of which the sentence says that they do so, too.

    Whether it is denied ("nor does Y") is what is said of the words that it rests on, as for the first drug.
    """
    if not found or len(row) < 3 or _QUICK.search(text, start, end) is None:
        return
    for at, mention in enumerate(row):
        if mention.entity.kind not in INTERVENTIONS:
            continue
        too = _TOO.search(text, max(start, mention.start - _NEAR), mention.start)
        if too is None:
            continue
        for each in said_before(found, text, too.start()):
            for other in listed(row[at:], text, _NEXT):
                if other.entity.id not in (each.subject.entity.id, each.object.entity.id):
                    yield each._replace(subject=other, confidence=each.confidence * _SURENESS)


def said_before(found: Sequence[Finding], text: str, end: int) -> list[Finding]:
    """What the last clause before `end` says that its subject does."""
    said = [
        each
        for each in found
        if each.predicate in SHARED
        and each.subject.end <= each.cue[0]
        and max(each.cue[1], each.object.end) <= end
        and not any(mark in text[each.cue[1] : end] for mark in ";.")
    ]
    last = max((each.subject.start for each in said), default=0)
    return [each for each in said if each.subject.start == last]


def listed(
    row: Sequence[Mention],
    text: str,
    joint: re.Pattern[str],
    alike: frozenset[Kind] = INTERVENTIONS,
) -> Sequence[Mention]:
    """The first name and those that are listed with it: of kinds that are `alike`, with but `joint` between."""
    for at, mention in enumerate(row):
        if mention.entity.kind not in alike or (
            at and not joint.fullmatch(text, row[at - 1].end, mention.start)
        ):
            return row[:at]
    return row

"""When a document is from, and of which years a claim speaks: what the page filters by time with."""

from __future__ import annotations

from pharmagraph.graph.claim import Claim
from pharmagraph.graph.dates import period
from pharmagraph.graph.document import Document
from pharmagraph.ontology.kinds import Kind

_DATED = ("date", "year")  # where readers keep when a document is from


def year_of(document: Document) -> int | None:
    """The year that a document is from, if it says so.

    >>> year_of(Document("a", "", metadata={"year": "2004"})), year_of(Document("b", ""))
    (2004, None)
    """
    found = (period(document.metadata.get(name, "")) for name in _DATED)
    return next((first for first, _ in filter(None, found)), None)


def years_said(claim: Claim) -> list[tuple[int, int]]:
    """The first and the last year of each time that a claim names, in their order, each once."""
    times = [*claim.qualifiers.get("time", ())]
    if claim.object.entity.kind is Kind.TIME:
        times.append(claim.object.entity.label)
    return sorted({found for found in map(period, times) if found})

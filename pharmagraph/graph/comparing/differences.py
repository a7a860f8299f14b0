"""Conflicts, changes and standings as plain values: objects for JSON Lines, and flat rows for tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pharmagraph.graph.claim import Claim
from pharmagraph.graph.comparing.agreement import Standing
from pharmagraph.graph.comparing.conflicts import Conflict
from pharmagraph.graph.comparing.diff import Change
from pharmagraph.graph.comparing.voices import independent
from pharmagraph.graph.rows import claim_object
from pharmagraph.ontology.qualifiers import changes_meaning

_SIDE = (
    "object",
    "negated",
    "certainty",
    "qualifiers",
    "document",
    "start",
    "end",
    "quote",
    "claim",
)
CONFLICT_COLUMNS = ("reasons", "subject", "predicate", *_SIDE, *(f"other_{name}" for name in _SIDE))
CHANGE_COLUMNS = (
    "change", "subject", "predicate", "object", "before", "after", "causes", "document", "quote", "claim",
)  # fmt: skip
STANDING_COLUMNS = (
    "subject", "subject_id", "predicate", "object", "object_id", "qualifiers", "support", "dispute", "hedged",
    "unknown", "sources", "supporting_sources", "disputing_sources", "proposition", "quote",
)  # fmt: skip
_GROUPS = ("support", "dispute", "hedged", "unknown")
Row = dict[str, str | int | float | bool]


def conflict_object(conflict: Conflict) -> dict[str, Any]:
    """The reasons with both claims, as the contract writes claims."""
    return {
        "reasons": [reason.value for reason in conflict.reasons],
        "one": claim_object(conflict.one),
        "other": claim_object(conflict.other),
    }


def conflict_row(conflict: Conflict) -> Row:
    """Both claims in one row, side by side."""
    one, other = _side(conflict.one), _side(conflict.other)
    return {
        "reasons": "; ".join(conflict.reasons),
        "subject": conflict.one.subject.entity.label,
        "predicate": conflict.one.predicate.value,
        **one,
        **{f"other_{name}": value for name, value in other.items()},
    }


def change_object(change: Change) -> dict[str, Any]:
    """What became of a claim, with what it was and what it is."""
    return {
        "change": change.kind.value,
        "causes": list(change.causes),
        "before": claim_object(change.before) if change.before else None,
        "after": claim_object(change.after) if change.after else None,
    }


def change_row(change: Change) -> Row:
    """A change in the columns of a table."""
    claim = change.claim
    return {
        "change": change.kind.value,
        "subject": claim.subject.entity.label,
        "predicate": claim.predicate.value,
        "object": claim.object.entity.label,
        "before": _stance(change.before),
        "after": _stance(change.after),
        "causes": "; ".join(change.causes),
        "document": claim.document,
        "quote": claim.quote,
        "claim": claim.id,
    }


def standing_object(standing: Standing, voice: Mapping[str, str]) -> dict[str, Any]:
    """A proposition with the ids of its claims in their groups, and its independent sources."""
    row = standing_row(standing, voice)
    groups = {name: [claim.id for claim in getattr(standing, name)] for name in _GROUPS}
    return {**row, **groups}


def standing_row(standing: Standing, voice: Mapping[str, str]) -> Row:
    """A proposition in the columns of a table, with the first quote."""
    first = standing.claims[0]
    return {
        "subject": standing.subject.label,
        "subject_id": standing.subject.id,
        "predicate": standing.predicate.value,
        "object": standing.object.label,
        "object_id": standing.object.id,
        "qualifiers": _qualifiers(first, changes_meaning),
        **{name: len(getattr(standing, name)) for name in _GROUPS},
        "sources": independent(standing.claims, voice),
        "supporting_sources": independent(standing.support, voice),
        "disputing_sources": independent(standing.dispute, voice),
        "proposition": standing.proposition,
        "quote": first.quote,
    }


def _side(claim: Claim) -> Row:
    return {
        "object": claim.object.entity.label,
        "negated": claim.negated,
        "certainty": claim.certainty.value,
        "qualifiers": _qualifiers(claim, lambda _: True),
        "document": claim.document,
        "start": claim.start,
        "end": claim.end,
        "quote": claim.quote,
        "claim": claim.id,
    }


def _stance(claim: Claim | None) -> str:
    """ "asserted", "possible", "not asserted": how surely, and whether it is denied."""
    if claim is None:
        return ""
    return f"not {claim.certainty.value}" if claim.negated else claim.certainty.value


def _qualifiers(claim: Claim, shown: Callable[[str], bool]) -> str:
    return "; ".join(
        f"{name}: {', '.join(values)}"
        for name, values in sorted(claim.qualifiers.items())
        if shown(name)
    )

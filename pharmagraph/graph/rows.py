"""Claims and mentions as plain values: the objects of the contract's JSON Lines, and flat rows for tables."""

from __future__ import annotations

from typing import Any

from pharmagraph.graph.claim import Claim, Mention
from pharmagraph.ontology.entity import Entity

CLAIM_COLUMNS = (
    "id", "document", "subject", "subject_id", "predicate", "object", "object_id", "negated", "certainty",
    "qualifiers", "quote", "start", "end", "section", "confidence", "rule",
)  # fmt: skip
MENTION_COLUMNS = (
    "document",
    "start",
    "end",
    "text",
    "kind",
    "id",
    "label",
    "negated",
    "certainty",
)


def claim_object(claim: Claim) -> dict[str, Any]:
    """A claim as the contract writes it."""
    return {
        "id": claim.id,
        "document": claim.document,
        "subject": _place_object(claim.subject),
        "predicate": claim.predicate.value,
        "object": _place_object(claim.object),
        "negated": claim.negated,
        "certainty": claim.certainty.value,
        "qualifiers": {name: list(values) for name, values in sorted(claim.qualifiers.items())},
        **_found(claim),
    }


def mention_object(document: str, mention: Mention) -> dict[str, Any]:
    """A mention as the contract writes it."""
    entity = mention.entity
    return {
        "document": document,
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "kind": entity.kind.value,
        "id": entity.id,
        "label": entity.label,
        **_ids_elsewhere(entity),
        "negated": mention.negated,
        "certainty": mention.certainty.value,
    }


def claim_row(claim: Claim) -> dict[str, str | int | float | bool]:
    """A claim in the columns of a table, every cell one value."""
    return {
        "id": claim.id,
        "document": claim.document,
        "subject": claim.subject.entity.label,
        "subject_id": claim.subject.entity.id,
        "predicate": claim.predicate.value,
        "object": claim.object.entity.label,
        "object_id": claim.object.entity.id,
        "negated": claim.negated,
        "certainty": claim.certainty.value,
        "qualifiers": "; ".join(
            f"{name}: {', '.join(values)}" for name, values in sorted(claim.qualifiers.items())
        ),
        **_found(claim),
    }


def mention_row(document: str, mention: Mention) -> dict[str, str | int | float | bool]:
    """A mention in the columns of a table, every cell one value."""
    written = mention_object(document, mention)
    return {name: written[name] for name in MENTION_COLUMNS}


def _found(claim: Claim) -> dict[str, str | int | float | bool]:
    """Where the claim stands, and how it was found."""
    return {
        "quote": claim.quote,
        "start": claim.start,
        "end": claim.end,
        "section": claim.section,
        "confidence": claim.confidence,
        "rule": claim.rule,
    }


def _ids_elsewhere(entity: Entity) -> dict[str, list[str]]:
    """The ids of the same thing in other vocabularies; apart from them, those of what is only near it, if any."""
    near = {"near": list(entity.near)} if entity.near else {}
    return {"xrefs": list(entity.xrefs), **near}


def _place_object(mention: Mention) -> dict[str, Any]:
    entity = mention.entity
    return {
        "id": entity.id,
        "label": entity.label,
        "kind": entity.kind.value,
        **_ids_elsewhere(entity),
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
    }

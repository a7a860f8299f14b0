"""A claim as a card for notebooks: its quote with the subject and the object marked; nothing in it becomes markup."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from pharmagraph.ontology.predicates import SIGNATURES

if TYPE_CHECKING:
    from pharmagraph.graph.claim import Claim

STYLE = "border:1px solid #8a939c66;border-radius:8px"


def card(claim: Claim) -> str:
    """HTML of who says what of what, how surely, under what conditions, in which words and where."""
    words = SIGNATURES[claim.predicate].label
    said = f"not: {words}" if claim.negated else words
    told = [claim.certainty.value, *_qualifiers(claim), claim.document, claim.section]
    return (
        f'<div style="{STYLE};padding:8px 12px;margin:4px 0;max-width:44em">'
        f"<b>{escape(claim.subject.entity.label)}</b> {escape(said)} "
        f"<b>{escape(claim.object.entity.label)}</b>"
        f"<blockquote>{_marked(claim)}</blockquote>"
        f"<small>{' · '.join(escape(part) for part in told if part)}</small></div>"
    )


def _qualifiers(claim: Claim) -> list[str]:
    return [f"{name} {', '.join(values)}" for name, values in sorted(claim.qualifiers.items())]


def _marked(claim: Claim) -> str:
    """The quote, escaped, with a mark around the subject and the object where they stand in it."""
    parts: list[str] = []
    place = claim.start
    for mention in sorted((claim.subject, claim.object), key=lambda mention: mention.start):
        if place <= mention.start and mention.end <= claim.end:
            parts.append(escape(claim.quote[place - claim.start : mention.start - claim.start]))
            parts.append(f"<mark>{escape(mention.text)}</mark>")
            place = mention.end
    return "".join(parts) + escape(claim.quote[place - claim.start :])

"""The page and a claim inside a notebook, by the method that Jupyter asks for: ``_repr_html_``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from pharmagraph.graph.claim import Claim
from pharmagraph.graph.document import Document
from pharmagraph.ontology.predicates import SIGNATURES
from pharmagraph.viz.draw import draw

_STYLE = "border:1px solid #8a939c66;border-radius:8px"


@dataclass(frozen=True, slots=True)
class Drawing:
    """The graph page, shown in a frame of its own; `html` is the whole file."""

    html: str
    height: int = 640

    def _repr_html_(self) -> str:
        return (
            f'<iframe title="claims graph" srcdoc="{escape(self.html)}" width="100%" '
            f'height="{self.height}" sandbox="allow-scripts allow-downloads allow-popups" '
            f'style="{_STYLE}"></iframe>'
        )


def show(
    claims: Iterable[Claim],
    documents: Iterable[Document],
    *,
    around: str | None = None,
    hops: int = 2,
) -> Drawing:
    """The graph of these claims, as the last line of a notebook's cell."""
    return Drawing(draw(claims, documents, around=around, hops=hops))


@dataclass(frozen=True, slots=True)
class Card:
    """A claim with its quote, in which the subject and the object are marked."""

    claim: Claim

    def _repr_html_(self) -> str:
        claim = self.claim
        words = SIGNATURES[claim.predicate].label
        said = f"not: {words}" if claim.negated else words
        told = [claim.certainty.value, *_qualifiers(claim), claim.document, claim.section]
        return (
            f'<div style="{_STYLE};padding:8px 12px;max-width:44em">'
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

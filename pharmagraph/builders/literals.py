"""The literals of a sentence as mentions: doses, durations, dates. What is none of these has no literal."""

from __future__ import annotations

from collections.abc import Iterable

from pharmagraph.builders.dates import Date, dates
from pharmagraph.builders.doses import Dose, doses
from pharmagraph.builders.durations import Duration, durations
from pharmagraph.graph.claim import Entity, Mention
from pharmagraph.ontology.kinds import Kind


def literals(text: str, start: int, end: int) -> list[Mention]:
    """Every dose, duration and date in a stretch of the text, in order and apart from one another.

    >>> text = "It was given at 0.5 mg/kg in 1970 and acts within hours."
    >>> [(mention.entity.kind.value, mention.entity.label) for mention in literals(text, 0, len(text))]
    [('quantity', '0.5 mg/kg'), ('time', '1970'), ('duration', 'within hours')]
    """
    found = [
        *_mentions(Kind.QUANTITY, doses(text, start, end), text),
        *_mentions(Kind.TIME, dates(text, start, end), text),
        *_mentions(Kind.DURATION, durations(text, start, end), text),
    ]
    if len(found) > 1:
        found.sort(key=lambda mention: (mention.start, -mention.end))
        found = _apart(found)
    return found


def _mentions(kind: Kind, spans: Iterable[Dose | Date | Duration], text: str) -> list[Mention]:
    return [
        Mention(span.start, span.end, text[span.start : span.end], entity(kind, span.label))
        for span in spans
    ]


def entity(kind: Kind, label: str) -> Entity:
    """The entity of a literal: it is its normal reading, and has no other identity.

    >>> entity(Kind.QUANTITY, "0.5 mg/kg").id
    'quantity:0.5-mg-per-kg'
    """
    between = "-to-" if kind is Kind.TIME else "-per-"
    slug = label.replace("/", between).replace(" ", "-").replace("µ", "u")
    return Entity(f"{kind.value}:{slug}", label, kind)


def _apart(mentions: list[Mention]) -> list[Mention]:
    """Without the mentions that overlap one before them: "every 8 hours" belongs to its dose."""
    kept = mentions[:1]
    kept.extend(mention for mention in mentions[1:] if mention.start >= kept[-1].end)
    return kept

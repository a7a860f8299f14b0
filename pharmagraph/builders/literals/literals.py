"""The literals of a sentence as mentions: doses, durations, dates. What is none of these has no literal."""

from __future__ import annotations

from pharmagraph.builders.literals.dates import dates
from pharmagraph.builders.literals.doses import doses
from pharmagraph.builders.literals.durations import durations
from pharmagraph.builders.literals.units import FIGURE, WORD, look
from pharmagraph.builders.text.lettercase import lowered
from pharmagraph.graph.claim import Entity, Mention
from pharmagraph.ontology.kinds import Kind


def literals(text: str, start: int, end: int) -> list[Mention]:
    """Every dose, duration and date in a stretch of the text, in order and apart from one another.

    >>> text = "It was given at 0.5 mg/kg in 1970 and acts within hours."
    >>> [(mention.entity.kind.value, mention.entity.label) for mention in literals(text, 0, len(text))]
    [('quantity', '0.5 mg/kg'), ('time', '1970'), ('duration', 'within hours')]
    """
    sentence = lowered(text[start:end])
    seen = look(sentence)
    if not seen & (FIGURE | WORD):
        return []
    found = [
        Mention(
            start + span.start,
            start + span.end,
            text[start + span.start : start + span.end],
            entity(kind, span.label),
        )
        for kind, spans in (
            (Kind.QUANTITY, doses(sentence, seen)),
            (Kind.TIME, dates(sentence, seen)),
            (Kind.DURATION, durations(sentence, seen)),
        )
        for span in spans
    ]
    return _apart(found) if len(found) > 1 else found


def entity(kind: Kind, label: str) -> Entity:
    """The entity of a literal: it is its normal reading, and has no other identity.

    >>> entity(Kind.QUANTITY, "0.5 mg/kg").id
    'quantity:0.5-mg-per-kg'
    """
    between = "-to-" if kind is Kind.TIME else "-per-"
    slug = label.replace("/", between).replace(" ", "-").replace("µ", "u")
    return Entity(f"{kind.value}:{slug}", label, kind)


def _apart(mentions: list[Mention]) -> list[Mention]:
    """In order, without those that overlap one before them: "every 8 hours" belongs to its dose."""
    mentions.sort(key=lambda mention: (mention.start, -mention.end))
    kept = mentions[:1]
    kept.extend(mention for mention in mentions[1:] if mention.start >= kept[-1].end)
    return kept

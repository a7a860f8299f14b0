"""Texts about several drugs: their sentences begin now with one, now with another, and with none far more often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from pharmagraph.builders.text.sentences import Sentence
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import Kind

_FEWEST = 3  # sentences: with what a text is only compared or combined, hardly so many begin
_AS_MANY = 0.5  # of those that begin with the other


def alternate(mentions: Sequence[Mention], sentences: Iterable[Sentence]) -> bool:
    """Whether a second drug opens so many sentences that a text with these mentions is about neither alone."""
    starts = {each.start for each in sentences if each.kind == "body"}
    opened = Counter(
        each.entity for each in mentions if each.entity.kind is Kind.DRUG and each.start in starts
    )
    counts = sorted(opened.values(), reverse=True)[:2]
    return len(counts) > 1 and counts[1] >= max(_FEWEST, _AS_MANY * counts[0])

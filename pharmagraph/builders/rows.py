"""The mentions of a sentence as one row, with its literals; and whether such a row can claim anything."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import Kind

_ACTORS = frozenset(
    {Kind.DRUG, Kind.DRUG_CLASS, Kind.THERAPY, Kind.PROTEIN, Kind.RECEPTOR, Kind.PROCESS}
)
_LIKELIHOOD = re.compile(r"(?:potential|risk|liability|propensity) (?:for|of|to) ", re.IGNORECASE)
# words that stand for a drug, or with which a rule takes the drug for granted
_STANDS_IN = re.compile(
    r"\b(?:its?|they|their|th(?:is|ese|e)\s+(?:\w+\s+)?(?:drugs?|medic\w+|agents?|compounds?|substance|mechanism|effects?|actions?)"
    r"|[Tt]his|use|treatments?|therapy|administration|infusions?|overdose|withdrawal"
    r"|indicat\w+|benefits?|advantages?|promise|hope|relief|efficacy|prescribed|used|associat\w+|correlat\w+|link(?:ed|s)?)\b",
    re.IGNORECASE,
)


def row_of(
    mentions: Sequence[Mention], more: Sequence[Mention], spam: Sequence[tuple[int, int]]
) -> list[Mention]:
    """The mentions of a sentence as one row, none over another: names win, then the longer, then the earlier."""
    if more or spam:
        mentions = [m for m in (*mentions, *more) if not any(a <= m.start < b for a, b in spam)]
        mentions.sort(key=lambda m: (m.start, m.start - m.end))
    kept: list[Mention] = []
    for mention in map(_bare, mentions):
        if kept and mention.start < kept[-1].end:
            if _weight(mention) > _weight(kept[-1]):
                kept[-1] = mention
        else:
            kept.append(mention)
    return kept


def _bare(mention: Mention) -> Mention:
    """The thing itself, where a vocabulary's name says how likely it is, too: "potential for abuse"."""
    if mention.entity.kind is not Kind.EFFECT or not (ahead := _LIKELIHOOD.match(mention.text)):
        return mention
    return mention._replace(start=mention.start + ahead.end(), text=mention.text[ahead.end() :])


def _weight(mention: Mention) -> tuple[bool, int]:
    return mention.entity.kind is Kind.NAME, mention.end - mention.start


def may_stand_in(text: str, start: int, end: int) -> bool:
    """Whether a sentence has a word that stands for a drug named before, or that takes one for granted."""
    return _STANDS_IN.search(text, start, end) is not None


def may_claim(row: Sequence[Mention], text: str, start: int, end: int) -> bool:
    """Whether a sentence has what any rule needs: something that acts and something else, or a word for it."""
    acts = sum(mention.entity.kind in _ACTORS for mention in row)
    if acts and len(row) > 1:
        return True
    return bool(row) and may_stand_in(text, start, end)

"""The mentions of a sentence as one row, with its literals; and whether such a row can claim anything."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pharmagraph.builders.rules import RuleSet
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import ILLS, PROTEINS, Kind

_ACTORS = frozenset(
    {Kind.DRUG, Kind.DRUG_CLASS, Kind.THERAPY, Kind.PROTEIN, Kind.RECEPTOR, Kind.PROCESS}
)
_GIVEN = frozenset({Kind.FORM, Kind.QUANTITY})  # that act, too: "the cream calms eczema"
_NO_EFFECT = "side effects"  # says that there are effects, not which: to the rules these are words
_LIKELIHOOD = re.compile(r"(?:potential|risk|liability|propensity) (?:for|of|to) ", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
# words that stand for a drug, or that take one for granted besides those on which rules without a subject rest
_STAND_IN = (
    r"its?|they|their|th(?:is|ese|e)\s+(?:\w+\s+)?(?:drugs?|medic\w+|agents?|compounds?|substance|mechanism|effects?|actions?)"
    r"|[Tt]his|use|treatments?|therapy|administration|infusions?|overdose|withdrawal"
    r"|indicat\w+|associat\w+|correlat\w+|link(?:ed|s)?"
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
        if mention.entity.label == _NO_EFFECT:
            continue
        if kept and mention.start < kept[-1].end:
            if _wins(mention, kept[-1]):
                kept[-1] = mention
        else:
            kept.append(mention)
    return kept


def _bare(mention: Mention) -> Mention:
    """The thing itself, where a vocabulary's name says how likely it is, too: "potential for abuse"."""
    if mention.entity.kind is not Kind.EFFECT or not (ahead := _LIKELIHOOD.match(mention.text)):
        return mention
    return mention._replace(start=mention.start + ahead.end(), text=mention.text[ahead.end() :])


def _wins(one: Mention, other: Mention) -> bool:
    """Whether of two names at one place the first is meant."""
    kinds = one.entity.kind, other.entity.kind
    if Kind.NAME in kinds and not PROTEINS.isdisjoint(kinds):
        return kinds[1] is Kind.NAME  # an "enzyme called AMPK" is the enzyme
    if Kind.NAME in kinds:
        name, thing = (one, other) if kinds[0] is Kind.NAME else (other, one)
        runs_on = thing.entity.kind is Kind.DRUG and thing.end < name.end
        if thing.start == name.start and (runs_on or thing.entity.kind in _NO_NAMES):
            return thing is one  # "a drug called topiramate treats", "a condition called migraine"
    return _weight(one) > _weight(other)


def _weight(mention: Mention) -> tuple[int, int, bool]:
    kind = mention.entity.kind
    # "medicines called anti-emetics": what a class is called is the class
    rank = 2 if kind is Kind.DRUG_CLASS else 1 if kind is Kind.NAME else 0
    # "angiotensin II" that is both a drug and a protein is the protein
    return rank, mention.end - mention.start, kind in PROTEINS


_NO_NAMES = ILLS | {Kind.FORM, Kind.ROUTE}  # "sold as capsules"


class StandIns:
    """Knows the words that stand for a drug named before, or that take one for granted."""

    def __init__(self, rules: RuleSet) -> None:
        words = rules.words_without_subject
        self._words = frozenset(word for word in words if word.isalpha())
        more = map(re.escape, sorted(words - self._words))
        self._pattern = re.compile(rf"\b(?:{'|'.join([_STAND_IN, *more])})\b", re.IGNORECASE)

    def are_in(self, text: str, start: int, end: int) -> bool:
        """Whether a sentence has such a word."""
        # a set is asked about twenty words in the time in which an expression tries two hundred at one place
        words = _WORD.findall(text[start:end].lower())
        return (
            not self._words.isdisjoint(words) or self._pattern.search(text, start, end) is not None
        )


def may_claim(row: Sequence[Mention], stand_ins: StandIns, text: str, start: int, end: int) -> bool:
    """Whether a sentence has what any rule needs: something that acts and something else, or a word for it."""
    acts = sum(mention.entity.kind in _ACTORS for mention in row)
    if len(row) > 1 and (acts or any(mention.entity.kind in _GIVEN for mention in row)):
        return True
    return bool(row) and stand_ins.are_in(text, start, end)

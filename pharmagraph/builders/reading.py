"""What became of one sentence on its way to claims: counted in receipts, and kept whole for `explain`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from pharmagraph.builders.context.context import Scope
from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.rows.tagged import Tagged
from pharmagraph.builders.text.sentences import Sentence
from pharmagraph.graph.claim import Claim, Entity, Mention


class Fate(StrEnum):
    """Why a sentence with two entities came to claims, or to none; the values are keys of `Extraction.counts`."""

    CLAIMED = "with_claims"
    FURNITURE = "in_furniture"
    NOTHING_ACTS = "nothing_acts"
    WITHOUT_CUE = "without_cue"
    NO_RULE = "no_rule_matched"
    SCORER = "dropped_by_scorer"
    CONTRAST = "dropped_as_contrast"


class Reading(NamedTuple):
    """One sentence, and each step that was taken with it; what was not reached is empty.

    `mentions` are the entities named in it, `row` these and the literals, none over another; `found` is all that
    any rule found, `best` the surest of it, `judged` what the learned scorer left of that and added to it,
    `kept` what no contrast sets apart, with what the heading adds.
    """

    sentence: Sentence
    mentions: Sequence[Mention] = ()
    scopes: Sequence[Scope] = ()
    row: Sequence[Mention] = ()
    tagged: Tagged | None = None
    spoken_of: Entity | None = None
    found: Sequence[Finding] = ()
    best: Sequence[Finding] = ()
    judged: Sequence[Finding] = ()
    kept: Sequence[Finding] = ()
    claims: Sequence[Claim] = ()

    def fate(self, cues: frozenset[str]) -> Fate:
        """What it came to. `cues` are the characters of the words that call for rules."""
        if self.claims:
            return Fate.CLAIMED
        if self.sentence.kind == "furniture":
            return Fate.FURNITURE
        if self.tagged is None:
            return Fate.NOTHING_ACTS
        if self.judged:
            return Fate.CONTRAST
        if self.found:
            return Fate.SCORER
        return Fate.NO_RULE if _has_cue(self.tagged, cues) else Fate.WITHOUT_CUE


def counted_in(reading: Reading, cues: frozenset[str]) -> Iterator[str]:
    """Under which keys a receipt counts the sentence: the fates add up to the sentences with two entities."""
    yield "sentences"
    if reading.sentence.kind == "furniture":
        yield "furniture"
    mentions = reading.mentions
    if len(mentions) > 1 and len({mention.entity.id for mention in mentions}) > 1:
        yield "with_two_entities"
        yield reading.fate(cues).value
    elif reading.claims:
        yield "with_claims_of_one_entity"


def _has_cue(tagged: Tagged, cues: frozenset[str]) -> bool:
    return not cues.isdisjoint(tagged.codes) or any(_has_cue(inner, cues) for inner in tagged.inner)

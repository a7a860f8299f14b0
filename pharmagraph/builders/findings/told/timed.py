"""How soon a drug does what a sentence says of it: "X eases itching within two days" tells its onset."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.rules.ruleset import pattern_free_rule
from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import INTERVENTIONS, Kind
from pharmagraph.ontology.predicates import Predicate

_WORDS = Wording.beside("pharmagraph.builders.findings.told", "timed.toml")
_RULE = pattern_free_rule("onset.within")
_CONFIDENCE = 0.6
# what a drug does, and has not done for ever
_DOES = frozenset(
    {
        Predicate.TREATS, Predicate.CAUSES, Predicate.INCREASES, Predicate.DECREASES, Predicate.INHIBITS,
        Predicate.ACTIVATES,
    }
)  # fmt: skip
_FARTHEST = 70  # characters between what it does and how soon
_SOON = _WORDS.compile(r"\b(?P<cue>$soon)(?:\s$about){0,2}\s$")
_IN = _WORDS.compile(r"\b(?P<cue>in)(?:\s$about){0,2}\s$")
_BEGINS_SOON = _WORDS.compile(r"(?P<cue>$soon)\s")
_SHORT = _WORDS.compile(r"\b$short\b")
_ELSEWHERE = _WORDS.compile(r"[;:.]\s|,\s(?!(?:usually|often|generally)\b)|\b$elsewhere\b")
_BEGUN = _WORDS.compile(r"\s$of_something\b")
_DENIED = _WORDS.compile(r"\b$denied\b")


def timed(
    row: Sequence[Mention], found: Sequence[Finding], text: str, start: int
) -> Iterator[Finding]:
    """The onset of a drug whose action was `found`, from the time behind it in the same clause."""
    told = {each.object.start for each in found if each.predicate is Predicate.HAS_ONSET}
    for mention in row:
        if mention.entity.kind is not Kind.DURATION or mention.start in told:
            continue
        soon = _how_soon(mention, text, start)
        if soon is None or _BEGUN.match(text, mention.end):
            continue
        for each in _done_before(found, soon.start("cue"), text):
            yield Finding(
                _RULE, each.subject, Predicate.HAS_ONSET, mention, soon.span("cue"), _CONFIDENCE
            )


def _how_soon(mention: Mention, text: str, start: int) -> re.Match[str] | None:
    """The word before a duration, or at its beginning, that makes it tell how soon something is so."""
    before = max(start, mention.start - 30)
    soon = _SOON.search(text, before, mention.start)
    if soon is None and _SHORT.search(text, mention.start, mention.end):
        soon = _IN.search(text, before, mention.start)
    if soon is None:
        soon = _BEGINS_SOON.match(text, mention.start, mention.end)
    return soon


def _done_before(found: Sequence[Finding], at: int, text: str) -> Iterator[Finding]:
    """What the clause that ends `at` a word says that a drug does, once for each drug."""
    said: set[str] = set()
    for each in sorted(found, key=lambda one: -one.object.end):
        drug = each.subject.entity
        if (
            each.predicate in _DOES
            and drug.kind in INTERVENTIONS
            and drug.id not in said
            and each.subject.end <= each.cue[0] < at
            and 0 <= at - each.object.end <= _FARTHEST
            and not each.rule.negated
            and _ELSEWHERE.search(text, each.object.end, at) is None
            and _DENIED.search(text, each.subject.end, at) is None
        ):
            said.add(drug.id)
            yield each

"""What a heading says of the list beneath it: under "Contraindications" the drug must not be given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from pharmagraph.builders.findings import Finding
from pharmagraph.builders.rules import Rule
from pharmagraph.builders.rules.ruleset import heading_rule
from pharmagraph.builders.sentences import Sentence
from pharmagraph.graph.claim import Entity, Mention
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.predicates import SIGNATURES, Predicate

_TITLES = (
    (
        r"contra-?indications?|when not to|who should not|do not (?:use|take)",
        Predicate.CONTRAINDICATED_IN,
        0.6,
    ),
    (
        r"(?:common |serious |possible |known |undesirable )?"
        r"(?:side[ -]effects?|adverse (?:drug )?(?:reactions?|effects?|events?)|undesirable effects?)",
        Predicate.CAUSES,
        0.6,
    ),
    (
        r"(?:therapeutic |approved |medical |common )?(?:indications?|uses|(?:what it is )?used for|what it is for)",
        Predicate.TREATS,
        0.6,
    ),
    (
        r"(?:available |dosage |pharmaceutical )?(?:forms?|formulations?|presentations?)(?: and strengths)?",
        Predicate.ADMINISTERED_VIA,
        0.55,
    ),
    (r"(?:usual |recommended )?(?:doses?|dosage|dosing|posology)", Predicate.HAS_DOSE, 0.55),
)
_HEADINGS = tuple(
    (
        re.compile(rf"(?:\d[\d.]*\s*)?(?:{words})\b[\w\s,/&-]{{0,24}}:?$", re.IGNORECASE),
        heading_rule(predicate, confidence),
    )
    for words, predicate, confidence in _TITLES
)


@lru_cache(maxsize=1024)
def rule_under(title: str) -> Rule | None:
    """The rule of a heading, if it has one."""
    return next((rule for pattern, rule in _HEADINGS if pattern.match(title)), None)


def headed(
    sentence: Sentence,
    mentions: Sequence[Mention],
    found: Iterable[Finding],
    spoken_of: Entity | None,
) -> Iterator[Finding]:
    """What the heading over a sentence adds to what the rules have found in it."""
    rule = rule_under(sentence.section)
    if rule is None or sentence.kind == "heading":
        return
    predicate = next(iter(rule.predicates.values()))
    taken = {(finding.object.start, finding.predicate) for finding in found} | {
        (f.subject.start, f.predicate) for f in found
    }
    if any(finding.predicate is not predicate for finding in found):
        return
    drug = next((m for m in mentions if m.entity.kind is Kind.DRUG), None)
    if drug is None and any(m.entity.kind is Kind.DRUG_CLASS for m in mentions):
        return  # the sentence speaks of other drugs
    for mention in mentions:
        if (
            mention.entity.kind not in SIGNATURES[predicate].range
            or (mention.start, predicate) in taken
        ):
            continue
        if drug is not None:
            yield Finding(
                rule, drug, predicate, mention, (mention.start, mention.end), rule.confidence
            )
        elif spoken_of is not None:
            subject = mention._replace(entity=spoken_of)
            yield Finding(
                rule,
                subject,
                predicate,
                mention,
                (mention.start, mention.end),
                rule.confidence * 0.9,
            )

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
_STATEMENT = re.compile(
    r"\b(?:is|are|was|were|has|have|had|may|should|can|includes?|must|will|be|not|implies|see)\b",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"\bsee\b", re.IGNORECASE)  # "Ritonavir [see Warnings]"
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


class Headings:
    """Follows the headings of a document from sentence to sentence.

    What stands in capitals, as labels have it, rules over the smaller headings beneath it, too:
    "INDICATIONS AND USAGE", then "Psoriatic arthritis".
    """

    def __init__(self) -> None:
        self._title = ""
        self._rule: Rule | None = None
        self._in_capitals = False

    def rule_over(self, sentence: Sentence) -> Rule | None:
        """What the headings over a sentence say of it; over a heading, those above it."""
        title = sentence.section
        if title != self._title:
            self._title = title
            own = rule_under(title)
            if own is not None:
                self._rule, self._in_capitals = own, title.isupper()
            elif not self._in_capitals or title.isupper():
                self._rule = None
        return None if sentence.kind == "heading" and rule_under(title) else self._rule


def headed(
    rule: Rule | None,
    text: str,
    mentions: Sequence[Mention],
    found: Iterable[Finding],
    spoken_of: Entity | None,
) -> Iterator[Finding]:
    """What the heading's rule adds to what the rules have found in a sentence, `text`."""
    if rule is None:
        return
    predicate = next(iter(rule.predicates.values()))
    taken = {(finding.object.start, finding.predicate) for finding in found} | {
        (f.subject.start, f.predicate) for f in found
    }
    if any(finding.predicate is not predicate for finding in found):
        return
    if _REFERENCE.search(text) or (predicate is not Predicate.CAUSES and _STATEMENT.search(text)):
        return  # no item of a list, but a sentence that says something of its own
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

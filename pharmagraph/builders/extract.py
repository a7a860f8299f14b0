"""One document to its claims: sentences, mentions, what the rules find, and in which context they found it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from pharmagraph.builders.anaphora import Anaphora, spoken_of
from pharmagraph.builders.context import Scope, flags, scopes
from pharmagraph.builders.grammar import ANAPHOR
from pharmagraph.builders.mentions import find_mentions, given_mentions
from pharmagraph.builders.rules import Rule, RuleSet
from pharmagraph.builders.sentences import Sentence, sentences
from pharmagraph.builders.tagging import Tagged, Tagger
from pharmagraph.graph.claim import Claim, Entity, Extraction, Mention
from pharmagraph.graph.document import Document
from pharmagraph.ontology.kinds import Certainty, Kind
from pharmagraph.ontology.lexicon import Lexicon
from pharmagraph.ontology.predicates import SIGNATURES, Predicate

_RANK = {certainty: rank for rank, certainty in enumerate(Certainty)}


class Finding(NamedTuple):
    """What one rule found in one sentence."""

    rule: Rule
    subject: Mention
    predicate: Predicate
    object: Mention
    cue: tuple[int, int]
    confidence: float


class Extractor:
    """Finds the claims of documents. Holds the lexicon and the rules; knows nothing of any document."""

    def __init__(self, lexicon: Lexicon, rules: Sequence[Path] = ()) -> None:
        self.lexicon = lexicon
        self.rules = RuleSet(rules)
        self._tagger = Tagger(self.rules.vocabulary)
        self._anaphora = Anaphora(self.rules.vocabulary)

    @property
    def version(self) -> str:
        """Identifies the rules; the lexicon has a version of its own."""
        return self.rules.version

    def extract(self, document: Document) -> Extraction:
        """Everything that the document mentions and claims."""
        found = given_mentions if document.given is not None else find_mentions
        mentions = found(document, self.lexicon)
        flagged: list[Mention] = []
        claims: list[Claim] = []
        topic = _topic(document, mentions)
        salient: Entity | None = None
        counts = Counter[str]()
        at, size = 0, len(mentions)
        for sentence in sentences(document):
            while at < size and mentions[at].start < sentence.start:
                at += 1
            first = at
            while at < size and mentions[at].start < sentence.end:
                at += 1
            here = mentions[first:at]
            counts["sentences"] += 1
            if not here:
                continue
            text = document.text[sentence.start : sentence.end]
            found_scopes = scopes(text)
            flagged += _flagged(here, found_scopes, sentence.start) if found_scopes else here
            if sentence.kind == "furniture":
                continue
            tagged = self._tagger.tag(document.text, sentence.start, sentence.end, _apart(here))
            tagged = self._anaphora.resolve(tagged, document.text, salient or topic)
            for finding in _best(self._findings(tagged, salient or topic, document.text)):
                claims.append(_claim(document, sentence, finding, found_scopes))
            salient = spoken_of(tagged) or salient
        return Extraction(document, tuple(flagged), tuple(claims), counts)

    def _findings(self, tagged: Tagged, salient: Entity | None, text: str) -> Iterator[Finding]:
        """What the rules find in a row of tokens and in its parentheses."""
        codes = tagged.codes
        backwards = codes[::-1]
        size = len(codes)
        by_cue = self.rules.by_cue
        for at, code in enumerate(codes):
            for rule in by_cue.get(code, ()):
                right = rule.pattern.right.match(codes, at + 1)
                if right is None:
                    continue
                left = rule.pattern.left.match(backwards, size - at)
                if left is None:
                    continue
                slots = {name: at + 1 for name in ()}
                for name in right.re.groupindex:
                    slots[name] = right.start(name)
                for name in left.re.groupindex:
                    slots[name] = size - 1 - left.start(name)
                yield from self._joined(rule, tagged, slots, at)
        for inner in tagged.inner:
            yield from self._findings(inner, salient, text)

    def _joined(self, rule: Rule, tagged: Tagged, slots: dict[str, int], at: int) -> Iterator[Finding]:
        """A finding for each subject with each object."""
        if "s" not in slots or "o" not in slots:
            return
        confidence = rule.confidence * (0.85 if tagged.codes[slots["s"]] == ANAPHOR else 1.0)
        for subject in tagged.members[slots["s"]]:
            for object_ in tagged.members[slots["o"]]:
                predicate = rule.predicates.get(object_.entity.kind)
                if (
                    predicate is not None
                    and subject.entity.id != object_.entity.id
                    and subject.entity.kind in SIGNATURES[predicate].domain
                ):
                    yield Finding(rule, subject, predicate, object_, tagged.spans[at], confidence)


def _topic(document: Document, mentions: Sequence[Mention]) -> Entity | None:
    """The drug that the whole document is about: named in its title, or far the most often."""
    drugs = Counter(mention.entity for mention in mentions if mention.entity.kind is Kind.DRUG)
    if not drugs:
        return None
    entity, times = min(drugs.items(), key=lambda item: (-item[1], item[0].id))
    return entity if times > 1 else None


def _apart(mentions: Sequence[Mention]) -> list[Mention]:
    """The longest mentions at each place: given ones may lie in one another."""
    kept: list[Mention] = []
    for mention in mentions:
        if kept and mention.start < kept[-1].end:
            if mention.end - mention.start > kept[-1].end - kept[-1].start:
                kept[-1] = mention
        else:
            kept.append(mention)
    return kept


def _flagged(mentions: Sequence[Mention], found: Sequence[Scope], offset: int) -> Iterator[Mention]:
    for mention in mentions:
        negated, certainty = flags(found, mention.start - offset, mention.end - offset)
        yield mention._replace(negated=negated, certainty=certainty) if negated or certainty.hedged else mention


def _best(findings: Iterator[Finding]) -> list[Finding]:
    """The surest finding for each pair of places and predicate, in the order of the text."""
    best: dict[tuple[int, int, str, str, str], Finding] = {}
    for finding in findings:
        key = (finding.subject.start, finding.object.start, finding.predicate, finding.subject.entity.id, finding.object.entity.id)
        if key not in best or best[key].confidence < finding.confidence:
            best[key] = finding
    return [best[key] for key in sorted(best)]


def _claim(document: Document, sentence: Sentence, finding: Finding, found: Sequence[Scope]) -> Claim:
    offset = sentence.start
    rule = finding.rule
    negated, certainty = rule.negated, rule.certainty
    if found:
        denied, hedge = flags(found, finding.cue[0] - offset, finding.cue[1] - offset)
        negated = negated != denied
        certainty = max(certainty, hedge, key=_RANK.__getitem__)
    return Claim(
        document=document.id,
        subject=finding.subject,
        predicate=finding.predicate,
        object=finding.object,
        quote=document.text[sentence.start : sentence.end],
        start=sentence.start,
        end=sentence.end,
        negated=negated,
        certainty=certainty,
        section=str(sentence.section),
        confidence=round(finding.confidence, 3),
        rule=rule.name,
        cue=document.text[finding.cue[0] : finding.cue[1]],
    )

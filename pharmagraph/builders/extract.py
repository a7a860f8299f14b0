"""One document to its claims: sentences, mentions, what the rules find, and in which context they found it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pharmagraph.builders.anaphora import Anaphora, spoken_of
from pharmagraph.builders.classes import Targets
from pharmagraph.builders.context import Scope, claim_flags, flags_of_mentions, scopes
from pharmagraph.builders.examples import check
from pharmagraph.builders.findings import Finder, Finding
from pharmagraph.builders.furniture import inline_spam
from pharmagraph.builders.headed import headed, rule_under
from pharmagraph.builders.judging import Judge
from pharmagraph.builders.literals import literals
from pharmagraph.builders.mentions import find_mentions, given_mentions
from pharmagraph.builders.names import names
from pharmagraph.builders.qualifiers import qualifiers
from pharmagraph.builders.reading import Reading, count
from pharmagraph.builders.rules import RuleSet
from pharmagraph.builders.scorer import Scorer
from pharmagraph.builders.sentences import Sentence, sentences
from pharmagraph.builders.tagging import Tagger
from pharmagraph.graph.claim import Claim, Entity, Extraction, Mention
from pharmagraph.graph.document import Document
from pharmagraph.ontology.kinds import Certainty, Kind
from pharmagraph.ontology.lexicon import Lexicon
from pharmagraph.ontology.predicates import Predicate

# of the same two mentions a sentence says at most one of each group ...
_EXCLUSIVE = (
    frozenset({Predicate.TREATS, Predicate.PREVENTS, Predicate.CAUSES, Predicate.CONTRAINDICATED_IN, Predicate.MODULATES}),
    frozenset({
        Predicate.INHIBITS, Predicate.ACTIVATES, Predicate.ANTAGONIZES, Predicate.AGONIZES, Predicate.INCREASES,
        Predicate.DECREASES, Predicate.MODULATES, Predicate.TARGETS, Predicate.METABOLIZED_BY,
    }),
    frozenset({
        Predicate.INTERACTS_WITH, Predicate.SUPERIOR_TO, Predicate.COMPARED_WITH, Predicate.ALTERNATIVE_TO,
        Predicate.ADJUNCT_TO, Predicate.DERIVED_FROM, Predicate.HAS_ROLE,
    }),
    frozenset({Predicate.HAS_ONSET, Predicate.HAS_DURATION}),
)  # fmt: skip
# ... except for "the treatment and prevention of malaria"
_BOTH = {Predicate.TREATS, Predicate.PREVENTS}
_ACTORS = frozenset({Kind.DRUG, Kind.DRUG_CLASS, Kind.THERAPY, Kind.PROTEIN, Kind.RECEPTOR, Kind.PROCESS})
_BEFORE_VERB = re.compile(r"\b(?:to|can|may|could|might|would|will|must|not|which|that|and)\s$")
_WORDY = frozenset({Kind.PROCESS, Kind.THERAPY, Kind.ORGANISATION})
_LIKELIHOOD = re.compile(r"(?:potential|risk|liability|propensity) (?:for|of|to) ", re.IGNORECASE)
_RELATIVE = re.compile(r",?\s+(?:which|that|who)\b")
_CONTRASTS = re.compile(r"\b(?:unlike|not like|in contrast (?:to|with)|contrary to|as opposed to)\b[^,;:]*", re.IGNORECASE)
# words that stand for a drug, or with which a rule takes the drug for granted
_STANDS_IN = re.compile(
    r"\b(?:its?|they|their|th(?:is|ese|e)\s+(?:\w+\s+)?(?:drugs?|medic\w+|agents?|compounds?|substance|mechanism|effects?|actions?)"
    r"|[Tt]his|use|treatments?|therapy|administration|infusions?|overdose|withdrawal"
    r"|indicat\w+|benefits?|advantages?|promise|hope|relief|efficacy|prescribed|used|associat\w+|correlat\w+|link(?:ed|s)?)\b",
    re.IGNORECASE,
)
_RANK = {certainty: rank for rank, certainty in enumerate(Certainty)}


class Extractor:
    """Finds the claims of documents. Holds the lexicon and the rules; knows nothing of any document."""

    def __init__(self, lexicon: Lexicon, rules: Sequence[Path] = ()) -> None:
        self.lexicon = lexicon
        self.rules = RuleSet(rules)
        self._tagger = Tagger(self.rules.vocabulary)
        self._anaphora = Anaphora(self.rules.vocabulary)
        self.judge = Judge(Scorer.load())
        self._finder = Finder(self.rules, Targets(lexicon))
        check(self.rules.own_examples, self.readings)

    @property
    def version(self) -> str:
        """Identifies the rules; the lexicon has a version of its own."""
        return self.rules.version

    def _is_word(self, mention: Mention, text: str) -> bool:
        """Whether a name is first of all a word that rules read: "metabolism", "who", "can lead to"."""
        if mention.text not in self.rules.vocabulary.codes:
            return False
        return mention.entity.kind in _WORDY or bool(_BEFORE_VERB.search(text, max(0, mention.start - 8), mention.start))

    def extract(self, document: Document) -> Extraction:
        """Everything that the document mentions and claims."""
        flagged: list[Mention] = []
        claims: list[Claim] = []
        counts = Counter[str]()
        for reading in self.readings(document):
            start, end = reading.sentence.start, reading.sentence.end
            flagged += _flagged(reading.mentions, reading.scopes, document.text[start:end], start)
            claims += reading.claims
            count(counts, reading, self.rules.by_cue)
        return Extraction(document, tuple(flagged), tuple(claims), counts)

    def readings(self, document: Document) -> Iterator[Reading]:
        """Every sentence with all that was made of it, for receipts and explanations."""
        if document.given is None:
            mentions = [m for m in find_mentions(document, self.lexicon) if not self._is_word(m, document.text)]
        else:
            mentions = given_mentions(document, self.lexicon)
        topic = _topic(mentions)
        salient: Entity | None = None
        text = document.text
        spam = inline_spam(text)
        at, size = 0, len(mentions)
        for sentence in sentences(document):
            start, end = sentence.start, sentence.end
            while at < size and mentions[at].start < start:
                at += 1
            first = at
            while at < size and mentions[at].start < end:
                at += 1
            here = mentions[first:at]
            if not here and not (salient and (_STANDS_IN.search(text, start, end) or rule_under(sentence.section))):
                yield Reading(sentence)
                continue
            governed = scopes(text[start:end])
            if sentence.kind == "furniture":
                yield Reading(sentence, here, governed)
                continue
            row = _row(here, [*literals(text, start, end), *names(text, start, end)], spam)
            if not _may_claim(row, text, start, end) and rule_under(sentence.section) is None:
                salient = next((m.entity for m in here if m.entity.kind is Kind.DRUG), salient)
                yield Reading(sentence, here, governed, row)
                continue
            tagged = self._tagger.tag(text, start, end, row, spam)
            tagged = self._anaphora.resolve(tagged, salient or topic)
            raw = list(self._finder.findings(tagged, salient or topic))
            best = _best(raw)
            spoken = self._finder.subjects(tagged, row)
            judged = self.judge.judged(best, spoken, text, start, end)
            kept = judged
            if contrasts := [match.span() for match in _CONTRASTS.finditer(text, start, end)]:
                kept = [each for each in kept if not _of_contrast(each, contrasts, text)]
            kept = [*kept, *headed(sentence, row, kept, topic or salient)]
            claims = [_claim(document, sentence, finding, governed, row) for finding in kept]
            yield Reading(sentence, here, governed, row, tagged, salient or topic, raw, best, judged, kept, claims)
            salient = spoken_of(tagged, topic) or salient


def _of_contrast(finding: Finding, contrasts: Sequence[tuple[int, int]], text: str) -> bool:
    """Whether the subject is only what another is set off from: "unlike X, Y acts ..." says nothing of X."""
    return not _RELATIVE.match(text, finding.subject.end) and any(
        start <= finding.subject.start < end and not start <= finding.cue[0] < end for start, end in contrasts
    )


def _may_claim(row: Sequence[Mention], text: str, start: int, end: int) -> bool:
    """Whether a sentence has what any rule needs: something that acts, and something else or a word that stands for it."""
    acts = sum(mention.entity.kind in _ACTORS for mention in row)
    if acts and len(row) > 1:
        return True
    return bool(row) and _STANDS_IN.search(text, start, end) is not None


def _topic(mentions: Sequence[Mention]) -> Entity | None:
    """The drug that the whole document is about: the one it names most often, and more than once."""
    drugs = Counter(mention.entity for mention in mentions if mention.entity.kind is Kind.DRUG)
    if not drugs:
        return None
    entity, times = min(drugs.items(), key=lambda item: (-item[1], item[0].id))
    return entity if times > 1 else None


def _row(mentions: Sequence[Mention], more: Sequence[Mention], spam: Sequence[tuple[int, int]]) -> list[Mention]:
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


def _flagged(mentions: Sequence[Mention], governed: Sequence[Scope], text: str, offset: int) -> Iterable[Mention]:
    """The mentions of a sentence, `text`, each with its polarity and certainty."""
    if not governed:
        return mentions
    found = flags_of_mentions(text, governed, [(m.start - offset, m.end - offset) for m in mentions])
    return [
        mention._replace(negated=negated, certainty=certainty) if negated or certainty.hedged else mention
        for mention, (negated, certainty) in zip(mentions, found, strict=True)
    ]


def _best(findings: Iterable[Finding]) -> list[Finding]:
    """The surest finding for each pair of places and predicate, in the order of the text, without contradictions."""
    best: dict[tuple[int, int, str, str, str], Finding] = {}
    for finding in findings:
        key = (
            finding.subject.start,
            finding.object.start,
            str(finding.predicate),
            finding.subject.entity.id,
            finding.object.entity.id,
        )
        if key not in best or best[key].confidence < finding.confidence:
            best[key] = finding
    kept = [best[key] for key in sorted(best)]
    said = {(each.object.start, each.predicate) for each in kept if not each.rule.implied_subject}
    kept = [each for each in kept if not (each.rule.implied_subject and (each.object.start, each.predicate) in said)]
    return [one for one in kept if not any(_excludes(other, one) for other in kept)]


def _excludes(one: Finding, other: Finding) -> bool:
    """Whether two predicates cannot both be meant of the same two mentions, and `one` is the surer."""
    return (
        one.object.start == other.object.start
        and one.subject.start == other.subject.start
        and one.predicate is not other.predicate
        and any(one.predicate in group and other.predicate in group for group in _EXCLUSIVE)
        and (one.confidence, str(one.predicate)) > (other.confidence, str(other.predicate))
        and not (one.cue != other.cue and {one.predicate, other.predicate} == _BOTH)
    )


def _claim(
    document: Document, sentence: Sentence, finding: Finding, governed: Sequence[Scope], row: Sequence[Mention]
) -> Claim:
    offset, rule = sentence.start, finding.rule
    negated, certainty = rule.negated, rule.certainty
    if governed and not rule.presupposed:
        cue, subject, object_ = (
            (start - offset, end - offset) for start, end in (finding.cue, finding.subject[:2], finding.object[:2])
        )
        denied, hedge = claim_flags(governed, cue, subject, object_)
        negated = negated != (denied and rule.denial)
        certainty = max(certainty, hedge, key=_RANK.__getitem__)
    narrowed = qualifiers(finding.predicate, finding.subject, finding.object, row, document.text, sentence.end)
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
        qualifiers=narrowed,
        section=sentence.section,
        confidence=round(finding.confidence, 3),
        rule=rule.name,
        cue=document.text[finding.cue[0] : finding.cue[1]],
    )

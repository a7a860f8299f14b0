"""One document to its claims: sentences, mentions, what the rules find, and in which context they found it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path

from pharmagraph.builders.context.bearing import GIVEN, Span, bearing
from pharmagraph.builders.context.context import (
    Scope,
    claim_flags,
    doubts_after,
    flags,
    flags_of_mentions,
    scopes,
)
from pharmagraph.builders.context.taken_back import is_taken_back
from pharmagraph.builders.examples import check
from pharmagraph.builders.findings.choosing import surest, without_contrasts
from pharmagraph.builders.findings.classes import Targets
from pharmagraph.builders.findings.findings import Finder, Finding
from pharmagraph.builders.findings.harm import tells_of_a_trial
from pharmagraph.builders.findings.headed import Headings, headed
from pharmagraph.builders.findings.interplay import (
    may_speak_of_interactions,
    without_blame,
    without_false_interactions,
)
from pharmagraph.builders.findings.neighbours import to_their_own
from pharmagraph.builders.findings.qualifiers import qualifiers
from pharmagraph.builders.findings.studies import without_names_of_studies
from pharmagraph.builders.findings.topical import named_in_title, only_mentioned, topical
from pharmagraph.builders.leanings.leaning import Follower, Leanings
from pharmagraph.builders.literals.literals import literals
from pharmagraph.builders.mentions.medicines import all_as_given
from pharmagraph.builders.mentions.mentions import find_mentions, given_mentions
from pharmagraph.builders.mentions.names import brands, may_have_names, names
from pharmagraph.builders.mentions.products import titled
from pharmagraph.builders.mentions.species import of_its_species
from pharmagraph.builders.reading import Reading, count
from pharmagraph.builders.rows.anaphora import Anaphora
from pharmagraph.builders.rows.discourse import Discourse
from pharmagraph.builders.rows.rows import StandIns, may_claim, row_of
from pharmagraph.builders.rows.tagging import Tagger
from pharmagraph.builders.rules import RuleSet
from pharmagraph.builders.scoring.calibration import calibrated
from pharmagraph.builders.scoring.judging import Judge
from pharmagraph.builders.scoring.protein_pairs import between_proteins
from pharmagraph.builders.scoring.scorer import Scorer
from pharmagraph.builders.text.furniture import inline_spam, is_bench_work
from pharmagraph.builders.text.lettercase import lowered
from pharmagraph.builders.text.sentences import Sentence, sentences
from pharmagraph.builders.version import data_version
from pharmagraph.graph.claim import Claim, Extraction, Mention
from pharmagraph.graph.document import Document
from pharmagraph.ontology.kinds import Certainty, Kind
from pharmagraph.ontology.lexicon import Lexicon

_BEFORE_VERB = re.compile(r"\b(?:to|can|may|could|might|would|will|must|not|which|that|and)\s$")
_LINE_END = re.compile(r"[ \t]*\r?\n\s*\S")
_AFTER_VERB = re.compile(r"\s(?:by|from|when|after|while|steeply|sharply|further|once)\s")
_FIRST = 6  # mentions that can stand in a title
_ILLS = frozenset({Kind.CONDITION, Kind.EFFECT})
_WORDY = frozenset({Kind.PROCESS, Kind.THERAPY, Kind.ORGANISATION})


class Extractor:
    """Finds the claims of documents. Holds the lexicon and the rules; knows nothing of any document."""

    def __init__(self, lexicon: Lexicon, rules: Sequence[Path] = ()) -> None:
        self.lexicon = lexicon
        self.rules = RuleSet(rules)
        self._stand_ins = StandIns(self.rules)
        self._tagger = Tagger(self.rules.vocabulary)
        self._endogenous = self.rules.labels["endogenous"]
        self._anaphora = Anaphora(self.rules.vocabulary, self._endogenous)
        self.judge = Judge(Scorer.load())
        self._finder = Finder(self.rules, Targets(lexicon))
        measured = self.rules.labels["measure_only"]
        self.leanings: Leanings | None = Leanings.load(self._endogenous | measured)
        check(self.rules.own_examples, self.readings)

    @property
    def version(self) -> str:
        """Identifies the rules, the cues of context and what was learned; the lexicon has a version of its own."""
        return f"{self.rules.version}-{data_version()}"

    def _is_word(self, mention: Mention, text: str) -> bool:
        """Whether a word of the rules is first of all that, and no name: "metabolism", "who", "can lead to"."""
        if mention.entity.kind is Kind.ROUTE and not mention.text.endswith("ed"):
            return False  # "that oral X"
        return (
            mention.entity.kind in _WORDY
            or bool(_BEFORE_VERB.search(text, max(0, mention.start - 8), mention.start))
            or bool(_AFTER_VERB.match(text, mention.end))
        )

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

    def _mentions(self, document: Document) -> list[Mention]:
        """What the document names: as it was given, else as it is found."""
        if document.given is not None:
            return given_mentions(document, self.lexicon)
        words, text = self.rules.vocabulary.codes, document.text
        found = without_names_of_studies(find_mentions(document, self.lexicon), text)
        named = (
            m for m in found if _uncapitalized(m.text) not in words or not self._is_word(m, text)
        )
        return of_its_species(all_as_given(named, text), text, document.title)

    def readings(self, document: Document) -> Iterator[Reading]:
        """Every sentence with all that was made of it, for receipts and explanations."""
        mentions = self._mentions(document)
        text = document.text
        discourse = Discourse(
            mentions, titled(text, [(m.start, m.end, m.entity) for m in mentions[:_FIRST]])
        )
        spam = inline_spam(text)
        named = may_have_names(text)
        opening = len(text) - len(text.lstrip("\ufeff \t\r\n#*"))
        topics = named_in_title(mentions, text, opening)
        headings = Headings()
        leaning = Follower(self.leanings, document, discourse)
        # asked only where a claim hangs on it: each is a slow look over the whole text
        interplay, trial = (
            cache(partial(ask, text)) for ask in (may_speak_of_interactions, tells_of_a_trial)
        )
        for sentence, here in _with_mentions(sentences(document), mentions):
            start, end = sentence.start, sentence.end
            ruling = headings.rule_over(
                sentence, text[start:end], names_an_ill=any(m.entity.kind in _ILLS for m in here)
            )
            if sentence.kind == "heading":
                discourse.section(here)
            spoken_of = discourse.drug
            leaning.enter(sentence)
            if not here and not (
                discourse.begun and (self._stand_ins.are_in(text, start, end) or ruling)
            ):
                yield Reading(sentence)
                continue
            governed = scopes(text[start:end])
            if sentence.kind == "furniture":
                yield Reading(sentence, here, governed)
                continue
            row = row_of(here, _literals(here, text, start, end, named=named), spam)
            if not may_claim(row, self._stand_ins, text, start, end) and ruling is None:
                leaned = leaning.findings(row)
                leaned, claims = _claimed(document, sentence, leaned, governed, row)
                yield Reading(
                    sentence, here, governed, row, spoken_of=spoken_of, kept=leaned, claims=claims
                )
                discourse.passed(here)
                continue
            tagged = self._tagger.tag(text, start, end, row, spam)
            tagged = self._anaphora.resolve(tagged, spoken_of)
            title = start <= opening and _is_line(text, end)
            raw = list(self._finder.findings(tagged, spoken_of, title=title))
            best = surest(raw)
            spoken = self._finder.subjects(tagged, row)
            judged = self.judge.judged(best, spoken, text, start, end, of_trial=trial)
            judged += self._of_topics(topics, row, judged, text, sentence)
            kept = without_contrasts(judged, text, start, end)
            kept = to_their_own(kept, text, self.rules.labels["measure_only"])
            kept = without_false_interactions(
                kept, text, start, end, spoken_of=interplay, endogenous=self._endogenous
            )
            kept = without_blame(kept, text, start, end)
            kept = [
                *kept,
                *headed(ruling, text[start:end], start, row, kept, discourse.topic or spoken_of),
            ]
            kept = _of_medicines(kept, sentence.section)
            leaned = leaning.findings(row, tagged, kept)
            kept = [*kept, *headings.allowed(ruling, text[start:end], start, row, leaned)]
            kept, claims = _claimed(document, sentence, kept, governed, row)
            yield Reading(
                sentence,
                here,
                governed,
                row,
                tagged,
                spoken_of,
                raw,
                best,
                judged,
                kept,
                claims,
            )
            discourse.read(tagged)

    def _of_topics(
        self,
        topics: frozenset[str],
        row: Sequence[Mention],
        found: Sequence[Finding],
        text: str,
        sentence: Sentence,
    ) -> list[Finding]:
        """What a sentence says of what the title names, beside what was `found` in it."""
        if not topics:
            return []
        where = text, sentence.start, sentence.end
        pairs = list(between_proteins(self.judge.scorer, topics, row, found, *where))
        return [*pairs, *topical(topics, row, found, *where, self._endogenous)]


def _with_mentions(
    found: Iterable[Sentence], mentions: Sequence[Mention]
) -> Iterator[tuple[Sentence, Sequence[Mention]]]:
    """Each sentence with the mentions that begin in it."""
    at, size = 0, len(mentions)
    for sentence in found:
        while at < size and mentions[at].start < sentence.start:
            at += 1
        first = at
        while at < size and mentions[at].start < sentence.end:
            at += 1
        yield sentence, mentions[first:at]


def _claimed(
    document: Document,
    sentence: Sentence,
    kept: Sequence[Finding],
    governed: Sequence[Scope],
    row: Sequence[Mention],
) -> tuple[list[Finding], list[Claim]]:
    """The findings of a sentence that are worth a claim, and their claims."""
    made = [(each, _claim(document, sentence, each, governed, row)) for each in kept]
    where = document.text, sentence.start, sentence.end
    made = [
        (each, claim)
        for each, claim in made
        if not (_says_nothing(claim) or is_taken_back(claim, *where))
    ]
    return [each for each, _ in made], [claim for _, claim in made]


def _says_nothing(claim: Claim) -> bool:
    """Whether a denial is of the patient and not of the drug: "without a history of gout, treated with X".

    The scorer, which knows no verb, joins an illness that a patient has not with what the patient is given.
    """
    return (claim.negated and claim.rule == "scorer.drug-treats") or only_mentioned(claim)


def _of_medicines(findings: list[Finding], section: str) -> list[Finding]:
    """The findings of a section, without the doses and forms of laboratory methods."""
    if not is_bench_work(section):
        return findings
    return [each for each in findings if each.predicate not in GIVEN]


def _literals(
    here: Sequence[Mention], text: str, start: int, end: int, *, named: bool
) -> list[Mention]:
    """The literals of a sentence with these mentions; `named`: whether the text may say what things are called."""
    found = literals(text, start, end)
    if named:
        found += names(text, start, end)
    if len(here) > 1:
        found += brands(here, text)
    return found


def _uncapitalized(word: str) -> str:
    """ "Metabolism" at the beginning of a sentence as "metabolism"; "WHO" as it is."""
    return word.lower() if word.istitle() else word


def _is_line(text: str, end: int) -> bool:
    """Whether a sentence ends with its line, and others follow: a title does, if it opens the document."""
    return _LINE_END.match(text, end) is not None


def _flagged(
    mentions: Sequence[Mention], governed: Sequence[Scope], text: str, offset: int
) -> Iterable[Mention]:
    """The mentions of a sentence, `text`, each with its polarity and certainty."""
    if not governed:
        return mentions
    found = flags_of_mentions(
        text, governed, [(m.start - offset, m.end - offset) for m in mentions]
    )
    return [
        mention._replace(negated=negated, certainty=certainty)
        if negated or certainty.hedged
        else mention
        for mention, (negated, certainty) in zip(mentions, found, strict=True)
    ]


def placed(finding: Finding, offset: int) -> tuple[Span, Span, Span]:
    """Where the cue, the subject and the object of a finding stand in the sentence that begins at `offset`."""
    cue, subject, object_ = (
        (start - offset, end - offset)
        for start, end in (finding.cue, finding.subject[:2], finding.object[:2])
    )
    return cue, subject, object_


def _claim(
    document: Document,
    sentence: Sentence,
    finding: Finding,
    governed: Sequence[Scope],
    row: Sequence[Mention],
) -> Claim:
    offset, rule = sentence.start, finding.rule
    negated, certainty = rule.negated, rule.certainty
    if governed:
        cue, subject, object_ = places = placed(finding, offset)
        text = document.text[sentence.start : sentence.end]
        said = bearing(
            governed,
            lowered(text),
            finding.predicate,
            places,
            presupposed=rule.presupposed,
            implied=rule.implied_cue,
        )
        denied, hedge = claim_flags(said, cue, subject, object_)
        sides = (subject, object_) if rule.implied_cue else ()
        hedges = [hedge, *(flags(said, *side)[1] for side in sides)]
        denied = denied or any(flags(said, *side)[0] for side in sides)
        hedges += doubts_after(said, text, cue[1])
        end = max(subject[1], object_[1])  # "an interaction of X and Y may occur"
        if min(subject[0], object_[0]) >= cue[1] and "," not in text[cue[1] : end]:
            hedges += doubts_after(said, text, end)
        negated = negated != (denied and rule.denial)
        certainty = Certainty.least_sure(certainty, *hedges)
    narrowed = qualifiers(
        finding.predicate,
        finding.subject,
        finding.object,
        row,
        document.text,
        sentence.start,
        sentence.end,
    )
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
        confidence=calibrated(finding.confidence, rule.name),
        rule=rule.name,
        cue=document.text[finding.cue[0] : finding.cue[1]],
    )

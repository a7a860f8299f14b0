"""Why a sentence makes the claims that it makes, and why its other pairs of entities make none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import NamedTuple

from pharmagraph.builders.claiming import placed
from pharmagraph.builders.context.bearing import bearing
from pharmagraph.builders.context.context import Scope, claim_flags
from pharmagraph.builders.extract import Extractor
from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.findings.nearest import nearest_rule
from pharmagraph.builders.plainly import Plainly
from pharmagraph.builders.reading import Reading
from pharmagraph.builders.rows.tagged import Tagged
from pharmagraph.builders.rules.vocabulary import ADVERB, ANAPHOR, KIND_CODES, NUMBER, UNKNOWN_WORD
from pharmagraph.builders.scoring.scorer import Verdict
from pharmagraph.builders.text.lettercase import lowered
from pharmagraph.graph.claim import Claim, Mention
from pharmagraph.graph.document import Document
from pharmagraph.ontology.kinds import Certainty
from pharmagraph.ontology.predicates import SIGNATURES, Predicate

_ROLES = {code: kind.value for kind, code in KIND_CODES.items()} | {
    ANAPHOR: "pronoun", UNKNOWN_WORD: "other word", ADVERB: "adverb", NUMBER: "number",
}  # fmt: skip


class Token(NamedTuple):
    """A token as the rules see it: a kind of mention, a word that rules name, or one of the rest."""

    text: str
    role: str


class Opinion(NamedTuple):
    """What the learned scorer makes of two mentions."""

    predicate: Predicate
    probability: float


@dataclass(frozen=True, slots=True)
class Made:
    """A claim, and what made it: rule (`pattern` is empty where no pattern did), cue, scopes, the scorer.

    `raw` is what rule and scorer give it together; calibrated, that is the confidence of the claim.
    """

    claim: Claim
    pattern: str
    source: str
    raw: float
    before_scorer: float | None
    scorer: Opinion | None
    scopes: tuple[Scope, ...]


@dataclass(frozen=True, slots=True)
class Unsaid:
    """Two mentions of which nothing is claimed, and why. `reason` is one word or a few, `because` says it in full."""

    one: Mention
    other: Mention
    reason: str
    because: str
    scorer: Opinion | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that was made of one sentence."""

    document: str
    quote: str
    start: int
    end: int
    kind: str
    section: str
    mentions: tuple[Mention, ...]
    rows: tuple[tuple[Token, ...], ...]  # the sentence, then what stands in its parentheses
    scopes: tuple[Scope, ...]
    claims: tuple[Made, ...]
    unsaid: tuple[Unsaid, ...]


def explain(extractor: Extractor, document: Document) -> Iterator[Explanation]:
    """An explanation for each sentence of the document; `quote` is the sentence as it is read, without marks."""
    plainly = Plainly(document)
    for reading in extractor.readings(plainly.document, is_reworded=plainly.is_reworded):
        yield _kept(_Explainer(extractor, plainly.document, reading).explanation(), plainly)


def _kept(explanation: Explanation, plainly: Plainly) -> Explanation:
    """The explanation, with everything where it is in the text that is kept."""
    start, end = plainly.span(explanation.start, explanation.end)
    mention, claim = plainly.mention, plainly.claim
    return replace(
        explanation,
        start=start,
        end=end,
        mentions=tuple(map(mention, explanation.mentions)),
        claims=tuple(replace(made, claim=claim(made.claim)) for made in explanation.claims),
        unsaid=tuple(
            replace(each, one=mention(each.one), other=mention(each.other))
            for each in explanation.unsaid
        ),
    )


class _Explainer:
    def __init__(self, extractor: Extractor, document: Document, reading: Reading) -> None:
        self._rules = extractor.rules
        self._document = document
        self._reading = reading
        self._row = reading.row or reading.mentions
        sentence = reading.sentence
        verdicts: list[Verdict] = []
        if reading.tagged is not None:
            verdicts = extractor.engine.judge.verdicts(
                reading.row, document.text, sentence.start, sentence.end, at_least=0.0
            )
        self._opinions: dict[tuple[int, int], Opinion] = {}
        for verdict in verdicts:
            places = reading.row[verdict.subject].start, reading.row[verdict.object].start
            opinion = Opinion(verdict.predicate, round(verdict.probability, 3))
            self._opinions[places] = max(
                opinion, self._opinions.get(places, opinion), key=lambda each: each.probability
            )

    def explanation(self) -> Explanation:
        reading, sentence = self._reading, self._reading.sentence
        return Explanation(
            self._document.id,
            self._document.text[sentence.start : sentence.end],
            sentence.start,
            sentence.end,
            sentence.kind,
            sentence.section,
            tuple(self._row),
            tuple(_rows(reading.tagged)),
            tuple(reading.scopes),
            tuple(map(self._made, reading.kept, reading.claims)),
            tuple(self._unsaid()),
        )

    def _made(self, finding: Finding, claim: Claim) -> Made:
        found = [each.confidence for each in self._reading.best if _alike(each, finding)]
        return Made(
            claim,
            finding.rule.pattern.text,
            finding.rule.source,
            round(finding.confidence, 3),
            round(found[0], 3) if found else None,
            self._opinion(finding.subject, finding.object),
            tuple(self._bearing(finding)),
        )

    def _bearing(self, finding: Finding) -> Iterator[Scope]:
        """The scopes that, each by itself, deny or hedge what was found."""
        sentence = self._reading.sentence
        cue, subject, object_ = places = placed(finding, sentence.start)
        said = bearing(
            self._reading.scopes,
            lowered(self._document.text[sentence.start : sentence.end]),
            finding.predicate,
            places,
            presupposed=finding.rule.presupposed,
            implied=finding.rule.implied_cue,
        )
        for scope in said:
            if claim_flags([scope], cue, subject, object_) != (False, Certainty.ASSERTED):
                yield scope

    def _unsaid(self) -> Iterator[Unsaid]:
        for one, other in combinations(self._row, 2):
            if one.entity.id == other.entity.id or self._said(one, other):
                continue
            reason, because = self._why_not(one, other)
            yield Unsaid(one, other, reason, because, self._opinion(one, other))

    def _said(self, one: Mention, other: Mention) -> bool:
        """Whether a claim joins the two, at these places or, in a list, under another of their names."""
        pair = {one.entity.id, other.entity.id}
        return any(
            {each.subject.entity.id, each.object.entity.id} == pair for each in self._reading.kept
        )

    def _why_not(self, one: Mention, other: Mention) -> tuple[str, str]:
        reading = self._reading
        if reading.sentence.kind == "furniture":
            return "page furniture", "the sentence belongs to the page, not to what it tells"
        if not (predicates := self._joining(one, other)):
            kinds = " and ".join(sorted({one.entity.kind.value, other.entity.kind.value}))
            return "kinds", f"no rule joins kinds such as these ({kinds})"
        if reading.tagged is None:
            return (
                "nothing acts",
                "the sentence names nothing that could act, or nothing that it could act on",
            )
        if dropped := _of_pair(reading.found, one, other):
            return self._dropped(dropped)
        if instead := self._instead(one, other):
            return "another is nearer", instead
        rules = [
            rule
            for rule in self._rules.rules
            if not predicates.isdisjoint(rule.predicates.values())
        ]
        near = nearest_rule(rules, reading.tagged, one, other)
        if near is None:
            said = ", ".join(sorted(predicates))
            return (
                "no cue",
                f"no word of the sentence calls for a rule that could join them ({said})",
            )
        return "no rule matched", f"the nearest was {near}"

    def _instead(self, one: Mention, other: Mention) -> str:
        """What a rule joined with one of the two where it could have joined the other."""
        for finding in self._reading.found:
            for mine, theirs in ((one, other), (other, one)):
                rule, (subject, object_) = finding.rule, (finding.subject, finding.object)
                if object_.start == mine.start and theirs.entity.kind in rule.subjects:
                    return (
                        f"{rule.name} joined {mine.text} with {subject.text} ({rule.pattern.text})"
                    )
                if subject.start == mine.start and theirs.entity.kind in rule.predicates:
                    return (
                        f"{rule.name} joined {mine.text} with {object_.text} ({rule.pattern.text})"
                    )
        return ""

    def _dropped(self, found: Sequence[Finding]) -> tuple[str, str]:
        reading = self._reading
        surest = max(found, key=lambda each: each.confidence)
        what = f"{surest.rule.name} found {_told(surest)} with {surest.confidence:.2f}"
        if _of_pair(reading.judged, surest.subject, surest.object):
            return (
                "contrast",
                f"{what}, but the sentence only sets another off from {surest.subject.text}",
            )
        if _of_pair(reading.best, surest.subject, surest.object):
            opinion = self._opinion(surest.subject, surest.object)
            said = f" ({opinion.predicate}, {opinion.probability:.2f})" if opinion else ""
            return "scorer", f"{what}, but the learned scorer was surer of something else{said}"
        return "gave way", f"{what}, which gave way to a surer finding"

    def _joining(self, one: Mention, other: Mention) -> set[Predicate]:
        """The predicates by which rules could join the two, in either direction."""
        return {
            predicate
            for rule in self._rules.rules
            for first, second in ((one, other), (other, one))
            if (predicate := rule.predicates.get(second.entity.kind)) is not None
            and first.entity.kind in rule.subjects & SIGNATURES[predicate].domain
        }

    def _opinion(self, one: Mention, other: Mention) -> Opinion | None:
        return self._opinions.get((one.start, other.start)) or self._opinions.get(
            (other.start, one.start)
        )


def _rows(tagged: Tagged | None) -> Iterator[tuple[Token, ...]]:
    if tagged is None:
        return
    row = []
    for at, code in enumerate(tagged.codes):
        start, end = tagged.span(at)
        members = tagged.members.get(at, ())
        text = ", ".join(member.text for member in members) or tagged.text[start:end]
        if code == ANAPHOR:
            text = f"{tagged.text[start:end]} = {members[0].entity.label}"
        role = _ROLES.get(code) or ("word" if code.isalpha() else "sign")
        row.append(Token(text, role))
    yield tuple(row)
    for inner in tagged.inner:
        yield from _rows(inner)


def _of_pair(findings: Sequence[Finding], one: Mention, other: Mention) -> list[Finding]:
    pair = {one.entity.id, other.entity.id}
    return [each for each in findings if {each.subject.entity.id, each.object.entity.id} == pair]


def _alike(one: Finding, other: Finding) -> bool:
    return (one.rule, one.subject, one.object) == (other.rule, other.subject, other.object)


def _told(finding: Finding) -> str:
    return f"{finding.subject.text} {finding.predicate} {finding.object.text}"

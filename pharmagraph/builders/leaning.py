"""Which way a clause leans that no rule could read, in an article about one drug: towards harm, help, a ban, a partner.

"Dry mouth and sleepless nights are par for the course" names no drug and has no verb that rules know. In an article
about a drug it still says what that drug does. Linear models over senses of words (signs.toml), the title above and
what was said before judge each name that no rule has read; docs/decisions/0010-leanings.md says how well.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from pharmagraph.builders.article import Course, is_article
from pharmagraph.builders.discourse import Discourse
from pharmagraph.builders.findings import Finding
from pharmagraph.builders.grammar import ANAPHOR
from pharmagraph.builders.lean_features import Spoken, features
from pharmagraph.builders.rules import Rule
from pharmagraph.builders.rules.ruleset import pattern_free_rule
from pharmagraph.builders.sentences import Sentence
from pharmagraph.builders.tagged import Tagged
from pharmagraph.graph.claim import Entity, Mention
from pharmagraph.graph.document import Document
from pharmagraph.ontology.kinds import Certainty, Kind
from pharmagraph.ontology.predicates import Predicate

_WORTH = 0.75  # of what no rule supports
_FORGOTTEN = 40  # sentences without the drug after which none are about it
NOTHING = "nothing"
"""The answer of a model to a name of which the clause says nothing of the kind."""

_ILLS = frozenset({Kind.CONDITION, Kind.EFFECT})
_DRUGS = frozenset({Kind.DRUG, Kind.DRUG_CLASS})
_OF_ILLS = frozenset(
    {
        Predicate.TREATS, Predicate.PREVENTS, Predicate.CAUSES, Predicate.CONTRAINDICATED_IN, Predicate.INCREASES,
        Predicate.DECREASES, Predicate.INHIBITS, Predicate.ACTIVATES, Predicate.MODULATES, Predicate.ASSOCIATED_WITH,
    }
)  # fmt: skip
_OF_PAIRS = frozenset(
    {
        Predicate.INTERACTS_WITH, Predicate.ADJUNCT_TO, Predicate.ALTERNATIVE_TO, Predicate.SUPERIOR_TO,
        Predicate.COMPARED_WITH, Predicate.DERIVED_FROM, Predicate.HAS_ROLE, Predicate.CONTRAINDICATED_IN,
        Predicate.INCREASES, Predicate.DECREASES,
    }
)  # fmt: skip
# names of what may happen with any drug, and of no effect in particular
_NO_EFFECT = re.compile(
    r"(?:\w+[ -])?(?:overdos\w+|toxicity|abuse|misuse|recreational use|quality of life|withdrawal (?:symptoms|effects)"
    r"|intoxication|poisoning|diseases?|illness|disorders?|symptoms?|medical conditions?|conditions?|side effects?)$",
    re.IGNORECASE,
)
_TREATS = frozenset({Predicate.TREATS, Predicate.PREVENTS})
_BANS = frozenset({Predicate.CONTRAINDICATED_IN})


class Candidate(NamedTuple):
    """A name that no rule has read, the drug that it may be said of, and the signs around it.

    `cue` is where the sign stands that leans most clearly, `forbidden` whether the clause forbids something.
    """

    task: str  # ills or drugs
    subject: Mention | Entity
    object: Mention
    features: frozenset[str]
    signs: Mapping[str, tuple[int, int]]  # of a feature, where its sign stands


class Model:
    """One linear model: what each feature says for each answer."""

    def __init__(self, packed: Mapping[str, Mapping[str, float] | float]) -> None:
        self.threshold = float(packed["threshold"])  # type: ignore[arg-type]
        self._bias: Mapping[str, float] = packed["bias"]  # type: ignore[assignment]
        self._weights: Mapping[str, Mapping[str, float]] = packed["weights"]  # type: ignore[assignment]

    def answer(self, candidate: Candidate) -> tuple[str, float]:
        """The likeliest answer, and its probability."""
        scores = dict(self._bias)
        for feature in sorted(candidate.features):
            for name, weight in self._weights.get(feature, {}).items():
                scores[name] += weight
        best = max(scores, key=lambda name: (scores[name], name))
        return best, 1 / sum(math.exp(score - scores[best]) for score in scores.values())

    def cue(self, candidate: Candidate, answer: str) -> tuple[int, int]:
        """Where the sign stands that speaks most for an answer; the name itself where none does."""
        said = [
            (self._weights.get(feature, {}).get(answer, 0.0), place)
            for feature, place in sorted(candidate.signs.items())
        ]
        weight, place = max(said, default=(0.0, (0, 0)))
        return place if weight > 0 else (candidate.object.start, candidate.object.end)


class Leanings:
    """Judges the names of an article that no rule has read."""

    def __init__(
        self, models: Mapping[str, Model], of_the_body: frozenset[str] = frozenset()
    ) -> None:
        self._models = models
        self.of_the_body = of_the_body

    @classmethod
    def load(cls, of_the_body: frozenset[str] = frozenset()) -> Leanings:
        """The models that ship with the package. `of_the_body`: as `candidates` takes it."""
        return cls(_shipped(), of_the_body)

    def findings(
        self,
        text: str,
        course: Course,
        row: Sequence[Mention],
        tagged: Tagged | None,
        kept: Sequence[Finding],
        spoken_of: Entity | None,
    ) -> Iterator[Finding]:
        """What a sentence says, besides what the rules have found in it: `kept`."""
        for candidate in candidates(text, course, row, tagged, kept, spoken_of, self.of_the_body):
            model = self._models[candidate.task]
            answer, probability = model.answer(candidate)
            if answer == NOTHING or probability < model.threshold:
                continue
            cue = model.cue(candidate, answer)
            predicate, rule = _said(Predicate(answer), candidate.features)
            subject = candidate.subject
            if isinstance(subject, Entity):
                subject = Mention(cue[0], cue[1], text[cue[0] : cue[1]], subject)
            yield Finding(rule, subject, predicate, candidate.object, cue, probability * _WORTH)


class Follower:
    """Follows one document sentence by sentence; says nothing where it is no article about a drug."""

    def __init__(self, leanings: Leanings | None, document: Document, discourse: Discourse) -> None:
        self._leanings = leanings if leanings is not None and is_article(document) else None
        self._text = document.text
        self._discourse = discourse
        self._course = Course()

    def enter(self, sentence: Sentence) -> None:
        """The next sentence."""
        if self._leanings is not None:
            self._course.enter(sentence)

    def findings(
        self, row: Sequence[Mention], tagged: Tagged | None = None, kept: Sequence[Finding] = ()
    ) -> list[Finding]:
        """What the sentence says of the one drug, although no rule reads its construction."""
        about, course = self._discourse.about, self._course
        if self._leanings is None or about is None or course.in_heading:
            return []
        if any(mention.entity.id == about.id for mention in (*row, *anaphors(tagged))):
            course.named()
        found = list(self._leanings.findings(self._text, course, row, tagged, kept, about))
        course.leave(kept)
        return found


def candidates(
    text: str,
    course: Course,
    row: Sequence[Mention],
    tagged: Tagged | None,
    kept: Sequence[Finding],
    spoken_of: Entity | None,
    of_the_body: frozenset[str] = frozenset(),
) -> Iterator[Candidate]:
    """The names of a sentence that may be said of the drug it speaks of, and that no rule has joined with it.

    `of_the_body`: labels of substances that are measured, and interact with nothing.
    """
    acting = [mention for mention in row if mention.entity.kind is Kind.DRUG]
    named = len(acting)
    acting += anaphors(tagged)
    entities = {mention.entity.id for mention in acting}
    sentence = None
    if course.since > _FORGOTTEN and not entities:
        return
    if len(entities) <= 1 and (entities or spoken_of is not None):
        subject: Mention | Entity | None = acting[0] if acting else spoken_of
        for mention in row:
            if (
                subject is None
                or mention.entity.kind not in _ILLS
                or _read(mention, kept, _OF_ILLS)
            ):
                continue
            entity = subject if isinstance(subject, Entity) else subject.entity
            if _NO_EFFECT.match(mention.text) or (entity.id, mention.entity.id) in course.said:
                continue
            sentence = sentence or Spoken(text, course, row)
            place = _place(acting, mention, named)
            found, signs = features(sentence, mention, place)
            yield Candidate("ills", subject, mention, found, signs)
    if spoken_of is None:
        return
    own = next((mention for mention in acting if mention.entity.id == spoken_of.id), None)
    for mention in row:
        if mention.entity.kind not in _DRUGS or _alike(mention.entity, spoken_of):
            continue
        if mention.entity.label.lower() in of_the_body or _read(mention, kept, _OF_PAIRS):
            continue
        pair = spoken_of.id, mention.entity.id
        if pair in course.said or pair[::-1] in course.said:
            continue
        sentence = sentence or Spoken(text, course, row)
        place = _place([own] if own else [], mention, own in row)
        found, signs = features(sentence, mention, place)
        claimed = {f"claimed:{each.predicate}" for each in kept if mention.start in _places(each)}
        yield Candidate("drugs", own or spoken_of, mention, found | claimed, signs)


def _alike(one: Entity, other: Entity) -> bool:
    """Whether two names are of one drug, or of a salt of it."""
    mine, theirs = one.label.lower(), other.label.lower()
    return one.id == other.id or mine.startswith(theirs + " ") or theirs.startswith(mine + " ")


def anaphors(tagged: Tagged | None) -> list[Mention]:
    """What stands for a drug in a sentence that was read."""
    if tagged is None:
        return []
    return [
        mention
        for at, code in enumerate(tagged.codes)
        if code == ANAPHOR
        for mention in tagged.members.get(at, ())
    ]


def _place(acting: Sequence[Mention], mention: Mention, named: int | bool) -> str:
    """Where the drug stands: named before or after, as a pronoun, or nowhere."""
    if not acting:
        return "none"
    if not named:
        return "pronoun"
    return "before" if acting[0].start < mention.start else "after"


def _places(finding: Finding) -> tuple[int, int]:
    return finding.subject.start, finding.object.start


def _read(mention: Mention, kept: Sequence[Finding], predicates: frozenset[Predicate]) -> bool:
    """Whether a rule has said something of this name already."""
    return any(each.predicate in predicates and mention.start in _places(each) for each in kept)


def _said(predicate: Predicate, found: frozenset[str]) -> tuple[Predicate, Rule]:
    """What a clause with these features says that leans to a predicate, and the rule that stands for it."""
    if predicate is Predicate.TREATS and "before:prevents" in found:
        predicate = Predicate.PREVENTS
    asked = "here:asked" in found and predicate in _TREATS
    return predicate, _rule(predicate, denial="here:forbids" not in found, asked=asked)


@cache
def _rule(predicate: Predicate, *, denial: bool, asked: bool) -> Rule:
    rule = pattern_free_rule(f"leaning.{predicate}")
    certainty = Certainty.HYPOTHETICAL if asked else Certainty.ASSERTED
    return replace(rule, denial=denial and predicate not in _BANS, certainty=certainty)


@cache
def _shipped() -> Mapping[str, Model]:
    text = files("pharmagraph.builders").joinpath("data", "leanings.json").read_text("utf-8")
    return {name: Model(packed) for name, packed in json.loads(text).items()}

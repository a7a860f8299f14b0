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

from pharmagraph.builders.findings.checks.patients import is_only_theirs
from pharmagraph.builders.findings.findings import Finding, treated_by
from pharmagraph.builders.findings.giving import gives_nothing
from pharmagraph.builders.leanings.article import Course, is_article
from pharmagraph.builders.leanings.candidates import Candidate, anaphors, candidates
from pharmagraph.builders.leanings.otherwise import asks_the_patient, is_told_otherwise
from pharmagraph.builders.rows.discourse import Discourse
from pharmagraph.builders.rows.tagged import Tagged
from pharmagraph.builders.rules import Rule
from pharmagraph.builders.rules.ruleset import pattern_free_rule
from pharmagraph.builders.text.sentences import Sentence
from pharmagraph.graph.claim import Entity, Mention
from pharmagraph.graph.document import Document
from pharmagraph.ontology.kinds import DRUGS, Certainty
from pharmagraph.ontology.predicates import SIGNATURES, Predicate

_WORTH = 0.75  # of what no rule supports
_UNTOLD = 0.6  # where neither a word of the clause nor the title says it
NOTHING = "nothing"
"""The answer of a model to a name of which the clause says nothing of the kind."""
BACK = "<"
"""Before an answer that is said of the name, and has the drug of the article for its object."""

# "Cellulitis has occurred": what came was no illness to be treated
_HAPPENS = re.compile(
    r"\s(?:(?:has|have|had|can|may|might|does|do)\s(?:also\s|even\s)?)?(?:occur|happen)(?:s|red|ed)?\b(?!\sto\b)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[ \t]*:[ \t]")
_OF_SCORER = frozenset({"scorer.drug-causes", "scorer.drug-treats"})
_OF_USE = frozenset(
    {Predicate.TREATS, Predicate.PREVENTS, Predicate.ADMINISTERED_VIA, Predicate.HAS_DOSE}
)
_BANS = frozenset({Predicate.CONTRAINDICATED_IN})


# what sets a partner apart from a drug named after it
_APART = re.compile(r"[:;]|\b(?:since|because|but|while|whereas|so)\b", re.IGNORECASE)
# the rest of a list, perhaps, and what a partner does, as its sentence goes on
_DOES = re.compile(
    r"(?:\s\([^()]{1,40}\))?(?:,?\s(?:and|or)?\s?(?!(?:is|are|was|were|since|because|as|while|but|when|if|which|that|who|so)\b)[\w'’-]+(?:\s[\w'’-]+)?,?){0,5}?\s(?:also\s|both\s|all\s|each\s|possibly\s)*"
    r"(?:(?:may|might|can|could|will|would|do|does|did)\s(?:also\s)?(?!be\b|not\b|n.t\b)\w+|rais\w+|increas\w+|boost\w*|lower\w*|reduc\w+"
    r"|decreas\w+|potentiat\w+|enhanc\w+|intensif\w+|deepen\w*|strengthen\w*|weaken\w*|speed\w*|slow\w*|produc\w+|doubl\w+"
    r"|blunt\w*|worsen\w*|carr(?:y|ies|ied)|do(?:es)?|lets?|makes?|push\w*|elevat\w+|affects?|alters?|interferes?|prolongs?"
    r"|displaces?|induces?|adds?|delays?|binds?|competes?|amplif\w+|diminish\w*|block\w*|inhibit\w*)\s",
    re.IGNORECASE,
)
# "28 mg BX-471": the dose of a compound that has no other name
_OF_A_CODE = re.compile(r"\s(?:of\s)?[A-Z]{2,}-?\d{2,}")
_HELPING = frozenset({"treats", "prevents"})
_DONE_TO_ILLS = _HELPING | {"causes"}
_LEAST = {"contraindicated_in": 0.4}  # the answer that is seldom given, and seldom wrong
# what did harm, or had failed, is no remedy of what stands beside it: "toxic reactions to X", "after X therapy"
_NO_REMEDY = re.compile(
    r"\b(?:(?:reactions?|allergy|hypersensitivity|intolerance|resistance|exposure)\sto|(?:poisoning|intoxication)\s(?:with|by|from)"
    r"|overdos\w+\s(?:of|with)|withdrawal\s(?:of|from)|toxicity\s(?:of|from)|(?:failure|failed)\s(?:of|on|with)|(?:after|refractory\sto))\s$",
    re.IGNORECASE,
)
_NO_REMEDY_REACH = 24  # characters
# without any of these in its clause, an answer is a guess
_WANTED = {
    Predicate.HAS_ROLE: frozenset({"here:belongs"}),
    Predicate.APPROVED_BY: frozenset({"here:allows", "here:given"}),
    Predicate.ALSO_KNOWN_AS: frozenset(
        {"here:names", "led:as", "led:under", "before:(", "before:“", 'before:"', "apposed"}
    ),
}
_AGAINST = frozenset({"here:harm", "here:forbids", "here:grave"})
_WARNING = frozenset({"title:forbids", "title:asks"})
_TELLING_OTHERWISE = frozenset(
    {
        "title:harm",
        "title:help",
        "here:harm",
        "here:harms",
        "here:seen",
        "here:often",
        "here:help",
        "here:helps",
        "here:given",
        "here:prevents",
    }
)
_FOR = frozenset({"here:help", "here:helps", "here:given", "here:prevents", "ended"})
_TELLING = frozenset(
    {
        "title:harm",
        "title:help",
        "title:forbids",
        "title:joins",
        "title:dose",
        "kind:form",
        "kind:route",
    }
)


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
        *,
        partners: bool = True,
    ) -> Iterator[Finding]:
        """What a sentence says, besides what the rules have found in it: `kept`; of `partners` only if asked."""
        treated = treated_by(kept)
        for candidate in candidates(text, course, row, tagged, kept, spoken_of, self.of_the_body):
            if not partners and candidate.task == "drugs":
                continue
            leaning = self._leaning(candidate)
            finding = leaning and _finding(candidate, leaning, treated, text)
            if finding is not None:
                yield finding

    def _leaning(self, candidate: Candidate) -> _Leaning | None:
        """The answer of its model, if it is sure enough of it, and a word or a title says so."""
        model = self._models[candidate.task]
        answer, probability = model.answer(candidate)
        if answer == NOTHING or probability < _LEAST.get(answer, model.threshold):
            return None
        if candidate.task == "ills" and _asked_of_readers(candidate.features):
            if "title:asks" in candidate.features:
                return None  # "Tell your doctor if you have:"
            answer = str(Predicate.CONTRAINDICATED_IN)
        cue = model.cue(candidate, answer)
        silent = cue == candidate.object[:2] and _TELLING.isdisjoint(candidate.features)
        return None if silent and probability < _UNTOLD else _Leaning(answer, cue, probability)


class _Leaning(NamedTuple):
    """Which way a candidate leans: a predicate, perhaps with the sides changed (`BACK`); its cue; how surely."""

    answer: str
    cue: tuple[int, int]
    probability: float


def _finding(
    candidate: Candidate, leaning: _Leaning, treated: Sequence[Mention], text: str
) -> Finding | None:
    """What a candidate that leans so says, if its clause says nothing against it. `treated`: ills that others have."""
    answer, cue, probability = leaning
    found, object_ = candidate.features, candidate.object
    helps = answer in _HELPING
    if helps and (
        _contradicted(found)
        or ("title:help" not in found and _LABEL.match(text, object_.end))
        or _HAPPENS.match(text, object_.end)
        or is_only_theirs(object_, treated, text)
    ):
        return None  # "Renal impairment: no change of dose"
    predicate = Predicate(answer.removeprefix(BACK))
    wanted = _WANTED.get(predicate)
    if wanted is not None and wanted.isdisjoint(found):
        return None
    if is_told_otherwise(predicate, candidate.subject, object_, text):
        return None
    predicate, rule = _said(predicate, found)
    subject = candidate.subject
    if isinstance(subject, Entity):
        subject = Mention(*cue, text[slice(*cue)], subject)
    if answer.startswith(BACK) or _acts(predicate, subject, candidate, text):
        subject, object_ = object_, subject
    if helps and _is_no_remedy(subject, text):
        return None
    if answer in _DONE_TO_ILLS and "cause" in found:
        return None  # "vomiting caused by motion sickness"
    signature = SIGNATURES[predicate]
    if subject.entity.kind not in signature.domain or object_.entity.kind not in signature.range:
        return None
    initials = predicate is Predicate.ADMINISTERED_VIA and object_.text.isupper()
    if initials and gives_nothing(subject, object_, text):
        return None  # "Miller SC, Webb JT, unpublished"
    if predicate is Predicate.HAS_DOSE and _OF_A_CODE.match(text, object_.end):
        return None
    return Finding(rule, subject, predicate, object_, cue, probability * _WORTH)


class Follower:
    """Follows one document sentence by sentence; says nothing where it is no article about a drug."""

    def __init__(self, leanings: Leanings | None, document: Document, discourse: Discourse) -> None:
        self._leanings = leanings if leanings is not None and is_article(document) else None
        self._text = document.text
        self._discourse = discourse
        self._course = Course()

    @property
    def reads(self) -> bool:
        """Whether the document is an article."""
        return self._leanings is not None

    def is_of(self, drug: Entity | None) -> bool:
        """Whether the document is an article, and it or the section is about this one drug."""
        return self._leanings is not None and drug is not None and drug == self._discourse.about

    def enter(self, sentence: Sentence, lead: str) -> None:
        """The next sentence, and the line that leads into the list of which it is an item."""
        if self._leanings is not None:
            self._course.enter(sentence)
            self._course.lead(lead)

    def findings(
        self, row: Sequence[Mention], tagged: Tagged | None = None, kept: Sequence[Finding] = ()
    ) -> list[Finding]:
        """What the sentence says of the one drug, although no rule reads its construction."""
        about, course = self._discourse.about, self._course
        # in an article about several drugs, the one that was named last: of its partners nothing is known then
        drug = about or self._discourse.drug
        if self._leanings is None or drug is None or course.in_heading:
            return []
        names_it = any(mention.entity.id == drug.id for mention in (*row, *anaphors(tagged)))
        if names_it:
            course.named()
        if not names_it and asks_the_patient(self._text, course.start, course.end):
            course.leave(kept)
            return []
        found = list(
            self._leanings.findings(
                self._text, course, row, tagged, kept, drug, partners=about is not None
            )
        )
        if not (names_it or self._discourse.is_firm):
            found = [each for each in found if not _turns_to_another(each, course.start)]
        course.leave(kept)
        return found

    def outranked(
        self, row: Sequence[Mention], tagged: Tagged, kept: Sequence[Finding]
    ) -> tuple[list[Finding], list[Finding]]:
        """What of a sentence's findings stands, and what the sentence says besides.

        In an article the models know more of a name than the scorer, which learned from abstracts and knows no title.
        So what the scorer alone found is judged anew, and stands where they have nothing to say of it.
        """
        if self._leanings is None:
            return list(kept), []
        leaned = self.findings(row, tagged, [each for each in kept if not _of_scorer(each)])
        anew = {each.object.start for each in leaned}
        stands = [each for each in kept if not (_of_scorer(each) and each.object.start in anew)]
        return stands, leaned


def _turns_to_another(finding: Finding, start: int) -> bool:
    """Whether a finding is about a drug with which the sentence begins: where it names no other, that is its own."""
    sides = finding.subject, finding.object
    return all(each.entity.kind in DRUGS for each in sides) and any(
        each.start == start for each in sides
    )


def _of_scorer(finding: Finding) -> bool:
    return finding.rule.name in _OF_SCORER


def _asked_of_readers(found: frozenset[str]) -> bool:
    """Whether an ill stands in a list of whom the drug is not for, in words that say nothing else of it."""
    return (
        not _WARNING.isdisjoint(found) and "short" in found and _TELLING_OTHERWISE.isdisjoint(found)
    )


def _contradicted(found: frozenset[str]) -> bool:
    """Whether a clause has words of harm or of a ban, and none of help: it is no treatment that it speaks of.

    Nor is it where the clause only says how often something is, and no title that it is for help: "Thrush is common".
    """
    if not _FOR.isdisjoint(found):
        return False
    return not _AGAINST.isdisjoint(found) or ("here:often" in found and "title:help" not in found)


def _is_no_remedy(subject: Mention, text: str) -> bool:
    """Whether words right before a drug say that it did harm, or had been given before."""
    before = max(0, subject.start - _NO_REMEDY_REACH)
    return _NO_REMEDY.search(text[before : subject.start]) is not None


def _acts(predicate: Predicate, drug: Mention, candidate: Candidate, text: str) -> bool:
    """Whether a partner does something to the drug: "ritonavir raises its level"; not "with ritonavir"."""
    if predicate is not Predicate.INTERACTS_WITH:
        return False
    partner = candidate.object
    if candidate.features.isdisjoint(("first", "opens")):
        return False
    if any(each.startswith("led:") for each in candidate.features):
        return False
    named = isinstance(candidate.subject, Mention)
    if named and partner.end < drug.start and not _APART.search(text, partner.end, drug.start):
        return True
    if named and drug.start < partner.start:
        return False
    return _DOES.match(text, partner.end) is not None  # "alcohol deepens the sedation"


def _said(predicate: Predicate, found: frozenset[str]) -> tuple[Predicate, Rule]:
    """What a clause with these features says that leans to a predicate, and the rule that stands for it."""
    if predicate is Predicate.TREATS and "before:prevents" in found:
        predicate = Predicate.PREVENTS
    certainty = Certainty.ASSERTED
    if "here:asked" in found and predicate in _OF_USE:
        certainty = Certainty.HYPOTHETICAL
    elif "here:doubted" in found:
        certainty = Certainty.POSSIBLE
    # "since taking them together is not advised" denies no interaction
    bans = "here:forbids" in found or (
        predicate is Predicate.INTERACTS_WITH and "else:forbids" in found
    )
    return predicate, _rule(predicate, certainty, denial=not bans)


@cache
def _rule(predicate: Predicate, certainty: Certainty, *, denial: bool) -> Rule:
    rule = pattern_free_rule(f"leaning.{predicate}")
    return replace(rule, denial=denial and predicate not in _BANS, certainty=certainty)


@cache
def _shipped() -> Mapping[str, Model]:
    text = (files("pharmagraph.builders.leanings") / "leanings.json").read_text("utf-8")
    return {name: Model(packed) for name, packed in json.loads(text).items()}

"""What a heading says of the list beneath it: under "Contraindications" the drug must not be given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.findings.told.items import (
    OF_ILLS,
    describes,
    drug_before,
    is_statement,
    item_of,
    refers_elsewhere,
    things,
    without_asides,
)
from pharmagraph.builders.findings.told.remarked import standing
from pharmagraph.builders.rules import Rule
from pharmagraph.builders.rules.ruleset import heading_rule
from pharmagraph.builders.text.sentences import Sentence
from pharmagraph.builders.text.sheets import own_title, tells
from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Entity, Mention
from pharmagraph.ontology.kinds import ILLS, Kind
from pharmagraph.ontology.predicates import SIGNATURES, Predicate

_WORDS = Wording.beside("pharmagraph.builders.findings.told", "headed.toml")
_TITLES = (
    (
        r"contra-?indications?|when not to|who (?:should|must|can|needs? to)(?: not|n.t| ?not)"
        r"|who can.t|who (?:should|must|needs? to|has to|ought to) $keep_away"
        r"|who (?:it|this) (?:is not|isn.t) for|who (?:was|is|gets) told no|when (?:I|we) say no"
        r"|(?:when|why|reasons?)(?: \w+){0,3}? $not_given"
        r"|(?:please )?(?:do not|don.t|never) (?:use|take|have|swallow|start)|not (?:for|suitable for)",
        Predicate.CONTRAINDICATED_IN,
        0.6,
    ),
    (
        r"(?:$asking )?(?:$how_common )*$side_effects",
        Predicate.CAUSES,
        0.6,
    ),
    (
        r"(?:$uses_of_what_kind )?$uses"
        r"|$told_of_uses\b(?!.{0,60}(?:\bnot|n.t)\b).{0,50}\b$is_used\b.{0,20}\bfor"
        r"|(?:what|which)(?: \w+){0,2} $does [\w -]{2,40} $helps",
        Predicate.TREATS,
        0.6,
    ),
    (
        r"(?:$forms_of_what_kind )?$forms(?: and strengths)?",
        Predicate.ADMINISTERED_VIA,
        0.55,
    ),
    (r"(?:usual |recommended )?$doses", Predicate.HAS_DOSE, 0.55),
)
_HEADINGS = tuple(
    (
        _WORDS.compile(rf"(?:\d[\d.]*\s*)?(?:{words})\b[\w\s,/&-]{{0,24}}[:?.…]*$"),
        heading_rule(predicate, confidence),
    )
    for words, predicate, confidence in _TITLES
)


_FORBIDS = re.compile(
    r"\bcontra-?indicated\b|\b(?:should|must|may)\s(?:not|never)\sbe\s(?:used|given|taken)\b",
    re.IGNORECASE,
)
_PART = _WORDS.compile(r"(?-i:$part)")
_CAUTIONS = _WORDS.compile(r"(?:\d[\d.]*\s*)?(?:$cautions_of_what_kind\s)*$cautions\b")
_OF_HARM = _WORDS.compile(r"(?:\d[\d.]*\s*)?(?:$cautions_of_what_kind\s)*$of_harm\b")
_OF_A_TRIAL = re.compile(r"\b(?:trials?|stud(?:y|ies))\s(?:of|with)\s$", re.IGNORECASE)
_OF_A_TRIAL_REACH = 13  # characters
_MERELY_TREATED = frozenset({"treats.in", "scorer.drug-treats", "treats.given-to-those-with"})
_USED_IN = frozenset({"treats.used-for", "treats.role-in"})
_MAY_BE_OF_PATIENTS = _MERELY_TREATED | _USED_IN
_IN_PATIENTS = _WORDS.compile(
    r"\b(?:in|to)\s(?:[\w-]+\s){0,2}?$people\s$who_have\s(?:[\w-]+\s){0,4}?$"
)
_IN_PATIENTS_REACH = 80  # characters
_WARNS = _WORDS.compile(r"\b$warns\b")
_REMARK = re.compile(r"(?:\W|\d)*(?:NOTE|IMPORTANT|NB|N\.B\.)\b|[\W\d]*$")
_AVERTED = _WORDS.compile(r"\b$averted\b(?!.*\btreat)")
_OF_THE_TEXT = 0.9  # as sure as if the item named the drug of the text itself
_TO_PREVENT = heading_rule(Predicate.PREVENTS, 0.6)
# what an item can say beside what its heading says of it
_BESIDE = frozenset(
    {
        Predicate.ADMINISTERED_VIA,
        Predicate.HAS_DOSE,
        Predicate.HAS_DURATION,
        Predicate.ASSOCIATED_WITH,
        Predicate.ADJUNCT_TO,
    }
)
# of whose items an aside may refer to another place: "pregnancy (see section 4.6)"
_ASIDE_FROM_ASIDES = frozenset({Predicate.TREATS, Predicate.CONTRAINDICATED_IN})
_LABORATORY = frozenset({Predicate.INCREASES, Predicate.DECREASES})  # "to lower LDL-C in ..."


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
        self._cautions = self._cautions_in_capitals = False
        self.warn = False  # of harm: what "has occurred" here came of the drug
        self._describing = False  # a list of something else runs: the signs of the illness

    def rule_over(self, sentence: Sentence, text: str, *, names_an_ill: bool) -> Rule | None:
        """What the headings over a sentence, `text`, say of it; over a heading, those above it."""
        title = sentence.section
        if title != self._title:
            self._title, self._describing = title, False
            self._follow_cautions(title, names_an_ill=names_an_ill)
            own = rule_under(title)
            if own is not None:
                self._rule, self._in_capitals = own, title.isupper()
            elif not self._in_capitals or (title.isupper() and _is_a_part(title, names_an_ill)):
                self._rule = None
        if sentence.kind == "heading" and rule_under(title):
            return None
        if tells(own_title(text)):  # "Hepatic impairment: halve the dose", beneath "Side effects"
            return None
        if self._rule is None or not is_statement(text):
            return None if self._describing else self._rule
        self._describing = describes(text)
        return self._rule

    def _follow_cautions(self, title: str, *, names_an_ill: bool) -> None:
        """Note whether a title begins, goes on with, or ends a part of warnings, harm and special patients."""
        if _CAUTIONS.match(title):
            self._cautions = True
            self.warn = _OF_HARM.match(title) is not None
            self._cautions_in_capitals = self._cautions_in_capitals or title.isupper()
        elif (
            not self._cautions_in_capitals
            or rule_under(title)
            or (title.isupper() and _is_a_part(title, names_an_ill))
        ):
            self._cautions = self._cautions_in_capitals = self.warn = False

    def without_patients(
        self, found: Iterable[Finding], text: str, start: int, end: int
    ) -> list[Finding]:
        """Findings of ``text[start:end]`` without what warnings only say of patients: "X in patients with Y".

        Trials "of X in patients with Y" do give it for Y.
        """
        found = list(found)
        if not any(each.rule.name in _MAY_BE_OF_PATIENTS for each in found):
            return found
        left = [each for each in found if not _is_of_patients(each, text)]
        if len(left) == len(found) or not (self._cautions or _WARNS.search(text, start, end)):
            return found
        return left

    def allowed(
        self,
        ruling: Rule | None,
        text: str,
        offset: int,
        mentions: Sequence[Mention],
        leaned: Sequence[Finding],
    ) -> Iterator[Finding]:
        """Of the findings that rest on no rule, those that a list beneath "Indications" can hold."""
        if not leaned or ruling is None or Predicate.TREATS not in ruling.predicates.values():
            yield from () if self._describing else leaned
            return
        listed = {mention.start for mention in things(text, offset, mentions)}
        yield from (each for each in leaned if each.object.start in listed)


def _is_of_patients(finding: Finding, text: str) -> bool:
    name, drug, illness = finding.rule.name, finding.subject.start, finding.object.start
    if name == "treats.in":
        return not _OF_A_TRIAL.search(text, max(0, drug - _OF_A_TRIAL_REACH), drug)
    return name in _MERELY_TREATED or (
        name in _USED_IN
        and _IN_PATIENTS.search(text, max(0, illness - _IN_PATIENTS_REACH), illness) is not None
    )


def _is_a_part(title: str, names_an_ill: bool) -> bool:
    """Whether a title in capitals opens a part of its own, and is no remark or item beneath the one above."""
    return bool(_PART.search(title)) or not (names_an_ill or _REMARK.match(title))


def _forbids(rule: Rule, text: str) -> bool:
    """Whether a sentence beneath "Side effects" says for whom the drug is not."""
    return Predicate.CAUSES in rule.predicates.values() and _FORBIDS.search(text) is not None


def headed(
    rule: Rule | None,
    text: str,
    offset: int,
    mentions: Sequence[Mention],
    found: Iterable[Finding],
    spoken_of: Entity | None,
) -> Iterator[Finding]:
    """What the heading's rule adds to what the rules have found in a sentence, `text` at `offset`."""
    if rule is None or _forbids(rule, text):
        return
    predicate = rule.predicate
    bare = without_asides(text)
    said = [
        each
        for each in found
        if not each.rule.negated and bare[each.subject.start - offset :][:1].strip()
    ]
    item = None if _says_its_own(said, predicate) else _item(text, predicate)
    if item is None:
        return  # no item of a list, but a sentence that says something of its own
    if len(item) < len(text):
        text, mentions = item, [m for m in mentions if m.end <= offset + len(item)]
    if predicate is Predicate.TREATS and _AVERTED.search(text):
        rule = _TO_PREVENT
    predicate = rule.predicate
    objects = [m for m in mentions if m.entity.kind in SIGNATURES[predicate].range]
    if predicate in OF_ILLS and predicate is not Predicate.CAUSES:
        objects = things(text, offset, objects)
    objects = standing(predicate, text, offset, objects)
    if not objects:
        return
    first = objects[0].start
    drug, confidence = drug_before(text, offset, mentions, first), rule.confidence
    if drug is None and any(m.entity.kind is Kind.DRUG_CLASS and m.start < first for m in mentions):
        return  # the sentence speaks of other drugs
    for mention in objects:
        if any(
            each.predicate is predicate and mention.start in (each.object.start, each.subject.start)
            for each in said
        ):
            continue
        place = (mention.start, mention.end)
        if drug is not None:
            yield Finding(rule, drug, predicate, mention, place, confidence)
        elif spoken_of is not None:
            subject = mention._replace(entity=spoken_of)
            yield Finding(rule, subject, predicate, mention, place, confidence * _OF_THE_TEXT)


def _item(text: str, predicate: Predicate) -> str | None:
    """What of a sentence is an item beneath a heading of this predicate; None where it is none."""
    item = text if predicate is Predicate.CAUSES else item_of(text)
    if item is None:
        return None
    elsewhere = without_asides(item) if predicate in _ASIDE_FROM_ASIDES else item
    return None if refers_elsewhere(elsewhere) else item


def _says_its_own(said: Iterable[Finding], predicate: Predicate) -> bool:
    """Whether the rules have found something in a sentence that no item beneath such a heading says."""
    beside = _BESIDE | {predicate} | (_LABORATORY if predicate is Predicate.TREATS else frozenset())
    return any(
        finding.predicate not in beside
        and finding.subject.entity.kind not in ILLS
        and not (predicate is Predicate.CONTRAINDICATED_IN and finding.rule.implied_cue)
        for finding in said
    )


def with_headed(found: Iterable[Finding], headed: Sequence[Finding]) -> list[Finding]:
    """Findings with those of the heading; what is held for harm of an item is none that forbids.

    Beneath "Contraindications", "Hypersensitivity to the drug" is no harm that it does.
    """
    forbidden = {
        each.object.start for each in headed if each.predicate is Predicate.CONTRAINDICATED_IN
    }
    stand = (
        each
        for each in found
        if not (each.predicate is Predicate.CAUSES and each.object.start in forbidden)
    )
    return [*stand, *headed]

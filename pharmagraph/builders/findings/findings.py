"""What the rules find in one row of tokens: a subject, a predicate, an object, and the word that it rests on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import combinations, product
from typing import NamedTuple

from pharmagraph.builders.findings import stand_ins
from pharmagraph.builders.findings.calling import CalledBy, tokens_of
from pharmagraph.builders.findings.classes import Targets
from pharmagraph.builders.findings.giving import gives_nothing
from pharmagraph.builders.findings.whose_route import NEAREST, is_of_another
from pharmagraph.builders.mentions.befalls import tells_what_befalls
from pharmagraph.builders.rows.measured import is_amount
from pharmagraph.builders.rows.tagged import Tagged
from pharmagraph.builders.rules import Rule, RuleSet
from pharmagraph.builders.rules.ruleset import pattern_free_rule
from pharmagraph.builders.rules.vocabulary import ANAPHOR, KIND_CODES, MENTIONS
from pharmagraph.graph.claim import Entity, Mention
from pharmagraph.ontology.kinds import DRUGS, Kind
from pharmagraph.ontology.predicates import ACTS_ON_ILLS, GIVEN, HELPS, SIGNATURES, Predicate

_OPENING = (
    6  # tokens at the beginning of a sentence, or of an item, that leave no room for a subject
)
_COMPARED = frozenset({Predicate.COMPARED_WITH})
_MOST_COMPARED = 4  # drugs between which there is "no difference"
_MOST_PAIRS = 512  # that one match of a rule can claim of two lists
_NO_TOKEN = "\0"
_OF_ANAPHOR = 0.9  # a pronoun's antecedent may be wrong
_OF_IMPLIED = 0.75  # and so, more often, may a subject that the sentence does not name
_BY = " by "
_BESIDE = -2  # in the place of a subject: whoever is meant, and not who stands there
_EXAMPLE = replace(
    pattern_free_rule("role.example", {Kind.DRUG_CLASS: Predicate.HAS_ROLE}, 0.75), presupposed=True
)
_AGENTS = (".agent", ".agent-before", ".agent-such-as")  # rules of nouns like "inhibitor"
_OF_FORMS = (".form-does", ".form-does-around")  # rules of what is given: "the drops lower ..."
_COUNT = re.compile(
    r"^(?:single|multiple|repeated)\b", re.IGNORECASE
)  # says how many were given, not how much
_ACTION = re.compile(
    r"(?:effects?|actions?|activity)$"
)  # who weakens an "antihypertensive effect" treats nothing
_CLASS, _DRUG = KIND_CODES[Kind.DRUG_CLASS], KIND_CODES[Kind.DRUG]
_MENTIONS = frozenset(MENTIONS)
_GIVING = frozenset(
    KIND_CODES[kind] for kind in (Kind.ROUTE, Kind.FORM, Kind.QUANTITY, Kind.DURATION)
)
_INTERACTS = Predicate.INTERACTS_WITH
# what these say is said of two things that somebody takes, and of none that the body only has
_BOTH_TAKEN = frozenset(
    {"interacts.keep-apart", "interacts.no-pair", "interacts.leaflet", "interacts.in-the-gut"}
)
_MOVES = frozenset({Predicate.INCREASES, Predicate.DECREASES, Predicate.MODULATES})
# of what goes up and down nothing else is said
_OF_AMOUNTS = {
    Predicate.INCREASES: Predicate.INCREASES,
    Predicate.ACTIVATES: Predicate.INCREASES,
    Predicate.DECREASES: Predicate.DECREASES,
    Predicate.INHIBITS: Predicate.DECREASES,
    Predicate.MODULATES: Predicate.MODULATES,
    Predicate.CAUSES: Predicate.CAUSES,
    Predicate.ASSOCIATED_WITH: Predicate.ASSOCIATED_WITH,
}
_DOES_OR_IS_GIVEN = ACTS_ON_ILLS | GIVEN | {Predicate.HAS_ONSET, Predicate.HAS_DURATION}
_BOTH = re.compile(
    r".*\b(?:and|with|plus)\b.*|[\s)]*[-–/+]\s*", re.DOTALL
)  # between the two members of a pair


class Finding(NamedTuple):
    """What one rule found in one sentence; `cue` are offsets in the document."""

    rule: Rule
    subject: Mention
    predicate: Predicate
    object: Mention
    cue: tuple[int, int]
    confidence: float


def treated_by(findings: Iterable[Finding]) -> list[Mention]:
    """What these findings say is treated or prevented."""
    return [each.object for each in findings if each.predicate in HELPS]


class Finder:
    """Tries on a row of tokens the rules that its words call for."""

    def __init__(self, rules: RuleSet, targets: Targets) -> None:
        self._called_by = CalledBy(rules.by_cue)
        self._called_in_titles = CalledBy(rules.by_cue_in_titles)
        self._targets = targets
        self._endogenous = rules.labels["endogenous"]
        self._measured = rules.labels["measure_only"]
        self._class_of_drug = stand_ins.class_of_drug(rules.vocabulary)
        self._indefinite = stand_ins.indefinite(rules.vocabulary)
        self._origin = stand_ins.origin(rules.vocabulary)
        self._beside = stand_ins.beside(rules.vocabulary)
        self._adding = frozenset(rules.vocabulary.set_of(f"{stand_ins.ADDING}|{stand_ins.BEATING}"))
        self._coordinated = stand_ins.coordinated(rules.vocabulary)
        self._by_another = rules.compiler.by_another

    def findings(
        self,
        tagged: Tagged,
        spoken_of: Entity | None,
        *,
        title: bool = False,
        article: bool = False,
    ) -> Iterator[Finding]:
        """Everything found, the same thing perhaps by several rules. `spoken_of`: the drug the text is about;
        `title`: the row is the title of the document, for which there are rules of its own; `article`: the text is
        one about that drug, and means it wherever it names no other."""
        instead, codes = self._instead(tagged), tagged.codes
        for rule, slots, at in self._matches(tagged, title=title):
            if rule.pattern.of_free_subject and self._names_another(codes, slots.get("s"), at):
                continue
            for finding in _joined(
                rule, tagged, slots, at, instead, spoken_of, self._coordinated, article=article
            ):
                if not self._amiss(finding, tagged.text):
                    yield finding
                    yield from self.by_class(finding)
                    if article:
                        yield from self._by_target(finding, tagged.text)
        for member, class_ in tagged.examples:
            for finding in _finding(
                _EXAMPLE, member, class_, partial(_place_of, class_), _EXAMPLE.confidence
            ):
                yield finding
                yield from self.by_class(finding)
        for inner in tagged.inner:
            # "X, after Y (5 mg i.v.)": what a parenthesis gives is not of the drug that the text is about
            of_another = _DRUG in codes and _MENTIONS.intersection(inner.codes) <= _GIVING
            yield from self.findings(inner, None if of_another else spoken_of, article=article)

    def _matches(
        self, tagged: Tagged, *, title: bool
    ) -> Iterator[tuple[Rule, dict[str, int], int]]:
        """Each rule that matches at a cue, with the places of its slots and of the cue."""
        called_by = self._called_in_titles if title else self._called_by
        codes, cues = tagged.codes, called_by.cues
        present = tokens_of(tagged)
        called, lacking = called_by[present & _MENTIONS], called_by.lacking(present)
        backwards, size = codes[::-1], len(codes)
        beside = codes + _NO_TOKEN  # what stands before the first token, and after the last
        for at, code in enumerate(codes):
            if code not in cues:
                continue
            first_before, first_after = beside[at - 1], beside[at + 1]
            for each in called[code]:
                if (
                    each.wants & lacking
                    or (each.first_after is not None and first_after not in each.first_after)
                    or (each.first_before is not None and first_before not in each.first_before)
                ):
                    continue
                right = (each.after or each.compiled_after())(codes, at + 1)
                if right is None:
                    continue
                left = (each.before or each.compiled_before())(backwards, size - at)
                if left is None:
                    continue
                slots = {name: right.start(name) for name in right.re.groupindex}
                for name in left.re.groupindex:
                    slots[name] = size - 1 - left.start(name)
                if each.rule.pattern.cue_slot:
                    slots[each.rule.pattern.cue_slot] = at
                yield each.rule, slots, at

    def _names_another(self, codes: str, subject: int | None, at: int) -> bool:
        """Whether what seems to be the subject only says which illness: "in cisplatin-induced nausea"."""
        return (
            subject is not None
            and subject + 2 != at
            and self._by_another.match(codes, subject + 1) is not None
        )

    def _instead(self, tagged: Tagged) -> dict[int, int]:
        """Which token is the subject in place of which: a drug for its class; -1: whoever is meant; -2: too,
        and not this one."""
        instead: dict[int, int] = {}
        codes = tagged.codes
        if _CLASS in codes:
            instead = dict.fromkeys(self._unnamed(tagged), -1)
            instead |= {
                m.start("class"): m.start("drug") for m in self._class_of_drug.finditer(codes)
            }
        if codes.count(_DRUG) > 1:
            instead |= {m.end() - 1: m.start() for m in self._origin.finditer(codes)}
        if not self._adding.isdisjoint(codes):
            instead |= {m.end() - 1: _BESIDE for m in self._beside.finditer(codes)}
        return instead

    def _unnamed(self, tagged: Tagged) -> Iterator[int]:
        """The places of classes that only say what a drug is, "a potent anesthetic", and head no list with drugs."""
        for match in self._indefinite.finditer(tagged.codes):
            at = tagged.span(match.start())[0]
            if tagged.text[max(0, at - len(_BY)) : at] == _BY:  # "relieved by a potent opioid"
                continue
            if all(m.entity.kind is Kind.DRUG_CLASS for m in tagged.members[match.end() - 1]):
                yield match.end() - 1

    def subjects(self, tagged: Tagged, mentions: Sequence[Mention]) -> list[Mention]:
        """The mentions of which a sentence can say something: no measure, no class that only says what a drug is."""
        codes = tagged.codes
        mentions = [mention for mention in mentions if not self.is_measure(mention)]
        if _CLASS not in codes:
            return mentions
        said = {*self._unnamed(tagged)} | {
            m.start("class") for m in self._class_of_drug.finditer(codes)
        }
        if not said:
            return mentions
        starts = {member.start for place in said for member in tagged.members[place]}
        return [mention for mention in mentions if mention.start not in starts]

    def is_measure(self, mention: Mention) -> bool:
        """Whether this is nothing that anyone treats with: a laboratory value, placebo."""
        return mention.entity.label.lower() in self._measured

    def by_class(self, finding: Finding) -> Iterator[Finding]:
        """What follows for a drug from the name of its class: an NMDA receptor antagonist antagonizes that."""
        if finding.predicate is Predicate.HAS_ROLE and (target := self._targets.of(finding.object)):
            yield finding._replace(predicate=target[0], object=target[1])

    def _by_target(self, finding: Finding, text: str) -> Iterator[Finding]:
        """What a drug is by that on which it acts: "a P-glycoprotein inhibitor"."""
        if finding.rule.name.endswith(_AGENTS):
            named = self._targets.class_of(finding.object, finding.cue, text)
            if named is not None and finding.subject.entity.kind is Kind.DRUG:
                yield finding._replace(predicate=Predicate.HAS_ROLE, object=named)

    def _amiss(self, finding: Finding, text: str) -> bool:
        """Whether a substance of the body is said to interact, or the amount of a drug to be its effect.

        What is only measured, or given for comparison, does nothing; and no drug interacts with itself.
        """
        if finding.predicate in _DOES_OR_IS_GIVEN and self.is_measure(finding.subject):
            return True
        if finding.predicate is Predicate.ADMINISTERED_VIA:
            return gives_nothing(finding.subject, finding.object, text) or (
                finding.rule.name in NEAREST
                and is_of_another(finding.subject, finding.object, text)
            )
        if finding.object.entity.kind not in DRUGS or finding.predicate not in _MOVES | {
            _INTERACTS
        }:
            return False
        if finding.predicate is _INTERACTS and _same_drug(finding):
            return True
        if finding.rule.name in _BOTH_TAKEN:
            return False
        endogenous = finding.object.entity.label.lower() in self._endogenous
        return endogenous == (finding.predicate is _INTERACTS)


def _same_drug(finding: Finding) -> bool:
    """Whether two names differ by a salt only: "atorvastatin", "atorvastatin calcium"."""
    one, other = (each.entity.label.lower() for each in (finding.subject, finding.object))
    return one.startswith(other + " ") or other.startswith(one + " ")


def _joined(
    rule: Rule,
    tagged: Tagged,
    slots: dict[str, int],
    at: int,
    instead: dict[int, int],
    spoken_of: Entity | None,
    coordinated: re.Pattern[str],
    *,
    article: bool,
) -> Iterator[Finding]:
    """A finding for each subject with each object; for a pair, one of its two members."""
    cue = partial(tagged.span, at)  # asked only of what is found
    if "p" in slots:
        for one, other in _of_a_pair(rule, _distinct(tagged.members[slots["p"]]), tagged.text):
            yield from _finding(rule, one, other, cue, rule.confidence)
        return
    confidence = rule.confidence
    if "s" in slots:
        place = _subject_at(rule, slots["s"], instead)
        if place < 0:  # "a simple anesthetic": what something is, not what is spoken of
            aside = slots["s"] if place == _BESIDE else -1
            subjects, sureness = _implied(tagged, slots["o"], at, spoken_of, aside, article=article)
            confidence *= sureness
        else:
            subjects = tagged.members[place]
            if rule.pattern.of_verb:
                back = coordinated.match(tagged.codes[max(0, place - 4) : place + 2][::-1])
                # a verb in the plural, or in the past, has room for both
                if back and not tagged.text[slice(*cue())].endswith("s"):
                    subjects = (*tagged.members[place + 2 - back.end()], *subjects)
        confidence *= _OF_ANAPHOR if tagged.codes[place] == ANAPHOR else 1.0
    else:
        subjects, sureness = _implied(tagged, slots["o"], at, spoken_of, article=article)
        if article and spoken_of is not None and _only_behind(rule, subjects, cue):
            subjects = (Mention(*cue(), tagged.text[slice(*cue())], spoken_of),)
        confidence *= sureness
    for subject, object_ in _pairs(_distinct(subjects), _distinct(tagged.members[slots["o"]])):
        if tagged.codes[slots["o"]] == ANAPHOR and _ACTION.search(object_.text):
            continue  # "blocks this action" says nothing of the drug
        sides = (object_, subject) if rule.swapped else (subject, object_)
        yield from _finding(rule, *sides, cue, confidence)


def _subject_at(rule: Rule, place: int, instead: dict[int, int]) -> int:
    """Where the subject stands for which this place stands; but each has a role, a dose and a form of its own."""
    meant = instead.get(place, place)
    own = Predicate.HAS_ROLE in rule.predicates.values() or (rule.presupposed and meant == _BESIDE)
    return place if own else meant


def _of_a_pair(rule: Rule, members: list[Mention], text: str) -> Iterable[tuple[Mention, Mention]]:
    """The two of a pair; of what is compared, any two of some few: "no difference between X, Y and Z"."""
    if 2 < len(members) <= _MOST_COMPARED and _COMPARED.issuperset(rule.predicates.values()):
        return combinations(members, 2)
    paired = len(members) == 2 and _BOTH.fullmatch(text, members[0].end, members[1].start)
    return [(members[0], members[1])] if paired else []


def _only_behind(
    rule: Rule, subjects: Sequence[Mention], cue: Callable[[], tuple[int, int]]
) -> bool:
    """Whether the sentence names a drug only behind what a form does: "the drops do not slow the pulse, unlike X"."""
    return rule.name.endswith(_OF_FORMS) and bool(subjects) and subjects[0].start > cue()[1]


def _pairs(subjects: list[Mention], objects: list[Mention]) -> Iterable[tuple[Mention, Mention]]:
    """Each subject with each object; of two endless lists only those pairs that stand nearest to one another."""
    pairs = product(subjects, objects)
    if len(subjects) * len(objects) <= _MOST_PAIRS:
        return pairs
    return sorted(pairs, key=lambda pair: abs(pair[0].start - pair[1].start))[:_MOST_PAIRS]


def _implied(
    tagged: Tagged,
    object_at: int,
    at: int,
    spoken_of: Entity | None,
    aside: int = -1,
    *,
    article: bool = False,
) -> tuple[tuple[Mention, ...], float]:
    """The subject that a rule leaves to be understood: the sentence's own drug, or the one the text is about; not
    what stands at `aside`."""
    codes = tagged.codes
    others = [code for i, code in enumerate(codes) if i not in (object_at, aside)]
    if "D" not in others and "Z" not in others:
        # in an article, "... which is shorter than that of most opioids" still leaves room for its drug
        rivals = codes[:at] if article else others
        if any(code in "KT" for code in rivals):
            return (), 0.0  # the sentence speaks of something else
    places = [i for i, code in enumerate(codes) if code in "DZ" and i not in (object_at, aside)]
    before = [i for i in places if i < at]
    if before or places:
        return tagged.members[before[0] if before else places[0]], 1.0
    lead = codes[max(0, at - _OPENING) : at]
    room = article or at <= _OPENING or not {":", ";"}.isdisjoint(lead)
    if spoken_of is None or not (aside >= 0 or room):
        return (), 0.0  # another word may be the subject, one that no lexicon knows
    start, end = tagged.span(at)
    return (Mention(start, end, tagged.text[start:end], spoken_of),), _OF_IMPLIED


def _finding(
    rule: Rule,
    subject: Mention,
    object_: Mention,
    cue: Callable[[], tuple[int, int]],
    confidence: float,
) -> Iterator[Finding]:
    predicate = rule.predicates.get(object_.entity.kind)
    if (predicate is None or predicate in ACTS_ON_ILLS) and is_amount(object_):
        said = rule.predicates.get(Kind.PROCESS, predicate)
        predicate = _OF_AMOUNTS.get(said) if said else None
    if (
        predicate is not None
        and subject.entity.id != object_.entity.id
        and subject.entity.kind in SIGNATURES[predicate].domain
        and subject.entity.kind in rule.subjects
        and (rule.object_text is None or rule.object_text.search(object_.text))
        and (not rule.verbal or tells_what_befalls(object_.text))
        and (predicate is not Predicate.HAS_DOSE or not _COUNT.search(object_.text))
        and (predicate is not Predicate.TREATS or not _ACTION.search(object_.text))
    ):
        yield Finding(rule, subject, predicate, object_, cue(), confidence)


def _place_of(mention: Mention) -> tuple[int, int]:
    return mention.start, mention.end


def _distinct(members: tuple[Mention, ...]) -> list[Mention]:
    """Each entity once, at its first mention: "ketamine (KET)" is one drug."""
    first: dict[str, Mention] = {}
    for mention in members:
        first.setdefault(mention.entity.id, mention)
    return list(first.values())

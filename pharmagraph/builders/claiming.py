"""A finding as a claim: with its quote, what the context makes of it, and what narrows it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pharmagraph.builders.context.bearing import Span, bearing
from pharmagraph.builders.context.by_predicate import stands_beside
from pharmagraph.builders.context.compared import only_set_beside
from pharmagraph.builders.context.context import Scope, claim_flags, doubts_after, flags, of_harm
from pharmagraph.builders.context.hollow import is_hollow, of_some_whom, resists_none
from pharmagraph.builders.context.significance import may_be_chance
from pharmagraph.builders.context.taken_back import is_taken_back, only_alike
from pharmagraph.builders.context.tried import (
    denies_choice,
    denies_harm,
    denies_help,
    denies_use,
    is_asked,
    is_beside,
    is_debated,
    is_no_subject,
    is_of_excluded,
    is_of_no_response,
    is_only_studied,
    is_taken_already,
    is_topic,
    is_tried,
    is_withheld,
    only_associated,
)
from pharmagraph.builders.context.unhelped import is_of_measure
from pharmagraph.builders.findings.approved import RULE as APPROVED
from pharmagraph.builders.findings.checks.patients import is_only_theirs
from pharmagraph.builders.findings.findings import Finding, treated_by
from pharmagraph.builders.findings.qualifiers import qualifiers
from pharmagraph.builders.findings.told.items import is_statement
from pharmagraph.builders.findings.told.topical import only_mentioned
from pharmagraph.builders.findings.whose_route import NEAREST
from pharmagraph.builders.scoring.calibration import calibrated
from pharmagraph.builders.text.lettercase import lowered
from pharmagraph.builders.text.sentences import Sentence
from pharmagraph.graph.claim import Claim, Mention
from pharmagraph.graph.document import Document
from pharmagraph.ontology.kinds import DRUGS, Certainty
from pharmagraph.ontology.predicates import HELPS, Predicate

_THAT = " that "
_NOT_GIVEN = re.compile(
    r"(?:\b(?:not|never|cannot)|n['\u2019]t)\s(?:\w+\s){0,3}?(?:given|administered|intended|for|approved|available|indicated|used"
    r"|recommended|suitable|inject(?:ed)?\b|infused|taken|appl\w+|formulated|licen[cs]ed)\b",
    re.IGNORECASE,
)
# what one is told not to do
_BANNED = re.compile(
    r"\s(?:ever\s|be\s|to\s)?(?:combin|mix|tak|us|giv|prescrib|add|drink|swallow|stop|exceed|start|pair)\w*\b"
)
# "no better than Y": unless Y is no treatment, both may help
_NO_BETTER = re.compile(
    r"\b(?:better|superior|effective|efficacious|useful|helpful|beneficial)\s(?:than|to)\s"
    r"(?!(?:[\w-]+\s){0,3}?(?:placebo|sham|vehicle|saline|dummy|nothing|no)\b)",
    re.IGNORECASE,
)
_NO_ADVANTAGE = re.compile(
    r"(?:\b(?:no|not|nor)|n['\u2019]t)\s(?:[\w-]+\s){0,3}?(?:advantages?\s(?:over|to)|(?:more|better|greater|superior)\b[^,;:.]{0,40}?\s(?:than|to))\s"
    r"(?!(?:[\w-]+\s){0,3}?(?:placebo|sham|vehicle|saline|dummy|nothing|no|controls|untreated)\b)",
    re.IGNORECASE,
)
# ... and "no difference in": unless one of the two is no treatment
_NO_DIFFERENCE = re.compile(
    r"\bno\s(?:[\w-]+\s){0,3}?differences?\s(?:in|between|among)\b(?![^;:.]*\b(?:placebo|sham|vehicle|saline|dummy|untreated|controls?)\b)",
    re.IGNORECASE,
)
_SCORED = "scorer.drug-treats"
_SCORERS = "scorer."
_RESISTS = "treats.resists"
_NOT_BETTER = "treats.no-better-than-placebo"
# what is not approved for an illness may help all the same
_WHERE_APPROVED = frozenset({APPROVED.name, "treats.approved-for", "treats.approved-in-a-year"})
_BENEATH = "heading.causes"
# what is said of a drug that somebody takes
_OF_USE = frozenset({
    Predicate.TREATS, Predicate.PREVENTS, Predicate.CONTRAINDICATED_IN, Predicate.INCREASES, Predicate.DECREASES,
})  # fmt: skip
# rules and scorer that know no verb take what a trial set out to learn for what it found
_VERBLESS = frozenset({_SCORED, "treats.in"})
# a preposition alone may only tell what something is about
_TOPICAL = frozenset({"treats.in", "treats.for"})
# they and the scorer join names that no word of treatment joins
_BARE = _TOPICAL | {_SCORED}
# ... and those that read a noun take what it asked
_NOMINAL = frozenset(
    {"treat.noun-of", "treats.for", "treats.for-the-treatment", "treats.studied-in"}
)
# rules that read a noun which may only name what was studied
_OF_NOUN = (".noun-of-by", ".noun-of", ".role-in")
# how a sentence tells that something is given for something
_OF_TREATMENT = ("treat.", "treats.")
# what is measured and told with figures
_MEASURED = frozenset({
    Predicate.TREATS, Predicate.PREVENTS, Predicate.CAUSES, Predicate.ASSOCIATED_WITH, Predicate.SUPERIOR_TO,
    Predicate.INCREASES, Predicate.DECREASES, Predicate.MODULATES, Predicate.ACTIVATES, Predicate.INHIBITS,
})  # fmt: skip


def claimed(
    document: Document,
    sentence: Sentence,
    kept: Sequence[Finding],
    governed: Sequence[Scope],
    row: Sequence[Mention],
) -> tuple[list[Finding], list[Claim]]:
    """The findings of a sentence that are worth a claim, and their claims."""
    treated = treated_by(each for each in kept if each.rule.name != _SCORED)
    made = [
        (each, claim)
        for each in kept
        if each.rule.name != _SCORED or not is_only_theirs(each.object, treated, document.text)
        if (claim := _claim(document, sentence, each, governed, row)) is not None
    ]
    made = _without_contradicted(made)
    where = document.text, sentence.start, sentence.end
    made = [
        (each, claim)
        for each, claim in made
        if not (
            _says_nothing(claim)
            or only_set_beside(claim, row)
            or is_taken_back(claim, *where, told=_is_told(claim))
        )
    ]
    return [each for each, _ in made], [claim for _, claim in made]


def _without_contradicted(made: list[tuple[Finding, Claim]]) -> list[tuple[Finding, Claim]]:
    """The claims without denials by the scorer, which knows no verb, of what a rule affirms in the same sentence."""
    affirmed = {
        _statement(claim)
        for _, claim in made
        if not claim.negated and not claim.rule.startswith(_SCORERS)
    }
    return [
        (each, claim)
        for each, claim in made
        if not (claim.negated and claim.rule.startswith(_SCORERS) and _statement(claim) in affirmed)
    ]


def _statement(claim: Claim) -> tuple[str, Predicate, str]:
    return claim.subject.entity.id, claim.predicate, claim.object.entity.id


def _is_told(claim: Claim) -> bool:
    """Whether no more than a heading says that what a sentence beneath it names is harm."""
    return claim.rule == _BENEATH and (claim.quote.endswith(".") or is_statement(claim.quote))


def _says_nothing(claim: Claim) -> bool:
    """Whether a denial is of the patient and not of the drug: "without a history of gout, treated with X".

    The scorer, which knows no verb, joins an illness that a patient has not with what the patient is given, and what
    stands nearest to a route is not what is said not to be given by it.
    """
    if claim.negated and (
        (claim.predicate in _OF_USE and denies_use(_before(claim)))
        or (
            claim.predicate in HELPS
            and (denies_choice(_before(claim)) or _NO_ADVANTAGE.search(claim.quote))
        )
        or (claim.rule == "treats.in" and is_no_subject(_before(claim)))
        or (claim.rule == _SCORED and not denies_help(_between(claim)))
        or (claim.rule == "scorer.drug-causes" and not denies_harm(claim.quote))
        or (claim.rule in NEAREST and not _NOT_GIVEN.search(claim.quote))
        or (claim.rule == _NOT_BETTER and _is_of_other_outcome(claim))
        or claim.rule in _WHERE_APPROVED
    ):
        return True
    return _is_of_those_without(claim) or only_alike(claim) or only_mentioned(claim)


def _is_of_those_without(claim: Claim) -> bool:
    """Whether a claim is of those who were not given the drug, or to whom it did no good."""
    if claim.predicate is Predicate.CAUSES:
        before = _before(claim)
        return is_withheld(before) or (not claim.negated and denies_use(before))
    if claim.rule not in _BARE or claim.negated:
        return False
    illness = claim.object.start - claim.start, claim.object.end - claim.start
    return is_of_no_response(_before(claim)) or is_of_excluded(
        claim.quote, 0, len(claim.quote), illness
    )


def _is_of_other_outcome(claim: Claim) -> bool:
    """Whether it is no better than another drug, or had no effect on something else: "no effect on renin in gout"."""
    quote = claim.quote
    illness = claim.object.start - claim.start, claim.object.end - claim.start
    return (
        _NO_BETTER.search(quote) is not None
        or _NO_DIFFERENCE.search(quote) is not None
        or is_of_measure(lowered(quote), 0, illness)
    )


def _before(claim: Claim) -> str:
    """What stands in its quote before the subject of a claim."""
    return claim.quote[: max(0, claim.subject.start - claim.start)]


def _between(claim: Claim) -> str:
    """What stands in its quote between the subject of a claim and an object behind it, or behind both."""
    behind = claim.quote[claim.subject.end - claim.start :]
    fronted = claim.object.end <= claim.subject.start
    return behind if fronted else behind[: max(0, claim.object.start - claim.subject.end)]


def _is_measured(finding: Finding) -> bool:
    """Whether a finding is of the kind that figures are given for, and not said in passing: "treated with X for Y"."""
    return (
        finding.predicate in _MEASURED
        and not finding.rule.presupposed
        and not finding.rule.name.startswith(_OF_TREATMENT)
    )


def _of_other_part(scope: Scope, text: str, subject: Span, object_: Span) -> bool:
    """Whether a ban has ended before what it is to avoid: "never take X with Y; Z can kill"."""
    return (
        scope.negated
        and scope.end <= object_[0]
        and ";" in text[subject[1] : object_[0]]
        and _BANNED.match(text, scope.cue_end) is not None
    )


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
) -> Claim | None:
    """The claim that a finding makes; none where all that denies it denies something else."""
    text, start, end = document.text, sentence.start, sentence.end
    rule = finding.rule
    negated, certainty = rule.negated, rule.certainty
    if governed:
        denials, hedges = _governed(finding, governed, text[start:end], start)
        denied = bool(denials)
        places = placed(finding, start)
        if not rule.denial:  # its own words deny; others can still call it untrue
            denied = denied and _is_called_untrue(governed, text[start:end], places)
        elif denied and (
            _is_of_achievement(finding, denials)
            or is_hollow(denials, lowered(text[start:end]), finding.predicate, places, rule.name)
        ):
            return None
        negated = negated != denied
        certainty = Certainty.least_sure(certainty, *hedges)
    if rule.negated and negated and _resists_elsewhere(finding, text[start:end], start):
        return None
    certainty = Certainty.least_sure(certainty, *_doubts(finding, text, start, end, negated))
    return Claim(
        document=document.id,
        subject=finding.subject,
        predicate=finding.predicate,
        object=finding.object,
        quote=text[start:end],
        start=start,
        end=end,
        negated=negated,
        certainty=certainty,
        qualifiers=qualifiers(
            finding.predicate, finding.subject, finding.object, row, text, start, end
        ),
        section=sentence.section,
        confidence=calibrated(finding.confidence, rule.name),
        rule=rule.name,
        cue=text[slice(*finding.cue)],
    )


def _is_of_achievement(finding: Finding, denials: Sequence[Scope]) -> bool:
    """Whether a denial has its subject from before what it follows: "X achieves control without causing Y"."""
    return (
        finding.rule.name.endswith(".gerund")
        and finding.subject.entity.kind not in DRUGS
        and all(each.cue == "without" for each in denials)
    )


def _resists_elsewhere(finding: Finding, text: str, offset: int) -> bool:
    """Whether what resists a drug is only what another helps against, or nothing: "seizures that are refractory to"."""
    if finding.rule.name != _RESISTS:
        return False
    cue, _, object_ = placed(finding, offset)
    small = lowered(text)
    return of_some_whom(small, cue[0], object_) or resists_none(small, cue[0])


def _governed(
    finding: Finding, governed: Sequence[Scope], text: str, offset: int
) -> tuple[list[Scope], list[Certainty]]:
    """What denies a finding among the words of a sentence, `text` at `offset`, and what hedges it."""
    rule = finding.rule
    cue, subject, object_ = places = placed(finding, offset)
    said = bearing(
        governed,
        lowered(text),
        finding.predicate,
        places,
        presupposed=rule.presupposed,
        implied=rule.implied_cue,
    )
    if rule.implied_cue:
        said = tuple(each for each in said if not _of_other_part(each, text, subject, object_))
        if finding.predicate is Predicate.CAUSES:
            said = of_harm(said, text, object_)
    if rule.negated:  # "rejected" denies already, and doubts nothing besides
        said = tuple(each for each in said if not each.cue_start <= cue[0] < each.cue_end)
    _, hedge = claim_flags(said, cue, subject, object_)
    sides = (subject, object_) if rule.implied_cue else ()
    hedges = [hedge, *(flags(said, *side)[1] for side in sides)]
    denials = [
        each
        for each in said
        if each.negated
        and (
            claim_flags((each,), cue, subject, object_)[0]
            or any(flags((each,), *side)[0] for side in sides)
        )
    ]
    if rule.name in NEAREST and not stands_beside(lowered(text), subject, object_):
        # near is not enough where a sentence denies anything
        denials += [each for each in governed if not each.of_item and flags((each,), *cue)[0]]
    hedges += doubts_after(said, text, cue[1])
    end = max(subject[1], object_[1])  # "an interaction of X and Y may occur"
    if min(subject[0], object_[0]) >= cue[1] and "," not in text[cue[1] : end]:
        hedges += doubts_after(said, text, end)
    return denials, hedges


def _is_called_untrue(
    governed: Sequence[Scope], text: str, places: tuple[Span, Span, Span]
) -> bool:
    """Whether words before a statement deny all of it: "it is a myth that X must not be given in Y"."""
    first = min(start for start, _ in places)
    return any(
        scope.negated
        and scope.cue_end <= first < scope.end
        and (scope.cue.endswith(" that") or _THAT in text[scope.cue_end : first])
        for scope in governed
    )


def _doubts(
    finding: Finding, text: str, start: int, end: int, negated: bool
) -> Iterator[Certainty]:
    """What hedges a finding in no word of doubt: what kind of sentence, ``text[start:end]``, it stands in."""
    name, where = finding.rule.name, (text, start, end)
    subject, object_ = finding.subject, finding.object
    if (
        (name in _VERBLESS and is_tried(*where))
        or (
            name in _NOMINAL
            and is_asked(*where)
            and not is_taken_already(text, start, subject[:2], object_[:2])
        )
        or (
            name.endswith(_OF_NOUN)
            and is_only_studied(
                *where, (min(subject.start, object_.start), max(subject.end, object_.end))
            )
        )
        or (name in _TOPICAL and is_topic(*where, min(subject.start, object_.start)))
        or is_debated(text, min(subject.start, object_.start), max(subject.end, object_.end))
        or (name in _BARE and is_beside(*where, subject[:2], object_[:2]))
    ):
        yield Certainty.HYPOTHETICAL
    if negated:
        return
    if _is_measured(finding):
        told = max(finding.cue[1], subject.end, object_.end)
        if may_be_chance(text, told, end):
            yield Certainty.POSSIBLE
    # as the rules that read these words
    if name == "scorer.drug-causes" and only_associated(text, subject.end, object_.start):
        yield Certainty.PROBABLE

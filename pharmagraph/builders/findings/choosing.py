"""Which of several findings stand: the surest, without contradictions, none of what is only contrasted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pharmagraph.builders.findings.checks.allergic import is_of_the_allergic
from pharmagraph.builders.findings.checks.apposed import is_before_a_clause
from pharmagraph.builders.findings.checks.given import is_given
from pharmagraph.builders.findings.checks.harm import is_part_of_other
from pharmagraph.builders.findings.checks.loose import says_too_little
from pharmagraph.builders.findings.checks.modifiers import is_only_modifier
from pharmagraph.builders.findings.checks.onsets import is_no_onset
from pharmagraph.builders.findings.checks.remedies import is_given_for_it
from pharmagraph.builders.findings.checks.without import is_let_with, is_of_those_on_another
from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.findings.measuring import is_of_comparator, is_only_measured
from pharmagraph.builders.findings.turning import turned
from pharmagraph.builders.text.wording import Wording
from pharmagraph.ontology.kinds import PROTEINS
from pharmagraph.ontology.predicates import ACTS_ON_ILLS, SIGNATURES, Predicate

# of the same two mentions a sentence says at most one of each group ...
_EXCLUSIVE = (
    frozenset({
        Predicate.TREATS, Predicate.PREVENTS, Predicate.CAUSES, Predicate.CONTRAINDICATED_IN, Predicate.MODULATES,
    }),
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
_AND_MORE = "metabolized.and-more"
_BESIDE, _NEAREST = ("administered.adjective", "administered.by"), "administered.nearest"
_WORDS = Wording.beside("pharmagraph.builders.findings", "turning.toml")
_THRESHOLD = _WORDS.compile(r"\s+$not_itself\b")
_TO_WHICH = _WORDS.compile(r"[ -]$to_which\b")
# "only to treat infections that are proven or suspected to be bacterial": when to give it, not what it does
_ONLY_IF = _WORDS.compile(r"\s+(?:(?:that|which)\s+are\s+)?$proven_or_suspected\b")
_CONTRASTS = _WORDS.compile(r"\b$set_off_from\b[^,;:]*")
_OTHER = _WORDS.compile(r"\b$others\b")  # "unlike other statins, ..."
_MAY_CONTRAST = _WORDS.looked_for("set_off_from")
_RELATIVE = re.compile(r",?\s+(?:which|that|who)\b")
_Places = tuple[int, int]


def surest(findings: Iterable[Finding]) -> list[Finding]:
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
    kept = [
        each
        for each in kept
        if not (each.rule.implied_subject and (each.object.start, each.predicate) in said)
    ]
    kept = _of_the_drug_beside(kept)
    of_pair: dict[_Places, list[Finding]] = {}  # both ways round
    for each in kept:
        of_pair.setdefault(_places(each), []).append(each)
    return _said_once(
        [
            one
            for one in kept
            if not any(
                _excludes(other, one) or _mirrors(other, one) or _says_more(other, one)
                for other in of_pair[_places(one)]
            )
        ]
    )


def _places(finding: Finding) -> _Places:
    """Where its two mentions begin, the first one first."""
    one, other = finding.subject.start, finding.object.start
    return (one, other) if one < other else (other, one)


def _of_the_drug_beside(findings: list[Finding]) -> list[Finding]:
    """The findings without those that give to one drug, for being near, what another is plainly given by."""
    plain = {
        each.object.start
        for each in findings
        if each.predicate is Predicate.ADMINISTERED_VIA and each.rule.name in _BESIDE
    }
    return [
        each for each in findings if not (each.rule.name == _NEAREST and each.object.start in plain)
    ]


def _said_once(findings: list[Finding]) -> list[Finding]:
    """Of two drugs that interact, named more than once in the sentence, only the two names that stand nearest."""
    best: dict[frozenset[str], tuple[int, float]] = {}
    for finding in findings:
        if finding.predicate is Predicate.INTERACTS_WITH:
            pair = _pair(finding)
            best[pair] = max(best.get(pair, _nearness(finding)), _nearness(finding))
    return [
        each
        for each in findings
        if each.predicate is not Predicate.INTERACTS_WITH or _nearness(each) == best[_pair(each)]
    ]


def _pair(finding: Finding) -> frozenset[str]:
    return frozenset((finding.subject.entity.id, finding.object.entity.id))


def _nearness(finding: Finding) -> tuple[int, float]:
    return -abs(finding.subject.start - finding.object.start), finding.confidence


def _mirrors(one: Finding, other: Finding) -> bool:
    """Whether `other` says the other way round what `one` says, where both ways mean the same."""
    return (
        one.predicate is other.predicate
        and SIGNATURES[one.predicate].symmetric
        and one.subject.start == other.object.start
        and one.object.start == other.subject.start
        and (one.confidence, one.subject.start) > (other.confidence, other.subject.start)
    )


def _says_more(one: Finding, other: Finding) -> bool:
    """Whether `one` says what a protein does, and `other` of the same two only that they are related."""
    return (
        other.predicate is Predicate.ASSOCIATED_WITH
        and one.predicate is not Predicate.ASSOCIATED_WITH
        and other.subject.entity.kind in PROTEINS
        and one.subject.start == other.subject.start
        and one.object.start == other.object.start
    )


def _excludes(one: Finding, other: Finding) -> bool:
    """Whether two predicates cannot both be meant of the same two mentions, and `one` is the surer."""
    return (
        one.object.start == other.object.start
        and one.subject.start == other.subject.start
        and one.predicate is not other.predicate
        and any(one.predicate in group and other.predicate in group for group in _EXCLUSIVE)
        and (one.confidence, str(one.predicate)) > (other.confidence, str(other.predicate))
        and not (one.cue != other.cue and _can_both_be(one, other))
    )


def _can_both_be(one: Finding, other: Finding) -> bool:
    """Whether two predicates that two words tell go together: "treatment and prevention", "substrate and inhibitor"."""
    return {one.predicate, other.predicate} == _BOTH or _AND_MORE in (
        one.rule.name,
        other.rule.name,
    )


def without_contrasts(
    findings: Sequence[Finding], text: str, start: int, end: int
) -> Sequence[Finding]:
    """The findings but those of what another is set off from: "unlike X, Y acts ..." says nothing of X."""
    if not findings:
        return findings
    findings = [
        each
        for each in findings
        if not (
            is_of_comparator(each, text)
            or says_too_little(each, text, start, end)
            or is_given_for_it(each, text)
            or is_only_modifier(each, text)
            or is_no_onset(each, text)
            or is_before_a_clause(each, text)
            or is_of_the_allergic(each, text)
            or is_let_with(each, text)
            or is_of_those_on_another(each, text)
            or (
                each.predicate in ACTS_ON_ILLS
                and (
                    _THRESHOLD.match(text, each.object.end)
                    or _is_of_another_kind(each, text)
                    or not is_given(each.subject, text)
                    or (
                        each.predicate is not Predicate.CAUSES
                        and is_part_of_other(each.object, text)
                    )
                )
            )
        )
    ]
    findings = [meant for each in findings if (meant := turned(each, text)) is not None]
    findings = [each for each in findings if not is_only_measured(each, findings, text)]
    if not findings or not _MAY_CONTRAST.is_in(text[start:end].lower()):
        return findings
    contrasts = [match.span() for match in _CONTRASTS.finditer(text, start, end)]
    if not contrasts:
        return findings
    return [each for each in findings if not _of_contrast(each, contrasts, text)]


def _is_of_another_kind(finding: Finding, text: str) -> bool:
    """Whether an illness, or what it has to do with a drug, is only named in passing: "methicillin-resistant", "for
    infections that are proven or suspected to be bacterial"."""
    return _ONLY_IF.match(text, finding.object.end) is not None or (
        not finding.rule.negated and _TO_WHICH.match(text, finding.subject.end) is not None
    )


def _of_contrast(finding: Finding, contrasts: Sequence[tuple[int, int]], text: str) -> bool:
    if finding.predicate is Predicate.HAS_ROLE and any(
        start <= finding.object.start < end <= finding.subject.start
        and _OTHER.search(text, start, finding.object.start) is None
        for start, end in contrasts
    ):
        return True  # "unlike the sulfonylureas, it ..."
    return not _RELATIVE.match(text, finding.subject.end) and any(
        start <= finding.subject.start < end and not start <= finding.cue[0] < end
        for start, end in contrasts
    )

"""Which of several findings stand: the surest, without contradictions, none of what is only contrasted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pharmagraph.builders.findings.direction import way_of
from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.findings.harm import (
    is_given,
    is_helped,
    is_of_another_inducer,
    is_part_of_other,
)
from pharmagraph.builders.findings.loose import says_too_little
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.predicates import SIGNATURES, Predicate

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
_NOT_OF_COMPARATORS = frozenset(
    {
        Predicate.TREATS,
        Predicate.PREVENTS,
        Predicate.CAUSES,
        Predicate.HAS_ONSET,
        Predicate.COMPARED_WITH,
    }
)
_BESIDE, _NEAREST = ("administered.adjective", "administered.by"), "administered.nearest"
_ILLS = frozenset({Kind.CONDITION, Kind.EFFECT})
_PROTEINS = frozenset({Kind.PROTEIN, Kind.RECEPTOR})
_OF_ILLNESS = frozenset({Predicate.TREATS, Predicate.PREVENTS, Predicate.CAUSES})
_THRESHOLD = re.compile(
    r"\s+(?:threshold|model|models|score|scale|rating)\b"
)  # not the illness itself
# "methicillin-resistant strains", "aldosterone-producing adenoma": what something else is like
_TO_WHICH = re.compile(
    r"[ -](?:susceptible|resistant|sensitive|insensitive|refractory|producing|secreting)\b", re.I
)
# "only to treat infections that are proven or suspected to be bacterial": when to give it, not what it does
_ONLY_IF = re.compile(
    r"\s+(?:(?:that|which)\s+are\s+)?(?:proven|known|confirmed)\s+or\s+(?:strongly\s+)?suspected\b"
)
_COMPARED_WITHIN = 70  # characters
_COMPARING = re.compile(
    r"(?:\bthan|\bversus|\bvs\.?|\b(?:superior|inferior|similar|equivalent|comparable|noninferior)\s+to|"
    r"\b(?:compared|relative)\s+(?:with|to))\s+(?:(?:[\w-]+\s+){0,3}such\s+as\s+|(?:(?:the|a|an|with|that|of|other|oral|conventional)\s+){0,3})$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r",?\s+(?:which|that|who)\b")
_INVERSELY = re.compile(r"\b(?:inverse(?:ly)?|negative(?:ly)?|protective(?:ly)?)\s", re.IGNORECASE)
# "a reduction in cancer risk" prevents cancer
_ITS_RISK = re.compile(r"\s(?:risks?|incidence|rates?|recurrences?|occurrence|events?)\b")
# "are contraindicated in asthma and in the management of heart failure"
_BANNED = re.compile(
    r"\s(?:is|are|was|were)\s(?:\w+\s)?contraindicated\s(?:(?!used\b|indicated|effective|recommended|useful|given|but\b)[^.;])*",
    re.IGNORECASE,
)
# "led to headache resolution" treats it
_ITS_END = re.compile(
    r"\s(?:resolution|relief|remissions?|improvement|reduction|regression|cessation|control|alleviation|healing)\b(?!\s(?:of|in))"
)
_STOPPED = re.compile(r"\b(?:withdr\w+|discontinu\w+|cessation|stopp\w+|without)\b", re.IGNORECASE)
_DEATH = re.compile(r"\b(?:mortality|deaths?)$", re.IGNORECASE)
# "enhances the sedative effects of Y": those of another
_OF_ANOTHER = re.compile(r"(?:(?<=effect)|(?<=effects)|(?<=action)|(?<=actions)) of\b")
_TURNED = {
    Predicate.INCREASES: Predicate.DECREASES,
    Predicate.ACTIVATES: Predicate.INHIBITS,
}
# what comes of the want of a protein is not what the protein does; that it matters is all that is said
_OF_LOSS = dict.fromkeys(
    (Predicate.INCREASES, Predicate.DECREASES, Predicate.ACTIVATES, Predicate.INHIBITS),
    Predicate.MODULATES,
)
# what comes of a variant of a gene, such as a higher dose, is not what its protein does
_OF_VARIANT = frozenset({*_OF_LOSS, Predicate.MODULATES})
_VARIANT_AFTER = re.compile(
    r"[\s-]+(?:gene\s)?(?:[\w>*/():.-]+\s){0,2}?(?:polymorphi\w+|mutations?|mutants?|genotypes?|alleles?|variants?|haplotypes?"
    r"|diplotypes?|SNPs?|carriers?|genetic\svariation)\b|\s?\*\s?\d",
    re.IGNORECASE,
)
_LOST = (
    r"inhibition|inhibitors?|blockade|blocking|antagonism|antagonists?|knock-?(?:down|out)s?|silencing|depletion|deletion|ablation"
    r"|deficiency|inactivation|haploinsufficiency"
)
_LOST_AFTER = re.compile(
    rf"[\s-]+(?:(?:gene|expression|receptor)\s)?(?:{_LOST}|deficient|null|KO|siRNA|shRNA|RNAi)\b|\(?-/-",
    re.IGNORECASE,
)
_LOST_BEFORE = re.compile(
    rf"\b(?:(?:{_LOST}|loss|absence|lack)\s+of\s+(?:the\s+)?|(?:silencing|lacking|depleting|blocking|inhibiting)\s+|anti-)$",
    re.IGNORECASE,
)
_TREATED_BY = re.compile(
    r"[\s-]*(?:\([^()]{1,20}\)\s*)?(?:[\s-]?receptor[\s-])?(?:type\s\d\s|signal(?:l)?ing\s|pathway\s)?"
    r"(?:inhibit(?:ion|ors?|ing)|block(?:ade|ers?|ing)|antagonis(?:ts?|m)|agonis(?:ts?|m)|replacement|therapy)\b",
    re.IGNORECASE,
)
_TREATING = re.compile(
    r"\b(?:inhibitors?|block(?:ade|ers?)|antagonists?|agonists?|treated with|treatment with)(?:\s(?:of|at|for))?"
    r"\s(?:the\s)?(?:[\w-]+\s)?$",
    re.IGNORECASE,
)
_LOST_WITHIN = 30  # characters
# a verb that holds back what the noun after it names
_BLOCKS = re.compile(
    r"\b(?:inhibit|block|prevent|attenuate?|reverse?|abolishe?|suppresse?|blunt|antagoni[sz]e?|counteract|abrogate?|ameliorate?"
    r"|reduce?|diminishe?|decrease?|limit|halt)(?:s|d|ed|ing)?\s+(?:(?!(?:and|or|but|to|with|by|in|of|which|that)\b)[\w/+-]+\s+){0,4}$",
    re.IGNORECASE,
)
_CONTRASTS = re.compile(
    r"\b(?:unlike|not like|in contrast (?:to|with)|contrary to|as opposed to)\b[^,;:]*",
    re.IGNORECASE,
)


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
        and other.subject.entity.kind in _PROTEINS
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
        and not (one.cue != other.cue and {one.predicate, other.predicate} == _BOTH)
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
            _of_comparator(each, text)
            or says_too_little(each, text, start, end)
            or (
                each.predicate in _OF_ILLNESS
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
    findings = [turned for each in findings if (turned := _turned(each, text)) is not None]
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


def _turned(finding: Finding, text: str) -> Finding | None:
    """The finding the other way round, where a verb before its cue turns it; none where nothing is left of it.

    "X blocked the increase in Y" is a decrease; "was inversely associated with Y" is no cause; "ACE inhibition in
    heart failure" tells of a treatment and not of ACE.
    """
    cue = finding.cue[0]
    if (
        finding.predicate is Predicate.TREATS
        and finding.rule.name.startswith("reduce.")
        and (
            _ITS_RISK.match(text, finding.object.end)
            or _DEATH.search(finding.object.text) is not None
        )
    ):
        return finding._replace(predicate=Predicate.PREVENTS)
    if finding.predicate is Predicate.TREATS and _BANNED.fullmatch(
        text, finding.subject.end, max(finding.subject.end, finding.object.start)
    ):
        return finding._replace(predicate=Predicate.CONTRAINDICATED_IN)
    if finding.predicate is Predicate.CAUSES and (
        _INVERSELY.search(text, max(0, cue - 20), cue)
        or (
            finding.rule.name.startswith("increase.")
            and _OF_ANOTHER.match(text, finding.object.end)
        )
    ):
        return None
    if (
        finding.predicate is Predicate.CAUSES
        and not finding.rule.presupposed
        and finding.subject.end <= finding.object.start
        and _ITS_END.match(text, finding.object.end)
        and not _STOPPED.search(text, max(0, finding.subject.start - 40), finding.object.start)
    ):
        of_scorer = finding.rule.name.startswith("scorer.")
        return None if of_scorer else finding._replace(predicate=Predicate.TREATS)
    if (
        finding.predicate is Predicate.CAUSES
        and finding.rule.name == "increase.noun-of"
        and _BLOCKS.search(text, max(finding.subject.end, cue - 60), cue)
    ):
        return None
    if (
        finding.predicate is Predicate.CAUSES
        and not finding.rule.presupposed
        and (
            is_helped(finding.subject, finding.object, text)
            or (
                finding.rule.name.startswith("causes.")
                and is_of_another_inducer(finding.subject, finding.object, text)
            )
        )
    ):
        return None
    if (
        finding.predicate is Predicate.ASSOCIATED_WITH
        and finding.subject.entity.kind in _PROTEINS
        and finding.object.entity.kind in _ILLS
        and (
            _TREATED_BY.match(text, finding.subject.end)
            or _TREATING.search(text, max(0, finding.subject.start - 40), finding.subject.start)
        )
    ):
        return None
    if (
        finding.subject.entity.kind in _PROTEINS
        and finding.predicate in _OF_VARIANT
        and finding.object.entity.kind not in _PROTEINS
        and _VARIANT_AFTER.match(text, finding.subject.end)
    ):
        return finding._replace(predicate=Predicate.ASSOCIATED_WITH)
    if (way := way_of(finding, text)) is not finding.predicate:
        return finding._replace(predicate=way) if way else None
    if finding.subject.entity.kind in _PROTEINS and _is_lost(finding.subject, text):
        return finding._replace(predicate=_OF_LOSS.get(finding.predicate, finding.predicate))
    if not (finding.predicate in _TURNED and finding.subject.end < cue < finding.object.start):
        return finding
    if not _BLOCKS.search(text, max(finding.subject.end, cue - 60), cue):
        return finding
    return finding._replace(predicate=_TURNED[finding.predicate])


def _is_lost(protein: Mention, text: str) -> bool:
    """Whether what acts is the want of a protein: "ACE inhibition", "silencing of OCT4", "anti-DLL4"."""
    start = max(0, protein.start - _LOST_WITHIN)
    return (
        _LOST_AFTER.match(text, protein.end) is not None
        or _LOST_BEFORE.search(text, start, protein.start) is not None
    )


def _of_comparator(finding: Finding, text: str) -> bool:
    """Whether the subject is only what another is measured by: "better than X in preventing stroke"."""
    before = max(0, finding.subject.start - _COMPARED_WITHIN)
    return (
        finding.predicate in _NOT_OF_COMPARATORS
        and finding.cue[0] > finding.subject.start
        and _COMPARING.search(text, before, finding.subject.start) is not None
    )


def _of_contrast(finding: Finding, contrasts: Sequence[tuple[int, int]], text: str) -> bool:
    return not _RELATIVE.match(text, finding.subject.end) and any(
        start <= finding.subject.start < end and not start <= finding.cue[0] < end
        for start, end in contrasts
    )

"""Doses, routes and amounts that belong to the next name: "A 5 mg, 10 mg B", "A, nasal B", "lowers A and raises B".

All functions choose among the findings of one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pharmagraph.builders.findings.checks.given import is_given
from pharmagraph.builders.findings.checks.side_by_side import is_added_to, is_second_half
from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import PROTEINS, Kind
from pharmagraph.ontology.predicates import GIVEN, HELPS, Predicate

_WORDS = Wording.beside("pharmagraph.builders.findings.checks", "neighbours.toml")
_MOVES = frozenset({
    Predicate.INCREASES, Predicate.DECREASES, Predicate.INHIBITS, Predicate.ACTIVATES, Predicate.MODULATES,
})  # fmt: skip
_AMOUNTS = frozenset({Predicate.INCREASES, Predicate.DECREASES})
# an amount of a reagent, and what reagents are called
_AMOUNT = re.compile(
    r"\d\s?(?:[munpµμ]?[lLMgG]|U|IU|units?)(?:/[munpµμ]?[lL])?\s(?:of\s)?(?:[A-Z][\w-]*\s)?$"
)
_REAGENT_AFTER = _WORDS.compile(r"(?-i:\s$reagent\b)")
# "rats given the mixture Z-71 at doses of": not the drug that the text is about
_GIVEN_OTHER = _WORDS.compile(
    r"\b$given\s(?!it\b|them\b|th(?:e|is|ese)\s(?:drug|compound|agent|medic|treat|substance))"
    r"(?:[\w-]+\s){1,8}?(?:at|in)\s(?:\w+\s)?(?:doses|a\sdose|concentrations)\sof\s$"
)
_FAR = 120  # characters
_ACTS = _MOVES | {
    Predicate.AGONIZES, Predicate.ANTAGONIZES, Predicate.TARGETS, Predicate.METABOLIZED_BY,
}  # fmt: skip
# "a serotonin releasing agent", "10 mM Tris-HCl buffer": names of something else; "NO-independent"
_PART_OF_NAME = re.compile(r"[\s-](?:releasing\sagents?|reuptake\sinhibitors?|buffer(?:ed)?\b)")
_INDEPENDENT = re.compile(r"(?:\s\([^()]{1,20}\))?-independent\b")
_CONTROL = re.compile(r"\scontrol\b")
_PROMOTES, _PROMOTER = "increase.agent", re.compile("promoter", re.IGNORECASE)
_HOLD = _WORDS.compile(r"(?-i:\s$hold\b)")
_ADJACENT = _WORDS.compile(r"\s?(?:of\s)?(?:\s?$route\s)?|-")
_SEPARATE = re.compile(r"[,;/+]|\b(?:and|or|plus|with|versus|vs|by|was|were)\b")
# "topical anaesthetics and systemic analgesics"
_ANOTHER_ROUTE = _WORDS.compile(r"\s?(?!(?:and|or|to)\b)[a-z][^.;]*\b(?:and|or|,)\s$route\s$")
_NEW_CLAUSE = re.compile(r"\s(?:is|was|are|were)\b")
_MOVED = _WORDS.compile(r"\b$moved\w*\b[^.;:]{0,60}$")
_ITS_EFFECT = _WORDS.compile(r"(?-i:\s$its_effect\b)")
_BEFORE, _NEAR = 90, 45  # characters
# "lowering A, raising B"
_GERUND = _WORDS.compile(r"\b$moving(?:ing)\s(?:[\w-]+\s){0,4}?$")
_AND_GERUND = _WORDS.compile(r"[^.;:]{0,80}?(?:,|\sand|,\sand)\s$moving(?:ing)")
# "less A and more B"
_LESS = _WORDS.compile(r"\b$more_or_less\s(?:[\w-]+\s(?:of\s|for\s|in\s)?)?$")
_AND_MORE = _WORDS.compile(r"[^.;:]{0,60}?(?:,|\sand|,\sand)\s$more_or_less")
# "5 mg for S, 10 mg for another"
_FOR_ANOTHER = re.compile(r"\sfor\s[a-z]")
_FOR_IT = re.compile(r"\d\s?[\w/]+\sfor\s$")
_SETS_AGAINST = frozenset({Predicate.SUPERIOR_TO, Predicate.COMPARED_WITH})
_CONTROLS, _NO_ARM = (_WORDS.compile(f"${group}") for group in ("controls", "no_arm"))
_ALONE = _WORDS.compile(r"(?:\s[\d.,]+\s?(?:[mµ]?c?g|%)\S*)?(?:\s\([^()]{1,40}\))?\s$alone\b")
# rules that read what came of it
_OUTCOME = ("improve.", "reduce.", "prevent.", "treats.with-benefit", "treats.lowers-symptoms")
_OF_THE_BODY = frozenset({Kind.PROTEIN, Kind.RECEPTOR, Kind.PROCESS})
_MEANS = _WORDS.compile(r"[,;]\s$means\b")
_RATIO = re.compile(r"\s(?:[\w-]+\s){0,2}ratios?\b")
# "effects of X on reduced Y", "..., the reduced Y": amounts that were there before
_SET_APART = _WORDS.compile(
    r"\b(?:on|of|for|$who\s(?:\w+\s)?with)\s(?:the\s|an?\s)?(?:[\w-]+\s)?$|[,;.]\s(?:the|this|these|such)\s$"
)
_NEXT_IN_ROW = re.compile(r"(?:\s[\w-]+){0,2}(?:,|,?\sand)\s(?:[\w-]+ly\s)?", re.IGNORECASE)
# "A and increased O", "loss of A, and the reduced O": one more of a row that no verb of the subject's governs
_ONE_MORE = re.compile(
    r"(?:,?\s(?:and/or|and|or|as\swell\sas)|(?P<listed>[,;]))\s(?:\(\w{1,3}\)\s)?(?:\w+ly\s)?(?:the\s|an?\s)?$"
)
_BROUGHT = _WORDS.compile(r"\b$brought\b")
_LEVEL = "moves.level"
_APART = re.compile(r";|\swithout\s|\s\(\d\)\s")
_OTHER_HALF = re.compile(r"\s?[/+]\s?[A-Za-z\d]|-[a-z]{5,}\s(?:combination|mixture|regimen)")
_FIRST_HALF = re.compile(
    r"[A-Za-z)]{4}\s?[/+]\s?(?:[\d./]+[\s-]?(?:m?c?g)?[\s-]?)?$|\b[a-z]{5,}(?<!anti)-$"
)


def to_their_own(
    findings: Sequence[Finding], text: str, measured: frozenset[str]
) -> Sequence[Finding]:
    """The findings without what belongs to a neighbour; `measured`: labels of what is only measured."""
    if not findings:
        return findings
    taken = {
        (each.predicate, each.object.start)
        for each in findings
        if each.predicate in GIVEN and is_next(each.object, each.subject, text)
    }
    return [each for each in findings if not _of_neighbour(each, text, taken, measured)]


def _is_moved_too(subject: Mention, cue: tuple[int, int], text: str) -> bool:
    """Whether a verb or adjective of the same row moves the subject: "lowering A, raising B", "less A and more B"."""
    before = max(0, subject.start - _NEAR)
    return any(
        own.search(text, before, subject.start) and other.fullmatch(text, subject.end, cue[1])
        for own, other in ((_GERUND, _AND_GERUND), (_LESS, _AND_MORE))
    )


def is_next(first: Mention, second: Mention, text: str) -> bool:
    """Whether the second name follows right on the first: "10 mg oral aspirin", "nasal steroids"."""
    return (
        first.end <= second.start and _ADJACENT.fullmatch(text, first.end, second.start) is not None
    )


def _is_part_of_name(finding: Finding, text: str) -> bool:
    """Whether the subject or the object only names something else: a buffer, a reagent, a kind of agent."""
    subject, object_ = finding.subject, finding.object
    if finding.predicate in _ACTS and (
        _PART_OF_NAME.match(text, subject.end) or _INDEPENDENT.match(text, object_.end)
    ):
        return True
    if finding.predicate is Predicate.INCREASES and _CONTROL.match(text, object_.end):
        return True  # "better control of"
    if finding.predicate in _AMOUNTS and _HOLD.match(text, object_.end):
        return True  # "greater 5-HT1B receptor potency": what a drug has, not what it does
    # "0.3 μl RNase inhibitor"
    return (
        _REAGENT_AFTER.match(text, object_.end) is not None
        and _AMOUNT.search(text, max(0, object_.start - _NEAR), object_.start) is not None
    )


def _is_of_gene(finding: Finding, text: str) -> bool:
    """Whether the promoter is that of a gene: "binds to the S promoter", "a variant in the promoter of S"."""
    return (
        finding.rule.name.startswith(_PROMOTES)
        and _PROMOTER.match(text, finding.cue[0]) is not None
        and finding.object.entity.kind in PROTEINS
    )


def _is_no_mover(finding: Finding, text: str) -> bool:
    """Whether an adjective of amount has another cause than the name that stands before it or behind it."""
    subject, object_, cue = finding.subject, finding.object, finding.cue
    if text[object_.start - 1 : object_.start] == "/" and _RATIO.match(text, object_.end):
        return True
    if subject.start >= cue[1]:
        before = max(cue[1], subject.start - _NEAR)
        return (
            subject.entity.kind in _OF_THE_BODY
            and _LESS.search(text, before, subject.start) is not None
        ) or (
            finding.rule.name.startswith(_LEVEL)
            and _APART.search(text, object_.end, subject.start) is not None
        )
    if not finding.rule.name.startswith(_LEVEL):
        return False
    if _MEANS.search(text, subject.end, cue[0]):
        return True  # "blocks X, which means less Y": the drug does, and not X
    if _is_one_more(subject, cue, text):
        return True
    if text[cue[0] : cue[1]] in ("more", "less") and text[cue[1] : object_.start].strip():
        return True  # "to characterize more precisely", "one more redox centre"
    return (
        _SET_APART.search(text, subject.end, cue[0]) is not None
        or (text[cue[0] : cue[1]], object_.text.lower()) == ("reduced", "glutathione")
        or (
            subject.entity.kind in _OF_THE_BODY
            and _NEXT_IN_ROW.fullmatch(text, subject.end, cue[0]) is not None
            and _MOVED.search(text, max(0, subject.start - _BEFORE), subject.start) is not None
        )
    )


def _is_one_more(subject: Mention, cue: tuple[int, int], text: str) -> bool:
    """Whether an adjective of amount only joins its noun to the name: "vasodilation, and increased transmission"."""
    joint = _ONE_MORE.search(text, subject.end, cue[0])
    return (
        joint is not None
        and (joint["listed"] is None or subject.entity.kind in _OF_THE_BODY)
        and _BROUGHT.search(text, subject.end, cue[0]) is None
    )


def _is_half(mention: Mention, text: str) -> bool:
    """Whether a name is half of a combination: "A/B was better than placebo" says nothing of A alone."""
    return (
        _OTHER_HALF.match(text, mention.end) is not None
        or _FIRST_HALF.search(text, max(0, mention.start - _NEAR), mention.start) is not None
    )


def _is_no_arm(side: Mention, text: str, measured: frozenset[str]) -> bool:
    """Whether a name stands for what was measured, or for a receptor, and not for what somebody was given."""
    if _CONTROLS.fullmatch(side.text) or _CONTROLS.fullmatch(side.entity.label):
        return False
    return (
        side.entity.label.lower() in measured
        or _NO_ARM.fullmatch(side.text) is not None
        or not is_given(side, text)
    )


def _is_part_alone(finding: Finding, text: str) -> bool:
    """Whether the object is one part of a combination that is set against it: "A plus B was better than A alone"."""
    subject, object_ = finding.subject, finding.object
    return (
        subject.end <= object_.start
        and _ALONE.match(text, object_.end) is not None
        and object_.text.lower()
        in text[max(0, subject.start - _NEAR) : min(subject.end + _NEAR, object_.start)].lower()
    )


def _is_of_combination(finding: Finding, text: str, measured: frozenset[str]) -> bool:
    """Whether it is not this drug alone that is set against another, or no drug at all that is better."""
    subject, object_ = finding.subject, finding.object
    if any(_is_no_arm(side, text, measured) for side in (subject, object_)) or _is_part_alone(
        finding, text
    ):
        return True
    if finding.predicate is Predicate.COMPARED_WITH:
        return is_second_half(subject, text) or is_second_half(object_, text)
    return (
        subject.entity.label.lower() in measured
        or _is_half(subject, text)
        or is_second_half(subject, text)
    )


def _is_given_to_another(finding: Finding, text: str, taken: set[tuple[Predicate, int]]) -> bool:
    """Whether a dose or a route is that of the next drug, or of none: "5 mg for A, 10 mg for B"."""
    subject, object_ = finding.subject, finding.object
    if subject.entity.kind is Kind.THERAPY and "," in text[object_.end : subject.start]:
        return True  # "intrathecal baclofen, and surgery"
    if finding.rule.name == "dose.implied" and _GIVEN_OTHER.search(
        text, max(0, object_.start - _FAR), object_.start
    ):
        return True
    if subject.end > object_.start:
        return _ANOTHER_ROUTE.fullmatch(text, object_.end, subject.start) is not None
    between = text[subject.end : object_.start]
    if between == ", " and _FOR_ANOTHER.match(text, object_.end):
        return _FOR_IT.search(text, max(0, subject.start - _NEAR), subject.start) is not None
    if (finding.predicate, object_.start) in taken and _SEPARATE.search(between):
        return True
    return between.startswith(", ") and _NEW_CLAUSE.match(text, object_.end) is not None


def _of_neighbour(
    finding: Finding, text: str, taken: set[tuple[Predicate, int]], measured: frozenset[str]
) -> bool:
    subject = finding.subject
    if finding.predicate in GIVEN:
        return _is_given_to_another(finding, text, taken)
    if _is_part_of_name(finding, text) or _is_of_gene(finding, text):
        return True
    if finding.predicate in _SETS_AGAINST:
        return _is_of_combination(finding, text, measured)
    if finding.predicate not in _MOVES:
        return (
            finding.predicate in HELPS
            and finding.rule.name.startswith(_OUTCOME)
            and is_added_to(subject, text)
        )
    if finding.rule.name.startswith("moves.") and _is_no_mover(finding, text):
        return True
    if finding.rule.name.endswith(".active-past") and _SET_APART.search(
        text, subject.end, max(subject.end, finding.cue[0])
    ):
        return True  # "effects of X on increased Y": the adjective is no verb
    if subject.entity.kind is Kind.DRUG_CLASS and _ITS_EFFECT.match(text, subject.end):
        return True
    if subject.end <= finding.cue[0] and _is_moved_too(subject, finding.cue, text):
        return True
    before = max(0, subject.start - _BEFORE)
    return (
        subject.entity.label.lower() in measured
        and subject.end <= finding.cue[0]
        and _MOVED.search(text, before, subject.start) is not None
    )

"""What a finding says the other way round, or of something else: a verb or noun beside its names that turns it."""

from __future__ import annotations

import re
from collections.abc import Callable

from pharmagraph.builders.findings.checks.came_back import is_back_without, is_kept_away
from pharmagraph.builders.findings.checks.cure import is_helped
from pharmagraph.builders.findings.checks.direction import way_of
from pharmagraph.builders.findings.checks.ended import has_eased, is_of_its_end
from pharmagraph.builders.findings.checks.harm import is_of_another_inducer
from pharmagraph.builders.findings.checks.patients import is_of_those_in_whom
from pharmagraph.builders.findings.events import comes_back, is_event
from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import ILLS, PROTEINS
from pharmagraph.ontology.predicates import Predicate

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
_WORDS = Wording.beside("pharmagraph.builders.findings", "turning.toml")
_INVERSELY = re.compile(r"\b(?:inverse(?:ly)?|negative(?:ly)?|protective(?:ly)?)\s", re.IGNORECASE)
# "used for migraine prophylaxis"
_ITS_PREVENTION = re.compile(r"\s(?:attack\s)?(?:prophylaxis|prevention)\b", re.IGNORECASE)
_ITS_RISK = _WORDS.compile(r"\s$its_risk\b")
_WANTED = _WORDS.compile("$wanted")
# what is done to a state that is wanted, by families of rules
_OF_WANTED = {"improve": Predicate.INCREASES, "reduce": Predicate.DECREASES}
_BANNED = _WORDS.compile(
    r"\s(?:is|are|was|were)\s(?:\w+\s)?contraindicated\s(?:(?!$good_for\b)[^.;])*"
)
_ITS_END = _WORDS.compile(r"\s$its_end\b(?!\s(?:of|in))")
_LESS = _WORDS.compile(r"\b(?:(?P<reduced>$reduced)|$less)\s(?:(?!$new_phrase\b)[\w-]+\s){0,2}$")
_THAN = re.compile(r"\bthan\b", re.IGNORECASE)
# rules by which something is brought about: where that is the end of an illness, it is treated
_SCORER = "scorer."
_MAKES = ("cause.", "causes.lead-to", "causes.risk", "increase.", "improve.")
_LESS_WITHIN = 40  # characters
_STOPPED = _WORDS.compile(r"\b$stopped\b")
_LESS_RISK = _WORDS.compile(r"\b$less_risk\s(?:(?!the\b|its\b|their\b|this\b)[\w-]+\s){0,2}?$")
_RISK_WITHIN = 48  # characters
_BLAMED = _WORDS.compile(r"\b$blamed\b")
_BLAMED_WITHIN = 24  # characters
# "enhances the sedative effects of Y": those of another
_OF_ANOTHER = re.compile(r"(?:(?<=effect)|(?<=effects)|(?<=action)|(?<=actions)) of\b")
_VARIANT_AFTER = _WORDS.compile(r"[\s-]+(?:gene\s)?(?:[\w>*/():.-]+\s){0,2}?$variant\b|\s?\*\s?\d")
_LOST_AFTER = _WORDS.compile(r"[\s-]+(?:(?:gene|expression|receptor)\s)?$want_behind\b|\(?-/-")
_LOST_BEFORE = _WORDS.compile(r"\b(?:$want_before\s+of\s+(?:the\s+)?|$wanting\s+|anti-)$")
_TREATED_BY = _WORDS.compile(
    r"[\s-]*(?:\([^()]{1,20}\)\s*)?(?:[\s-]?receptor[\s-])?(?:type\s\d\s|signal(?:l)?ing\s|pathway\s)?$acted_on\b"
)
_TREATING = _WORDS.compile(r"\b$acting(?:\s(?:of|at|for))?\s(?:the\s)?(?:[\w-]+\s)?$")
_LOST_WITHIN = 30  # characters
_BLOCKS = _WORDS.compile(r"\b$blocks(?:s|d|ed|ing)?\s+(?:(?!$new_phrase\b)[\w/+-]+\s+){0,4}$")
# "blocked the phosphorylation and activation of O", where nouns say both
_BLOCKS_BOTH = _WORDS.compile(
    r"\b$blocks(?:s|d|ed|ing)?\s+(?:[\w-]+\s+){0,2}?[\w-]+tion\s+(?:and|or)\s+(?:[\w-]+\s+)?$"
)
_NOUN_OF = ".noun-of"


def turned(finding: Finding, text: str) -> Finding | None:
    """The finding the other way round, where a verb before its cue turns it; none where nothing is left of it.

    "X blocked the increase in Y" is a decrease; "was inversely associated with Y" is no cause; "ACE inhibition in
    heart failure" tells of a treatment and not of ACE.
    """
    for turn in _TURNS:
        meant = turn(finding, text)
        if meant is not finding:
            return meant
    return finding


def _treatment(finding: Finding, text: str) -> Finding | None:
    """What treats an illness, where less of its risk is meant, or that it is banned."""
    if finding.predicate is not Predicate.TREATS:
        return finding
    if is_wanted(finding.object):
        family = finding.rule.name.partition(".")[0]
        return finding._replace(predicate=_OF_WANTED.get(family, Predicate.CAUSES))
    if finding.rule.name.startswith("reduce.") and (
        _ITS_RISK.match(text, finding.object.end) or is_event(finding.object)
    ):
        return finding._replace(predicate=Predicate.PREVENTS)
    if _ITS_PREVENTION.match(text, finding.object.end) or (
        finding.rule.name.startswith("scorer.") and comes_back(finding.object)
    ):
        return finding._replace(predicate=Predicate.PREVENTS)
    between = finding.subject.end, max(finding.subject.end, finding.object.start)
    if _BANNED.fullmatch(text, *between):
        return finding._replace(predicate=Predicate.CONTRAINDICATED_IN)
    return finding


def is_wanted(effect: Mention) -> bool:
    """Whether an effect is what somebody wants to have, and nothing to be treated: analgesia, quality of life."""
    return _WANTED.fullmatch(effect.text) is not None


def _harm(finding: Finding, text: str) -> Finding | None:
    """What causes an illness, where it does the opposite, ends the illness, or is helped against it."""
    if finding.predicate is not Predicate.CAUSES:
        return finding
    subject, object_, cue, rule = finding.subject, finding.object, finding.cue[0], finding.rule
    if not rule.presupposed and _is_merely_counted(finding, text):
        return None
    if rule.name.startswith(_MAKES) and is_of_those_in_whom(cue, object_, text):
        return None
    if _INVERSELY.search(text, max(0, cue - 20), cue) or (
        rule.name.startswith("increase.") and _OF_ANOTHER.match(text, object_.end)
    ):
        return None
    if (
        not rule.presupposed
        and subject.end <= object_.start
        and _ITS_END.match(text, object_.end)
        and not _STOPPED.search(text, max(0, subject.start - 40), object_.start)
    ):
        of_scorer = rule.name.startswith(_SCORER)
        return None if of_scorer else finding._replace(predicate=Predicate.TREATS)
    if not rule.presupposed and is_of_its_end(subject, object_, text):
        made = (
            not rule.name.startswith(_SCORER)
            if has_eased(object_, text)
            else subject.end <= object_.start and rule.name.startswith(_MAKES)
        )
        return finding._replace(predicate=Predicate.TREATS) if made else None
    if not rule.presupposed and is_back_without(subject, object_, text):
        return None if is_kept_away(subject, object_, text) else _help(finding)
    if rule.name == "causes.risk" and _LESS_RISK.search(text, max(0, cue - _RISK_WITHIN), cue):
        return finding._replace(predicate=Predicate.PREVENTS)
    if not rule.presupposed and (less := _less_of_it(finding, text)):
        return less if less is not finding else None
    blocked = rule.name == "increase.noun-of" and _is_blocked(finding, text)
    helped = not rule.presupposed and (
        is_helped(subject, object_, text)
        or (rule.name.startswith("causes.") and is_of_another_inducer(subject, object_, text))
    )
    return None if blocked or helped else finding


def _help(finding: Finding) -> Finding:
    """That the drug helped against what came back without it."""
    predicate = Predicate.PREVENTS if is_event(finding.object) else Predicate.TREATS
    return finding._replace(predicate=predicate)


def _is_merely_counted(finding: Finding, text: str) -> bool:
    """Whether what is told as harm is the illness that came back, and no word blames the drug for it."""
    subject, object_ = finding.subject, finding.object
    if not comes_back(object_):
        return False
    start = max(0, min(subject.start, object_.start) - _BLAMED_WITHIN)
    end = max(subject.end, object_.end) + _BLAMED_WITHIN
    return _BLAMED.search(text, start, end) is None


def _less_of_it(finding: Finding, text: str) -> Finding | None:
    """What is told instead of harm where there is less of it; none where it is not less.

    "Was associated with reduced pain" tells of a remedy, "causes less pain than Y" of nothing (`finding` itself).
    """
    subject, object_ = finding.subject, finding.object
    less = _LESS.search(text, max(0, object_.start - _LESS_WITHIN), object_.start)
    if less is None or (subject.start < object_.start and subject.end > less.start()):
        return None
    if subject.start > object_.start:
        # "less O than with S": with S it is there; "Y reduced the O caused by S": so it is
        with_it = less["reduced"] or _THAN.search(text, object_.end, subject.start)
        return None if with_it else finding
    if not less["reduced"] or finding.rule.name != "causes.associated":
        return finding
    predicate = Predicate.PREVENTS if is_event(object_) else Predicate.TREATS
    return finding._replace(predicate=predicate)


def _association(finding: Finding, text: str) -> Finding | None:
    """A protein that a treatment acts on, and the illness: "ACE inhibition in heart failure" says nothing of both."""
    if (
        finding.predicate is Predicate.ASSOCIATED_WITH
        and finding.subject.entity.kind in PROTEINS
        and finding.object.entity.kind in ILLS
    ):
        start = finding.subject.start
        if _TREATED_BY.match(text, finding.subject.end) or _TREATING.search(
            text, max(0, start - 40), start
        ):
            return None
    return finding


def _of_variant(finding: Finding, text: str) -> Finding:
    """What a variant of a gene goes along with: its protein need not do it."""
    if (
        finding.subject.entity.kind in PROTEINS
        and finding.predicate in _OF_VARIANT
        and finding.object.entity.kind not in PROTEINS
        and _VARIANT_AFTER.match(text, finding.subject.end)
    ):
        return finding._replace(predicate=Predicate.ASSOCIATED_WITH)
    return finding


def _up_or_down(finding: Finding, text: str) -> Finding | None:
    """The way that the noun before the object tells."""
    way = way_of(finding, text)
    if way is finding.predicate:
        return finding
    return finding._replace(predicate=way) if way else None


def _of_want(finding: Finding, text: str) -> Finding:
    """What comes of the want of a protein, or is blocked."""
    if finding.subject.entity.kind in PROTEINS and _is_lost(finding.subject, text):
        predicate = _OF_LOSS.get(finding.predicate, finding.predicate)
        return finding._replace(predicate=predicate)
    between = finding.subject.end < finding.cue[0] < finding.object.start
    if finding.predicate in _TURNED and between and _is_blocked(finding, text):
        return finding._replace(predicate=_TURNED[finding.predicate])
    return finding


_TURNS: tuple[Callable[[Finding, str], Finding | None], ...] = (
    _treatment,
    _harm,
    _association,
    _of_variant,
    _up_or_down,
    _of_want,
)  # asked in this order; the first that turns it counts


def _is_blocked(finding: Finding, text: str) -> bool:
    """Whether a verb between the subject and the cue holds back what the cue says: "blocked the increase in"."""
    cue = finding.cue[0]
    before = max(finding.subject.end, cue - 60)
    return _BLOCKS.search(text, before, cue) is not None or (
        finding.rule.name.endswith(_NOUN_OF) and _BLOCKS_BOTH.search(text, before, cue) is not None
    )


def _is_lost(protein: Mention, text: str) -> bool:
    """Whether what acts is the want of a protein: "ACE inhibition", "silencing of OCT4", "anti-DLL4"."""
    start = max(0, protein.start - _LOST_WITHIN)
    return (
        _LOST_AFTER.match(text, protein.end) is not None
        or _LOST_BEFORE.search(text, start, protein.start) is not None
    )

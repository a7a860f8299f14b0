"""Rules and the learned scorer heard together: what both say is surer, what neither supports is dropped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from pharmagraph.builders.findings.checks.cure import is_no_cure
from pharmagraph.builders.findings.checks.ended import is_of_its_end
from pharmagraph.builders.findings.checks.given import is_given, is_given_to_somebody
from pharmagraph.builders.findings.checks.harm import IN_CELLS, is_no_harm
from pharmagraph.builders.findings.checks.next_clause import is_of_next_clause
from pharmagraph.builders.findings.checks.of_harm import is_told_as_harm
from pharmagraph.builders.findings.checks.other_arm import is_of_another_arm
from pharmagraph.builders.findings.checks.patients import is_of_those_treated
from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.findings.turning import is_wanted
from pharmagraph.builders.rows.measured import is_amount
from pharmagraph.builders.rules.ruleset import pattern_free_rule
from pharmagraph.builders.scoring.scorer import Scorer, Verdict
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.predicates import ACTS_ON_ILLS, HELPS, SIGNATURES, Predicate

_HEARD_FROM = 0.04  # verdicts below this say no more than silence does
# a rule that says "relieved" knows better than a scorer that has read of harm above all
_SURE_RULE = 0.6
_AGREEMENT = 0.15  # of the less sure of two that agree
_DOUBT, _DOUBTED = 0.3, 0.85  # a scorer that hardly believes it takes from the rule
_ALONE = 0.5  # what no rule supports must be likelier than not ...
# ... but where the corpus marks every pair, and of treatment, which is named for its illness, nearly so
_ALONE_BY_RULE = {"scorer.drug-protein": 0.42, "scorer.drug-treats": 0.45}
_IN_A_TRIAL = (
    0.6  # ... and harm in a trial likelier, where what the patients have is mostly no harm
)
# ... and likelier still where neither the document nor the words tell of harm
_UNTOLD = 0.68
_Key = tuple[int, int, int]

# "prevents O in those with Y": Y they have already
_IN_WHICH = re.compile(
    r"\b(?:prevent\w*|prophyla\w+)(?:\s+of)?\s+"
    r"(?!(?:agents?|treatments?|therapy|drugs?|use|effects?|efficacy|medications?|value|role|in)\b)"
    r"[^;.]*?\S\s+(?:in|among)\s+(?:[\w-]+\s+){0,2}(?:with\s+)?$",
    re.IGNORECASE,
)
_PREVENTION = re.compile(r"\b(?:prevent|prophyla)", re.IGNORECASE)
# what is said of an illness that becomes rarer
_SPARES = re.compile(
    r"\b(?:(?:reduc|lower|decreas|declin)\w*\s+(?:[\w-]+\s+){0,4}?(?:risks?|incidence|rates?|odds|frequency|number|occurrence|"
    r"likelihood|propensity|capacity|tendency|liability|potential|mortality|deaths?|hospitali[sz]ations?)\b|prevent(?:s|ed|ing)?\b|protect(?:s|ed|ing|ive)?\b|inverse(?:ly)?\b|"
    r"fewer\b|(?:,|\band)\s(?:the\s)?risk\s(?:of|for)\s)",
    re.IGNORECASE,
)
_RATIO_BELOW_ONE = re.compile(
    r"[^.;]{0,40}\b(?:risk|ratio|RR|HR|OR)\b[\s,:=]{0,3}(?:(?:of|was|is)\s)?0[.·]\d"
)
# what stands in different items of a list is not said of one another
_ITEM = re.compile(r"\n\s*[-•*–]")
_ENDED = re.compile(
    r"\s(?:(?:was|were|has|have|had|been|completely|promptly|rapidly|fully)\s){0,3}"
    r"(?:stopped|ceased|subsided|abated|remitted|controlled|terminated|relieved|abolished)\b"
)
_OFF_THE_DRUG = re.compile(
    r"\b(?:withdr\w+|discontinu\w+|cessation|stopping|stopped\s(?:the|taking)|off|reduc\w+|switch\w*)\b"
)
_NEAR = 120  # characters
_NEXT = 3  # characters between a name and its abbreviation in parentheses


class Judge:
    """Joins what the rules found in a sentence with what the scorer thinks of its pairs."""

    def __init__(self, scorer: Scorer, endogenous: frozenset[str] = frozenset()) -> None:
        """`endogenous`: labels of substances of the body, which stand beside an illness without being given."""
        self.scorer = scorer
        self._endogenous = endogenous
        self._thresholds = {
            name: max(least, _ALONE_BY_RULE.get(name, _ALONE))
            for name, least in scorer.thresholds.items()
        }
        self._least = min(self._thresholds.values(), default=_ALONE)
        self._rules = {name: pattern_free_rule(name) for name in scorer.thresholds}

    def verdicts(
        self,
        mentions: Sequence[Mention],
        text: str,
        start: int,
        end: int,
        *,
        at_least: float = _HEARD_FROM,
    ) -> list[Verdict]:
        """What the scorer says of each pair of mentions, if it says it with at least this probability."""
        marked = [(m.start - start, m.end - start, m.entity.kind) for m in mentions]
        return self.scorer.score(text[start:end], marked, at_least=at_least)

    def judged(
        self,
        findings: Sequence[Finding],
        mentions: Sequence[Mention],
        text: str,
        start: int,
        end: int,
        *,
        of_trial: Callable[[], bool] = lambda: False,
        of_harm: Callable[[], bool] = lambda: True,
    ) -> list[Finding]:
        """The findings of the sentence ``text[start:end]``, each with the confidence that both give it together.

        `of_trial`: whether the document tells of a trial; `of_harm`: whether it tells of harm.
        """
        # beside no finding, only a verdict that is enough for a claim of its own is of use
        least = _HEARD_FROM if findings else self._least
        verdicts = self.verdicts(mentions, text, start, end, at_least=least)
        if not verdicts:
            return list(findings)
        best: dict[_Key, Verdict] = {}
        for verdict in verdicts:
            subject, object_ = mentions[verdict.subject], mentions[verdict.object]
            key = subject.start, object_.start, _group(verdict.predicate)
            if key not in best or best[key].probability < verdict.probability:
                best[key] = verdict
        kept = list(_weighed(findings, best))
        here = _Here(mentions, text, start, end, of_trial, of_harm)
        return kept + _not_said_yet(self._new(best.values(), here), kept)

    def _new(self, verdicts: Iterable[Verdict], here: _Here) -> list[Finding]:
        """What only the scorer found, where it is sure enough."""
        new = []
        for verdict in verdicts:
            if verdict.probability < self._thresholds[verdict.rule]:
                continue
            subject, object_ = here.mentions[verdict.subject], here.mentions[verdict.object]
            predicate = _told_apart(verdict.predicate, subject, object_, here.text)
            if self._stands(subject, predicate, object_, verdict.probability, here):
                if predicate is Predicate.TREATS and is_wanted(object_):
                    predicate = Predicate.CAUSES
                cue_start, cue_end = verdict.cue()
                cue = (cue_start + here.start, cue_end + here.start)
                rule = self._rules[verdict.rule]
                new.append(Finding(rule, subject, predicate, object_, cue, verdict.probability))
        return new

    def _stands(
        self,
        subject: Mention,
        predicate: Predicate,
        object_: Mention,
        probability: float,
        here: _Here,
    ) -> bool:
        """Whether nothing around the two names speaks against what the scorer says of them."""
        if subject.entity.id == object_.entity.id:
            return False
        if is_of_next_clause(subject, object_, here.mentions, here.text):
            return False
        if predicate in ACTS_ON_ILLS and (is_amount(object_) or not is_given(subject, here.text)):
            return False
        if predicate in HELPS and self._helps_nobody(subject, object_, here):
            return False
        if predicate is Predicate.CAUSES and _harms_nobody(subject, object_, probability, here):
            return False
        between = min(subject.end, object_.end), max(subject.start, object_.start)
        signature = SIGNATURES[predicate]
        return (
            not _ITEM.search(here.text, *between)
            and object_.entity.kind in signature.range
            and subject.entity.kind in signature.domain
        )

    def _helps_nobody(self, subject: Mention, object_: Mention, here: _Here) -> bool:
        """Whether the drug was not given, or for something else than the illness."""
        of_the_body = subject.entity.label.lower() in self._endogenous
        return bool(
            is_no_cure(subject, object_, here.text)
            or (of_the_body and not is_given_to_somebody(subject, here.text, here.start, here.end))
            or IN_CELLS.match(here.text, object_.end)
            or is_of_those_treated(subject, object_, here.mentions, here.text)
        )


class _Here(NamedTuple):
    """The sentence ``text[start:end]`` with its mentions, and what its document tells of."""

    mentions: Sequence[Mention]
    text: str
    start: int
    end: int
    of_trial: Callable[[], bool]
    of_harm: Callable[[], bool]


def _weighed(findings: Iterable[Finding], best: dict[_Key, Verdict]) -> Iterator[Finding]:
    """The findings that the surest verdicts of their pairs do not outweigh; the verdicts they answer are taken out."""
    for finding in findings:
        key = finding.subject.start, finding.object.start, _group(finding.predicate)
        verdict = best.get(key)
        if verdict is None:
            yield finding
        elif _direction(verdict.predicate) == _direction(finding.predicate):
            del best[key]
            yield finding._replace(confidence=_together(finding.confidence, verdict.probability))
        elif verdict.probability < finding.confidence or finding.confidence >= _SURE_RULE:
            del best[key]
            yield finding


def _not_said_yet(new: Sequence[Finding], kept: Sequence[Finding]) -> list[Finding]:
    """The new findings that say more than the kept ones do."""
    if not new:
        return []
    at: dict[int, list[Finding]] = {}  # where the next name of a subject can begin
    for each in kept:
        end = each.subject.end
        for place in (each.subject.start, *range(end, end + _NEXT + 1)):
            at.setdefault(place, []).append(each)
    return [
        each
        for each in new
        if not any(_same_again(each, other) for other in at.get(each.subject.start, ()))
    ]


def _told_apart(predicate: Predicate, subject: Mention, object_: Mention, text: str) -> Predicate:
    """What a verdict means of these two: the scorer tells neither agonists from activators nor cure from prevention."""
    if object_.entity.kind is Kind.RECEPTOR:
        predicate = _AT_RECEPTORS.get(predicate, predicate)
    between = subject.end, object_.start
    if (
        predicate is Predicate.TREATS
        and _PREVENTION.search(text, *between)
        and not _IN_WHICH.search(text, *between)
    ):
        return Predicate.PREVENTS
    return predicate


def _harms_nobody(subject: Mention, object_: Mention, probability: float, here: _Here) -> bool:
    """Whether the illness is spared, ends, was there before, or is not told as harm."""
    text, start, end = here.text, here.start, here.end
    return (
        _spared(subject, object_, text)
        or _ended(object_, text)
        or (probability < _IN_A_TRIAL and here.of_trial())
        or is_no_harm(subject, object_, text, start, end)
        or is_of_another_arm(subject, object_, here.mentions, text)
        or is_of_its_end(subject, object_, text)
        or (
            probability < _UNTOLD
            and not is_told_as_harm(subject, object_, text, start, end, before=here.of_trial())
            and not here.of_harm()
        )
    )


def _spared(subject: Mention, object_: Mention, text: str) -> bool:
    """Whether the words say that the illness is rarer with the drug, or only that its risk is spoken of."""
    between = min(subject.end, object_.end), max(subject.start, object_.start)
    return (
        subject.start < object_.start and _SPARES.search(text, *between) is not None
    ) or _RATIO_BELOW_ONE.match(text, max(subject.end, object_.end)) is not None


def _ended(object_: Mention, text: str) -> bool:
    """Whether the illness came to an end, not because the drug did: "seizures stopped on levetiracetam"."""
    end = object_.end
    return _ENDED.match(text, end) is not None and not _OFF_THE_DRUG.search(text, end, end + _NEAR)


def _same_again(one: Finding, other: Finding) -> bool:
    """Whether `one` only repeats `other` at the next name of the same thing: "BDNF" in "neurotrophic factor (BDNF)"."""
    return all(
        (mine.entity.id == theirs.entity.id and 0 <= mine.start - theirs.end <= _NEXT)
        or mine.start == theirs.start
        for mine, theirs in ((one.subject, other.subject), (one.object, other.object))
    )


# what the scorer's corpora do not tell apart
_DIRECTIONS = {
    **dict.fromkeys((Predicate.INHIBITS, Predicate.ANTAGONIZES, Predicate.DECREASES), "down"),
    **dict.fromkeys((Predicate.ACTIVATES, Predicate.AGONIZES, Predicate.INCREASES), "up"),
}
_AT_RECEPTORS = {Predicate.INHIBITS: Predicate.ANTAGONIZES, Predicate.ACTIVATES: Predicate.AGONIZES}
_GROUPS: dict[Predicate, int] = {
    **dict.fromkeys(
        (Predicate.INHIBITS, Predicate.ACTIVATES, Predicate.ANTAGONIZES, Predicate.AGONIZES, Predicate.INCREASES,
         Predicate.DECREASES, Predicate.MODULATES, Predicate.TARGETS, Predicate.METABOLIZED_BY), 1,
    ),
    **dict.fromkeys((Predicate.TREATS, Predicate.PREVENTS, Predicate.CAUSES, Predicate.CONTRAINDICATED_IN), 2),
}  # fmt: skip


def _together(rule: float, scorer: float) -> float:
    """What a rule and the scorer that agree are worth: they read the same words, and are not independent."""
    return (
        min(0.95, max(rule, scorer) + _AGREEMENT * min(rule, scorer))
        if scorer > _DOUBT
        else rule * _DOUBTED
    )


def _direction(predicate: Predicate) -> str:
    return _DIRECTIONS.get(predicate, str(predicate))


_ASIDE = -1  # of users' own predicates, on which the scorer has no say


def _group(predicate: Predicate) -> int:
    """Predicates of one group answer one question about a pair."""
    return _GROUPS.get(predicate, _ASIDE if predicate.own else 0)

"""Whose verb it is, where another name stands nearer to it: "A given after B prevents C", "A blocks B without C".

The words stand in `heads.toml`. All functions take offsets in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import DRUGS, Kind
from pharmagraph.ontology.predicates import SIGNATURES

_WORDS = Wording.beside("pharmagraph.builders.findings.checks", "heads.toml")
_HEADS = DRUGS | {Kind.THERAPY}
_WORD = r"(?:(?!$ends\b)[\w%.+/-]+\s)"
_AFTER = _WORDS.compile(
    rf"(?:\s\([^()]{{1,60}}\))?,?\s{_WORD}{{0,5}}?$when\s(?:(?!$when\b){_WORD}){{0,4}}"
)
_ADDING = _WORDS.compile(r"\b$adding\s(?:(?!to\b)[\w.%-]+\s){0,3}$")
_TO = _WORDS.compile(rf"(?:\s\([^()]{{1,40}}\))?\sto\s{_WORD}{{0,3}}")
# the subject, as a rule has it, and its verb: no other noun between them
_TO_VERB = _WORDS.compile(
    r"(?:\s\([^()]{1,40}\))?(?:\s$occasion)?(?:\s(?!(?:and|or|but|that|which|who|than)\b)[\w'\u2019-]+){0,4}\s?"
)
_WITHOUT = re.compile(
    r"(?:\s\([^()]{1,40}\))?(?:\sin\san?\s(?:[\w-]+\s){1,2}(?:manner|fashion|way))?,?\swithout\s(?:[\w-]+\s){0,3}",
    re.IGNORECASE,
)
_ACTS = _WORDS.compile(r"\s$acts\s")
# "was relieved by S without": the agent
_AGENT = _WORDS.compile(r"\b$auxiliary\s(?:\w+ly\s)?\w+\s(?:by|with)\s(?:[\w-]+\s){0,3}$")
# "glucose improved with S without": nobody else acts
_WITH_IT = re.compile(r"\s(?:with|by|on|under|during|after|following|upon)\s", re.IGNORECASE)
_HEAD_AND_VERB = _WORDS.compile(
    r"(?:\s\([^()]{1,40}\))?(?:\s(?!(?:that|which|who|but|was|were|is|are)\b)[\w-]+){0,4}"
)
_JOINT = re.compile(r"(?:\s\([^()]{1,40}\))?(?:,|,?\s(?:and|or))\s", re.IGNORECASE)
# "A instead of B lowers", unless "A instead of B does not lower"
_INSTEAD = re.compile(
    r"\b(?:instead|in\splace|rather)\s(?:of|than)\s(?:[\w-]+\s){0,4}$", re.IGNORECASE
)
_DENIED = re.compile(r"\b(?:not|never|no)\b|n['\u2019]t\b")
_SCORERS = "scorer."
_NEAR = 40  # characters
_AGENT_REACH = 60  # characters
_CLAUSE_END = re.compile(r"[;:.]\s")


def of_their_heads(findings: Sequence[Finding], row: Sequence[Mention], text: str) -> list[Finding]:
    """The findings of a sentence; what is said of a drug that only stands nearer is of the one that acts."""
    drugs = [mention for mention in row if mention.entity.kind in _HEADS]
    if not drugs:
        return list(findings)
    said = {(each.subject.start, each.predicate, each.object.start) for each in findings}
    kept: list[Finding] = []
    for each in findings:
        if each.rule.name.startswith(_SCORERS):
            if not _is_said_of_head(each, findings, drugs, text):
                kept.append(each)
            continue
        heads = _heads(each, drugs, text)
        if not heads:
            kept.append(each)
            continue
        for own in _said_of(each, heads, text):
            key = own.subject.start, own.predicate, own.object.start
            if key not in said:
                said.add(key)
                kept.append(own)
    return kept


def _is_said_of_head(
    scored: Finding, findings: Sequence[Finding], drugs: Sequence[Mention], text: str
) -> bool:
    """Whether a rule found of the drug that acts what the scorer, which knows no verb, has of a nearer one."""
    subject, object_ = scored.subject, scored.object
    if not subject.end <= object_.start:
        return False
    others = [
        each.subject
        for each in findings
        if each.object.start == object_.start
        and each.predicate is scored.predicate
        and each.subject.end <= subject.start
        and not each.rule.name.startswith(_SCORERS)
    ]
    if not others:
        return False
    heads = _given_when(subject, drugs, text) or _acting_on(subject, drugs, text)
    return any(other.start == head.start for other in others for head in heads)


def _said_of(finding: Finding, heads: Sequence[Mention], text: str) -> Iterator[Finding]:
    """The finding of each of these that can do such a thing; that they do it instead of another is no denial."""
    subject, cue = finding.subject, finding.cue
    if _INSTEAD.search(
        text, max(0, subject.start - 2 * _NEAR), subject.start
    ) and not _DENIED.search(text, subject.end, max(subject.end, cue[0])):
        finding = finding._replace(rule=replace(finding.rule, denial=False))
    for head in heads:
        if (
            head.entity.kind in SIGNATURES[finding.predicate].domain
            and head.entity.kind in finding.rule.subjects
            and head.entity.id != finding.object.entity.id
        ):
            yield finding._replace(subject=head)


def _heads(finding: Finding, drugs: Sequence[Mention], text: str) -> list[Mention]:
    """Who does what a finding says of a name that stands nearer to the verb; nobody if that name does."""
    subject, cue = finding.subject, finding.cue
    if not subject.end <= cue[0] or drugs[0].end > subject.start:
        return []
    if _WITHOUT.fullmatch(text, subject.end, cue[0]):
        return _acting_on(subject, drugs, text)
    if not finding.rule.pattern.of_verb or not _TO_VERB.fullmatch(text, subject.end, cue[0]):
        return []
    return _given_when(subject, drugs, text)


def _given_when(subject: Mention, drugs: Sequence[Mention], text: str) -> list[Mention]:
    """Which drugs are given after, during or on top of the subject: "A given after S", "adding A to S"."""
    for head in [each for each in drugs if each.end <= subject.start][::-1]:
        if _AFTER.fullmatch(text, head.end, subject.start) or (
            _TO.fullmatch(text, head.end, subject.start)
            and _ADDING.search(text, max(0, head.start - _NEAR), head.start)
        ):
            return _with_joint(head, drugs, text)
    return []


def _acting_on(subject: Mention, drugs: Sequence[Mention], text: str) -> list[Mention]:
    """Which drugs act on the subject, before a "without" that is theirs: "A reverses the effects of S without"."""
    at = subject.start
    if _AGENT.search(text, max(0, at - _AGENT_REACH), at):
        return []
    for head in [each for each in drugs if each.end <= at][::-1]:
        verb = _ACTS.search(text, head.end, at)
        if (
            verb
            and not _WITH_IT.match(text, verb.end() - 1)
            and _HEAD_AND_VERB.fullmatch(text, head.end, verb.start())
            and not _CLAUSE_END.search(text, head.end, at)
        ):
            return _with_joint(head, drugs, text)
    return []


def _with_joint(head: Mention, drugs: Sequence[Mention], text: str) -> list[Mention]:
    """A drug with those that stand in one list with it, before it."""
    heads = [head]
    for each in drugs[::-1]:
        if each.end <= heads[-1].start and _JOINT.fullmatch(text, each.end, heads[-1].start):
            heads.append(each)
    return heads

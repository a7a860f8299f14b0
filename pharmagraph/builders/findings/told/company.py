"""Sentences beneath "Interactions" that open with another drug: "Caffeine lowers it" is told of the article's drug."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.rules import Rule
from pharmagraph.builders.rules.ruleset import heading_rule
from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Entity, Mention
from pharmagraph.ontology.kinds import DRUGS
from pharmagraph.ontology.predicates import Predicate

_WORDS = Wording.beside("pharmagraph.builders.findings.told", "company.toml")
_TITLE = _WORDS.compile(r"\b$of_company\b")
_OPENING = _WORDS.compile(r"[\W\d_]*(?:$opening\W+){0,3}")
_JOINT = _WORDS.compile(r"(?:[\s,()/&-]+(?:$joining\b)?)*")
_NO_HARM = _WORDS.compile(r"(?<!not )(?<!n't )\b$no_harm\b")
_DENIES = _WORDS.compile(r"\b$denies\b|n['’]t\b")
_BANS = _WORDS.compile(r"\b$bans\b")
_INSTEAD = _WORDS.compile(r"\b$instead\b|\?")
_LONGEST = 300  # characters of a sentence that is still about its first words
_LONGEST_TITLE = 60
_AFFECTED = heading_rule(Predicate.INTERACTS_WITH, 0.55)
_UNAFFECTED = replace(_AFFECTED, negated=True, denial=False)
_FORBIDDEN = replace(_AFFECTED, denial=False)
# what a finding says of the drug that opens the sentence, beside which this adds nothing
_TOLD = frozenset(
    {
        Predicate.INTERACTS_WITH,
        Predicate.CONTRAINDICATED_IN,
        Predicate.ALTERNATIVE_TO,
        Predicate.SUPERIOR_TO,
        Predicate.COMPARED_WITH,
        Predicate.ADJUNCT_TO,
        Predicate.DERIVED_FROM,
        Predicate.HAS_ROLE,
    }
)


def company(
    title: str,
    text: str,
    offset: int,
    mentions: Sequence[Mention],
    found: Iterable[Finding],
    drug: Entity | None,
) -> Iterator[Finding]:
    """What a sentence beneath such a heading, `text` at `offset`, says of `drug` and of those that it opens with."""
    if drug is None or len(text) > _LONGEST or not _of_company(title):
        return
    listed = _opening_names(text, offset, mentions)
    if not listed or any(each.entity == drug for each in listed) or _INSTEAD.search(text):
        return
    told = {
        place
        for each in found
        if each.predicate in _TOLD
        for place in (each.subject.start, each.object.start)
    }
    rule = _rule_of(text)
    if rule is None or not told.isdisjoint(mention.start for mention in listed):
        return
    for mention in listed:
        place = (mention.start, mention.end)
        subject = mention._replace(entity=drug)
        yield Finding(rule, subject, Predicate.INTERACTS_WITH, mention, place, rule.confidence)


def beside(meeting: Sequence[Finding], leaned: Sequence[Finding]) -> list[Finding]:
    """What sentences lean to, and of `meeting` what they do not; that no harm comes of it is a denial of both."""
    denied = {each.object.start for each in meeting if each.rule.negated}
    left = [
        each
        for each in leaned
        if each.predicate is not Predicate.INTERACTS_WITH
        or denied.isdisjoint((each.subject.start, each.object.start))
    ]
    known = {
        place
        for each in left
        if each.predicate is Predicate.INTERACTS_WITH
        for place in (each.subject.start, each.object.start)
    }
    return left + [each for each in meeting if known.isdisjoint((each.subject.start,))]


def does_no_harm(text: str) -> bool:
    """Whether a remark on another drug says that nothing comes of it.

    >>> does_no_harm("its level is unchanged"), does_no_harm("it is not safe")
    (True, False)
    """
    return _NO_HARM.search(text) is not None


@lru_cache(maxsize=256)
def _of_company(title: str) -> bool:
    return len(title) <= _LONGEST_TITLE and _TITLE.search(title) is not None


def _rule_of(text: str) -> Rule | None:
    """Whether a sentence says that something comes of it, nothing does, or neither."""
    if does_no_harm(text):
        return _UNAFFECTED
    if _BANS.search(text):
        return _FORBIDDEN
    return None if _DENIES.search(text) else _AFFECTED


def _opening_names(text: str, offset: int, mentions: Sequence[Mention]) -> list[Mention]:
    """The drugs with which a sentence opens: one, or a list of them."""
    opening = _OPENING.match(text)
    at = opening.end() if opening else 0
    listed: list[Mention] = []
    for mention in mentions:
        start = mention.start - offset
        if mention.entity.kind not in DRUGS:
            break
        joint = start == at if not listed else _JOINT.fullmatch(text, at, start)
        if not joint:
            break
        listed.append(mention)
        at = mention.end - offset
    return listed

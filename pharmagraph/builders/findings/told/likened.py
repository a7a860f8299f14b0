"""What a sentence says of a drug by measuring another by it: "unlike X, Y does not raise the pulse", "more than X"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.findings.measuring import is_harm_of_another
from pharmagraph.builders.findings.told.likewise import SHARED, listed
from pharmagraph.builders.text.anyof import AnyOf
from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import INTERVENTIONS
from pharmagraph.ontology.predicates import Predicate

_WORDS = Wording.beside("pharmagraph.builders.findings.told", "likened.toml")
_SURENESS = 0.85  # what of the first drug is meant may be wrong
_NEAR = 60  # characters before a name in which it is likened
_OF = r"\s(?:$of\s){0,3}$"
_MIDST = "-"  # what stands for the sentence before what is looked at
_BEGINS = r"(?:^|[,;(]\s?|\b(?:and|but|because|that|since)\s)"
_UNLIKE = _WORDS.compile(rf"{_BEGINS}(?P<word>$unlike){_OF}")
_LIKE = _WORDS.compile(rf"{_BEGINS}(?P<word>$like){_OF}")
_THAN = _WORDS.compile(r"\b(?P<word>$than)\s(?:the\s|other\s|either\s)?$")
_WAY = _WORDS.compile(r"(?P<word>\b$way)\s(?:the\s|other\s|some\s|most\s)?$")
_MORE = _WORDS.compile(r"\b$more\b")
_DENIED = _WORDS.compile(r"\b$denied\b")
_DOES = _WORDS.compile(r"\s$does(?=[.,;)]|\s(?:and|but|or|in)\b|$)")
_ENDS = re.compile(r"(?:\s\([^()]{1,40}\))?(?=[.,;)]|\s(?:and|but|or)\b|$)")
_AND = re.compile(r"(?:\s\([^()]{1,40}\))?(?:,?\s(?:and|or)\s(?:the\s|other\s)?|,\s)")
_FURTHER = re.compile(r",|\b(?:and|but|or|is|are|was|were|binds|when|if|given|combined)\b")
_ENDED = re.compile(r"(?:\s\([^()]{1,40}\))?[,.;)]")
_JOINED = re.compile(r"\b(?:and|or)\b")
_QUICK = AnyOf(_WORDS.set_of("signs"))  # a quick look first
_CLAUSE = re.compile(r"[;.:]\s|,\s(?:but|while|whereas|although|though|yet)\b")
_SAID = SHARED - {Predicate.METABOLIZED_BY}
"""What is said of one drug and can be true of another that it is measured by."""


def likened(
    row: Sequence[Mention],
    found: Sequence[Finding],
    text: str,
    start: int,
    end: int,
    measured: frozenset[str],
) -> list[Finding]:
    """What was `found`, with what it says of the drugs that others are measured by.

    `measured`: labels of what is only given for comparison, such as placebo.
    """
    if not found or len(row) < 2 or not _QUICK.is_in(text[start:end].lower()):
        return list(found)
    new: dict[tuple[int, int, Predicate], Finding] = {}
    for at, mention in enumerate(row):
        if mention.entity.kind not in INTERVENTIONS or mention.entity.label.lower() in measured:
            continue
        others = _closed(listed(row[at:], text, _AND), text)
        for each in _of_others(others, found, text, start, end):
            for other in others:
                if other.entity.id not in (each.subject.entity.id, each.object.entity.id) and (
                    each.object.end <= other.start or other.end <= each.object.start
                ):  # "like other ACE inhibitors, ..." tells nothing of what is in their name
                    said = each._replace(subject=other, confidence=each.confidence * _SURENESS)
                    if not is_harm_of_another(said, text):
                        new.setdefault(_key(said), said)
    # what is told of the other drug takes the place of what was found of it
    return [*(each for each in found if _key(each) not in new), *new.values()]


def _key(finding: Finding) -> tuple[int, int, Predicate]:
    return finding.subject.start, finding.object.start, finding.predicate


def _of_others(
    others: Sequence[Mention], found: Sequence[Finding], text: str, start: int, end: int
) -> Iterator[Finding]:
    """What was found of a first drug that holds for these `others`, denied or not as it is of them."""
    first, last = others[0], others[-1]
    before = max(start, first.start - _NEAR)
    ahead = text[before : first.start] if before == start else _MIDST + text[before : first.start]
    if unlike := _UNLIKE.search(ahead):
        for each in _beside(found, others, text, first.start - len(ahead) + unlike.start("word")):
            if _is_denied(each, text):
                yield _affirmed(each)
    elif like := _LIKE.search(ahead):
        yield from _beside(found, others, text, first.start - len(ahead) + like.start("word"))
    elif than := _THAN.search(text, before, first.start):
        if _ENDS.match(text, last.end, end) or _DOES.match(text, last.end, end):
            for each in _until(found, text, than.start("word")):
                if _is_measured(each, text, than.start("word")):
                    yield each
    elif _DOES.match(text, last.end, end) and (way := _WAY.search(text, before, first.start)):
        for each in _until(found, text, way.start("word")):
            yield _affirmed(each)


def _beside(
    found: Sequence[Finding], others: Sequence[Mention], text: str, at: int
) -> Iterator[Finding]:
    """What is said of a drug of the clause in which these others stand, `at` the word that sets them beside it."""
    for each in found:
        if each.predicate not in _SAID or each.subject in others or each.object in others:
            continue
        if each.subject.start < others[0].start:
            ahead = text[each.subject.end : at]
            if each.cue[0] < at and each.object.end > at:
                continue
        else:
            ahead = text[others[-1].end : each.subject.start]
        if _CLAUSE.search(ahead) is None:
            yield each


def _until(found: Sequence[Finding], text: str, at: int) -> Iterator[Finding]:
    """What the clause that ends `at` a word says that its first drug does."""
    for each in found:
        if (
            each.predicate in _SAID
            and each.subject.end <= each.cue[0]
            and each.object.end <= at
            and not _CLAUSE.search(text, each.subject.end, at)
        ):
            yield each


def _is_measured(each: Finding, text: str, than: int) -> bool:
    """Whether it is this of which there is "more than" elsewhere: not in "blocks X, and does so longer than Y"."""
    return (
        each.predicate is not Predicate.INTERACTS_WITH
        and _MORE.search(text, each.cue[0], than) is not None
        and _FURTHER.search(text, each.object.end, than) is None
        and not _is_denied(each, text, but_less=True)
    )


def _is_denied(each: Finding, text: str, *, but_less: bool = False) -> bool:
    """Whether words between a drug and what it does deny it, or all but do."""
    sides = each.subject.end, max(each.cue[1], each.object.start)
    return any(
        not (but_less and match.group().lower() in ("less", "fewer", "little", "few"))
        for match in _DENIED.finditer(text, *sides)
    )


def _affirmed(each: Finding) -> Finding:
    """The finding as it holds of another, whatever its sentence denies of the first."""
    return each._replace(rule=replace(each.rule, negated=False, denial=False))


def _closed(others: Sequence[Mention], text: str) -> Sequence[Mention]:
    """The list without what stands behind the comma that ends it: in "unlike X, Y does" it is X alone."""
    if len(others) == 1 or _ENDED.match(text, others[-1].end):
        return others
    for at in range(1, len(others)):
        if not _JOINED.search(text, others[at - 1].end, others[at].start):
            return others[:at]
    return others

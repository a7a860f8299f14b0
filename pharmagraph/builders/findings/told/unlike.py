"""What a sentence says of a second name by saying that there it is not so: "X relieves pain; Y did not"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.findings.told.likewise import SHARED, listed, said_before
from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import ILLS, INTERVENTIONS, PROTEINS, Kind
from pharmagraph.ontology.predicates import Predicate

_WORDS = Wording.beside("pharmagraph.builders.findings.told", "unlike.toml")
_SURENESS = 0.85  # what of the first clause is meant may be wrong
_NEAR = 60  # characters before a name in which its clause begins
_END = (
    r"(?:\s(?:at\sall|so|on\s(?:it|this|them|either)))?\s*"
    r"(?=[.;)]|$|,\s(?:and|but|nor|although|while|whereas|suggesting|indicating)\b)"
)
_AMOUNT = r"(?:\s(?:$giving))?(?:\s?\([^()]{1,60}\))?(?:\s(?:$giving))?\s"
_DID_NOT = _WORDS.compile(rf"{_AMOUNT}(?:(?P<does>$does_not)|(?P<is>$is_not)|$no_effect){_END}")
_DID = _WORDS.compile(rf"{_AMOUNT}$does{_END}")
_CLAUSE = _WORDS.compile(
    r"(?P<end>;\s(?:(?:$however),?\s)?|,?\s$contrast\s|,\s)(?:(?!and\b)[\w-]+\s){0,4}$"
)
_DENIED = _WORDS.compile(r"\b$denied\b")
_IS = _WORDS.compile(r"\b$is\b")
_TOLD_OF = _WORDS.compile(
    r"(?P<end>[,;])\s(?:\w+\s){0,2}?$what\s(?:(?:that|which)\s)?(?:(?:was|were|is|are)\s)?$told_of\s(?:$before\s)?$"
)
_BUT_NOT = _WORDS.compile(
    r"(?:\s$giving)?(?:\s\([^()]{1,60}\))?(?P<comma>,)?\s(?P<how>$but_not)\s(?:(?P<prep>$agentive|$other)\s)?(?:(?:$before|[\w-]+(?:ic|al|ive|ous|dose))\s){0,2}"
)
_PREPOSITION = _WORDS.compile(r"\b(?P<prep>$agentive|$other)\s(?:(?!and\b|or\b)[\w-]+\s){0,3}$")
_AGENTIVE = _WORDS.compile(r"$agentive")
_TAKEN = _WORDS.compile(r"\b$taken\s(?:[\w-]+\s){0,3}$")
_NEXT = re.compile(
    r"(?:\s\([^()]{1,40}\))?(?:,?\s(?:and|or|nor)\s|,\s)(?:(?:with|by|after|to|in)\s)?"
)
_WHO_TAKES = 40  # characters
_OF_USE = frozenset({Predicate.TREATS, Predicate.PREVENTS, Predicate.CONTRAINDICATED_IN})
_ITEMS = SHARED | {Predicate.ASSOCIATED_WITH, Predicate.SUPERIOR_TO}
_ALIKE = (INTERVENTIONS, PROTEINS, ILLS, frozenset({Kind.PROCESS}))


def unlike(
    row: Sequence[Mention],
    found: Sequence[Finding],
    text: str,
    start: int,
    end: int,
    measured: frozenset[str],
) -> list[Finding]:
    """What was `found` of one name, denied of another: "with X but not with Y", "X does so, whereas Y did not".

    And what was denied of one, said of another: "X did not do so, but Y did". `measured`: labels of what is only
    given for comparison, such as placebo.
    """
    if not found or len(row) < 3:
        return []
    sentence = text[start:end]
    # a quick look first
    if not any(
        word in sentence for word in (" not", "n't", "n’t", "effect", "inactive", "rather")
    ) and (not sentence.endswith((" did.", " does.", " do.")) and " un" not in sentence):
        return []
    said = {_key(each) for each in found}
    new: list[Finding] = []
    for each in (*_of_items(row, found, text), *_of_clauses(row, found, text, start, end)):
        if _key(each) not in said and each.subject.entity.label.lower() not in measured:
            said.add(_key(each))
            new.append(each)
    return new


def _key(finding: Finding) -> tuple[int, int, Predicate]:
    return finding.subject.start, finding.object.start, finding.predicate


def _of_items(row: Sequence[Mention], found: Sequence[Finding], text: str) -> Iterator[Finding]:
    """What is denied of what stands behind a "but not"."""
    for at in range(1, len(row)):
        one, other = row[at - 1], row[at]
        between = _BUT_NOT.fullmatch(text, one.end, other.start)
        if (
            between is None
            or text[other.end : other.end + 1] == "-"
            or not _fits(one, between, text)
        ):
            continue
        for each in found:
            if (
                each.predicate not in _ITEMS
                or each.rule.presupposed
                or one not in (each.subject, each.object)
            ):
                continue
            if each.predicate in _OF_USE and (
                between["how"].lower().startswith("rather")
                or _TAKEN.search(text, max(0, one.start - _WHO_TAKES), one.start)
            ):
                continue
            items = listed(row[at:], text, _NEXT, _alike(one))
            if each.subject not in items and each.object not in items:
                for item in items:
                    yield from _denied(each, one, item)


def _fits(one: Mention, between: re.Match[str], text: str) -> bool:
    """Whether what is denied hangs on the sentence as the name before it does: "by X, but not by Y"."""
    own = between["prep"]
    if own is None:
        return True
    before = _PREPOSITION.search(text, max(0, one.start - _NEAR), one.start)
    if before is None:
        return False
    first = before["prep"].lower()
    return first == own.lower() or all(_AGENTIVE.fullmatch(word) for word in (first, own))


def _alike(model: Mention) -> frozenset[Kind]:
    """Kinds of names that can stand in one list with this one."""
    return next((kinds for kinds in _ALIKE if model.entity.kind in kinds), frozenset())


def _denied(each: Finding, one: Mention, item: Mention) -> Iterator[Finding]:
    sides = (item, each.object) if one == each.subject else (each.subject, item)
    if sides[0].entity.id != sides[1].entity.id and item.entity.id != one.entity.id:
        yield _turned(each, *sides, negated=True)


def _of_clauses(
    row: Sequence[Mention], found: Sequence[Finding], text: str, start: int, end: int
) -> Iterator[Finding]:
    """What is denied, or said after all, of whom a clause without a verb of its own is: ", whereas Y did not"."""
    for at, mention in enumerate(row):
        if mention.entity.kind not in INTERVENTIONS or not at:
            continue
        told = _TOLD_OF.search(text, max(start, mention.start - _NEAR), mention.start)
        if told is not None:
            for each in _last(found, text, told.start("end")):
                for item in listed(row[at:], text, _NEXT, _alike(mention)):
                    yield from _denied(each, each.subject, item)
        elif verb := _DID_NOT.match(text, mention.end, end) or _DID.match(text, mention.end, end):
            yield from _of_subjects(_list_to(row, at, text), found, text, start, verb)


def _list_to(row: Sequence[Mention], at: int, text: str) -> Sequence[Mention]:
    """The name at this place of the row, and those that are listed before it."""
    first = at
    while (
        first
        and row[first - 1].entity.kind in INTERVENTIONS
        and _NEXT.fullmatch(text, row[first - 1].end, row[first].start)
    ):
        first -= 1
    return row[first : at + 1]


def _of_subjects(
    subjects: Sequence[Mention],
    found: Sequence[Finding],
    text: str,
    start: int,
    verb: re.Match[str],
) -> Iterator[Finding]:
    """What was said last, of the subjects of a clause that has no more than a `verb` such as "did not" or "did"."""
    first = subjects[0].start
    clause = _CLAUSE.search(text, max(start, first - _NEAR), first)
    if clause is None:
        return
    affirms = verb.re.groups == 0
    for each in _last(found, text, clause.start("end")):
        said = each.subject.end, each.cue[1]
        if (
            _DENIED.search(text, *said) is None
            if affirms
            else verb["is"] and not _IS.search(text, *said)
        ):
            continue
        for subject in subjects:
            if subject.entity.id not in (each.subject.entity.id, each.object.entity.id):
                yield _turned(each, subject, each.object, negated=not affirms)


def _last(found: Sequence[Finding], text: str, end: int) -> list[Finding]:
    """What the last clause before `end` says that an intervention does."""
    return [
        each for each in said_before(found, text, end) if each.subject.entity.kind in INTERVENTIONS
    ]


def _turned(each: Finding, subject: Mention, object_: Mention, *, negated: bool) -> Finding:
    """The finding of other sides, denied or not whatever its sentence denies."""
    rule = replace(each.rule, negated=negated, denial=False)
    return each._replace(
        rule=rule, subject=subject, object=object_, confidence=each.confidence * _SURENESS
    )

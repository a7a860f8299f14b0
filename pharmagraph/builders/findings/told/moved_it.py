"""What a second drug does to that of which the clause before speaks: "X raised the risk of O; Y reduced it".

There "it" is the risk of O and not X. Where the first clause tells nothing that could be meant, nothing is claimed.
The words stand in `moved_it.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from pharmagraph.builders.findings.events import is_event
from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.rules.ruleset import pattern_free_rule
from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import ILLS, INTERVENTIONS, PROTEINS, Kind
from pharmagraph.ontology.predicates import HELPS, Predicate

_WORDS = Wording.beside("pharmagraph.builders.findings.told", "moved_it.toml")
_NEAR = 50  # characters before a drug in which its clause begins
_RISK_NEAR = 60  # characters before an illness
_QUICK = (" it", " them", " this", " that", " these")
_CLAUSE = _WORDS.compile(
    r"(?P<end>[;:]\s(?:$parts,?\s)?|,\s(?:$parts\s)?|\s$parts\s)(?:(?!$parts\b)[\w-]+\s){0,3}$"
)
_MOVES = _WORDS.compile(
    r"(?:\s(?:$giving|\([^()]{1,40}\)))?(?P<how>(?:\s$helpers){0,4})"
    r"\s(?P<verb>(?P<less>$less)|(?P<more>$more)|(?P<relief>$relief)|(?P<away>$away)|(?P<undo>$undo)|(?P<harm>$harm)|(?P<neither>$neither))"
    r"\s(?P<it>$it)(?=[.,;:)]|$|\s(?:by|in|to|and|but|after|at|when|too|further|significantly|more)\b)"
)
_NOT = re.compile(r"\bnot\b|n['’]t\b|\bnever\b|\bfailed\b", re.IGNORECASE)
_RISK = _WORDS.compile(r"\b$risk\s(?:of|for)\b(?:(?![,;:]|\band\s\w+ed\b).)*$")
_CONFIDENCE = 0.66
_BESIDE = ("scorer.", "leaning.")
_TOLD = frozenset(
    {
        Predicate.CAUSES, Predicate.PREVENTS, Predicate.TREATS, Predicate.INCREASES, Predicate.DECREASES,
        Predicate.ASSOCIATED_WITH,
    }
)  # fmt: skip
_OPPOSITE = {
    Predicate.INCREASES: Predicate.DECREASES,
    Predicate.DECREASES: Predicate.INCREASES,
}
_THINGS = ILLS | PROTEINS | {Kind.PROCESS}
_RULES = {
    predicate: replace(pattern_free_rule(f"{predicate}.moved-it"), denial=False)
    for predicate in (
        Predicate.TREATS, Predicate.PREVENTS, Predicate.CAUSES, Predicate.INCREASES, Predicate.DECREASES,
    )
}  # fmt: skip
_DENYING = {predicate: replace(rule, negated=True) for predicate, rule in _RULES.items()}


def moving_it(
    row: Sequence[Mention],
    found: Sequence[Finding],
    text: str,
    start: int,
    end: int,
    endogenous: frozenset[str],
) -> list[Finding]:
    """What was `found`, with what drugs of later clauses do to what the first one tells of, and not to its drug.

    `endogenous`: labels of the body's own substances, of which "it" may be one.
    """
    if len(row) < 3 or not any(word in text[start:end] for word in _QUICK):
        return list(found)
    kept = list(found)
    for at, drug in enumerate(row):
        if at < 2 or drug.entity.kind not in INTERVENTIONS:
            continue
        clause = _CLAUSE.search(text, max(start, drug.start - _NEAR), drug.start)
        moves = _MOVES.match(text, drug.end) if clause is not None else None
        if clause is None or moves is None:
            continue
        before = [each for each in row[:at] if each.end <= clause.start("end")]
        thing = _spoken_of(before, endogenous)
        if thing is None:
            continue
        named = {each.entity.id for each in before}
        kept = [each for each in kept if not _is_misled(each, drug, thing, named)]
        kept += _moved(drug, thing, moves, kept, text)
    return kept


def _is_misled(finding: Finding, drug: Mention, thing: Mention, named: Collection[str]) -> bool:
    """Whether a finding takes "it" for a drug of the first clause, or only sees a drug and a thing side by side."""
    if finding.object.start == drug.start:
        return finding.predicate is Predicate.INTERACTS_WITH and finding.cue[1] <= thing.start
    if finding.subject.start != drug.start:
        return False
    if finding.object.start >= drug.end:
        return finding.object.entity.id in named
    return finding.object == thing and (
        finding.cue[0] < drug.start or finding.rule.name.startswith(_BESIDE)
    )


def _spoken_of(before: Sequence[Mention], endogenous: frozenset[str]) -> Mention | None:
    """The illness, protein or process that a clause with these names has last; None where it is no such thing."""
    for each in reversed(before):
        if each.entity.kind in _THINGS:
            return each if any(m.entity.kind in INTERVENTIONS for m in before) else None
        if each.entity.label.lower() in endogenous:
            return None
    return None


def _moved(
    drug: Mention, thing: Mention, moves: re.Match[str], found: Sequence[Finding], text: str
) -> Iterator[Finding]:
    """What a drug does to what the clause before was found to tell of."""
    told = [each.predicate for each in found if each.object == thing and each.cue[0] < drug.start]
    said = next((predicate for predicate in told if predicate in _TOLD), None)
    if said is None or any(
        each.subject.start == drug.start and each.object.entity == thing.entity for each in found
    ):
        return
    predicate = _meant(said, thing, moves, text)
    if predicate is not None:
        rules = _DENYING if _NOT.search(moves["how"]) else _RULES
        yield Finding(rules[predicate], drug, predicate, thing, moves.span("verb"), _CONFIDENCE)


def _meant(said: Predicate, thing: Mention, moves: re.Match[str], text: str) -> Predicate | None:
    """What the verb of the second clause says of an illness or measure, of which the first has `said` something."""
    if moves["neither"]:
        return said if _NOT.search(moves["how"]) and said in _RULES else None
    if thing.entity.kind not in ILLS:
        return _of_measure(said, moves)
    if moves["undo"] and said in HELPS:
        return None  # the relief, and not what was relieved
    if moves["more"] or moves["harm"]:
        return Predicate.CAUSES
    at_risk = _RISK.search(text, max(0, thing.start - _RISK_NEAR), thing.start) is not None
    if moves["away"] or at_risk or is_event(thing) or said is Predicate.PREVENTS:
        return Predicate.PREVENTS
    return Predicate.TREATS


def _of_measure(said: Predicate, moves: re.Match[str]) -> Predicate | None:
    """What the verb of the second clause says of a measure that the first has `said` to rise or to fall."""
    if said not in _OPPOSITE or moves["relief"] or moves["harm"] or moves["away"]:
        return None
    if moves["undo"]:
        return _OPPOSITE[said]
    return Predicate.INCREASES if moves["more"] else Predicate.DECREASES

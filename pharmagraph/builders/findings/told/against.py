"""What a drug acts against, where that brings an illness on: "X kills the worms that cause O" is no cause of O."""

from __future__ import annotations

from collections.abc import Sequence

from pharmagraph.builders.findings.events import is_event
from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.rules.ruleset import pattern_free_rule
from pharmagraph.builders.text.anyof import AnyOf
from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import ILLS, INTERVENTIONS
from pharmagraph.ontology.predicates import ACTS_ON_ILLS, Predicate

_WORDS = Wording.beside("pharmagraph.builders.findings.told", "against.toml")
_RULES = {
    Predicate.TREATS: pattern_free_rule("treats.what-causes"),
    Predicate.PREVENTS: pattern_free_rule("prevents.what-causes"),
}
_CONFIDENCE = 0.66
_FARTHEST = 110  # characters between a drug and the illness
_THAT = AnyOf([" that ", " which ", " who ", *_WORDS.pieces(("$behind", "$bringing"))])
_QUICK = _WORDS.looked_for("brings", "bringing", "behind")
# between the drug and the illness: what it does, to what, and that this brings the illness on
_AGAINST_CAUSE = _WORDS.compile(
    r"(?:[^.;:]*?[\s,])?(?:(?P<against>$against)|(?P<beforehand>$beforehand))\s(?:(?!and\b|but\b)[\w'’/-]+\s){0,8}?"
    r"(?:(?:that|which|who)\s(?:$perhaps\s){0,3}$brings|$behind|(?<=\s)$agents\s$bringing)\s(?:(?!and\b|but\b)[\w'’-]+\s){0,5}"
)


def against(
    row: Sequence[Mention], found: Sequence[Finding], text: str, start: int, end: int
) -> list[Finding]:
    """What was `found`, with illnesses as treated whose causes a drug acts against, and not as its harm."""
    sentence = text[start:end].lower()
    if not (_THAT.is_in(sentence) and _QUICK.is_in(sentence)):
        return list(found)
    kept: list[Finding] = []
    said: set[tuple[str, int]] = set()
    for each in found:
        meant = _meant(each.subject, each.object, text) if _is_harm(each) else None
        if meant is None:
            kept.append(each)
        if meant is not None or each.predicate in ACTS_ON_ILLS:
            said.add((each.subject.entity.id, each.object.start))
        if meant is not None:
            kept.append(_finding(meant[0], each.subject, each.object, meant[1]))
    for at, ill in enumerate(row):
        if ill.entity.kind not in ILLS:
            continue
        for drug in reversed(row[:at]):
            if drug.entity.kind not in INTERVENTIONS or (drug.entity.id, ill.start) in said:
                continue
            meant = _meant(drug, ill, text)
            if meant is not None:
                kept.append(_finding(meant[0], drug, ill, meant[1]))
                break
    return kept


def _is_harm(finding: Finding) -> bool:
    return finding.predicate is Predicate.CAUSES and finding.subject.end <= finding.object.start


def _meant(drug: Mention, ill: Mention, text: str) -> tuple[Predicate, tuple[int, int]] | None:
    """What a drug does to the illness whose cause it acts against, and the word for it."""
    if not 0 < ill.start - drug.end <= _FARTHEST:
        return None
    match = _AGAINST_CAUSE.fullmatch(text, drug.end, ill.start)
    if match is None:
        return None
    cue = match.span("beforehand" if match["beforehand"] else "against")
    return (Predicate.PREVENTS if match["beforehand"] or is_event(ill) else Predicate.TREATS), cue


def _finding(predicate: Predicate, drug: Mention, ill: Mention, cue: tuple[int, int]) -> Finding:
    return Finding(_RULES[predicate], drug, predicate, ill, cue, _CONFIDENCE)

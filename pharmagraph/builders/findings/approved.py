"""What a drug treats as far as its approval tells: "the FDA granted approval to X in 2020, for gout"."""

from __future__ import annotations

from collections.abc import Sequence

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.findings.what_for import indications
from pharmagraph.builders.rules.ruleset import pattern_free_rule
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.predicates import ACTS_ON_ILLS, Predicate

RULE = pattern_free_rule("approved.indication")
"""What stands for a rule in these findings. One that is denied says nothing: what is not approved may help."""

_CONFIDENCE = 0.65


def with_indications(
    kept: list[Finding], row: Sequence[Mention], text: str, start: int
) -> list[Finding]:
    """The findings of a sentence that begins at `start`, with what drugs treat for which it tells an approval."""
    told = [each for each in kept if each.predicate is Predicate.APPROVED_BY]
    if not told:
        return kept
    known = {_pair(each) for each in kept if each.predicate in ACTS_ON_ILLS}
    new: list[Finding] = []
    for each in told:
        if each.rule.negated:
            continue
        for ill in indications(each.object, row, text, start):
            pair = each.subject.entity.id, ill.entity.id
            if pair not in known and ill.start > each.cue[0]:
                known.add(pair)
                new.append(
                    Finding(RULE, each.subject, Predicate.TREATS, ill, each.cue, _CONFIDENCE)
                )
    return kept + new


def _pair(finding: Finding) -> tuple[str, str]:
    return finding.subject.entity.id, finding.object.entity.id

"""Amounts that only stand in one sentence with a name: "higher X than S did", "S was down, and X was raised"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import DRUGS, INTERVENTIONS
from pharmagraph.ontology.predicates import Predicate

_LEVELS = ("moves.level", "moves.rose", "moves.fell")
_THAN = re.compile(r"\bthan\s(?:\w+\s){0,2}$")
# "S prolongs X", "the X-lowering effect of S": said of S, whatever it is
_DOES = re.compile(r"(?:prolong|lengthen|extend|speed|slow|shorten)", re.IGNORECASE)
_ACTION_OF = re.compile(r"(?:lower|reduc)ing\s\w+\sof\b", re.IGNORECASE)
# a substance of the body that was given
_GIVEN = re.compile(
    r"(?:\s\([^()]{1,20}\))?[-\u2010-\u2013\s](?:treat|fed|group|therap|administ|infus|inject|suppl|replac|appl)"
)
_APPLIED = re.compile(
    r"\b(?:applied|administered|given|exogenous|oral|intravenous|injected|infused)\s(?:[\w-]+\s)?$"
)
# ... or behind what it did: "cortisol rose after corticotropin", not "X fell, and the symptoms induced by S"
_BROUGHT = re.compile(
    r"(?P<itself>\b(?:induced|evoked|caused|mediated)\s)?\b(?:by|after|following|with|upon|on|during|under)\s(?:[\w-]+\s){0,2}$"
)
_LOWER = "lower"  # a verb, right behind the drug that does it
_NEAR = 30  # characters


def is_only_beside(
    finding: Finding, text: str, row: Sequence[Mention], endogenous: Collection[str]
) -> bool:
    """Whether an amount was higher or lower where the subject is no drug that was given, or is a measure.

    `row`: all that the sentence names; `endogenous`: labels of substances of the body.
    """
    if not finding.rule.name.startswith(_LEVELS):
        return False
    subject, cue = finding.subject, finding.cue
    if _DOES.match(text, *cue) if subject.end <= cue[0] else _ACTION_OF.match(text, cue[0]):
        return False
    if finding.predicate is Predicate.MODULATES:  # what comes of the want of a protein
        return False
    if subject.entity.kind not in INTERVENTIONS:
        return True
    near = max(0, subject.start - _NEAR)
    if (
        subject.entity.label.lower() in endogenous
        and not _GIVEN.match(text, subject.end)
        and not _APPLIED.search(text, near, subject.start)
        and not _is_brought(finding, text)
    ):
        return True
    if _THAN.search(text, near, subject.start):
        return True
    return (
        cue[1] <= subject.start
        and text[slice(*cue)].lower() == _LOWER
        and any(each.entity.kind in DRUGS and each.end + 1 == cue[0] for each in row)
    )


def _is_brought(finding: Finding, text: str) -> bool:
    """Whether the subject stands behind what it did, as what brought it about."""
    begin, start = finding.cue[1], finding.subject.start
    brought = _BROUGHT.search(text, max(begin, start - _NEAR), start) if begin <= start else None
    return brought is not None and not (brought["itself"] and " and " in text[begin:start])

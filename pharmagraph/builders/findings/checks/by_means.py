"""By what means a drug acts on another: in "A raises B by inhibiting E", E is inhibited by A, and not by B."""

from __future__ import annotations

import re

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.ontology.kinds import DRUGS

# what stands between the drug that is acted on and the word for the means
_BY = re.compile(
    r"(?:\s(?:levels?|concentrations?|exposure|metabolism|clearance|toxicity|bleeding))?,?"
    r"\s(?:partly\s|mainly\s|probably\s|possibly\s|in\spart\s)?(?:by|through|via)\s(?:means\sof\s)?"
    r"(?:(?:the|its|their|an?|strong|potent|selective|partial|direct|additional|competitive|reversible|irreversible)\s)*",
    re.IGNORECASE,
)
_ALSO = re.compile(r"(?:\s?\([^()]*\))?(?:,\s|,?\s(?:and|or)\s)[\w\s,-]{0,60}")


def by_their_agent(findings: list[Finding], text: str) -> list[Finding]:
    """The findings of a sentence; what a drug is said to do "by" some means is that of the drug that acts on it.

    To be asked of what the rules found, so that the scorer can agree, and again of what the scorer added.
    """
    acted_on = {
        each.object.start: each
        for each in findings
        if each.object.entity.kind in DRUGS
        and each.subject.entity.kind in DRUGS
        and each.subject.end <= each.cue[0]
        and each.cue[1] <= each.object.start
    }
    if not acted_on:
        return findings
    said = {(each.subject.start, each.predicate, each.object.start) for each in findings}
    kept: list[Finding] = []
    for each in findings:
        other = acted_on.get(each.subject.start)
        if other is None or not _is_means(each, text):
            kept.append(each)
            continue
        own = other.subject.start, each.predicate, each.object.start
        if own not in said:
            said.add(own)
            kept.append(each._replace(subject=other.subject))
    return kept


def _is_means(finding: Finding, text: str) -> bool:
    """Whether "by" stands between the subject, or the list that it begins, and the cue."""
    at, cue = finding.subject.end, finding.cue[0]
    if _BY.fullmatch(text, at, cue):
        return True
    more = _ALSO.match(text, at, cue)
    return more is not None and any(
        _BY.fullmatch(text, place, cue)
        for place in range(at, more.end() + 1)
        if text[place : place + 1] in " ,"
    )

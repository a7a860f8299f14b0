"""Whether a time is that in which a drug sets in, or for which it works: "relief over 24 hours" is no onset."""

from __future__ import annotations

import re

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.text.wording import Wording

_WORDS = Wording.beside("pharmagraph.builders.findings.checks", "onsets.toml")
_RULE = "onset"
_DOES = _WORDS.compile("$does")
_SETS_IN = _WORDS.compile(r"\b$sets_in\s(?:$about\s)?$")
_ITSELF = _WORDS.compile(r"$sets_in\s")  # the word may belong to the time: "within hours"
_OF_STUDY = _WORDS.compile(r"[\s-](?:[\w-]+\s){0,2}?$of_study\b")
# measured at minutes, it is how fast a drug works; at hours and weeks, when somebody came to see
_AT = re.compile(r"\bat\s(?:about\s)?$", re.IGNORECASE)
_MINUTES = re.compile(r"min", re.IGNORECASE)
_NEAR = 30  # characters
_LASTS = "duration"
# "treatment with S lasted 12 weeks": so long was it given
_COURSE_OF = _WORDS.compile(r"(?<!\bof\s)\b$course\s(?:with|of|on)\s(?:[\w-]+\s){0,2}$")


def is_no_onset(finding: Finding, text: str) -> bool:
    """Whether the time behind what a drug does is not the one in which it begins to do so, or for which it does."""
    if finding.rule.name == _LASTS:
        at = finding.subject.start
        return _COURSE_OF.search(text, max(0, at - _NEAR), at) is not None
    if finding.rule.name != _RULE or not _DOES.fullmatch(text, *finding.cue):
        return False
    object_ = finding.object
    near = max(finding.cue[1], object_.start - _NEAR)
    begins = (
        _ITSELF.match(object_.text) is not None
        or _SETS_IN.search(text, near, object_.start) is not None
        or _is_of_minutes(finding, text, near)
    )
    return not begins or _OF_STUDY.match(text, object_.end) is not None


def _is_of_minutes(finding: Finding, text: str, near: int) -> bool:
    """Whether the time is told in minutes, "at" which something was seen."""
    object_ = finding.object
    return (
        _MINUTES.search(object_.text) is not None
        and _AT.search(text, near, object_.start) is not None
    )

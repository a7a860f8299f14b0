"""Harm for which no drug is blamed: it was only looked for, was there before, or goes with too little of a substance.

The words stand in `unblamed.toml`. All functions take offsets in the text.
"""

from __future__ import annotations

import re

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.text.wording import Wording

_WORDS = Wording.beside("pharmagraph.builders.findings.checks", "unblamed.toml")
_NEAR = 45  # characters
_FAR = 110
_BY_ORDER = frozenset({"causes.after", "causes.developed"})
_BY_BOND = frozenset({"causes.associated", "causes.due-to", "causes.developed"})
_RECORDED = _WORDS.compile(r"\b$recorded\s[^;:.]*$")
_CAME = _WORDS.compile(r"\b$came\b")
# ", and treatment with X was started"
_BEFORE_IT = re.compile(
    r"(?:(?!\b(?:after|when|once|since|until|while|as|who|that)\b)[^;.])*?\s(?:and|so|hence|therefore)\s(?:[\w-]+\s){0,3}?",
    re.IGNORECASE,
)
_BEGUN = _WORDS.compile(
    r"(?:\s\([^()]{1,30}\))?(?:\s$given)?\s(?:was|were)\s(?:\w+ly\s|then\s|also\s){0,2}$begun\b"
)
_LESS = _WORDS.compile(r"\b$less\s(?:(?!$amount\b)[\w-]+\s){0,2}$")
_VIEWS_ON = re.compile(r"\s[\w'-]+(?:\s[\w-]+){0,3}?\s(?:on|about|between|against|upon)\s")
_BECAUSE = re.compile(r"because\b", re.IGNORECASE)


def is_unblamed(finding: Finding, text: str, start: int) -> bool:
    """Whether a drug that a loose rule joins with a harm, in the sentence from `start` on, has no part in it."""
    name, subject, object_ = finding.rule.name, finding.subject, finding.object
    if name in _BY_BOND and _LESS.search(text, max(start, subject.start - _NEAR), subject.start):
        return True
    if (
        name == "causes.due-to"
        and _BECAUSE.match(text, finding.cue[0])
        and _VIEWS_ON.search(text, finding.cue[1], max(finding.cue[1], subject.start))
    ):
        return True  # "because of differing views on X"
    if name not in _BY_ORDER:
        return False
    if _BEGUN.match(text, subject.end) and _BEFORE_IT.fullmatch(
        text, object_.end, max(object_.end, subject.start)
    ):
        return True
    recorded = _RECORDED.search(text, max(start, object_.start - _FAR), object_.start)
    return (
        recorded is not None
        and _CAME.search(text, recorded.start(), max(object_.end, subject.start)) is None
    )

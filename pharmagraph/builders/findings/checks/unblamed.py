"""Harm for which no drug is blamed: it was only looked for, was there before, or goes with too little of a substance.

The words stand in `unblamed.toml`. All functions take offsets in the text.
"""

from __future__ import annotations

import re

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Mention

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
# "cough before and after S"
_BEFORE_AND_AFTER = re.compile(
    r"\b(?:before\s(?:and|or|to)|(?:baseline|before)\b[^.;]{0,40}\band)\safter\b", re.IGNORECASE
)
_STILL = _WORDS.compile(r"\b(?:with\s(?:[\w-]+\s){0,2}?$still|$earlier)\s(?:[\w-]+\s){0,2}$")
_WITH = re.compile(r"\bwith\s(?:[\w-]+\s)?$", re.IGNORECASE)
_STILL_IT = _WORDS.compile(r"$still\s")
_FAILED = _WORDS.compile(r"(?:\s$of_treatment)?\s$failed\b")
_FAILURE_OF = _WORDS.compile(r"\b$failed\s(?:of|to|with|on)\s(?:[\w-]+\s){0,2}$")
_MEASURED_IN = _WORDS.compile(r"\b$measured\sin\s(?:[\w-]+\s){0,3}$")
# "who develop ulcers or who begin with S"
_OR_WHO = re.compile(
    r"\bor\s(?:(?:in|of|for)\s)?(?:who|those|were|are|was|had|with)\b", re.IGNORECASE
)
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
    if _had_it_all_along(subject, object_, text, start):
        return True
    recorded = _RECORDED.search(text, max(start, object_.start - _FAR), object_.start)
    return (
        recorded is not None
        and _CAME.search(text, recorded.start(), max(object_.end, subject.start)) is None
    )


def _had_it_all_along(subject: Mention, harm: Mention, text: str, start: int) -> bool:
    """Whether the patients had the illness before the drug was given, or in spite of it, or others had it."""
    before = max(start, harm.start - _NEAR)
    if _STILL.search(text, before, harm.start) or _MEASURED_IN.search(text, before, harm.start):
        return True
    if _STILL_IT.match(harm.text) and _WITH.search(text, before, harm.start):
        return True
    if subject.start < harm.start:
        return _OR_WHO.search(text, subject.end, harm.start) is not None
    between = harm.end, subject.start
    return (
        _BEFORE_AND_AFTER.search(text, *between) is not None
        or _OR_WHO.search(text, *between) is not None
        or _FAILED.match(text, subject.end) is not None
        or _FAILURE_OF.search(text, *between) is not None
    )

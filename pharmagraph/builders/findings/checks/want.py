"""Harm that comes of the want of a drug, of what handles it, or that grew rarer with it: none that the drug does.

The words stand in `want.toml`. All functions take offsets in the text.
"""

from __future__ import annotations

from pharmagraph.builders.context.tried import is_withheld
from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.text.wording import Wording

_WORDS = Wording.beside("pharmagraph.builders.findings.checks", "want.toml")
_FAR = 140  # characters
# "those in whom S has failed"
_FAILS = _WORDS.compile(r"(?:\s$giving)?\s(?:$want\b|(?:(?:has|have|had)\s)?failed\b(?!\sto\b))")
_HANDLES = _WORDS.compile(
    r"(?:\s$perhaps)?\s$changes\s(?:the\s)?(?:[\w-]+\s)?$handling\s(?:of|from)\s(?:[\w-]+\s){0,2}"
)
_FELL = _WORDS.compile(r"(?:\s[\w-]+){0,4}?\s$fell\b[^.;:]*\b$after\b(?:(?!\b$withdrawn\b)[^.;:])*")
_TAKEN_AWAY = _WORDS.compile(r"[^.;:]{0,30}\b$withdrawn\b")
_GIVEN_BECAUSE = _WORDS.compile(
    r"[^.;:]*\b$given\b[^.;:]*\b(?:because|since|as)\s(?!$itself\b)(?:[\w-]+\s){1,6}"
)


def is_of_want(finding: Finding, text: str, start: int) -> bool:
    """Whether the harm of a finding, in the sentence from `start` on, is not the drug's doing.

    "Too little X causes Y", "missing a dose of X", "Y slows the breakdown of X", "deaths from Y fell after X came",
    "X is given because Z causes Y".
    """
    subject, object_, cue = finding.subject, finding.object, finding.cue
    if is_withheld(text[start : subject.start]) or _FAILS.match(text, subject.end):
        return True
    if object_.end <= subject.start:
        if subject.start > object_.end + _FAR:
            return False
        between = object_.end, subject.start
        return _HANDLES.fullmatch(text, *between) is not None or (
            _FELL.fullmatch(text, *between) is not None
            and _TAKEN_AWAY.match(text, subject.end) is None
        )
    return subject.end <= cue[0] <= subject.end + _FAR and (
        _GIVEN_BECAUSE.fullmatch(text, subject.end, cue[0]) is not None
    )

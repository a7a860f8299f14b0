"""Illnesses of which the end is told, or less: "produced high rates of H. pylori eradication", "resolution of cough".

The words stand in `ended.toml`. All functions take offsets in the text.
"""

from __future__ import annotations

from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Mention

_WORDS = Wording.beside("pharmagraph.builders.findings.checks", "ended.toml")
_REACH, _NEAR = 110, 60  # characters
_ITS_END = _WORDS.compile(r"(?:\s\([^()]{1,12}\))?[\s-](?:(?:and|or)\s\w+\s)?$its_end\b(?!-)")
_ANSWERS = _WORDS.compile(r"\b$answering$")
_RESPONSE = _WORDS.compile(r"[\s-]$response\b")
# a list runs on to the illness: "resolution of nausea, cough and itching"
_END_OF = _WORDS.compile(
    r"\b$end_of\s(?:$told_as\s)?(?:both\s)?(?:of|in|for)\s"
    r"(?:(?!(?:$another)\b|(?:and|or)\s(?:an?|the|in)\b)[\w'\u2019-]+(?:\.\d+)?%?(?:\s\([^()]{1,12}\))?(?:,\s(?:and\s|or\s)?|\s)){0,9}$"
)
_OVER = _WORDS.compile(r"\b$over\s(?:[\w-]+\s)?$")
_EASED = _WORDS.compile(
    r"(?:\s(?:scores?|symptoms?|severity|intensity|frequency))?\s"
    r"(?:(?:$having\s)?(?:\w+ly\s)?$eased|$being\s(?:$having\s|\w+ly\s)?(?:(?:much|far|even)\s)?$eased_by)\b"
)
_BROUGHT_BY = _WORDS.compile(r"[^.;]{0,60}?(?<!was)(?<!been)\s$brought_by\b")
_LEFT_OFF = _WORDS.compile(r"\b$left_off\b")


def is_of_its_end(subject: Mention, illness: Mention, text: str) -> bool:
    """Whether the words tell that the illness ended or became less, and not because the drug was left off."""
    if not _is_ended(illness, text):
        return False
    first, last = sorted((subject, illness), key=lambda each: each.start)
    if _LEFT_OFF.search(text, max(0, first.start - _NEAR), last.end + _NEAR):
        return False
    return (
        last is illness
        or has_eased(illness, text)
        or not _BROUGHT_BY.match(text, first.end, last.start)
    )


def has_eased(illness: Mention, text: str) -> bool:
    """Whether the verb behind an illness says that it became less: "pain went away"."""
    return _EASED.match(text, illness.end) is not None


def _is_ended(illness: Mention, text: str) -> bool:
    if _ITS_END.match(text, illness.end) or has_eased(illness, text):
        return True
    if _ANSWERS.search(text, illness.start, illness.end) and _RESPONSE.match(text, illness.end):
        return True
    before = max(0, illness.start - _REACH)
    return (
        _END_OF.search(text, before, illness.start) is not None
        or _OVER.search(text, before, illness.start) is not None
    )

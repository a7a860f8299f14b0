"""Denials beside a treatment that it outlives: of a measure in those who are ill, of some of them, of one course.

The words stand in `elsewhere.toml`. All functions take a sentence in small letters.
"""

from __future__ import annotations

import re

from pharmagraph.builders.context.context import Scope
from pharmagraph.builders.text.wording import Wording

Span = tuple[int, int]
Places = tuple[Span, Span, Span]

_WORDS = Wording.beside("pharmagraph.builders.context", "elsewhere.toml", flags=0)
# of whom something is told, right before a denial: "patients with gout not achieving ..."
OF_WHOM = _WORDS.compile(r"\b$people\s(?:with\s[^,;:.]{1,40}\s)?$")
FURTHER = _WORDS.compile(r"\s$further\b")

# ---- what is measured in those who have an illness

_MEASURED = _WORDS.compile(
    r"\b(?:$alter\b\s(?!(?:in|among|with|during)\b)[^,;:.]{2,80}?"
    r"|$effect\s(?:of\s[^,;:.]{1,60}?\s)?(?:on|upon)\s(?!$people\b)[^,;:.]{2,60}?"
    r"|$change\s(?:in|between)\s(?!$people\b)[^,;:.]{2,60}?)"
    r"\s(?:in|among|during)\s[^;:]{0,80}$"
)
_PREDICTS = _WORDS.compile(r"\b$tells\b")
_OF_ILLNESS = _WORDS.compile(r"\b$of_illness\b")
_MEASURE_REACH = 80  # characters before a denial: "renin was not altered by"

# ---- of some patients only

_SHARE = (
    r"(?:(?:$about)\s)*(?:(?!100\b)\d[\d.]*\s?(?:%|per\scent|percent)(?:\s\([^()]{1,20}\))?(?:\sof)?"
    r"|(?!0\b)\d+\s\((?!100)\d[\d.]*\s?%\)|(?:an?\s|the\s)?(?:[\w-]+\s)?$share(?:\sof)|\d+\s(?:\(\d[\d.]*%\)\s)?(?:of|out\sof)\s(?:the\s)?\d+)"
)
_IN_SHARE = _WORDS.compile(
    rf"[^,;:.]{{0,80}}?\b(?:in|for|of)\s(?:{_SHARE}|(?:$some)\s(?:of\s)?(?:[\w-]+\s){{0,2}}?$people\b)"
)
_SHARE_WHO = _WORDS.compile(
    rf"(?:^|[.,;:]\s|\b(?:and|but|that|as|although|while)\s)(?:{_SHARE}\s|(?:(?:$about)\s)?(?:$some|\d+)\s(?:of\s)?)"
    r"(?:(?:the|these|our|all|those)\s)?(?:[\w-]+\s){0,2}?$people\b[^,;:.]{0,90}?$"
)
_RESPOND = _WORDS.compile(r"(?:\s\w+)?\s$of_response\b")
_WHO_REACH = 140  # characters
_SOME_REACH = 100

# ---- of one course, or of something else than help

_FAILURE_TO = re.compile(
    r"(?:,?\s(?!(?:due|owing|related|secondary|in|was|is)\b)[\w-]+){0,8}?\sto\s"
)
_ASKED = _WORDS.compile(r"\b$asked\s(?:the\s|a\s)?$")
_AUXILIARY = _WORDS.compile(r"\b$auxiliary\b")
_FINDING = _WORDS.compile(r"\b$finding\s(?:of|for)\s(?:[\w-]+\s){0,2}$")
_NO_GOOD = _WORDS.compile(r"\b$no_good\b")
_WHEN_NOT = _WORDS.compile(r"\b$when_not\b[^,;:.]*$")
_OF_USE = frozenset({"treats.role-in", "treats.in", "treats.for"})
_INSTEAD = frozenset({"opposed to", "rather than", "instead of"})
_NEAR = 30  # characters


def is_of_no_treatment(scope: Scope, text: str, places: Places, rule: str) -> bool:
    """Whether a denial beside a treatment is not of the good that it does."""
    _, subject, object_ = places
    before_object = scope.cue_end, max(scope.cue_end, object_[0])
    return (
        is_of_measure(text, scope.cue_start, object_)
        or _PREDICTS.search(text, *before_object) is not None
        or _is_of_some(scope, text)
        or _is_of_failed_course(scope, text, subject)
        or (scope.cue in _INSTEAD and ".noun" in rule)
        or FURTHER.match(text, scope.cue_end) is not None
        or _FINDING.search(text, *before_object) is not None
        or _is_first_tried(scope, text)
        or (scope.cue.startswith("despite") and rule in _OF_USE)
    )


def in_some(scope: Scope, text: str) -> bool:
    """Whether what is denied is so only in some of the patients: "in 12 of 40", but not "except in a few"."""
    share = _IN_SHARE.match(text, scope.cue_end, scope.cue_end + 2 * _SOME_REACH)
    return share is not None and "except" not in share[0]


def is_of_measure(text: str, at: int, illness: Span) -> bool:
    """Whether what is denied from a place on is a change of something measured in those who have an illness.

    >>> is_of_measure("no effect on renin in gout", 0, (22, 26)), is_of_measure("no effect in gout", 0, (13, 17))
    (True, False)
    """
    return (
        at < illness[0]
        and _MEASURED.search(text, at, illness[0]) is not None
        and _OF_ILLNESS.search(text, max(0, at - _MEASURE_REACH), illness[0]) is None
    )


def _is_of_some(scope: Scope, text: str) -> bool:
    """Whether a treatment is said not to have helped some: "fails in nearly a third of", "half did not respond"."""
    if scope.of_item:
        return False
    if in_some(scope, text):
        return True
    return (
        _SHARE_WHO.search(text, max(0, scope.cue_start - _WHO_REACH), scope.cue_start) is not None
        and _RESPOND.match(text, scope.cue_end) is not None
    )


def _is_of_failed_course(scope: Scope, text: str, subject: Span) -> bool:
    """Whether one course of a treatment failed, of which something else is told: "failure of X in Y was predicted"."""
    if (
        scope.cue != "failure of"
        or scope.cue_end > subject[0]
        or _FAILURE_TO.match(text, subject[1])
    ):
        return False
    before = max(0, scope.cue_start - _NEAR)
    return (
        _ASKED.search(text, before, scope.cue_start) is not None
        or _AUXILIARY.search(text, subject[1]) is not None
    )


def _is_first_tried(scope: Scope, text: str) -> bool:
    """Whether a treatment did no good before another came: "after X has proven fruitless"."""
    return (
        _NO_GOOD.search(text, scope.cue_start, scope.cue_end) is not None
        and _WHEN_NOT.search(text, max(0, scope.cue_start - _WHO_REACH), scope.cue_start)
        is not None
    )

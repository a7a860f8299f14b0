"""Denials beside a harm or an effect that are of another drug, or of something else than that it was brought about.

The words stand in `elsewhere.toml`. All functions take a sentence in small letters.
"""

from __future__ import annotations

import re

from pharmagraph.builders.context.context import Scope
from pharmagraph.builders.context.unhelped import OF_WHOM, Places, Span, in_some
from pharmagraph.builders.context.unseen import UNSEEN
from pharmagraph.builders.text.wording import Wording

_WORDS = Wording.beside("pharmagraph.builders.context", "elsewhere.toml", flags=0)
_RELATIVE = re.compile(
    r",?\s(?:which|that)\s|\sas\s(?:seen|observed|found|reported|noted|is|was|with|in|occurs)\b"
)
_OF_ANOTHER = re.compile(r"\sof\s(?!(?:it|this|these|both|either)\b)")
_NO_EFFECT = _WORDS.compile(r"(?:\s[\w-]+){0,3}?\s$effect\s(?:on|upon)\b")
_LESSENS = _WORDS.compile(r"\b$lessens\b")
_IN_WHOM = re.compile(r"\b(?:in|among|of)\s(?:[\w-]+\s){0,2}$")
_NEED = _WORDS.compile(r"\b$need\b")
_WHO = _WORDS.compile(r"\s$people\b")
_NEAR = 30  # characters


def is_of_other_cause(scope: Scope, text: str, places: Places, rule: str) -> bool:
    """Whether harm, or an effect, is denied of another drug, or something else than it is."""
    _, subject, object_ = places
    if rule.startswith("treats."):  # "was not needed before X for sedation"
        return (
            _NEED.search(text, scope.cue_start, max(scope.cue_end, min(subject[0], object_[0])))
            is not None
        )
    if (
        scope.of_item
        and rule.startswith("scorer.")
        and scope.cue_end <= object_[0] < object_[1] <= subject[0]
    ):
        return True  # "ends pain, but not the analgesia of X"
    if _is_of_no_harm(scope, text, object_):
        return True
    if rule in UNSEEN and in_some(scope, text):
        return True
    if object_[1] <= subject[0] and scope.cue_end <= object_[0]:
        far = subject[0] - object_[1] > _NEAR  # "no analgesic effect of A was seen after X"
        if rule in UNSEEN and far and _OF_ANOTHER.match(text, object_[1]):
            return True
        # "had no cough, which is common with X"
        return _RELATIVE.search(text, object_[1], subject[0]) is not None
    return (
        rule in UNSEEN
        and subject[1] <= object_[0]
        and _OF_ANOTHER.match(text, object_[1]) is not None
    )


def _is_of_no_harm(scope: Scope, text: str, harm: Span) -> bool:
    """Whether an effect on it is denied, or that it was helped, or who has it: "no effect on Y", "in Y patients"."""
    if scope.of_item and harm[1] <= scope.cue_start:  # "Y was reduced by A, but not by X"
        return _LESSENS.search(text, harm[1], scope.cue_start) is not None
    if scope.cue.startswith("free") and OF_WHOM.search(text, 0, scope.cue_start):
        return True
    if _NO_EFFECT.match(text, scope.cue_end, max(scope.cue_end, harm[0])):
        return True
    return (
        _WHO.match(text, harm[1]) is not None
        and _IN_WHOM.search(text, max(0, harm[0] - _NEAR), harm[0]) is not None
    )

"""Doubts that do not reach what a sentence takes for granted: how a drug was given, and with what it was compared.

"Oral X may be effective" doubts the effect and not the route; "X appeared to be better than Y" doubts which of the
two is better, and not that they were compared. All functions take a sentence in small letters and offsets in it.
"""

from __future__ import annotations

from pharmagraph.builders.context.context import Scope
from pharmagraph.builders.text.wording import Wording
from pharmagraph.ontology.kinds import Certainty

Span = tuple[int, int]

_WORDS = Wording.beside("pharmagraph.builders.context", "in_passing.toml", flags=0)
_MAY_GIVE = _WORDS.compile(r"\s+(?:(?:$meanwhile|\w+ly)\s+){0,4}$give\b")
_IF_GIVEN = _WORDS.compile(r"[^,;:.]{0,80}?\b(?:is|are|was|were|be|been|to)\s(?:\w+ly\s)?$give\b")
_GIVING = _WORDS.compile(r"\b$give\b")
_MODAL = _WORDS.compile(r"\b$modal\b")
_COMING = _WORDS.compile(r"\b$coming")
_CONDITION = _WORDS.compile(r"$condition\b")
_A_FORM = _WORDS.compile(r"\b(?:an?|new|novel)\s(?:[\w-]+\s){0,4}?$a_form\b")
_TO_COME = _WORDS.compile(r"\b$to_come\b|\?")
_NEAR = 40  # characters


def doubts_giving(scope: Scope, text: str, drug: Span, how: Span) -> bool:
    """Whether a scope that doubts something doubts that the drug is given so."""
    if scope.cue == "?":
        return _GIVING.search(text, 0, max(drug[1], how[1]) + _NEAR) is not None
    if _COMING.search(scope.cue):
        return True
    if scope.of_claims:
        return False
    if _CONDITION.match(scope.cue):
        return _IF_GIVEN.match(text, scope.cue_end) is not None
    if not _MODAL.match(scope.cue):
        return False
    if _MAY_GIVE.match(text, scope.cue_end):
        return True
    # "an inhaled form could help": there is none yet
    first, last = min(drug[0], how[0]), max(drug[1], how[1])
    return (
        last <= scope.cue_start < last + _NEAR
        and _A_FORM.search(text, max(0, first - _NEAR), scope.cue_start) is not None
    )


def doubts_comparison(scope: Scope, cue: Span) -> bool:
    """Whether a scope says that two drugs are yet to be compared: what came of it may be in doubt."""
    if scope.certainty is Certainty.UNKNOWN:  # "no trials of X versus Y were found"
        return scope.cue_end <= cue[0]
    if _TO_COME.search(scope.cue):
        return True
    return scope.cue.startswith("to ") and scope.cue_start < cue[1] <= scope.cue_end  # "to compare"

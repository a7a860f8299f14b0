"""Harm that was not seen: whether words that name no cause deny the harm, or something else about it.

The words stand in `hollow.toml`, with those of the other denials that say nothing of a claim. All functions take a
sentence in small letters.
"""

from __future__ import annotations

import re
from itertools import pairwise

from pharmagraph.builders.context.context import Scope
from pharmagraph.builders.text.wording import Wording

Span = tuple[int, int]
Places = tuple[Span, Span, Span]

_WORDS = Wording.beside("pharmagraph.builders.context", "hollow.toml", flags=0)
_PHRASE = 60  # characters before a name
_NEAR = 30  # characters

# ---- who takes it

# who takes it, and what is denied of something else: "in patients receiving X, Y did not prevent"
TAKING = _WORDS.compile(
    r"\b(?:in|of|among|for)\s(?:[\w-]+\s){0,2}?$people\s(?:who\s(?:$auxiliary\s)?)?$taking\s(?:[\w-]+\s){0,4}$"
)

# ---- harm that is not seen

UNSEEN = frozenset({
    "causes.after", "causes.developed", "causes.suffered", "causes.complained-of", "causes.were-seen", "causes.case-of",
    "causes.absent", "causes.common-with", "causes.effects-of", "causes.side-effects", "causes.side-effects-listed",
    "causes.due-to", "scorer.drug-causes",
})  # fmt: skip
_SOME = _WORDS.compile(
    r"(?:^|[.,;:]\s|\band\s)(?:the\s|an?\s)?(?:[\w-]+\s){0,2}?(?:(?:$some|\d+)\s(?:\(\d+%?\)\s)?(?:of\s)?(?:the\s|these\s)?(?:[\w-]+\s){0,2}?$people\b"
    r"|(?:in\s)?(?:[\d.]+\s?%|$share\sof\s))"
)
_IN_SOME = _WORDS.compile(
    r"[^,;:.]{0,60}?\bin\s(?:(?!100)[\d.]{1,5}\s?%|(?:$some)\s(?:of\s)?(?:[\w-]+\s){0,2}$people\b)"
)
_BEFOREHAND = _WORDS.compile(r"[^,;:.]{0,20}?\b$beforehand\b")
_SEVERE = _WORDS.compile(r"\b$severe\s(?:[\w-]+\s){0,2}$")
_MILD = _WORDS.compile(r"\b$mild\b")
_TREATED = _WORDS.compile(r"(?:.*[\s-])?$treated")
_AGAIN = _WORDS.compile(r"\b(?:$again\s(?:of|in)|$further)\s(?:[\w-]+\s){0,2}(?:of\s)?$")
_OTHER = _WORDS.compile(r"$other")
_FRAME = _WORDS.compile(r"$frame")
_OF_FRAME = frozenset({"of", "in", "to", "for", "from", "with"})
_WORD = re.compile(r"[\w'\u2019-]+")
_HAPPENED = _WORDS.compile(r"\b$happened\b")
_LINKED = re.compile(r"\b(?:associated|related|correlated|linked)\b")
_HAPPENED_REACH = 35  # characters


def of_other_harm(scope: Scope, text: str, places: Places) -> bool:
    """Whether words that name no cause deny something else than the harm, or only that some had it."""
    object_ = places[2]
    if scope.cue.startswith("no longer") or _TREATED.fullmatch(text, *object_):
        return True
    if _AGAIN.search(text, max(0, object_[0] - _PHRASE), object_[0]):
        return True
    some = _SOME.search(text, 0, scope.cue_start)
    if some is not None and "," not in text[some.end() : scope.cue_start]:
        return True
    if scope.of_item:
        return False
    if _of_some_harm(scope, text, object_) or _of_link_in_takers(scope, text, places):
        return True
    if scope.cue_end <= object_[0]:
        if scope.cue_end <= places[1][0] < object_[0] or scope.cue_start == scope.cue_end:
            return False  # "no patient on X had Y"
        return not _names_it(scope.cue, _WORD.findall(text, scope.cue_end, object_[0]))
    return _HAPPENED.search(text, scope.cue_start, scope.cue_end + _HAPPENED_REACH) is None


def _of_link_in_takers(scope: Scope, text: str, places: Places) -> bool:
    """Whether a link of something else is denied for takers of a drug: "age was not related to Y in those on X"."""
    _, subject, object_ = places
    return (
        object_[1] <= subject[0]
        and _LINKED.search(text, scope.cue_start, max(scope.cue_end, object_[0])) is not None
        and TAKING.search(text, max(object_[1], subject[0] - _PHRASE), subject[0]) is not None
    )


def _of_some_harm(scope: Scope, text: str, harm: Span) -> bool:
    """Whether a denial is only of severe harm, of some patients, or of the time before."""
    return (
        _IN_SOME.match(text, max(scope.cue_end, harm[1])) is not None
        or _BEFOREHAND.match(text, harm[1]) is not None
        or (
            _SEVERE.search(text, max(0, harm[0] - _NEAR), harm[0]) is not None
            and _MILD.search(text) is not None
        )
        or (
            harm[1] <= scope.cue_start
            and (scope.cue == "without" or text.endswith("with ", 0, scope.cue_start))
        )
        or (scope.cue.startswith("absence") and text.endswith("in the ", 0, scope.cue_start))
    )


def _names_it(cue: str, words: list[str]) -> bool:
    """Whether words between a denial and a harm lead to the harm: "no increase in the incidence of"."""
    return not any(
        _OTHER.fullmatch(word)
        and not (word in _OF_FRAME and _FRAME.fullmatch(before))
        and (before, word) != ("such", "as")
        for before, word in pairwise([cue.rpartition(" ")[2], *words])
    )

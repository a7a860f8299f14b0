"""Illnesses that came back as a drug was left off: "when X was stopped, the pain returned" is no harm, X had helped.

The words stand in `came_back.toml`. All functions take offsets in the text.
"""

from __future__ import annotations

from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Mention

_WORDS = Wording.beside("pharmagraph.builders.findings.checks", "came_back.toml")
_NEAR = 60  # characters
_OF = r"(?:\s$of)?(?:\s$of_it){0,2}\s$"
_MAY_BE = _WORDS.looked_for("back", "return")
_STOPPING = _WORDS.compile(rf"\b$stopping{_OF}")
_STOPPED = _WORDS.compile(r"(?:\s$treatment)?\s(?:$was\s)(?:[\w-]+ly\s|then\s|later\s)?$stopped\b")
_BACK = _WORDS.compile(r"(?:\s$attacks)?(?:\s$was)?(?:\s$did_not)?(?:\s$often){0,2}\s$back\b")
_RETURN_OF = _WORDS.compile(rf"\b$return\s(?:of|in){_OF}")
_SHARE = _WORDS.compile(r"$share")
_DENIED = _WORDS.compile(r"\b$denied\b")
_GIVEN_AGAIN = _WORDS.compile(r"\b$given_again\b")


def is_back_without(drug: Mention, ill: Mention, text: str) -> bool:
    """Whether the words tell that an illness came back, or would, when the drug was left off."""
    first, last = sorted((drug, ill), key=lambda each: each.start)
    before, behind = max(0, first.start - _NEAR), last.end + _NEAR
    if not _MAY_BE.is_in(text[before:behind].lower()):
        return False
    left_off = _STOPPING.search(text, before, drug.start) or _STOPPED.match(text, drug.end)
    if left_off is None or _GIVEN_AGAIN.search(text, left_off.end(), behind):
        return False
    return (_BACK.match(text, ill.end) or _RETURN_OF.search(text, before, ill.start)) is not None


def is_back_in_some(ill: Mention, text: str, start: int, end: int) -> bool:
    """Whether the sentence counts in how many an illness came back: "headache recurred in 40%" was not brought on."""
    if not _MAY_BE.is_in(text[start:end].lower()):
        return False
    back = _BACK.match(text, ill.end) or _RETURN_OF.search(
        text, max(start, ill.start - _NEAR), ill.start
    )
    return (
        back is not None
        and _SHARE.search(text, start, end) is not None
        and _GIVEN_AGAIN.search(text, start, end) is None
    )


def is_kept_away(drug: Mention, ill: Mention, text: str) -> bool:
    """Whether such words deny that it came back: that tells of neither harm nor help."""
    first, last = sorted((drug, ill), key=lambda each: each.start)
    return _DENIED.search(text, max(0, first.start - _NEAR), last.end + _NEAR) is not None

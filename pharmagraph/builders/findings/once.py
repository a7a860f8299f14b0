"""When something is not so while a drug is taken: harm that comes of stopping it, and uses of former times.

All functions take offsets in the text.
"""

from __future__ import annotations

from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Mention

_WORDS = Wording.beside("pharmagraph.builders.findings", "once.toml")
_STOPPED = _WORDS.compile(r"\b$stopping\s(?:$beside\s){0,3}$")
_WITHDRAWN = _WORDS.compile(r"\s(?:$treatment\s)?(?:$withdrawal|$was\s(?:\w+ly\s)?$stopped)\b")
_WHO_TAKE = _WORDS.compile(r"\b$people\s(?:[\w-]+\s){1,3}$")
_WHY = _WORDS.compile(r"\s$because\b")
_ENDED = _WORDS.compile(r"\b$ended")
_IN_THE_PAST = _WORDS.compile(r"\b$in_the_past\b")
_FORMER = 25  # characters around a claim in which it is told that it is of former times
_STOPPING = 50  # characters
_USED_ONCE = _WORDS.compile(
    r"\b(?:$were\s$once\s(?:$often\s)?$used|$used_to\s(?:$often\s)?$used)\b"
)


def is_of_withdrawal(drug: Mention, harm: Mention, text: str, start: int, end: int) -> bool:
    """Whether what a drug causes comes as it is stopped, and not while it is taken: "stopping X can cause Y"."""
    if _ENDED.search(text, start, end) or _WHY.search(text, drug.end, max(drug.end, harm.start)):
        return False
    before = text[max(start, drug.start - _STOPPING) : drug.start]
    return _STOPPED.search(before) is not None or (
        _WITHDRAWN.match(text, drug.end, min(end, drug.end + _STOPPING)) is not None
        and not _WHO_TAKE.search(before)  # "patients on X were withdrawn"
    )


def is_of_former_times(drug: Mention, ill: Mention, text: str, start: int, end: int) -> bool:
    """Whether a sentence says that a drug was used so, and does not say that it is: "was once used for Y"."""
    first, last = sorted((drug, ill), key=lambda each: each.start)
    around = max(start, first.start - _FORMER), min(end, last.end + _FORMER)
    return (
        _USED_ONCE.search(text, first.end, last.start) is not None
        or _IN_THE_PAST.search(text, *around) is not None
    )

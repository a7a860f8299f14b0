"""Remarks by the way that bear on the whole sentence: "X, it was thought, prevents Y", "X prevents Y, they say".

A doubt governs what its grammar lets it govern (`clauses.py`). Where it stands in a remark, between commas, dashes or
parentheses and with nothing behind it, it governs what is around the remark. Functions
take a sentence in small letters.
"""

from __future__ import annotations

import re

from pharmagraph.builders.text.wording import Wording

_WORDS = Wording.beside("pharmagraph.builders.context", "remarks.toml", flags=0)
# what opens a remark, and at its end
_OPENS = re.compile(r"[,(\u2013\u2014:]\s*|\s-\s")
_CLOSES = _WORDS.compile(
    r"(?:\s+(?:$at_its_end|in\s\d{4}|by\s\w+))?"
    r"\s*(?:[,;)\u2013\u2014]|\s-\s|[.!?]?[\"'\u201d]?\s*$)"
)
_NO_REMARK = _WORDS.compile(r"(?:$no_remark|$set_against(?!\s*$|\s$doubt_at_once\b))\b")
_LED = _WORDS.compile(r"$led_by\b")
# "the effect is felt", but not "it is felt"
_NOBODY_SAYS = _WORDS.compile(r"(?<!it\s)(?<!this\s)(?<!that\s)(?<!as\s)(?<!so\s)\b$nobody_says\s$")
_ITEM = re.compile(r"\b(?:and|or|but|nor)\s*$")
_LONGEST = 60  # characters of a remark before its cue
_CONTRAST = re.compile(
    r";|,?\s\b(?:whereas|while|although|though)\b|,\s(?:but|and)\s(?=[\w-]+\s[\w-]+)"
)


def around_remark(
    text: str, cue_start: int, cue_end: int, *, led: bool = False, says: bool = False
) -> tuple[int, int] | None:
    """What a doubt in a remark governs: the statement around it; None where the doubt stands in no remark.

    `led`: somebody or something must stand before the cue, "they say", and not the cue alone. `says`: the cue is a
    verb of saying, before which anybody may stand.

    >>> text = "it eases pain, they say; it is cheap"
    >>> start, end = around_remark(text, text.index("say"), text.index("say") + 3)
    >>> text[start:end]
    'it eases pain, they say'
    """
    if _CLOSES.match(text, cue_end) is None:
        return None
    opened = -1
    for match in _OPENS.finditer(text, max(0, cue_start - _LONGEST), cue_start):
        opened = match.end()
    if opened < 0:
        return None
    if led and (opened == cue_start or _NOBODY_SAYS.search(text, opened, cue_start)):
        return None
    if not (led or says) and opened < cue_start and not _LED.match(text, opened, cue_start):
        return None
    if _NO_REMARK.match(text, opened, cue_start):
        return None
    before = _OPENS.search(text, max(0, opened - 2), opened)
    begins = before.start() if before else opened
    if opened == cue_start and _ITEM.search(text, 0, begins):
        return None  # "A and, possibly, B"
    return statement_around(text, begins, cue_end)


def statement_around(text: str, start: int, end: int) -> tuple[int, int]:
    """From the contrast or semicolon before a place to the one behind it, or the whole sentence."""
    before = max((m.end() for m in _CONTRAST.finditer(text, 0, start)), default=0)
    behind = _CONTRAST.search(text, end)
    return before, behind.start() if behind else len(text)

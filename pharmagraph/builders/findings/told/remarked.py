"""Items that a remark takes off their list: "fever: not reported", "pregnancy: safe" beneath contraindications.

What only sorts the list is none of its items either: "Eye disorders" beneath side effects.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pharmagraph.builders.text.sheets import is_organ_class
from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.predicates import Predicate

_WORDS = Wording.beside("pharmagraph.builders.findings.told", "remarked.toml")
_JOINT = r"(?:\s*\([^()\n]{0,40}\))?\s*(?:[:(=|–—]|\s-(?=\s)|-(?=\s))\s*(?:$is\s)*"
_END = r"(?=[\s.)|]*(?:$|[;\n]))"
_NOTHING = rf"$nothing{_END}"
_REMARKS = {
    Predicate.CONTRAINDICATED_IN: _WORDS.compile(rf"{_JOINT}(?<!\w)$allowed\b|\s$rated\b"),
    Predicate.CAUSES: _WORDS.compile(rf"{_JOINT}(?:$never_seen\b|{_NOTHING})"),
    Predicate.TREATS: _WORDS.compile(rf"{_JOINT}(?:$never_seen\b|$useless\b|{_NOTHING})"),
}
_ALLOWED_IN = _WORDS.compile(r"(?:^|[\n;,•-]|(?<=\w)\s)\W*$allowed_in\s(?:\w+\s){0,2}$")
_REACH = 40  # characters looked back
_REFUSES = _WORDS.compile(r"\W*$nothing\W*")


def standing(
    predicate: Predicate, text: str, offset: int, mentions: Sequence[Mention]
) -> list[Mention]:
    """Of the things that a list names, `text` at `offset`, those that no remark takes off it."""
    remark = _REMARKS.get(predicate)
    if remark is None:
        return list(mentions)
    return [
        m
        for m in mentions
        if not _is_off(predicate, remark, text, m.start - offset, m.end - offset)
    ]


def _is_off(predicate: Predicate, remark: re.Pattern[str], text: str, start: int, end: int) -> bool:
    if remark.match(text, end):
        return True
    if predicate is Predicate.CAUSES:
        return is_organ_class(text, start, end)
    if predicate is not Predicate.CONTRAINDICATED_IN:
        return False
    return _ALLOWED_IN.search(text, max(0, start - _REACH), start) is not None


def refuses(cell: str) -> bool:
    """Whether a cell of a table only says no.

    >>> refuses(" no "), refuses("✗"), refuses("no fever"), refuses("")
    (True, True, False, False)
    """
    return _REFUSES.fullmatch(cell) is not None

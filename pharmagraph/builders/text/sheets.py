"""What sheets about drugs call their parts: "4.3 Contraindications", "Ask a doctor before use if you have".

Labels, product summaries, leaflets, monographs and boxes of facts name their parts alike, and copied out of a page or
a PDF they stand right on top of their lists, with no empty line around them.
"""

from __future__ import annotations

import re

from pharmagraph.builders.text.signs import has_sign
from pharmagraph.builders.text.wording import Wording

_WORDS = Wording.beside("pharmagraph.builders.text", "sheets.toml")
_LONGEST = 90  # characters
_NUMBER = r"(?:\d{1,2}(?:\.\d{1,2}){0,2}[.)]?\s+)?"
_NAME = r"(?:\s(?-i:[A-Z])[\w.-]*(?:\s[\w./-]+){0,4}?)"
_ASIDE = r"(?:\s\([\w ]{3,40}\))?"
_LISTING = _WORDS.compile(rf"{_NUMBER}$listing{_ASIDE}")
_TELLING = _WORDS.compile(
    rf"{_NUMBER}(?:$telling{_ASIDE}|$ingredients{_ASIDE}[\s.]+purposes?|$asking(?:\s$asked_if)?"
    rf"|$named{_NAME}(?:\sif you(?:\shave)?)?"
    rf"|$do_not(?:{_NAME})?(?:\s$asked_if)?|what{_NAME}\s$is_and)"
)
_ASKS = _WORDS.compile(r"(?:$asking|$do_not)\s")
_ORGAN_CLASS = _WORDS.compile(r"$organs disorders|$organ_classes")
# "Cautions: asthma", "Cautions - asthma", "CAUTIONS asthma"
_OWN = re.compile(
    r"(?:[*_#\d.\s]*)(?:(?P<key>[A-Z][\w ,/&-]{2,50}?)[*_]*(?::[*_]*|\s(?:--?|–|—|=)(?=\s))"
    r"|(?P<capitals>[A-Z]{4,}(?:[ /&-]+[A-Z]{2,}){0,4})\s+(?=[a-z\d(]))"
)
_CAPITALS = re.compile(r"[*_#\d.\s]*[A-Z]{4}")
_CELL_ENDS = "\n|\t:"


def lists(line: str) -> bool:
    """Whether a line is the title of a part that lists what a drug does, is for or must not meet.

    >>> lists("4.8 Undesirable effects"), lists("Contra-indications:"), lists("Indications for surgery")
    (True, True, False)
    """
    return _is(_LISTING, line)


def tells(line: str) -> bool:
    """Whether a line is the title of another part of such a sheet.

    >>> tells("Ask a doctor before use if you have"), tells("Do not take Zorvane 5 mg tablets:"), tells("Take it daily")
    (True, True, False)
    """
    return _is(_TELLING, line)


def _is(titles: re.Pattern[str], line: str) -> bool:
    if len(line) > _LONGEST or not (line[:1].isupper() or line[:1].isdigit()):
        return False
    plain = line.rstrip(":? …").replace("-", " ").replace("–", " ").replace("&", "and")
    return titles.fullmatch(plain) is not None


def asks(line: str) -> bool:
    """Whether a line asks something of its reader, as boxes of facts do, and is no title.

    >>> asks("When using this product avoid alcohol"), asks("When using this product")
    (True, False)
    """
    return _ASKS.match(line.replace("-", " ")) is not None and not tells(line)


def own_title(sentence: str) -> str:
    """The title of a part that stands in front of what it is about, on its line; an empty one where none does.

    >>> own_title("Hepatic impairment: halve the dose"), own_title("CAUTIONS asthma, gout"), own_title("Gout: rest")
    ('Hepatic impairment', 'CAUTIONS', '')
    """
    if not has_sign(sentence) and _CAPITALS.match(sentence) is None:
        return ""
    head = _OWN.match(sentence)
    if head is None:
        return ""
    title = head["key"] or head["capitals"]
    return title if lists(title) or tells(title) else ""


def is_organ_class(text: str, start: int, end: int) -> bool:
    """Whether the line or cell in which a name stands is a class of organs, by which side effects are sorted.

    >>> is_organ_class("Eye disorders: uveitis", 0, 13), is_organ_class("Eye disorders may follow", 0, 13)
    (True, False)
    """
    first = max(text.rfind(mark, 0, start) for mark in _CELL_ENDS) + 1
    lasts = [at for mark in _CELL_ENDS if (at := text.find(mark, end)) >= 0]
    cell = text[first : min(lasts, default=len(text))].strip(" -–*•·_")
    return _ORGAN_CLASS.fullmatch(cell.partition(" (")[0]) is not None

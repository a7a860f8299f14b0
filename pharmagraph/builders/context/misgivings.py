"""Clauses and sentences that only say how well the statement before them stands: ", but the evidence is thin".

Their subject is the statement ("this", "which", "the finding"), what it rests on (evidence, trials), who judges it
(experts) or what else may explain it (chance, bias). The words and the forms in which they do so stand
in `misgivings.toml`. All functions take small letters.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import NamedTuple

from pharmagraph.builders.text.anyof import AnyOf, WhichOf
from pharmagraph.builders.text.wording import Wording

_LONGEST = 130  # characters of such a clause
_MARKS = r"[\s,;:(\u2013\u2014-]*"
_CLOSE = r"(?:\s$closer)?[\s.,!?);\u2013\u2014\"'\u201d]*"
_PART = re.compile(r"@([a-z_]+)")
_GAP = re.compile(r"<(\d)-(\d)>")


class _Form(NamedTuple):
    """A way to take back what was said, and two bits of `_Misgivings.has`, both of which a clause must have."""

    need: int
    other: int
    pattern: re.Pattern[str]


class _Misgivings(NamedTuple):
    """The words of the table, its forms in their order, and what finds the bits of a clause."""

    words: Wording
    forms: list[_Form]
    has: WhichOf


def _read() -> _Misgivings:
    file = files("pharmagraph.builders.context") / "misgivings.toml"
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    parts, rows = table.pop("parts"), table.pop("forms")
    words = Wording(table, flags=0)
    bits: dict[str, int] = {}
    forms: list[_Form] = []
    for row in rows:
        opening = r"$contrast,?\s" if row.get("behind_but") else r"(?:$opener\b[\s,]*){0,3}"
        masks = [bits.setdefault(need, 1 << len(bits)) for need in row["needs"].split()]
        form = f"{_MARKS}{opening}(?:{_expression(row['form'], parts)}){_CLOSE}"
        forms.append(_Form(masks[0], masks[-1], words.compile(form)))
    has = WhichOf({bit: words.pieces(need.split("|")) for need, bit in bits.items()})
    return _Misgivings(words, forms, has)


def _expression(form: str, parts: Mapping[str, str]) -> str:
    """A form of the table as a regular expression; its head explains the notation.

    >>> _expression("@it is <0-2>thin", {"it": "(?:it|this)"})
    '(?:it|this)\\\\sis\\\\s(?:[\\\\w-]+\\\\s){0,2}?thin'
    """
    whole = _PART.sub(lambda part: parts[part[1]], form)
    return _GAP.sub(r"(?:[\\w-]+\\s){\1,\2}?", whole.replace(" ", r"\s"))


_WORDS, _FORMS, _HAS = _read()
# Short forms in full.
_FULL = (
    ("can't", "cannot"),
    ("won't", "will not"),
    ("n't ", " not "),
    ("'s ", " is "),
    ("'m ", " am "),
    ("'re ", " are "),
    ("'ve ", " have "),
)


# a colon, too, but not "X in Y: a preliminary report"
_BREAK = re.compile(
    r"[,;(\u2013\u2014]\s?(?=\w)|:\s(?!an?\s)(?=\w)|\s-\s|\s(?=(?:but|though|although|however|albeit)\s)"
)
_JOINT = re.compile(r"[:;]\s|,?\s(?:and|as|since|because)\s")
_OF_STUDIES = AnyOf(_WORDS.words("of_studies"))
_CARE = re.compile(r"\b(?:caution|prudence|restraint|careful)\b")
_SHORTEST = 15  # characters of the first of two
# Words of which each form has one: a quick look that spares most clauses the slow one.
_MAY = AnyOf(_WORDS.words("hint"))


def misgives(clause: str) -> bool:
    """Whether a clause or sentence says nothing but that the statement before it may not be so.

    >>> misgives("but the evidence is thin."), misgives("but it is cheap.")
    (True, False)
    """
    if len(clause) > _LONGEST or not _MAY.is_in(clause):
        return False
    if "'" in (clause := clause.replace("\u2019", "'")):
        for short, full in _FULL:
            clause = clause.replace(short, full)
    has = _HAS.are_in(clause)
    forms = [form for need, other, form in _FORMS if has & need and has & other]
    if _is_one(forms, clause, 0, len(clause)):
        return True
    # "caution is in order: the trial was small", "only nine were studied and the data need replication"
    return _OF_STUDIES.is_in(clause) and any(
        (_CARE.search(clause, 0, joint.start()) or _is_one(forms, clause, 0, joint.start()))
        and _is_one(forms, clause, joint.end(), len(clause))
        for joint in _JOINT.finditer(clause, _SHORTEST)
    )


def _is_one(forms: Iterable[re.Pattern[str]], clause: str, start: int, end: int) -> bool:
    return any(form.fullmatch(clause, start, end) for form in forms)


def misgiven(sentence: str) -> int:
    """Where the clause begins with which a sentence takes back what it said before; or -1.

    >>> misgiven("it eases pain, but this has not been confirmed.")
    13
    """
    last = max(0, len(sentence) - _LONGEST)
    if not _MAY.is_in(sentence[last:]):
        return -1
    breaks = (match.start() for match in _BREAK.finditer(sentence, last))
    return next((at for at in breaks if misgives(sentence[at:])), -1)

"""Compounds under study that go by the code of their maker: "LY294002", "SB-203580", "A77 1726"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pharmagraph.builders.mentions.hits import Hit
from pharmagraph.builders.text.wording import Wording
from pharmagraph.ontology.entity import Entity
from pharmagraph.ontology.kinds import DRUGS, Kind
from pharmagraph.ontology.lexicon import Lexicon

_FIGURES = re.compile(
    r"\d(?:\d{2,6}|(?<=0)\d)"
)  # three to seven, or "01": the engine skips to the first
_WORDS = Wording.beside("pharmagraph.builders.mentions", "codes.toml", flags=0)
MAKERS = _WORDS.set_of("makers")
_REGISTERS = _WORDS.set_of("registers")
_COUNTED = _WORDS.set_of("counted")
_LETTERS = re.compile(r"(?<![\w.&/-])([A-Z]{1,4}(?:[a-z]{1,2})?|SK&F)([-‐‑ ]?)$")
_REST = re.compile(r"(?:,\d{3})?(?:[- ]\d{2,4}(?![\d.%]))?(?:[A-Z]{1,2}\b)?(?![\w%]|\.\d)")
_OF_A_REGISTER = _WORDS.compile(
    r"\b$of_a_register(?:\s$number)*[\s:#]+(?:[A-Z]{1,2}\d{5,8}(?:,|\sand|\sto|[-\u2013])\s?)*$"
)
_BEFORE = 60  # characters
_CELLS = re.compile(r"[- ](?:human |cancer |tumou?r |[\w-]+ )?cells?\b")
_HYPHENS = frozenset("-‐‑")
_GIVEN = (
    r"(?:\b(?:doses? of|effects of|receive[ds]?|receiving|mg of|treat(?:ed|ment) with|injections? of"
    r"|placebo (?:or|and|vs\.?|versus)) {0}(?!\w)"
    r"|(?<!\w){0}(?: \d[\d.]* ?m?g| (?:tablets|capsules)| or (?:matching )?placebo"
    r"| (?:was|is|were) (?:given|administered)))"
)
_FEW, _ENOUGH = 3, 4
_THOUSANDS = re.compile(r",\d{3}(?![\d,])")


def codes(text: str, lexicon: Lexicon) -> Iterator[Hit]:
    """Every code of a compound in a text.

    Letters of a known maker with three figures or more, or any capital letters with so many that they name no gene,
    cell line or entry of a register.
    """
    past = 0
    for figures in _FIGURES.finditer(text):
        start, end = figures.span()
        if (
            start < past
            or start == 0
            or not (text[start - 1].isalpha() or text[start - 1] in "-‐‑ ")
        ):
            continue
        letters = _LETTERS.search(text, max(0, start - 8), start)
        if letters is None or not (
            _is_code(letters[1], letters[2], _figures(letters[1], text, start, end))
            or (text[start] == "0" and _is_given(letters, text, end))
        ):
            continue
        if _OF_A_REGISTER.search(text, max(0, letters.start() - _BEFORE), letters.start()):
            continue
        rest = _REST.match(text, end)
        if rest is None or _CELLS.match(text, rest.end()):
            continue
        past = rest.end()
        written = text[letters.start() : past]
        yield letters.start(), past, _compound(written, lexicon)


def _figures(letters: str, text: str, start: int, end: int) -> int:
    """How many figures a number has, with those that a comma sets off: six in "ICI 118,551", not in "CI 10,250"."""
    set_off = letters not in _COUNTED and _THOUSANDS.match(text, end)
    return end - start + (3 if set_off else 0)


def _is_code(letters: str, between: str, figures: int) -> bool:
    maker = letters.upper().replace("&", "")
    if maker in _REGISTERS:
        return False
    if maker in MAKERS:
        return figures > _FEW or between in _HYPHENS or (not between and figures == _FEW)
    if between == " " or not letters.isupper():
        return False
    return figures > _ENOUGH if len(letters) == 1 else figures >= _ENOUGH


def _is_given(letters: re.Match[str], text: str, end: int) -> bool:
    """Whether somebody gets what goes by such a code as no gene and no study has: "doses of XYZ-01"."""
    if letters[2] not in _HYPHENS or not letters[1].isupper() or letters[1] in _REGISTERS:
        return False
    code = re.escape(text[letters.start() : end])
    return re.search(_GIVEN.format(code), text) is not None


def _compound(written: str, lexicon: Lexicon) -> Entity:
    plain = re.sub(r"[\s‐‑-]|(?<=\d),(?=\d{3})", "", written)
    split = re.sub(r"(?<=[A-Za-z])(?=\d)", " ", plain, count=1)
    for form in (written, plain, split):
        known = lexicon.named(form, DRUGS)
        if known is not None:
            return known
    return Entity(f"PG:drug/{re.sub('[^a-z0-9]', '', plain.lower())}", written, Kind.DRUG)

"""Figures by which a difference may be chance: "reduced pain (p = 0.12)", "(RR 0.85, 95% CI 0.60 to 1.20)".

What is told so is no fact: the figures say that it may as well not be. Read are P values and confidence intervals of
ratios and differences; what stands next behind a statement is said of it, up to the next statement.
"""

from __future__ import annotations

import re

from pharmagraph.builders.text.wording import Wording

_WORDS = Wording.beside("pharmagraph.builders.context", "significance.toml")
_REACH = 160  # characters from a statement to its figures
_LEVEL = 0.05
_P = re.compile(r"p(?<![^\W_]p)[\s-]?(?:values?)?\s?(?:=|>|≥|:)\s?0?[.·](\d{1,4})\b", re.IGNORECASE)
_P_SMALL = re.compile(r"p(?<![^\W_]p)[\s-]?(?:values?)?\s?(?:<|≤)\s?0?[.·]\d", re.IGNORECASE)
_NUMBER = r"([-–−]?\d{1,4}(?:[.·]\d{1,4})?)"
_INTERVAL = re.compile(
    rf"9[059]\s?%\s?(?:ci|confidence\sinterval)s?\b[^\d\-–−]{{0,12}}{_NUMBER}\s?%?\s?(?:to|-|–|−|,|;)\s?{_NUMBER}",
    re.IGNORECASE,
)
_RATIO = re.compile(r"\b(?:[ahi]?(?:or|rr|hr)|irr|ratios?|relative\srisks?)\b", re.IGNORECASE)
_RATIO_REACH = 50  # characters before an interval
# where another statement begins: its figures are not said of the first
_NEXT = _WORDS.compile(
    r"[;:]|\.\s|\b$another_begins\b|\band\s(?:[\w-]+\s){0,3}?(?:\w{3,}ed|$another_verb)\b"
)


def may_be_chance(text: str, start: int, end: int) -> bool:
    """Whether the figures that follow what was said up to `start` leave it open; `end`: of its sentence.

    >>> may_be_chance("It reduced pain (p = 0.12).", 15, 27), may_be_chance("It reduced pain (p = 0.01).", 15, 27)
    (True, False)
    >>> told = "It lowered mortality (hazard ratio 0.93; 95% CI 0.83 to 1.05)."
    >>> may_be_chance(told, 20, len(told))
    True
    """
    end = min(end, start + _REACH)
    if "=" not in (stretch := text[start:end]) and ">" not in stretch and "%" not in stretch:
        return False
    opened = stretch.find("(")
    until = _NEXT.search(stretch, 0, opened if opened >= 0 else len(stretch))
    if until is not None:
        return False
    figures = stretch[: _end_of_figures(stretch, opened)]
    if _P_SMALL.search(figures):
        return False
    values = [float(f"0.{found[1]}") for found in _P.finditer(figures)]
    if values:
        return min(values) >= _LEVEL
    return any(_holds_no_difference(figures, interval) for interval in _INTERVAL.finditer(figures))


def _end_of_figures(stretch: str, opened: int) -> int:
    """Where the parentheses end that were `opened`, or else what is said next begins."""
    if opened < 0:
        found = _NEXT.search(stretch)
        return found.start() if found else len(stretch)
    depth = 0
    for at in range(opened, len(stretch)):
        depth += (stretch[at] in "([") - (stretch[at] in ")]")
        if not depth:
            return at
    return len(stretch)


def _holds_no_difference(figures: str, interval: re.Match[str]) -> bool:
    low, high = (_number(interval[at]) for at in (1, 2))
    none = (
        1.0
        if _RATIO.search(figures, max(0, interval.start() - _RATIO_REACH), interval.start())
        else 0.0
    )
    return low < none < high


def _number(figure: str) -> float:
    return float(figure.replace("·", ".").replace("–", "-").replace("−", "-"))

r"""Marks of LaTeX: commands around words ("\emph{not}"), Greek letters, notes and citations, headings and items."""

from __future__ import annotations

import re
import unicodedata

from pharmagraph.builders.text.marks import Marks, nothing

_ARGUMENT = r"\{[^{}\n]{0,200}\}"
_WORDS = re.compile(
    r"(?P<open>\\(?:text\w{2,9}|emph|underline|uline|mathrm|mathbf|mathit|mbox|text|enquote|ce|SI|alert)\{)"
    r"[^{}]{1,300}(?P<close>\})"
)
_NOTE = re.compile(
    rf"~?\\(?:cite\w{{0,8}}|ref|eqref|label|footnotemark|autoref|vspace|hspace|includegraphics)\*?(?:\[[^\[\]\n]{{0,80}}\]){{0,2}}{_ARGUMENT}"
    rf"|\\(?:documentclass|usepackage|maketitle|author|date|begin|end|item(?=\[))(?:\[[^\[\]\n]{{0,80}}\])?(?:{_ARGUMENT})?"
    r"|\\(?:noindent|centering|newline|par|bigskip|medskip|smallskip|footnotesize|small|large)\b[ \t]?"
    r"|(?<=\S)~(?=\\)"
)
_HEADING = re.compile(
    r"^[ \t]*(?P<open>\\(?:sub){0,2}(?:section|chapter|paragraph|title|part)\*?\{)[^{}\n]{1,120}(?P<close>\})",
    re.MULTILINE,
)
_ITEM = re.compile(r"\\item\b[ \t]*")
_LETTER = re.compile(
    r"\$?\\(?P<name>(?:var)?(?:alpha|beta|gamma|delta|epsilon|kappa|lambda|mu|omega|sigma|tau|theta|zeta|eta)"
    r"|Delta|Omega|Sigma|pm|geq?|leq?|times|rightarrow|to|uparrow|downarrow)(?![A-Za-z])(?:\{\})?"
    r"(?:_\{?(?P<number>\w{1,2})\}?)?[ ]?\$?"
)
_SIGN = re.compile(r"\\(?P<sign>[%&_#$,;])")
_TIE = re.compile(r"(?<=[\w.)}])~(?=[A-Za-z(\\])")
_QUOTED = re.compile(r"(?P<open>``)[^`\n]{1,200}?(?P<close>'')")
_OTHERS = {
    "pm": "±", "ge": "≥", "geq": "≥", "le": "≤", "leq": "≤", "times": "×", "rightarrow": "→", "to": "→", "uparrow": "↑",
    "downarrow": "↓",
}  # fmt: skip


def _as_letter(found: re.Match[str]) -> str:
    name = found["name"]
    size = "CAPITAL" if name[0].isupper() else "SMALL"
    letter = _OTHERS.get(name) or unicodedata.lookup(
        f"GREEK {size} LETTER {name.removeprefix('var').upper().replace('LAMBDA', 'LAMDA')}"
    )
    behind = " " if found[0].endswith(" ") else ""
    return letter + (found["number"] or "") + behind


def _as_heading(_found: re.Match[str]) -> str:
    return "# "


def _as_item(_found: re.Match[str]) -> str:
    return "- "


def _as_sign(found: re.Match[str]) -> str:
    return found["sign"] if found["sign"] not in ",;" else " "


def _as_blank(_found: re.Match[str]) -> str:
    return " "


_SIGNS = ("\\",)
LATEX = (
    Marks(_SIGNS, _WORDS, nothing),
    Marks(_SIGNS, _NOTE, nothing),
    Marks(_SIGNS, _HEADING, _as_heading),
    Marks(_SIGNS, _ITEM, _as_item),
    Marks(_SIGNS, _LETTER, _as_letter),
    Marks(_SIGNS, _SIGN, _as_sign),
    Marks(("``",), _QUOTED, nothing),
    Marks(("~",), _TIE, _as_blank),
)
"""What is read for these."""

"""Marks of wikis and of AsciiDoc: links in double brackets, quotes that make bold, templates, notes, headings.

A template claims nothing but where it is a box of facts: its rows are read as lines with a key.
"""

from __future__ import annotations

import re

from pharmagraph.builders.text.marks import Marks, nothing

_NOTE = re.compile(
    r"<ref\b[^<>]{0,300}/>|<ref\b[^<>]{0,300}>.{0,2000}?</ref>", re.DOTALL | re.IGNORECASE
)
_SHOWN = r"(?:nowrap|nobold|small|abbr|lang\|\w+)"  # templates that show their words
_TEMPLATE = re.compile(
    rf"(?P<open>\{{\{{{_SHOWN}\|)[^{{}}|\n]{{1,200}}(?P<close>\}}\}})"
    r"|\{\{\s*(?:[Cc]it|[Ss]fn|[Rr]ef|[Nn]ote)[^{}]{0,2000}\}\}|\{\{[^{}\n]{1,500}\}\}"
)
_BOX = re.compile(r"^\{\{[^\n{}|]{2,60}$|^\}\}[ \t]*$", re.MULTILINE)
_ROW = re.compile(r"^[ \t]*\|[ \t]*(?P<key>[A-Za-z][\w -]{1,40}?)[ \t]*=[ \t]*", re.MULTILINE)
_LINK = re.compile(
    r"\[\[(?:File|Image|Category|Media):(?:[^\[\]]|\[\[[^\[\]]*\]\]){0,600}\]\]"
    r"|(?P<open>\[\[(?:[^\[\]|\n]{1,150}\|)?)[^\[\]|\n]{1,150}(?P<close>\]\])",
    re.IGNORECASE,
)
_LINK_OUT = re.compile(r"(?P<open>\[https?://[^\s\[\]]{3,300}\s)[^\[\]\n]{1,200}(?P<close>\])")
_BOLD = re.compile(
    r"(?<![\w'])(?P<open>'{2,3}|'{5})(?=[^\s'])(?:[^'\n]|'(?!')){1,120}?(?<=[^\s'])(?P<close>(?P=open))(?![\w'])"
)
# "== Uses ==", and "= Uses" and "== Uses" of AsciiDoc
_HEADING = re.compile(
    r"^(?P<open>={1,6}[ \t]+|={2,6})(?=[^\W\d_])[^=\n]{1,100}?(?P<close>[ \t]*={0,6}[ \t]*)$",
    re.MULTILINE,
)


def _as_key(found: re.Match[str]) -> str:
    key = found["key"].replace("_", " ")
    return f"{key[0].upper()}{key[1:]}: "


def _as_heading(_found: re.Match[str]) -> str:
    return "## "


WIKITEXT = (
    Marks(("<ref", "<REF"), _NOTE, nothing),
    Marks(("{{",), _TEMPLATE, nothing),
    Marks(("\n}}",), _BOX, nothing),
    Marks(("\n}}",), _ROW, _as_key),
    Marks(("[[",), _LINK, nothing),
    Marks(("[http",), _LINK_OUT, nothing),
    Marks(("''",), _BOLD, nothing),
    Marks(("= ", "=="), _HEADING, _as_heading),
)
"""What is read for these."""

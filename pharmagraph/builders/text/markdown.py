"""What of a Markdown file is not prose: the block of settings on its top, and fenced code."""

from __future__ import annotations

import re

Span = tuple[int, int]

_FRONT_MATTER = re.compile(
    r"\ufeff?---[ \t]*\n(?P<settings>.*?)^(?:---|\.\.\.)[ \t]*$\n?", re.DOTALL | re.MULTILINE
)
_SETTING = re.compile(r"[\w-]+[ \t]*:|[ \t]+\S|-[ \t]|#|[ \t]*$")
_TITLE = re.compile(
    r"title[ \t]*:[ \t]*(?P<quote>[\"']?)(?P<title>.*?)(?P=quote)[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_FENCE = re.compile(
    r"^ {0,3}(?P<fence>`{3,}|~{3,})[^`\n]*\n.*?(?:^ {0,3}(?P=fence)[`~]*[ \t]*$|\Z)",
    re.DOTALL | re.MULTILINE,
)
_CHARACTER = re.compile(r"[^\n]")


def front_matter(text: str) -> tuple[Span | None, str]:
    """Where the settings on top of the file stand, if there are any, and the title that they give."""
    found = _FRONT_MATTER.match(text)
    if not found or not all(map(_SETTING.match, found["settings"].split("\n"))):
        return None, ""  # a text between two rules
    title = _TITLE.search(found["settings"])
    return found.span(), title["title"] if title else ""


def code_blocks(text: str) -> list[Span]:
    """Where fenced code stands."""
    return [found.span() for found in _FENCE.finditer(text)]


def without(text: str, spans: list[Span]) -> str:
    """The text with blanks in place of these spans, and all else where it was."""
    parts, at = [], 0
    for start, end in spans:
        parts += [text[at:start], _CHARACTER.sub(" ", text[start:end])]
        at = end
    return "".join([*parts, text[at:]])

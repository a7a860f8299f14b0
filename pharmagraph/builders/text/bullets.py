"""Lists of lines: what opens an item, on which line a sentence begins, and which line leads into its list."""

from __future__ import annotations

import re
from typing import NamedTuple

BULLET = re.compile(
    r"(?:[-*+•‣◦▪–·●■□]|[✓✔✅☑➤►▶◆■✗✘✖❌⚠]\ufe0f?|\(?\d{1,2}[.)]|\(?[a-z][.)])[ \t]+"
)
"""What opens an item: a dot, a tick, a number or a letter, and white space behind it."""


_BULLET = re.compile(rf"[ \t]*(?:{BULLET.pattern})")
_SPACE = re.compile(r"\s*")
_ITEMS = re.compile(rf"(?<=\n)[ \t]*(?:{BULLET.pattern})(?P<item>[^\n]*)")


def items_of(sentence: str) -> list[tuple[int, int]]:
    """Where the items stand of a list that is read as one sentence with the line above it.

    >>> sentence = "It may cause:\\n- gout\\n- no fever"
    >>> [sentence[start:end] for start, end in items_of(sentence)]
    ['gout', 'no fever']
    """
    return [found.span("item") for found in _ITEMS.finditer(sentence)]


class Line(NamedTuple):
    """The line on which a sentence begins."""

    goes_on: bool  # another sentence stands before this one
    bullet: bool  # a bullet and nothing else does
    marked: bool  # a bullet, another sentence or any other sign does
    indent: int  # white space before whatever the line begins with


class Lines:
    """Follows the lines of a document from sentence to sentence."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._end = 0  # of the sentence before
        self._line = 0  # where the last line begins of all that was looked at: a line may have millions of sentences

    def at(self, start: int, end: int) -> Line:
        """The line on which the next sentence, ``text[start:end]``, begins.

        >>> lines = Lines("Uses:\\n- pain. Also fever.")
        >>> [lines.at(0, 5).marked, lines.at(8, 13).bullet, lines.at(14, 25).goes_on]
        [False, True, True]
        """
        text = self._text
        line = self._line = text.rfind("\n", self._end, start) + 1 or self._line
        goes_on = line < self._end
        self._line = text.rfind("\n", start, end) + 1 or line
        self._end = end
        bullet = _BULLET.match(text, line, start) is not None
        space = _SPACE.match(text, line, start)  # the line is not cut out: it may be a whole book
        opens = space.end() if space else line
        return Line(goes_on, bullet, goes_on or opens < start, opens - line)


class Lead(NamedTuple):
    """The line that leads into a list ("It may help with:"), and where in the sentence its items begin."""

    text: str
    behind: int


NO_LEAD = Lead("", 0)
_LED = re.compile(r":[*_]*\s*\n")  # what no text without such lists has


class Leads:
    """Follows lists whose items are sentences: which line leads into the one that is read."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = Lines(text) if _LED.search(text) else None
        self._lead = ""
        self._indent = -1  # of the lead, if it is an item itself
        self._in_item = False

    def lead_into(self, start: int, end: int) -> Lead:
        """The line that leads into the list of which the next sentence is an item; an empty one where it is none."""
        if self._lines is None:
            return NO_LEAD
        text, line = self._text, self._lines.at(start, end)
        self._in_item = line.bullet or (line.goes_on and self._in_item)
        if line.bullet and line.indent <= self._indent:  # the list below an item has ended
            self._lead, self._indent = "", -1
        lead = self._lead
        said = text[start:end].rstrip("*_ \n")
        if not self._in_item or (line.bullet and not lead and said.endswith(":")):
            self._lead = text[start:end].rstrip() if said.endswith(":") else ""
            self._indent = line.indent if self._in_item else -1
        own = text.find(":\n", start, end)
        if own >= 0:  # short items are read with their lead, as one sentence
            if not self._in_item:  # ... and those behind a long one by themselves
                self._lead, self._indent = text[start : own + 1], -1
            return Lead(text[start : own + 1], own + 1 - start)
        return Lead(lead, 0) if self._in_item and lead else NO_LEAD

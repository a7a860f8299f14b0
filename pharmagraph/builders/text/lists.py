"""Lists whose items are sentences: which line leads into the one that is read."""

from __future__ import annotations

import re
from typing import NamedTuple

from pharmagraph.builders.text.headings import BULLET
from pharmagraph.builders.text.sentences import Sentence


class Lead(NamedTuple):
    """The line that leads into a list ("It may help with:"), and where in the sentence its items begin."""

    text: str
    behind: int


NO_LEAD = Lead("", 0)
_LED = re.compile(r":\s*\n")  # what no text without such lists has


class Lists:
    """Follows the lines of a document."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._any = _LED.search(text) is not None
        self._lead = ""
        self._in_item = False
        self._end = 0  # of the sentence before

    def lead_into(self, sentence: Sentence) -> Lead:
        """The line that leads into the list of which a sentence is an item; an empty one where it is none."""
        if not self._any:
            return NO_LEAD
        text, start = self._text, sentence.start
        line = text.rfind("\n", 0, start) + 1
        goes_on = line < self._end
        self._in_item = BULLET.match(text, line, start) is not None or (goes_on and self._in_item)
        if not self._in_item:
            said = text[start : sentence.end].rstrip()
            self._lead = said if said.endswith(":") else ""
        self._end = sentence.end
        own = text.find(":\n", start, sentence.end)
        if own >= 0:  # short items are read with their lead, as one sentence
            return Lead(text[start : own + 1], own + 1 - start)
        return Lead(self._lead, 0) if self._in_item and self._lead else NO_LEAD

"""What is read otherwise than it is written: a kind of marks, and the edits that take them out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

Edit = tuple[int, int, str]
"""``text[start:end]`` and what is read in its place."""


class Marks(NamedTuple):
    """Marks of one kind, looked for only where one of `signs` stands in a text.

    Of a pattern with groups `open` and `close` the words between them are kept, and what is read instead stands for
    `open`; of another all that it finds is replaced.
    """

    signs: tuple[str, ...]
    pattern: re.Pattern[str]
    instead: Callable[[re.Match[str]], str]

    def edits(self, text: str) -> Iterator[Edit]:
        """What of a text is to be read otherwise."""
        if not any(sign in text for sign in self.signs):
            return
        around = "open" in self.pattern.groupindex
        for found in self.pattern.finditer(text):
            if around and found["open"]:
                yield *found.span("open"), self.instead(found)
                yield *found.span("close"), ""
            else:
                yield *found.span(), self.instead(found)


def nothing(_found: re.Match[str]) -> str:
    """Nothing is read in place of the marks."""
    return ""

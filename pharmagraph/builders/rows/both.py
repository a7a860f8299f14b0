"""Rows in which "not only X but also Y" stands as "X and Y": both are said, and rules read them as a list."""

from __future__ import annotations

import re

from pharmagraph.builders.rows.tagged import Tagged
from pharmagraph.builders.rules.vocabulary import Vocabulary

_NOT_ONLY = re.compile(r"n[o'\u2019]t\s(?:only|just|merely|simply|solely)\b", re.IGNORECASE)
_FAR = 30  # tokens from "not only" to its "but"


class Both:
    """Takes the words out of a row by which it says that both are so, with one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._not, self._but = vocabulary.code("not"), vocabulary.code("but")
        self._and, self._also = vocabulary.code("and"), vocabulary.code("also")

    def joined(self, tagged: Tagged) -> Tagged:
        """The row without "not only", and with "and" for the "but" that answers it."""
        left_out: set[int] = set()
        codes = list(tagged.codes)
        for place, code in enumerate(tagged.codes):
            if code != self._not or not _NOT_ONLY.match(tagged.text, tagged.span(place)[0]):
                continue
            left_out |= {place, place + 1}
            until = min(place + _FAR, len(codes))
            but = next(
                (at for at in range(place + 2, until) if codes[at] in (self._but, ";")), None
            )
            if but is not None and codes[but] == self._but:
                codes[but] = self._and
                if codes[but + 1 : but + 2] == [self._also]:
                    left_out.add(but + 1)
        if not left_out:
            return tagged
        whole = tagged.with_tokens("".join(codes), tagged.tokens, tagged.members, tagged.lasts)
        return whole.only([place for place in range(len(codes)) if place not in left_out])


def may_say_both(text: str, start: int, end: int) -> bool:
    """Whether a sentence has words by which both are said."""
    return _NOT_ONLY.search(text, start, end) is not None

"""Which of two drugs "the former", "the second" and "the other one" are, and that "both" are the two named before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pharmagraph.builders.rows.subjectless import Subjectless
from pharmagraph.builders.rows.tagged import Tagged
from pharmagraph.builders.rules.vocabulary import ANAPHOR
from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Entity, Mention

_WORDS = Wording.beside("pharmagraph.builders.rows", "two.toml")
_OF_THEM = r"(?:\s(?:$one|of\s$them))?"
_PHRASE = _WORDS.compile(
    rf"(?:the\s(?:(?P<first>$first)|(?P<second>$second)|(?P<other>other)){_OF_THEM}"
    r"|the\s(?P<degree>\w{2,}er|(?:more|less)\s\w+)\s$one"
    r"|(?P<both>both(?:\s(?:$ones|of\s$them))?|the\stwo(?:\s$ones)?)"
    rf"|(?P<unsaid>neither|one(?=\sof)){_OF_THEM})(?=\s)"
)
_TWO = 2


class Chosen(NamedTuple):
    """What a sentence begins with that stands for one of two drugs, or for `several`: where it ends, and who it is."""

    end: int
    several: bool
    drugs: tuple[Entity, ...]  # none where it is not known


class Two:
    """Follows which two drugs were named last, and of which of them the text spoke then."""

    def __init__(self) -> None:
        self._pair: tuple[Entity, ...] = ()
        self._last: Entity | None = None
        self._chosen: Chosen | None = None

    def named(self, mentions: Sequence[Mention]) -> None:
        """A sentence has named these drugs, or has words for them; one that began with such words keeps the two."""
        if self._chosen is not None and self._chosen.drugs:
            self._last = self._last or self._chosen.drugs[0]
            return
        drugs = tuple(dict.fromkeys(mention.entity for mention in mentions))
        if len(drugs) == 1 and drugs[0] in self._pair:
            self._last = drugs[0]
        elif drugs and set(drugs) != set(self._pair):
            self._pair, self._last = drugs if len(drugs) == _TWO else (), None

    def choose(self, text: str, start: int, end: int, verbs: Subjectless) -> Chosen | None:
        """What a sentence at this place begins with, if it stands for one of two, or both, and a verb follows it."""
        chosen = self._begun(text, start, end)
        if chosen is not None:
            follows = verbs.is_of_several if chosen.several else verbs.is_one
            chosen = (
                chosen if follows(text, chosen.end, end) else None
            )  # "The first trial", "Both times"
        self._chosen = chosen
        return chosen

    def _begun(self, text: str, start: int, end: int) -> Chosen | None:
        match = _PHRASE.match(text, start, end)
        if match is None or not (self._pair or match["both"] is match["unsaid"] is None):
            return None  # "Both are right", of nothing that was named
        return Chosen(match.end(), match["both"] is not None, self._meant(match))

    def _meant(self, match: re.Match[str]) -> tuple[Entity, ...]:
        if not self._pair or match["degree"] or match["unsaid"]:
            return ()
        first, second = self._pair
        if match["first"]:
            return (first,)
        if match["second"]:
            return (second,)
        if match["other"]:
            return (first,) if self._last == second else (second,)
        return self._pair


def put(tagged: Tagged, start: int, chosen: Chosen) -> Tagged:
    """The row of a sentence from `start` on with the drugs that are meant in the place of the words it begins with."""
    places = [at for at in range(len(tagged.codes)) if tagged.span(at)[1] <= chosen.end]
    if not places or not chosen.drugs or any(at in tagged.members for at in places):
        return tagged
    at, words = places[-1], tagged.text[start : chosen.end]
    meant = tuple(Mention(start, chosen.end, words, drug) for drug in chosen.drugs)
    codes = tagged.codes[:at] + ANAPHOR + tagged.codes[at + 1 :]
    return tagged.with_tokens(codes, tagged.tokens, tagged.members | {at: meant}, tagged.lasts)

"""A sentence as the rules see it: a row of tokens, one character each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from pharmagraph.graph.claim import Mention


class Spans:
    """Where the tokens of a sentence stand in the document, looked up when one is asked for: few are."""

    __slots__ = ("_find", "_found")

    def __init__(self, find: Callable[[int], tuple[int, int]]) -> None:
        self._find = find
        self._found: dict[int, tuple[int, int]] = {}

    def __getitem__(self, token: int) -> tuple[int, int]:
        place = self._found.get(token)
        if place is None:
            place = self._found[token] = self._find(token)
        return place


@dataclass(slots=True)
class Tagged:
    """A row of tokens. `codes[i]` is the i-th token's character, `members[i]` the mentions that it stands for (a list
    counts as one token), `tokens[i]` its number in the sentence; `lasts` has the last one of a list by its first."""

    text: str  # of the whole document
    codes: str
    tokens: Sequence[int]
    members: dict[int, tuple[Mention, ...]]
    spans: Spans
    lasts: dict[int, int] = field(default_factory=dict)
    # a drug, and the class that it is an example of
    examples: list[tuple[Mention, Mention]] = field(default_factory=list)
    # what stands in parentheses, each after the token before it
    inner: list[Tagged] = field(default_factory=list)

    def span(self, place: int) -> tuple[int, int]:
        """Where a token of the row stands in the document."""
        first = self.tokens[place]
        if first not in self.lasts:
            return self.spans[first]
        return self.spans[first][0], self.spans[self.lasts[first]][1]

    def with_tokens(
        self,
        codes: str,
        tokens: Sequence[int],
        members: dict[int, tuple[Mention, ...]],
        lasts: dict[int, int],
    ) -> Tagged:
        """The row with these in place of its tokens."""
        return Tagged(
            self.text, codes, tokens, members, self.spans, lasts, self.examples, self.inner
        )

    def only(self, places: Sequence[int]) -> Tagged:
        """The row with the tokens at these places and no others."""
        members = enumerate(map(self.members.get, places))
        return Tagged(
            self.text,
            "".join(map(self.codes.__getitem__, places)),
            list(map(self.tokens.__getitem__, places)),
            {at: named for at, named in members if named is not None},
            self.spans,
            self.lasts,
            self.examples,
            self.inner,
        )

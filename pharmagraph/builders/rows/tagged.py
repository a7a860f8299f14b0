"""A sentence as the rules see it: a row of tokens, one character each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from pharmagraph.graph.claim import Mention


class Spans:
    """Where the tokens of a sentence stand in the document, looked up when one is first asked for: few rows are."""

    __slots__ = ("_find", "_found")

    def __init__(self, find: Callable[[], list[tuple[int, int]]]) -> None:
        self._find = find
        self._found: list[tuple[int, int]] | None = None

    def __getitem__(self, token: int) -> tuple[int, int]:
        if self._found is None:
            self._found = self._find()
        return self._found[token]


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
        return self.spans[first][0], self.spans[self.lasts.get(first, first)][1]

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
        return Tagged(
            self.text,
            "".join([self.codes[place] for place in places]),
            [self.tokens[place] for place in places],
            {at: self.members[place] for at, place in enumerate(places) if place in self.members},
            self.spans,
            self.lasts,
            self.examples,
            self.inner,
        )

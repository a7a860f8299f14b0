"""A sentence as the rules see it: a row of tokens, one character each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pharmagraph.graph.claim import Mention


@dataclass(slots=True)
class Tagged:
    """A row of tokens. `codes[i]` is the i-th token's character, `spans[i]` where it stands in the document,
    `members[i]` the mentions that it stands for (a list counts as one token)."""

    text: str  # of the whole document
    codes: str
    spans: list[tuple[int, int]]
    members: dict[int, tuple[Mention, ...]]
    # a drug, and the class that it is an example of
    examples: list[tuple[Mention, Mention]] = field(default_factory=list)
    # what stands in parentheses, each after the token before it
    inner: list[Tagged] = field(default_factory=list)

    def only(self, places: Sequence[int]) -> Tagged:
        """The row with the tokens at these places and no others."""
        return Tagged(
            self.text,
            "".join(self.codes[place] for place in places),
            [self.spans[place] for place in places],
            {at: self.members[place] for at, place in enumerate(places) if place in self.members},
            self.examples,
            self.inner,
        )

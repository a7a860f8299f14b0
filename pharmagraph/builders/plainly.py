"""A document as it is read, without the marks of its text, and what was found in it back in the text with its marks."""

from __future__ import annotations

from dataclasses import replace

from pharmagraph.builders.text.markup import Unmarked, unmarked
from pharmagraph.builders.text.reworded import is_reworded
from pharmagraph.graph.claim import Claim, Mention
from pharmagraph.graph.document import Document


class Plainly:
    """A document without marks (`document`), made of the one that is kept, and the way back to that.

    What `mention` and `claim` give has the offsets and the words of the text that is kept, marks and all.
    """

    def __init__(self, kept: Document) -> None:
        self._kept = kept
        self._plain = _without_marks(kept)
        self.document = kept if self._plain is None else _read_as(kept, self._plain)

    @property
    def is_reworded(self) -> bool:
        """Whether a machine reworded the text."""
        return is_reworded(self._kept.text)

    @property
    def differs(self) -> bool:
        """Whether the text has marks."""
        return self._plain is not None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A stretch of the text that is kept, by one of the text that is read."""
        if self._plain is None:
            return start, end
        return self._plain.start(start), self._plain.end(end)

    def mention(self, mention: Mention) -> Mention:
        """The mention, in the text that is kept."""
        if self._plain is None:
            return mention
        start, end = self.span(mention.start, mention.end)
        return mention._replace(start=start, end=end, text=self._kept.text[start:end])

    def claim(self, claim: Claim) -> Claim:
        """The claim, with its sides and its quote in the text that is kept."""
        if self._plain is None:
            return claim
        start, end = self.span(claim.start, claim.end)
        return replace(
            claim,
            subject=self.mention(claim.subject),
            object=self.mention(claim.object),
            quote=self._kept.text[start:end],
            start=start,
            end=end,
        )


def _without_marks(document: Document) -> Unmarked | None:
    """The text without marks; None where it has none, or where a mention that came with it is but marks."""
    plain = unmarked(document.text)
    if plain is not None and any(
        plain.plain(given.start) >= plain.plain(given.end) for given in document.given or ()
    ):
        return None
    return plain


def _read_as(kept: Document, plain: Unmarked) -> Document:
    """The document with the plain text, and everything else of it at its place there."""
    at = plain.plain
    given = kept.given and tuple(
        mention._replace(start=at(mention.start), end=at(mention.end)) for mention in kept.given
    )
    return replace(
        kept,
        text=plain.text,
        sections=tuple(
            section._replace(start=at(section.start), body=at(section.body), end=at(section.end))
            for section in kept.sections
        ),
        furniture=tuple((at(start), at(end)) for start, end in kept.furniture),
        given=given,
    )

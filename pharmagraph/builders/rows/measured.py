"""Effects that are amounts: who lowers "the expression of CYP3A4" relieves nothing, and who raises it does no harm."""

from __future__ import annotations

from functools import lru_cache

from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import ILLS

_WORDS = Wording.beside("pharmagraph.builders.rows", "measured.toml")
_MOST_REMEMBERED = 20_000  # names: most are met again
_MEASURE = _WORDS.compile(
    r"^(?:[\w-]+\s+){0,2}(?:$amount|c\s?\(?\s?max\s?\)?)\s+(?:of|to|for)\b"
    r"|\b(?:$amount|c\s?\(?\s?max\s?\)?)(?:\s+(?:rates?|profiles?|status|[<>=≥≤].*|(?:in|between)\s.*|\(.*\)))?$"
)
# of these an "activity" is the illness itself, or what a drug does against it
_ILL = _WORDS.compile(r"\b(?:$ill|anti[\w-]*|(?:low|high)(?!-density)\w*)\b")


def is_amount(mention: Mention) -> bool:
    """Whether an effect is something that goes up and down and is neither wanted nor feared in itself.

    >>> from pharmagraph.graph.claim import Entity
    >>> from pharmagraph.ontology.kinds import Kind
    >>> [is_amount(Mention(0, len(t), t, Entity("x", t, Kind.EFFECT))) for t in ("CYP3A4 expression", "drug rash")]
    [True, False]
    """
    return mention.entity.kind in ILLS and _names_an_amount(mention.text)


@lru_cache(maxsize=_MOST_REMEMBERED)
def _names_an_amount(name: str) -> bool:
    return _MEASURE.search(name) is not None and _ILL.search(name) is None

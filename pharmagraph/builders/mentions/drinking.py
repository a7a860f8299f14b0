"""Alcohol that is meant where nothing but drinking is named: "do not drink while taking it", "no drinking on X"."""

from __future__ import annotations

from collections.abc import Iterator

from pharmagraph.builders.mentions.hits import Hit
from pharmagraph.builders.text.wording import Wording
from pharmagraph.ontology.kinds import DRUGS
from pharmagraph.ontology.lexicon import Lexicon

_WORDS = Wording.beside("pharmagraph.builders.mentions", "drinking.toml")
_SIGN = "drink"
_ALCOHOL = "alcohol"
_BARRED = _WORDS.compile(
    r"\b(?:$barred|\w+n['’]t)\s(?P<drink>drink(?:ing)?)(?=\s*[.!?;,:)]|\s*$|\s$goes_on\b)"
)


def drinking(text: str, lexicon: Lexicon) -> Iterator[Hit]:
    """The places where drinking is warned of, and no drink named.

    >>> from pharmagraph.ontology.lexicon import Lexicon
    >>> lexicon = Lexicon.load()
    >>> [text for text in ("Never drink on it.", "Do not drink milk with it.") if [*drinking(text, lexicon)]]
    ['Never drink on it.']
    """
    if _SIGN not in text:
        return
    alcohol = lexicon.named(_ALCOHOL, DRUGS)
    if alcohol is not None:
        for found in _BARRED.finditer(text):
            yield *found.span("drink"), alcohol

"""Symbols of genes that are written with a hyphen: "MMP-9", "FGFR-4", "UCP-3"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pharmagraph.builders.mentions.hits import Hit
from pharmagraph.ontology.entity import Entity
from pharmagraph.ontology.kinds import PROTEINS
from pharmagraph.ontology.lexicon import Lexicon

# a hyphen with its number, and the letters before it: there are fewer hyphens than capitals to begin with
_NUMBER = re.compile(r"[-\u2010-\u2013](\d{1,2}[A-Za-z]?)(?![\w%]|[.,-]\d)")
_LETTERS = re.compile(r"(?<![\w/.-])[A-Z][A-Za-z]{2,5}$")
_MOST_LETTERS = 6
_CELLS = re.compile(r"[- ](?:[a-z]+ ){0,2}(?:cells?|lines?|clones?)\b")  # "SK-3 cells"


def symbols(text: str, lexicon: Lexicon) -> Iterator[Hit]:
    """Every symbol with a hyphen in a text that is, written without it, the symbol that a gene has.

    >>> [text for text in ("MMP-9", "PC-3") if list(symbols(text, Lexicon.load()))]
    ['MMP-9']
    """
    for number in _NUMBER.finditer(text):
        at = number.start()
        letters = _LETTERS.search(text, max(0, at - _MOST_LETTERS), at)
        if letters is None or _CELLS.match(text, number.end()):
            continue
        entity = _gene(letters[0] + number[1], lexicon)
        if entity is not None:
            yield letters.start(), number.end(), entity


def _gene(symbol: str, lexicon: Lexicon) -> Entity | None:
    """The gene with this symbol; not one that only an alias gives it: "THP-1" and "GLP-1" are something else."""
    known = lexicon.named(symbol, PROTEINS)
    if known is None or not known.id.startswith("HGNC:"):
        return None
    return known if known.label.upper() == symbol.upper() else None

"""What comes with the package, made once for all tests."""

from __future__ import annotations

from functools import cache

from pharmagraph.builders.extract import Extractor
from pharmagraph.ontology.lexicon import Lexicon


@cache
def extractor() -> Extractor:
    """With the shipped lexicon and rules."""
    return Extractor(Lexicon.load())

"""What comes with the package, made once for all tests."""

from __future__ import annotations

from functools import cache

from pharmagraph.builders.extract import Extractor
from pharmagraph.graph.document import Document
from pharmagraph.ontology.lexicon import Lexicon

Facts = set[tuple[str, str, str]]
"""Subjects, predicates and objects, in the words of the text."""


@cache
def extractor() -> Extractor:
    """With the shipped lexicon and rules."""
    return Extractor(Lexicon.load())


def facts(text: str) -> Facts:
    """What the text claims."""
    return {
        (claim.subject.text, str(claim.predicate), claim.object.text)
        for claim in extractor().extract(Document("d", text)).claims
    }

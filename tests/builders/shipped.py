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


def said(text: str) -> set[tuple[str, bool]]:
    """The predicates of what the text claims, and whether it denies that."""
    claims = extractor().extract(Document("d", text)).claims
    return {(str(each.predicate), each.negated) for each in claims}


def facts(text: str) -> Facts:
    """What the text claims."""
    return {
        (claim.subject.text, str(claim.predicate), claim.object.text)
        for claim in extractor().extract(Document("d", text)).claims
    }

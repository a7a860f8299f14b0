"""Sentences with their names marked, for tests of what stands between two names."""

from __future__ import annotations

from pharmagraph.graph.claim import Entity, Mention
from pharmagraph.ontology.kinds import Kind


def named(text: str, words: str, kind: Kind) -> Mention:
    """The first place that has these words, as a name of that kind."""
    start = text.index(words)
    return Mention(start, start + len(words), words, Entity(words, words, kind))


def marked(sentence: str, other: Kind = Kind.EFFECT) -> tuple[str, Mention, Mention]:
    """The bare sentence, the drug in brackets, and what stands in braces (or the drug again).

    >>> bare, drug, illness = marked("[Aspirin] eases {pain}.")
    >>> bare, drug.text, illness.text
    ('Aspirin eases pain.', 'Aspirin', 'pain')
    """
    bare = sentence.translate(str.maketrans("", "", "[]{}"))
    drug = named(bare, _between(sentence, "[", "]"), Kind.DRUG)
    return bare, drug, named(bare, _between(sentence, "{", "}"), other) if "{" in sentence else drug


def _between(sentence: str, opening: str, closing: str) -> str:
    return sentence.partition(opening)[2].partition(closing)[0]

"""Receptors that go by what binds to them, without the word: "the serotonin-2A antagonist", "5-HT(2) blockade"."""

from __future__ import annotations

import re

from pharmagraph.ontology.entity import Entity
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.lexicon import Lexicon

_LIGANDS = frozenset(
    ("serotonin", "5-ht", "5-hydroxytryptamine", "dopamine", "adenosine", "histamine", "gaba")
)
_LONGEST = max(map(len, _LIGANDS))
_SUBTYPE = re.compile(
    r"(?P<subtype>[- ]?\(?(?:[A-Z]?\d[A-Z]?|[AB]\b)(?:/\d?[A-Z])?\)?)"
    r"(?=[- ](?:(?:partial|inverse|full|selective)[- ])?(?:(?:ant)?agonis|block))"
)
_RECEPTORS = frozenset({Kind.RECEPTOR})


def receptor_of(
    text: str, start: int, end: int, lexicon: Lexicon
) -> tuple[int, int, Entity] | None:
    """The receptor that the name of a substance of the body at this place is part of.

    >>> lexicon, text = Lexicon.load(), "a serotonin-2A antagonist"
    >>> receptor_of(text, 2, 11, lexicon)[2].label, receptor_of("serotonin levels", 0, 9, lexicon)
    ('5-HT2A receptor', None)
    """
    if end - start > _LONGEST or text[start:end].lower() not in _LIGANDS:
        return None
    subtype = _SUBTYPE.match(text, end)
    if subtype is None:
        return None
    receptor = lexicon.named(f"{text[start : subtype.end()]} receptor", _RECEPTORS)
    return None if receptor is None else (start, subtype.end(), receptor)

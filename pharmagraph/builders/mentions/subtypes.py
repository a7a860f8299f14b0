"""Receptors that go by what binds to them, without the word: "the serotonin-2A antagonist", "dopamine D2 binding"."""

from __future__ import annotations

import re

from pharmagraph.ontology.entity import Entity
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.lexicon import Lexicon

# what receptors of a substance are called before their numbers
_LIGANDS = {
    "serotonin": "5-HT",
    "5-ht": "5-HT",
    "5-hydroxytryptamine": "5-HT",
    "dopamine": "dopamine D",
    "adenosine": "adenosine A",
    "histamine": "histamine H",
    "gaba": "",
}
_LONGEST = max(map(len, _LIGANDS))
_SUBTYPE = re.compile(
    r"(?P<subtype>[- ]?\(?(?:[A-Z]?\d[A-Z]?|[AB]\b)(?:/\d?[A-Z])?\)?)"
    r"(?=[- ](?:(?:partial|inverse|full|selective)[- ])?(?:(?:ant)?agonis|block))"
)
# numbered so that no amount is meant, whatever follows: "dopamine D2/D3 up-regulation", "serotonin 1F"
_NUMBERED = re.compile(
    r"(?:[- ](?:type[- ])?|\()(?P<number>[DHA]\d[A-C]?|\d[A-F]|\d(?=\)?[- ]receptor))\)?(?!\w)"
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
    if end - start > _LONGEST:
        return None
    called = _LIGANDS.get(text[start:end].lower())
    if called is None:
        return None
    subtype = _SUBTYPE.match(text, end)
    if subtype is not None:
        receptor = lexicon.named(f"{text[start : subtype.end()]} receptor", _RECEPTORS)
        if receptor is not None:
            return start, subtype.end(), receptor
    numbered = _NUMBERED.match(text, end)
    if numbered is None:
        return None
    name = f"{called}{numbered['number'].removeprefix(called[-1:])}"
    receptor = lexicon.named(f"{name} receptor", _RECEPTORS) or lexicon.named(name, _RECEPTORS)
    return None if receptor is None else (start, numbered.end(), receptor)

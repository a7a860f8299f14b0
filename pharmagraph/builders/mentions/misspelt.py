"""Misspelt names of drugs: "acebutalol" is acebutolol, where one letter's change makes one known drug of it.

Only words are asked that no vocabulary has and that are known for drugs by their endings: those are either misspelt
or newer than the vocabularies, and nonproprietary names are given so that no two are so much alike.
"""

from __future__ import annotations

import string
from collections.abc import Iterator
from functools import lru_cache

from pharmagraph.ontology.entity import Entity
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.lexicon import Lexicon

_SHORTEST = 8  # letters
_DRUGS = frozenset({Kind.DRUG})
_OWN = "PG:drug/"
# Antibodies are so many that their names differ by a letter.
_ALIKE = ("mab", "mabs")
_PREFIXED = ("non", "anti", "hydroxy")  # "nonclozapine" is no norclozapine


@lru_cache(maxsize=1024)
def respelt(entity: Entity, lexicon: Lexicon) -> Entity:
    """The drug whose name is misspelt, or `entity` itself where none, or more than one, is a letter away."""
    name = entity.label
    if len(name) < _SHORTEST or not (name.isascii() and name.isalpha()):
        return entity
    if name.endswith(_ALIKE) or name.startswith(_PREFIXED):
        return entity
    meant = {
        known
        for spelling in _a_letter_away(name)
        if (known := lexicon.named(spelling, _DRUGS)) is not None and not known.id.startswith(_OWN)
    }
    return meant.pop() if len(meant) == 1 else entity


def may_be_misspelt(entity: Entity) -> bool:
    """Whether the entity is a word of no vocabulary."""
    return entity.id.startswith(_OWN) and entity.id == _OWN + entity.label


def _a_letter_away(name: str) -> Iterator[str]:
    """Every word that a letter more, less or other, or two in the other order, make of a name; its first stays."""
    for place in range(1, len(name) + 1):
        before, behind = name[:place], name[place:]
        yield before + behind[1:]
        if len(behind) > 1:
            yield before + behind[1] + behind[0] + behind[2:]
        for letter in string.ascii_lowercase:
            yield before + letter + behind
            if behind:
                yield before + letter + behind[1:]

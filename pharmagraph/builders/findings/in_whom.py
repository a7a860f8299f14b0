"""In whom a statement holds: how old they are, and which words for people name nobody who is given a drug.

All functions take offsets in the text.
"""

from __future__ import annotations

import re

from pharmagraph.builders.literals.ages import ages
from pharmagraph.builders.text.lettercase import lowered
from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Entity, Mention
from pharmagraph.ontology.kinds import Kind

_WORDS = Wording.beside("pharmagraph.builders.findings", "in_whom.toml")
_OF_ANIMALS = _WORDS.compile(r"\s(?:[\w-]+\s){0,3}?$animals\b")
_NO_PEOPLE = _WORDS.compile(r"[\s-](?:[\w-]+\s){0,2}?$no_people\b")
_NOT_THEY = re.compile(r"(?:\bnon[-\s]?|\bnot\s)$", re.IGNORECASE)
_BANNED = _WORDS.compile(r"\s$must\s?not\b")
_AS_CONTROLS = _WORDS.compile(r"\bpatients\b.{0,120}\b$beside\s(?:\d+\s|the\s)?$")
_NEAR, _FAR = 8, 160  # characters


def are_given_it(people: Mention, text: str, start: int) -> bool:
    """Whether a word for people tells of those to whom a drug is given, in a sentence that begins at `start`.

    >>> def told(text, word):
    ...     at = text.index(word)
    ...     return are_given_it(Mention(at, at + len(word), word, Entity("x", word, Kind.POPULATION)), text, 0)
    >>> told("in newborn infants", "newborn"), told("in newborn rats", "newborn"), told("infant pain scale", "infant")
    (True, False, False)
    """
    return not (
        _OF_ANIMALS.match(text, people.end)
        or _NO_PEOPLE.match(text, people.end)
        or _BANNED.match(text, people.end)
        or _NOT_THEY.search(text, max(start, people.start - _NEAR), people.start)
        or (
            people.text.lower().startswith("healthy")
            and _AS_CONTROLS.search(text, max(start, people.start - _FAR), people.start)
        )
    )


def of_ages(text: str, start: int, end: int) -> list[Mention]:
    """The ages that the sentence `text[start:end]` gives of those in whom something holds, as people."""
    return [
        Mention(
            start + each.start,
            start + each.end,
            text[start + each.start : start + each.end],
            Entity(f"age:{each.label}", each.label, Kind.POPULATION),
        )
        for each in ages(lowered(text[start:end]))
    ]

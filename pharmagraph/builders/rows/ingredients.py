"""The drug that a box of facts or a card says it is about: "Active ingredient: famotidine", "Substance: heroin"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile

from pharmagraph.builders.text.sentences import Sentence
from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Entity, Mention
from pharmagraph.ontology.kinds import Kind

_WORDS = Wording.beside("pharmagraph.builders.rows", "ingredients.toml")
_TITLE = _WORDS.compile(r"\W*(?:\d[\d.]*\s*)?$active\b")
_KEY = _WORDS.compile(
    r"[ \t]*(?:[-*+•■▪●][ \t]+)?(?:\*\*|__)?(?:$active|$name_keys)\b[^:\n]{0,25}[:=][ \t*_]*"
)
_TOP = 1500  # characters: a card is about what it names on top


def only_ingredient(
    sentences: Iterable[Sentence], mentions: Sequence[Mention], text: str
) -> Entity | None:
    """The one drug that stands behind such a key, or beneath such a title; None where there are several."""
    if "\n" not in text[:_TOP]:
        return None
    beneath = [
        (each.start, each.end)
        for each in takewhile(lambda each: each.start < _TOP, sentences)
        if each.kind == "body" and _TITLE.match(each.section)
    ]
    found = {
        each.entity.id: each.entity
        for each in takewhile(lambda each: each.start < _TOP, mentions)
        if each.entity.kind is Kind.DRUG
        and (
            any(start <= each.start < end for start, end in beneath)
            or _KEY.fullmatch(text, text.rfind("\n", 0, each.start) + 1, each.start)
        )
    }
    return found.popitem()[1] if len(found) == 1 else None

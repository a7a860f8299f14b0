"""The drug that an article is about, by how it brings its drugs in, and not by how often it names them.

An article that goes on with "it", "the tablets" or no subject at all may name its drug once. But it names it before
any other, in its title or where one of the first paragraphs begins. What it is compared or combined with comes
later, within paragraphs. Where further paragraphs and headings begin with other drugs, the text is about several.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from pharmagraph.builders.text.sentences import Sentence
from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Entity, Mention
from pharmagraph.ontology.kinds import Kind

_PARAGRAPH = 80  # characters: what is shorter is an item, a label or a line of an address,
_SHORTEST = 30  # unless it ends as sentences do
_ENDS = re.compile(r"[.!?][\"'”’)]*$")
_OPENING = 60  # characters of a paragraph within which it names what it is about
_JUST_BEFORE = 200  # characters: the heading above a paragraph names its drug, too
_REACH = 40  # characters
_ABOUT_SEVERAL = (
    0.5  # of the paragraphs begin with other drugs: a round-up, where no title names one
)
_FEW_HEADINGS = 3
_start = attrgetter("start")
_WORDS = Wording.beside("pharmagraph.builders.rows", "introduced.toml")
_HANGS = _WORDS.compile(r"\b(?:(?:$hangs)\s(?:\w+\s)?|(?:$joins)\s)$")
_LISTED = re.compile(r"(?:\s?\([^()]{1,30}\))?\s?[,/&+]?\s?(?:(?:and|or|plus|nor)\s)?")
# log-odds, as scripts/fit_topics.py fits them: docs/decisions/0010-leanings.md
_WEIGHTS: Mapping[str, float] = {
    "titled": 4.5,
    "first": 2.9,
    "opens": 1.3,
    "hangs": -1.8,
    "after": -3.5,
    "others": -3.2,
    "headed": -2.3,
}
_BIAS = -3.2


class Outline(NamedTuple):
    """Where the title, the headings below it and the paragraphs of a text begin and end."""

    title: tuple[int, int]
    headings: Sequence[tuple[int, int]]
    paragraphs: Sequence[tuple[int, int]]


def outline(sentences: Iterable[Sentence], text: str, title_end: int) -> Outline:
    """The parts of a text with these sentences, of which the first `title_end` characters are the title.

    A first line that ends as a sentence does is a paragraph, and no title.
    """
    if text[:title_end].endswith("."):
        title_end = 0
    headings: list[tuple[int, int]] = []
    lines: list[tuple[int, int]] = []
    for start, end, kind, _ in sentences:
        if start < title_end or kind == "furniture":
            continue
        if kind == "heading":
            headings.append((start, end))
        elif lines and "\n" not in text[lines[-1][1] : start]:
            lines[-1] = lines[-1][0], end
        else:
            lines.append((start, end))
    long = [(start, end) for start, end in lines if _is_paragraph(text[start:end])]
    return Outline((0, title_end), headings, long or lines)


def _is_paragraph(line: str) -> bool:
    return len(line) > _PARAGRAPH or (len(line) > _SHORTEST and _ENDS.search(line) is not None)


def introduced(drugs: Sequence[Mention], parts: Outline, text: str) -> Entity | None:
    """The drug that a text with these mentions of drugs is about; None where none is likely enough."""
    if not drugs or not parts.paragraphs:
        return None
    said = signs(drugs, parts, text)
    odds = {entity: _odds(each) for entity, each in said.items()}
    best = max(odds, key=lambda entity: (odds[entity], entity.id))
    several = not said[best]["titled"] and said[best]["others"] >= _ABOUT_SEVERAL
    return best if odds[best] > 0 and not several else None


def eligible(
    mentions: Sequence[Mention], parts: Outline, of_the_body: Collection[str]
) -> list[Mention]:
    """The mentions of what a text can be about: drugs.

    `of_the_body` are labels of substances of the body. A text is about one only if its title names it and no other drug
    is named oftener, or if it names it oftener than all else together.
    """
    drugs = [each for each in mentions if each.entity.kind is Kind.DRUG]
    counts = Counter(each.entity for each in drugs)
    most = max(counts.values(), default=0)
    titled = {each.entity for each in _within(drugs, parts.title)}
    out = {
        entity
        for entity, count in counts.items()
        if entity.label.lower() in of_the_body
        and 2 * count <= len(drugs)
        and not (entity in titled and count == most)
    }
    return [each for each in drugs if each.entity not in out]


def openings(drugs: Sequence[Mention], parts: Outline, text: str) -> list[Mention]:
    """The mentions with which paragraphs begin that are about one drug, as far as their beginning shows."""
    found = []
    for start, end in parts.paragraphs:
        named = _within(drugs, (start, end))
        if named and _opens(named, start, text):
            found.append(named[0])
    return found


def signs(drugs: Sequence[Mention], parts: Outline, text: str) -> dict[Entity, dict[str, float]]:
    """What speaks for and against each drug: what holds or does not is 1 or 0, the others are shares.

    `titled`: it alone is in the title; `first`: no drug is named before it; `opens`: a paragraph begins with it where
    it is new; `hangs`: it is first named in passing, "from X", "X and Y"; `after`: how much of the text stands before
    it; `others`, `headed`: how many of the paragraphs and headings turn to another drug.
    """
    first: dict[Entity, int] = {}  # which of the mentions
    for at, each in enumerate(drugs):
        first.setdefault(each.entity, at)
    titled = {each.entity for each in _within(drugs, parts.title)}
    headings = [{each.entity for each in _within(drugs, span)} for span in parts.headings]
    headed = Counter(entity for named in headings if len(named) == 1 for entity in named)
    new = {
        named[0].entity
        for start, end in parts.paragraphs
        if (named := _within(drugs, (start, end)))
        and _opens(named, start, text)
        and drugs[first[named[0].entity]].start >= start - _JUST_BEFORE
    }
    ends = [end for _, end in parts.paragraphs]
    size = len(ends)
    return {
        entity: {
            "titled": float(titled == {entity}),
            "first": float(entity == drugs[0].entity),
            "opens": float(entity in new),
            "hangs": float(_in_passing(drugs[at : at + 2], text)),
            "after": bisect_left(ends, drugs[at].start) / size,
            "others": (len(new) - (entity in new)) / size,
            "headed": (headed.total() - headed[entity]) / max(_FEW_HEADINGS, len(parts.headings)),
        }
        for entity, at in first.items()
    }


def _odds(said: Mapping[str, float]) -> float:
    return _BIAS + math.fsum(_WEIGHTS[name] * value for name, value in said.items())


def _opens(named: Sequence[Mention], start: int, text: str) -> bool:
    """Whether a paragraph that begins at `start` and has these names begins with one, and with one alone."""
    return named[0].start - start <= _OPENING and not _in_passing(named[:2], text)


def _in_passing(named: Sequence[Mention], text: str) -> bool:
    """Whether the first of these names hangs on a word before it, or stands in a list with the next."""
    drug, *others = named
    if _HANGS.search(text, max(0, drug.start - _REACH), drug.start):
        return True
    return any(
        each.entity != drug.entity and _LISTED.fullmatch(text, drug.end, each.start)
        for each in others
    )


def _within(drugs: Sequence[Mention], span: tuple[int, int]) -> Sequence[Mention]:
    """Those of the mentions, which stand in order, that begin in a span."""
    return drugs[bisect_left(drugs, span[0], key=_start) : bisect_left(drugs, span[1], key=_start)]

"""Reworded text: what a machine's synonyms stood for, where the text itself gives an anchor.

Two anchors count: an abbreviation in parentheses that is known ("put up-traumatic anxiety disorder (PTSD)"), and a
name of the vocabularies in which a word or two have a synonym in their place ("main depressive ailment"). A single
reworded word ("suffering" for pain) is only believed in a document that has several such names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice, product

from pharmagraph.ontology.entity import Entity
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.lexicon import Lexicon
from pharmagraph.ontology.lexicon.entries import respellings

_Place = tuple[int, int]
_Hit = tuple[int, int, Entity]
_KINDS = frozenset({Kind.CONDITION, Kind.EFFECT, Kind.PROCESS, Kind.THERAPY, Kind.RECEPTOR})
_NAMED_BY_LETTERS = frozenset({Kind.CONDITION, Kind.EFFECT, Kind.RECEPTOR})
_WORD = re.compile(r"[^\W_]+(?:['’][a-z]+)?")
_JOINT = re.compile(r"[ \u00a0]?[ -][ ]?")
_BEFORE, _AFTER = 3, 2  # words of a name around a reworded word
_MOST_READINGS = 48
_FUNCTION_WORDS = frozenset(
    "a an the and or of for in on with as by to from at is are was were be such like including other that which this"
    " these those its their his her our your his against into than not no also both have has had between".split()
)
_FAR, _MOST_WORDS = 40, 4  # characters and words before a phrase in which a name can begin
_ENOUGH = 2  # reworded names of several words that make a document a reworded one


@cache
def _readings() -> dict[str, tuple[str, ...]]:
    return respellings()


def reworded(
    text: str, triggers: Sequence[_Place], hits: Sequence[_Hit], lexicon: Lexicon
) -> list[_Hit]:
    """The reworded names, longest first at each place; `hits` are the names that stand plainly."""
    found: list[_Hit] = list(_anchored(text, hits))
    telling = list(found)  # phrases are not: plain writing has "weight reduction", too
    words: list[_Place] = []
    for start, end in triggers:
        phrase = text[start:end]
        if " " not in phrase:
            words.append((start, end))
        elif whole := _led(text, start, end, lexicon) or _alone(text, start, end, lexicon):
            found.append(whole)  # "cerebral pain": said of nothing else
    for start, end in words:
        if not any(a < end and start < b for a, b, _ in found):
            best = _around(text, start, end, lexicon)
            if best is not None:
                found.append(best)
                telling.append(best)
    several = {hit[2].id for hit in telling}
    if len(several) >= _ENOUGH:
        found += [
            hit
            for start, end in words
            if not any(a < end and start < b for a, b, _ in found)
            and (hit := _alone(text, start, end, lexicon))
        ]
    return found


def _led(text: str, start: int, end: int, lexicon: Lexicon) -> _Hit | None:
    """The name that a reworded phrase ends: "colon malignant growth"."""
    readings = _readings().get(text[start:end].lower(), ())
    for word in list(_WORD.finditer(text, max(0, start - _FAR), start))[-_MOST_WORDS:]:
        if word[0].lower() in _FUNCTION_WORDS:
            continue
        before = text[word.start() : start].lower()
        for reading in readings:
            if entity := lexicon.named(before + reading, _KINDS):
                return word.start(), end, entity
    return None


def _around(text: str, start: int, end: int, lexicon: Lexicon) -> _Hit | None:
    """The longest name of two words or more that the words around a trigger stand for."""
    words = _neighbours(text, start, end)
    here = next((number for number, (a, b) in enumerate(words) if a <= start < b), None)
    if here is None:
        return None
    readings = _readings()
    for size in range(len(words), 1, -1):
        for first in range(max(0, here - size + 1), min(here, len(words) - size) + 1):
            span = words[first : first + size]
            written = [text[a:b].lower() for a, b in span]
            if (written[0] in _FUNCTION_WORDS and written[0] not in readings) or written[
                -1
            ] in _FUNCTION_WORDS:
                continue
            choices = [(*readings.get(word, ()), word) for word in written]
            for reading in islice(product(*choices), _MOST_READINGS):
                if list(reading) != written:
                    entity = lexicon.named(" ".join(reading), _KINDS)
                    if entity is not None:
                        return span[0][0], span[-1][1], entity
    return None


def _alone(text: str, start: int, end: int, lexicon: Lexicon) -> _Hit | None:
    """What a single reworded word stands for."""
    for reading in _readings().get(text[start:end].lower(), ()):
        entity = lexicon.named(reading, _NAMED_BY_LETTERS)
        if entity is not None:
            return start, end, entity
    return None


def _neighbours(text: str, start: int, end: int) -> list[_Place]:
    """The words around a place that only spaces and hyphens part from it."""
    words = [(start, end)]
    at = start
    for _ in range(_BEFORE):
        match = re.compile(r"([^\W_]+)(?:[ \u00a0]|-)$").search(text, max(0, at - 30), at)
        if match is None:
            break
        words.insert(0, match.span(1))
        at = match.start(1)
    at = end
    for _ in range(_AFTER):
        match = re.compile(r"(?:[ \u00a0]|-)([^\W_]+)").match(text, at)
        if match is None:
            break
        words.append(match.span(1))
        at = match.end(1)
    return words


def _anchored(text: str, hits: Sequence[_Hit]) -> Iterator[_Hit]:
    """What stands before a known abbreviation in parentheses, where it is not the plain name."""
    for number, (start, end, entity) in enumerate(hits):
        if (
            entity.kind not in _NAMED_BY_LETTERS
            or text[start - 1 : start] != "("
            or text[end : end + 1] != ")"
        ):
            continue
        if not text[start:end].isupper() or start < 2:
            continue
        before = hits[number - 1] if number else None
        close = start - 1 - (text[start - 2] == " ")
        if before is not None and before[1] == close and before[2].id == entity.id:
            continue
        begin = _beginning(text, close, end - start)
        if begin is not None and (before is None or before[1] <= begin or before[1] == close):
            yield begin, close, entity


def _beginning(text: str, close: int, letters: int) -> int | None:
    """Where the words begin that an abbreviation of so many letters stands for."""
    words: list[int] = []
    at = close
    while len(words) <= letters:
        match = re.compile(r"([^\W_]+)(?:[ \u00a0]|-)?$").search(text, max(0, at - 30), at)
        if match is None or match[1].lower() in _FUNCTION_WORDS:
            break
        words.append(match.start(1))
        at = match.start(1)
    return words[-1] if len(words) > 1 else None

"""Reworded text: what a machine's synonyms stood for, where the text itself gives an anchor.

Two anchors count: an abbreviation in parentheses that is known ("put up-traumatic anxiety disorder (PTSD)"), and a
name of the vocabularies in which a word or two have a synonym in their place ("main depressive ailment"). A single
reworded word ("suffering" for pain) is only believed in a document that has several such names.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice, pairwise, product
from operator import add, ne

from pharmagraph.builders.mentions.hits import Hit
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.lexicon import Lexicon
from pharmagraph.ontology.lexicon.entries import respellings

_Place = tuple[int, int]
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
_OF_OUR_OWN = "PG:"  # ids of what no vocabulary has
_ENOUGH = 2  # reworded names of several words that make a document a reworded one


@cache
def _readings() -> dict[str, tuple[str, ...]]:
    return respellings()


def reworded(
    text: str, triggers: Sequence[_Place], hits: Sequence[Hit], lexicon: Lexicon
) -> list[Hit]:
    """The reworded names, longest first at each place; `hits` are the names that stand plainly."""
    found: list[Hit] = list(_anchored(text, hits))
    telling = list(found)  # phrases are not: plain writing has "weight reduction", too
    words: list[_Place] = []
    for start, end in _in_no_name(triggers, hits):
        if " " not in text[start:end]:
            words.append((start, end))
        elif whole := _around(text, start, end, lexicon) or _alone(text, start, end, lexicon):
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


def _in_no_name(triggers: Sequence[_Place], hits: Sequence[Hit]) -> Iterator[_Place]:
    """The triggers that are no part of a longer name: "tension" not in "tension headache"."""
    starts = [hit[0] for hit in hits]
    for start, end in triggers:
        at = bisect_right(starts, start) - 1
        if at >= 0:
            first, last, entity = hits[at]
            longer = end <= last and end - start < last - first
            if longer and not entity.id.startswith(_OF_OUR_OWN):
                continue
        yield start, end


def _around(text: str, start: int, end: int, lexicon: Lexicon) -> Hit | None:
    """The longest name of two words or more that the words around a trigger stand for."""
    words = _neighbours(text, start, end)
    here = words.index((start, end))
    readings = _readings()
    for size in range(len(words), 1, -1):
        for first in range(max(0, here - size + 1), min(here, len(words) - size) + 1):
            span = words[first : first + size]
            written = [text[a:b].lower() for a, b in span]
            if (written[0] in _FUNCTION_WORDS and written[0] not in readings) or written[
                -1
            ] in _FUNCTION_WORDS:
                continue
            closed = [text[a:b] == "-" for (_, a), (b, _) in pairwise(span)]
            for reading in _likeliest(written, here - first):
                entity = lexicon.named(" ".join(reading), _KINDS)
                if entity is None and any(closed):  # "put up-operative"
                    joints = ["" if joint else " " for joint in (*closed, True)]
                    entity = lexicon.named("".join(map(add, reading, joints)), _KINDS)
                if entity is not None:
                    return span[0][0], span[-1][1], entity
    return None


def _likeliest(written: Sequence[str], trigger: int) -> list[tuple[str, ...]]:
    """What these words may stand for, of which that at `trigger` stands for another; the fewest changes first."""
    readings = _readings()
    choices = [
        readings.get(word, ()) if number == trigger else (word, *readings.get(word, ()))
        for number, word in enumerate(written)
    ]
    drawn = islice(product(*choices), _MOST_READINGS)
    return sorted(drawn, key=lambda reading: sum(map(ne, reading, written)))


def _alone(text: str, start: int, end: int, lexicon: Lexicon) -> Hit | None:
    """What a reworded word or phrase stands for by itself; none that only adds words: "an infection"."""
    written = text[start:end].lower()
    for reading in _readings().get(written, ()):
        if written.endswith(" " + reading):
            continue
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


def _anchored(text: str, hits: Sequence[Hit]) -> Iterator[Hit]:
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

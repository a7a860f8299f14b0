"""Reworded text: what a machine's synonyms stood for, where the text itself gives an anchor.

Two anchors count: an abbreviation in parentheses that is known ("put up-traumatic anxiety disorder (PTSD)"), and a
name of the vocabularies in which a word or two have a synonym in their place ("main depressive ailment"). Only words
that plain writing seldom has start such a search. In a document that has several such names, every word of the table
starts one ("the heart level"), and a single reworded word ("suffering" for pain) is believed, too.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import islice, pairwise, product
from operator import add, ne

from pharmagraph.builders.mentions.hits import Hit, Spans, Touching
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.lexicon import Lexicon
from pharmagraph.ontology.lexicon.entries import respelling_triggers, respellings

_Place = tuple[int, int]
_KINDS = frozenset(
    {
        Kind.CONDITION, Kind.EFFECT, Kind.PROCESS, Kind.THERAPY, Kind.RECEPTOR, Kind.DRUG_CLASS,
        Kind.ORGANISATION, Kind.POPULATION, Kind.ROUTE, Kind.FORM,
    }
)  # fmt: skip
_NAMED_BY_LETTERS = frozenset({Kind.CONDITION, Kind.EFFECT, Kind.RECEPTOR})
_NAMED_BY_A_WORD = _NAMED_BY_LETTERS | {Kind.THERAPY, Kind.DRUG_CLASS, Kind.POPULATION}
_NAMED_BY_A_PHRASE = _NAMED_BY_A_WORD | {Kind.PROCESS, Kind.ROUTE, Kind.FORM}
_WORD = re.compile(r"[^\W_]+(?:['’]s)?")
_JOINTS = frozenset(" \u00a0-")
_BEFORE, _AFTER = 3, 3  # words of a name around a reworded word
_MOST_READINGS = 48
_STRETCH = 70  # characters in which the words around a reworded word stand
_FUNCTION_WORDS = frozenset(
    "a an the and or of for in on with as by to from at is are was were be such like including other that which this"
    " these those its their his her our your his against into than not no also both have has had between"
    " another any same some".split()
)
_OF_OUR_OWN = "PG:"  # ids of what no vocabulary has
_ENOUGH = 2  # reworded names of several words that make a document a reworded one
_ENOUGH_WITH_PHRASES = 3


@cache
def _readings() -> dict[str, tuple[str, ...]]:
    return {_plain(written): meant for written, meant in respellings().items()}


@cache
def _rare() -> frozenset[str]:
    """The words that may be read by themselves, where the document is a reworded one."""
    return frozenset(map(_plain, respelling_triggers()))


@cache
def _phrases() -> dict[str, int]:
    """The first words of phrases that stand in the place of a word, with the words that the longest has."""
    longest: dict[str, int] = {}
    for written in _readings():
        first, *others = written.split(" ")
        if others:
            longest[first] = max(longest.get(first, 0), len(others) + 1)
    return longest


def _plain(written: str) -> str:
    return written.lower().replace("-", " ").replace("\u00a0", " ").replace("’", "'")


def reworded(
    text: str,
    triggers: Sequence[_Place],
    hits: Sequence[Hit],
    lexicon: Lexicon,
    *,
    known: bool = False,
) -> list[Hit]:
    """The reworded names, longest first at each place; `hits` are the names that stand plainly.

    Where it is `known` that the text is a reworded one, its names need not tell.
    """
    named = Spans(hit[:2] for hit in hits if not hit[2].id.startswith(_OF_OUR_OWN))
    found: list[Hit] = list(_anchored(text, hits))
    telling = list(found)  # phrases are not: plain writing has "weight reduction", too
    words: list[_Place] = []
    in_a_longer = _in_a_longer(hits)
    for start, end in triggers:
        if in_a_longer(start, end):
            continue
        if " " not in _plain(text[start:end]):
            if text[start + 1 : end].islower() or text[start:end].isupper():  # "AChE" is no ache
                words.append((start, end))
        elif whole := _around(text, start, end, lexicon) or _alone(text, start, end, lexicon):
            found.append(whole)  # "cerebral pain": said of nothing else
    read = Touching(found)
    for start, end in words:
        if not read.touch(start, end):
            best = _around(text, start, end, lexicon)
            if best is not None and not named.are_cut(best[0], best[1]):
                found.append(best)
                telling.append(best)
                read.add(best)
    if known or _is_reworded(telling, found):
        found += _throughout(text, hits, read, lexicon)
    return found


def _is_reworded(telling: Sequence[Hit], found: Sequence[Hit]) -> bool:
    """Whether several names were reworded; with phrases, of which plain writing has some, it takes one more."""
    return (
        len({hit[2].id for hit in telling}) >= _ENOUGH
        or len({hit[2].id for hit in found}) >= _ENOUGH_WITH_PHRASES
    )


def _throughout(text: str, hits: Sequence[Hit], found: Touching, lexicon: Lexicon) -> list[Hit]:
    """What is read in a reworded document besides: names with common words, and rare words by themselves."""
    readings, rare = _readings(), _rare()
    more: list[Hit] = []
    read, named = Touching(), Spans(hit[:2] for hit in hits)
    words = _merged(text, (match.span() for match in _WORD.finditer(text)))
    in_a_longer = _in_a_longer(hits)
    for near, here in _windows(words):
        start, end = near[here]
        written = _plain(text[start:end])
        if written not in readings or in_a_longer(start, end):
            continue
        if found.touch(start, end) or read.touch(start, end):
            continue
        by_itself = written in rare
        around = _joined(text, near, here)
        hit = _best(text, around, (start, end), lexicon, anchored=not by_itself)
        if hit is not None and (named.are_cut(hit[0], hit[1]) or found.touch(hit[0], hit[1])):
            hit = None
        if hit is None and by_itself:
            hit = _alone(text, start, end, lexicon)
        if hit is not None:
            more.append(hit)
            read.add(hit)
    return more


def _windows(words: Iterable[_Place]) -> Iterator[tuple[Sequence[_Place], int]]:
    """Each word, by its number among those that can stand with it in a name."""
    window: list[_Place] = []
    here = 0
    for word in words:
        window.append(word)
        if len(window) - here > _AFTER:
            yield window, here
            here += 1
            if here > _BEFORE:
                del window[0]
                here -= 1
    for last in range(here, len(window)):
        yield window, last


def _in_a_longer(hits: Sequence[Hit]) -> Callable[[int, int], bool]:
    """Whether a place is part of a longer name: "tension" in "tension headache"."""
    starts = [hit[0] for hit in hits]

    def is_in_a_longer(start: int, end: int) -> bool:
        at = bisect_right(starts, start) - 1
        if at < 0:
            return False
        first, last, entity = hits[at]
        longer = end <= last and end - start < last - first
        return longer and not entity.id.startswith(_OF_OUR_OWN)

    return is_in_a_longer


def _around(text: str, start: int, end: int, lexicon: Lexicon) -> Hit | None:
    """The longest name of two words or more that the words around a trigger stand for."""
    return _best(text, _neighbours(text, start, end), (start, end), lexicon)


def _best(
    text: str,
    words: Sequence[_Place],
    trigger: _Place,
    lexicon: Lexicon,
    *,
    anchored: bool = False,
) -> Hit | None:
    """The longest name around a trigger; where `anchored`, one in which a word of meaning stands as it is."""
    here = words.index(trigger)
    readings = _readings()
    plain = [_plain(text[a:b]) for a, b in words]
    for size in range(len(words), 1, -1):
        for first in range(max(0, here - size + 1), min(here, len(words) - size) + 1):
            written = plain[first : first + size]
            if (written[0] in _FUNCTION_WORDS and written[0] not in readings) or written[
                -1
            ] in _FUNCTION_WORDS:
                continue
            span = words[first : first + size]
            closed = [text[a:b] == "-" for (_, a), (b, _) in pairwise(span)]
            for reading in _likeliest(written, here - first):
                if anchored and all(
                    old != new or old in _FUNCTION_WORDS
                    for old, new in zip(written, reading, strict=True)
                ):
                    continue
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
    written = _plain(text[start:end])
    kinds = _NAMED_BY_A_PHRASE if " " in written else _NAMED_BY_A_WORD
    for reading in _readings().get(written, ()):
        if written.endswith(" " + reading):
            continue
        entity = lexicon.named(reading, kinds)
        if entity is not None:
            return start, end, entity
    return None


def _neighbours(text: str, start: int, end: int) -> list[_Place]:
    """The words around a place that only spaces and hyphens part from it, phrases as one."""
    low, high = max(0, start - _STRETCH), end + _STRETCH
    before = [match.span() for match in _WORD.finditer(text, low, start)]
    after = [match.span() for match in _WORD.finditer(text, end, high)]
    words = [*_merged(text, before), (start, end), *_merged(text, after)]
    return _joined(text, words, words.index((start, end)))


def _joined(text: str, words: Sequence[_Place], here: int) -> list[_Place]:
    """Of the words of a text the one at `here` with those before and after that only a joint parts from it."""
    first = last = here
    while (
        first and here - first < _BEFORE and text[words[first - 1][1] : words[first][0]] in _JOINTS
    ):
        first -= 1
    while (
        last + 1 < len(words)
        and last - here < _AFTER
        and text[words[last][1] : words[last + 1][0]] in _JOINTS
    ):
        last += 1
    return list(words[first : last + 1])


def _merged(text: str, words: Iterable[_Place]) -> Iterator[_Place]:
    """The words, those of a phrase that stands for a word taken as one."""
    longest, readings = _phrases(), _readings()
    coming, ahead = iter(words), deque[_Place]()
    while ahead or (ahead := deque(islice(coming, 1))):
        start, end = ahead[0]
        size = longest.get(text[start:end].lower(), 1)
        ahead.extend(islice(coming, max(0, size - len(ahead))))
        while size > 1:
            last = ahead[min(size, len(ahead)) - 1][1]
            if _plain(text[start:last]) in readings:
                end = last
                break
            size -= 1
        yield start, end
        for _ in range(min(size, len(ahead))):
            ahead.popleft()


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

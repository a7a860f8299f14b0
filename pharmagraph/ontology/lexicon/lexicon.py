"""The lexicon that the builders ask: the entities that a text names, and the entity of an identifier or a name."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from pharmagraph.ontology.entity import Entity
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.lexicon import cache, loading
from pharmagraph.ontology.lexicon.compiling import (
    ILLNESS,
    NONE,
    NOT_LOWER,
    OR,
    PHRASE,
    STEM,
    TRIGGER,
)
from pharmagraph.ontology.lexicon.folding import fold
from pharmagraph.ontology.lexicon.loading import Find
from pharmagraph.ontology.lexicon.packed import Meanings

_PIECE = 1_000_000  # bytes that are looked at together
_LONGEST = 10_000  # bytes of a name: a longer one would be missed where two pieces meet
_SHORTEST_BEFORE_STEM = 3  # letters of a name before its stem: fewer make plain words
# what looks like an illness and is its absence, a remedy, a time, or a worm
_NO_ILLNESS = re.compile(rb"(?:anti|normo|eu|iso|post|pre|non|caenorhabd)")
_PLURALS = (("ies", "y"), ("oses", "osis"), ("s", ""))


class Scanned(NamedTuple):
    """What one look over a text saw: names with the numbers of their patterns, and the places of two kinds of words."""

    names: list[tuple[int, int, int]]
    reworded: list[tuple[int, int]]
    phrases: list[tuple[int, int]]


class Lexicon:
    """Names and identities. Made by `load`; from then on it only answers.

    `find` gives, when it is first called, what finds the names in a text: it may still be on its way.
    """

    def __init__(self, meanings: Meanings, version: str, find: Callable[[], Find]) -> None:
        self.version = version
        self._packed = meanings
        self._find_when_ready = find
        self._meanings = dict(zip(meanings.triggers[::2], meanings.triggers[1::2], strict=True))
        self._entities: dict[int, Entity] = {}
        self._exact_names: dict[int, tuple[str, ...]] = {}

    @classmethod
    def load(cls, extra: Sequence[Path] = (), *, wait: bool = True) -> Lexicon:
        """The default lexicon with users' own entries, which win; compiled once, then read from the cache.

        Where it is to be compiled, another process does most of that. Without `wait` there is time for other work
        before `ready`; until then only what an identifier stands for is known at once.
        """
        coming = loading.load(extra)
        lexicon = cls(coming.meanings, coming.version, coming.find)
        if wait:
            lexicon.ready()
            cache.written()
        return lexicon

    def ready(self) -> None:
        """Waits until it can be asked for names. To be called before processes are forked: only one can wait."""
        _ = self._find

    @cached_property
    def _find(self) -> Find:
        return self._find_when_ready()

    def hits(self, text: str) -> list[tuple[int, int, Entity]]:
        """The longest names in `text`, in their order, not overlapping: start, end, entity."""
        return [
            (start, end, self.entity_of(pattern, text[start:end]))
            for start, end, pattern in self.scan(text).names
        ]

    def scan(self, text: str) -> Scanned:
        """What `hits` finds, with the number of the pattern in place of the entity; and the places of words
        that reworded text has where plain text has others, and of words that effects are named with."""
        exact = self._packed.exact
        meanings = self._meanings
        kept: list[tuple[int, int, int]] = []
        reworded: list[tuple[int, int]] = []
        phrases: list[tuple[int, int]] = []
        last_end = -1
        folded = b" " + fold(text) + b" "
        for start, stop, pattern in self._found(folded):
            end = stop - 2
            if pattern in meanings:
                (reworded if meanings[pattern] == TRIGGER else phrases).append((start, end))
            if number := exact[pattern]:
                if number == NOT_LOWER:
                    written = text[start:end]
                    if written.islower() and written.isalpha():
                        continue
                elif number in (STEM, ILLNESS):
                    before = start
                    start = folded.rfind(b" ", 0, before)  # noqa: PLW2901 - the name begins with its word
                    if before - start < _SHORTEST_BEFORE_STEM or not _is_name(
                        folded[start + 1 : stop - 1], number
                    ):
                        continue
                elif number in (TRIGGER, PHRASE):
                    continue
                else:
                    names = self._exact_names_of(number)
                    if not text.startswith(names, start):
                        continue
                    # it may end in signs: "Ca2+"
                    end = start + max(len(name) for name in names if text.startswith(name, start))
            while kept and start < last_end and end - start > kept[-1][1] - kept[-1][0]:
                kept.pop()
                last_end = kept[-1][1] if kept else -1
            if start >= last_end:
                kept.append((start, end, pattern))
                last_end = end
        return Scanned(kept, reworded, phrases)

    def _found(self, folded: bytes) -> Iterable[tuple[int, int, int]]:
        """What `_find` finds; in a very long text piece by piece, as all of it together takes seven times the text."""
        if len(folded) <= _PIECE:
            return self._find(folded)
        pieces = range(0, len(folded), _PIECE)
        return chain.from_iterable(self._found_from(folded, begin) for begin in pieces)

    def _found_from(self, folded: bytes, begin: int) -> Iterator[tuple[int, int, int]]:
        """The names that end in the piece that begins here."""
        before = max(0, begin - _LONGEST)
        for start, stop, pattern in self._find(folded[before : begin + _PIECE]):
            if before + stop > begin:
                yield before + start, before + stop, pattern

    def entity_of(self, pattern: int, written: str) -> Entity:
        """The entity that has the name of this pattern, as `written` in the text."""
        place = self._packed.first[pattern]
        if place == NONE:  # known by its ending: a drug, or an illness, that no vocabulary has
            name = written.lower()
            if self._packed.exact[pattern] == ILLNESS:
                name = _singular(name)
                return Entity(f"PG:effect/{name}", name, Kind.EFFECT)
            return Entity(f"PG:drug/{name}", name, Kind.DRUG)
        return self._entity(place)

    def other_entity_of(self, pattern: int) -> Entity | None:
        """The entity of another kind that also goes by the name, if there is one."""
        place = self._packed.second[pattern]
        return None if place == NONE else self._entity(place)

    def entity(self, curie: str) -> Entity | None:
        """The entity with this id, its own or one of its ids elsewhere."""
        packed = self._packed
        wanted = curie.encode("utf-8")
        low, high = 0, len(packed.id_entities)
        while low < high:
            middle = (low + high) // 2
            if _line(packed.ids, packed.id_offsets, middle) < wanted:
                low = middle + 1
            else:
                high = middle
        if low < len(packed.id_entities) and _line(packed.ids, packed.id_offsets, low) == wanted:
            return self._entity(packed.id_entities[low])
        return None

    def named(self, name: str, kinds: frozenset[Kind] | None = None) -> Entity | None:
        """The entity that goes by `name`, of one of the `kinds` if they are given."""
        folded = b" " + fold(name).strip() + b" "
        for start, end, pattern in self._find(folded):
            if start == 0 and end == len(folded) and self._packed.first[pattern] != NONE:
                for entity in (
                    self._entity(self._packed.first[pattern]),
                    self.other_entity_of(pattern),
                ):
                    if entity is not None and (kinds is None or entity.kind in kinds):
                        return entity
        return None

    def _exact_names_of(self, number: int) -> tuple[str, ...]:
        """The ways in which the exact name of this number is written."""
        names = self._exact_names.get(number)
        if names is None:
            line = _line(self._packed.exact_names, self._packed.exact_offsets, number)
            names = self._exact_names[number] = tuple(line.decode("utf-8").split(OR))
        return names

    def _entity(self, place: int) -> Entity:
        entity = self._entities.get(place)
        if entity is None:
            record = _line(self._packed.records, self._packed.record_offsets, place).decode("utf-8")
            id_, kind, label, *ids = record.split("\t")
            elsewhere = (tuple(some.split("|")) if some else () for some in ids)
            entity = Entity(id_, label, Kind(kind), *elsewhere)
            self._entities[place] = entity
        return entity


def _is_name(word: bytes, ending: int) -> bool:
    return word.isalpha() and not (ending == ILLNESS and _NO_ILLNESS.match(word))


def _singular(name: str) -> str:
    """ "tubulopathy" of "tubulopathies"; what ends in "is" is none."""
    for ending, singular in _PLURALS:
        if name.endswith(ending) and not name.endswith("is"):
            return name[: -len(ending)] + singular
    return name


def _line(data: bytes, offsets: array[int], number: int) -> bytes:
    return data[offsets[number] : offsets[number + 1]]

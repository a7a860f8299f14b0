"""Entries to what matching needs: an automaton over folded names, and flat arrays beside it."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass

from daachorse import DoubleArrayAhoCorasick

from pharmagraph.ontology.lexicon.automaton import automaton_of
from pharmagraph.ontology.lexicon.entries import Entry
from pharmagraph.ontology.lexicon.folding import (
    adjective,
    fold,
    foldable,
    indexed,
    plural,
    spellings,
)

NONE = 0xFFFFFFFF
ANYHOW, NOT_LOWER, STEM, ILLNESS, TRIGGER, PHRASE, FIRST_EXACT = range(7)
OR = "\t"  # between ways to write an exact name
_MARKS = "~=^"
_LONGEST_PLURAL = 26  # characters: longer names are seldom met in the plural
_PLURAL_KINDS = frozenset(
    {
        "condition",
        "effect",
        "drug_class",
        "receptor",
        "form",
        "therapy",
        "population",
        "process",
        "organisation",
    }
)
_ILLNESSES = frozenset({"condition", "effect"})


@dataclass(frozen=True, slots=True)
class Compiled:
    """The automaton and, by the number of a pattern, what it means.

    `first` and `second` are the entities that go by the name. `exact` says how it must be written: ANYHOW, NOT_LOWER,
    or from FIRST_EXACT on as the exact name of that number; a STEM is the end of a drug's name, ILLNESS that of an
    illness, a TRIGGER a word of reworded text, a PHRASE a word that effects are named with. `triggers` are the last
    two, as pairs of a pattern and its meaning: names can be such words too. Records of entities and their ids lie in
    bytes, found by offset.
    """

    automaton: DoubleArrayAhoCorasick
    first: array[int]
    second: array[int]
    exact: array[int]
    exact_names: bytes
    exact_offsets: array[int]
    records: bytes
    record_offsets: array[int]
    ids: bytes
    id_offsets: array[int]
    id_entities: array[int]
    triggers: array[int]


def _key(name: str) -> bytes:
    """A name as a pattern: folded, between the spaces that part words."""
    return b" " + fold(name).strip() + b" "


_WRITTEN = {"": ANYHOW, "^": NOT_LOWER}


class _Patterns:
    """Collects names; the first entity to come with a name has it."""

    def __init__(self, stop: frozenset[bytes]) -> None:
        self.number: dict[bytes, int] = {}
        self.first = array("I")
        self.second = array("I")
        self.exact = array("I")
        self.exact_names: list[str] = [""] * FIRST_EXACT
        self.triggers = array("I")
        self.stop = stop
        self.waiting: list[tuple[str, int]] = []  # second names that came before the first
        self.adjectives: list[tuple[str, int]] = []  # names only where nothing else has them

    def add(
        self, name: str, entity: int, mark: str = "", *, second: bool = False, by_hand: bool = False
    ) -> None:
        folded = _key(name)
        number = self.number.get(folded)
        if number is None:
            if second and not by_hand:
                self.waiting.append((name, entity))
                return
            if not by_hand and folded in self.stop:
                return
            self.number[folded] = len(self.first)
            self.first.append(entity)
            self.second.append(NONE)
            self.exact.append(_WRITTEN[mark] if mark != "=" else len(self.exact_names))
            if mark == "=":
                self.exact_names.append(name)
        elif second and self.second[number] == NONE and self.first[number] != entity:
            self.second[number] = entity
        elif mark == "=" and self.first[number] == entity and self.exact[number] >= FIRST_EXACT:
            self.exact_names[self.exact[number]] += OR + name  # "i.v.", "I.V."

    def add_waiting(self) -> None:
        """Adds the second names that came too early, where somebody has the name first."""
        for name, entity in self.waiting:
            number = self.number.get(_key(name))
            if number is not None and self.second[number] == NONE and self.first[number] != entity:
                self.second[number] = entity

    def add_adjectives(self) -> None:
        """Adds the adjectives of illnesses that name nothing else."""
        for name, entity in self.adjectives:
            if _key(name) not in self.number:
                self.add(name, entity)

    def add_word(self, word: bytes, meaning: int) -> None:
        """Adds a stem or a trigger: a pattern that names nothing by itself."""
        number = self.number.setdefault(word, len(self.first))
        if number == len(self.first):
            self.first.append(NONE)
            self.second.append(NONE)
            self.exact.append(meaning)
        if meaning in (TRIGGER, PHRASE):
            self.triggers.extend((number, meaning))


def compile_entries(  # noqa: PLR0912 - a list of cases
    entries: Iterable[Entry],
    made_by_hand: int,
    *,
    stop_names: Iterable[str] = (),
    composed: Iterable[Entry] = (),
    stems: Iterable[str] = (),
    illness_endings: Iterable[str] = (),
    triggers: Iterable[str] = (),
    phrase_words: Iterable[str] = (),
) -> Compiled:
    """Compiles entries; the first `made_by_hand` come before the stop list, the others after it.

    Of the `composed` entries, those with a name that is known add their names to the entity that has it.
    """
    stop = frozenset(_key(name) for name in stop_names)
    patterns = _Patterns(stop)
    records: list[str] = []
    place_of: dict[str, int] = {}
    hand: dict[str, int] = {}  # the ids that entries made by hand go by
    also: dict[str, int] = {}  # the ids that another entity has first
    for count, given in enumerate(entries):
        seconds = [curie[1:] for curie in given.xrefs if curie.startswith("~")]
        entry = given
        if seconds:
            entry = given._replace(xrefs=tuple(curie.lstrip("~") for curie in given.xrefs))
        by_hand = count < made_by_hand
        place = place_of.get(entry.id)
        if place is None and not by_hand:
            place = next((hand[curie] for curie in entry.xrefs if curie in hand), None)
        if place is None:
            place = len(records)
            if by_hand:
                hand[entry.id] = place
            records.append("\t".join((entry.id, entry.kind, entry.label, "|".join(entry.xrefs))))
        else:
            records[place] = _merged(records[place], entry)
        for curie in (entry.id, *entry.xrefs):
            (also if curie in seconds else place_of).setdefault(curie, place)
        _add_names(patterns, entry, place, by_hand)
    for curie, place in also.items():
        place_of.setdefault(curie, place)
    patterns.add_waiting()
    patterns.add_adjectives()
    for entry in composed:
        known = patterns.number.get(_key(entry.label))
        place = NONE if known is None else patterns.first[known]
        if place == NONE:
            place = place_of[entry.id] = len(records)
            records.append("\t".join((entry.id, entry.kind, entry.label, "")))
        for name in entry.names:
            patterns.add(name, place)
    for word in triggers:
        patterns.add_word(_key(word), TRIGGER)
    for word in phrase_words:
        patterns.add_word(_key(word), PHRASE)
    for stem in stems:
        patterns.add_word(fold(stem) + b" ", STEM)
    for ending in illness_endings:
        patterns.add_word(fold(ending) + b" ", ILLNESS)
    return _pack(patterns, records, place_of)


def _merged(record: str, entry: Entry) -> str:
    """The record of an entity that comes twice: the first says what it is, the second adds ids."""
    id_, kind, label, xrefs = record.split("\t")
    together = dict.fromkeys([*filter(None, xrefs.split("|")), *entry.xrefs, entry.id])
    together.pop(id_, None)
    return "\t".join((id_, kind, label, "|".join(together)))


def _add_names(patterns: _Patterns, entry: Entry, place: int, by_hand: bool) -> None:
    plurals = (by_hand and entry.kind != "drug") or entry.kind in _PLURAL_KINDS
    for marked in entry.names:
        name, mark, second = marked, "", False
        if marked[:1] in _MARKS:
            name = marked.lstrip(_MARKS)
            second = marked.startswith("~")
            mark = next((sign for sign in "=^" if sign in marked[:2]), "")
        if not name or not foldable(name):
            continue
        forms = {name}
        if mark:
            forms.add(indexed(name))
        elif not second:
            forms |= spellings(name)
            if entry.kind in _ILLNESSES:
                patterns.adjectives += [
                    (made, place) for made in map(adjective, sorted(forms)) if made
                ]
            if plurals and (by_hand or len(name) <= _LONGEST_PLURAL):
                forms |= {form for form in map(plural, tuple(forms)) if form}
        for form in forms if len(forms) == 1 else sorted(forms):
            patterns.add(form, place, mark, second=second or by_hand, by_hand=by_hand)


def _pack(patterns: _Patterns, records: list[str], place_of: dict[str, int]) -> Compiled:
    exact_names, exact_offsets = _lines(patterns.exact_names)
    packed, record_offsets = _lines(records)
    by_id = sorted(place_of)
    ids, id_offsets = _lines(by_id)
    id_entities = array("I", (place_of[curie] for curie in by_id))
    names = list(patterns.number)
    for used in (records, place_of, by_id, patterns.number):
        used.clear()  # building the automaton takes much memory: what is packed is not kept beside it
    return Compiled(
        automaton_of(names), patterns.first, patterns.second, patterns.exact,
        exact_names, exact_offsets, packed, record_offsets, ids, id_offsets, id_entities, patterns.triggers,
    )  # fmt: skip


def _lines(texts: list[str]) -> tuple[bytes, array[int]]:
    """Texts one after the other, and where each begins (and, last, where all end)."""
    offsets = array("I", [0])
    parts = []
    at = 0
    for text in texts:
        encoded = text.encode("utf-8")
        parts.append(encoded)
        at += len(encoded)
        offsets.append(at)
    return b"".join(parts), offsets

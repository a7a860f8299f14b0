"""Entries to what matching needs: an automaton over folded names, and flat arrays beside it."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass

from daachorse import DoubleArrayAhoCorasick

from pharmagraph.ontology.lexicon.entries import Entry
from pharmagraph.ontology.lexicon.folding import fold, foldable, plural, spellings

NONE = 0xFFFFFFFF
ANYHOW, NOT_LOWER, STEM, TRIGGER, FIRST_EXACT = range(5)
_LONGEST_PLURAL = 2  # spaces in a name: longer ones are seldom met in the plural
_PLURAL_KINDS = frozenset(
    {"condition", "effect", "drug_class", "receptor", "form", "therapy", "population", "process", "organisation"}
)


@dataclass(frozen=True, slots=True)
class Compiled:
    """The automaton and, by pattern number, which entity has the name, which has it second, and how it must be
    written: ANYHOW, NOT_LOWER, or from FIRST_EXACT on as the exact name of that number. A STEM is the end of a
    drug's name, a TRIGGER a word of reworded text; `triggers` are these and the names that are such words too. Records of entities and their ids lie in bytes, one a line, found by offset."""

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


_STEM_MARK = b"\xff"  # before a stem in the table of patterns; no folded name has this byte


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

    def add(self, name: str, entity: int, mark: str = "", *, second: bool = False) -> None:
        folded = fold(name).strip()
        if not folded:
            return
        number = self.number.get(folded)
        if number is None:
            self.number[folded] = len(self.first)
            self.first.append(entity)
            self.second.append(NONE)
            self.exact.append({"": ANYHOW, "^": NOT_LOWER}.get(mark, len(self.exact_names)))
            if mark == "=":
                self.exact_names.append(name)
        elif second and self.second[number] == NONE and self.first[number] != entity:
            self.second[number] = entity


    def add_word(self, word: bytes, meaning: int) -> None:
        """Adds a stem or a trigger: a pattern that names nothing by itself."""
        number = self.number.setdefault(word, len(self.first))
        if number == len(self.first):
            self.first.append(NONE)
            self.second.append(NONE)
            self.exact.append(meaning)
        if meaning == TRIGGER:
            self.triggers.append(number)


def compile_entries(
    entries: Iterable[Entry],
    made_by_hand: int,
    *,
    stop_names: Iterable[str] = (),
    composed: Iterable[Entry] = (),
    stems: Iterable[str] = (),
    triggers: Iterable[str] = (),
) -> Compiled:
    """Compiles entries; the first `made_by_hand` come before the stop list, the others after it.

    Of the `composed` entries, those with a name that is known add their names to the entity that has it.
    """
    stop = frozenset(fold(name).strip() for name in stop_names)
    patterns = _Patterns(stop)
    records: list[str] = []
    place_of: dict[str, int] = {}
    for count, entry in enumerate(entries):
        place = place_of.get(entry.id)
        by_hand = count < made_by_hand
        if place is None:
            place = len(records)
            records.append("\t".join((entry.id, entry.kind, entry.label, "|".join(entry.xrefs))))
            for curie in (entry.id, *entry.xrefs):
                place_of.setdefault(curie, place)
        else:
            records[place] = _merged(records[place], entry)
            for curie in entry.xrefs:
                place_of.setdefault(curie, place)
        _add_names(patterns, entry, place, by_hand)
    for entry in composed:
        known = patterns.number.get(fold(entry.label))
        place = NONE if known is None else patterns.first[known]
        if place == NONE:
            place = place_of[entry.id] = len(records)
            records.append("\t".join((entry.id, entry.kind, entry.label, "")))
        for name in entry.names:
            patterns.add(name, place)
    for word in triggers:
        patterns.add_word(fold(word), TRIGGER)
    for stem in stems:
        patterns.add_word(_STEM_MARK + fold(stem), STEM)
    return _pack(patterns, records, place_of)


def _merged(record: str, entry: Entry) -> str:
    """The record of an entity that comes twice: the first says what it is, the second adds ids."""
    id_, kind, label, xrefs = record.split("\t")
    together = dict.fromkeys([*filter(None, xrefs.split("|")), *entry.xrefs, entry.id])
    together.pop(id_, None)
    return "\t".join((id_, kind, label, "|".join(together)))


def _add_names(patterns: _Patterns, entry: Entry, place: int, by_hand: bool) -> None:
    others: list[str] = []
    for marked in entry.names:
        name = marked.lstrip("~=^")
        if not foldable(name) or (not by_hand and fold(name).strip() in patterns.stop):
            continue
        second = marked.startswith("~")
        mark = next((sign for sign in "=^" if sign in marked[:2]), "")
        patterns.add(name, place, mark, second=second or by_hand)
        if mark or second:
            continue
        others += spellings(name)
        if name.count(" ") > _LONGEST_PLURAL:
            continue
        if entry.kind in _PLURAL_KINDS or (by_hand and entry.kind != "drug"):
            others += [form for form in map(plural, (name, *spellings(name))) if form]
    for name in others:
        if by_hand or fold(name).strip() not in patterns.stop:
            patterns.add(name, place)


def _pack(patterns: _Patterns, records: list[str], place_of: dict[str, int]) -> Compiled:
    automaton = DoubleArrayAhoCorasick(
        [(b" " + name + b" ").replace(b" " + _STEM_MARK, b"") for name in patterns.number]
    )
    exact_names, exact_offsets = _lines(patterns.exact_names)
    packed, record_offsets = _lines(records)
    by_id = sorted(place_of)
    ids, id_offsets = _lines(by_id)
    return Compiled(
        automaton, patterns.first, patterns.second, patterns.exact, exact_names, exact_offsets,
        packed, record_offsets, ids, id_offsets, array("I", (place_of[curie] for curie in by_id)),
        patterns.triggers,
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

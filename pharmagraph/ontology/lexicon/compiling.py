"""Entries to what matching needs: an automaton over folded names, and flat arrays beside it."""

from __future__ import annotations

from array import array
from collections.abc import Container, Iterable, Mapping
from itertools import accumulate
from typing import NamedTuple

from pharmagraph.ontology.lexicon.entries import Entry
from pharmagraph.ontology.lexicon.folding import (
    adjective,
    fold,
    fold_all,
    foldable,
    indexed,
    may_be_spelt_twice,
    plural,
    spellings,
)
from pharmagraph.ontology.lexicon.nearest import held_for, nearest
from pharmagraph.ontology.lexicon.packed import Numbered
from pharmagraph.ontology.lexicon.records import Records

NONE = 0xFFFFFFFF
ANYHOW, NOT_LOWER, STEM, ILLNESS, TRIGGER, PHRASE, FIRST_EXACT = range(7)
OR = "\t"  # between ways to write an exact name
_MARKS = "~=^"
# in names between bars, what shows that one may have a mark other than "^", or no letters
_ODD = ("=", "~", "^^", "^|", "||")
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
_FIRST_NAMES = 4  # of a complaint, which say just what its label says: "sore eyelid", "sore eyelids", "eyelid soreness"
_DISORDER = " disorder"


def _key(name: str) -> bytes:
    """A name as a pattern: folded, between the spaces that part words."""
    return b" " + fold(name).strip() + b" "


def _keys(names: list[str]) -> list[bytes]:
    """The same for each name of a list."""
    return [b" %b " % folded.strip() for folded in fold_all(names)]


_WRITTEN = {"": ANYHOW, "^": NOT_LOWER}


class _How(NamedTuple):
    """How a name comes to its entity: its mark, whether another has it first, whether by a table made by hand."""

    mark: str = ""
    second: bool = False
    by_hand: bool = False


_PLAIN, _NO_WORD = _How(), _How("^")


class _Forms:
    """Names as they are to be added, in their order: collected first, so that all are folded at once."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.places: list[int] = []
        self.hows: list[_How] = []
        self.adjectives: list[tuple[str, int]] = []  # names only where nothing else has them

    def add(self, name: str, place: int, how: _How = _PLAIN) -> None:
        self.names.append(name)
        self.places.append(place)
        self.hows.append(how)

    def add_simple(
        self, names: Iterable[str], place: int, *, plurals: bool, adjectives: bool
    ) -> None:
        """Adds names that are spelt in one way and have no mark but the one of what is no word in small letters."""
        for name in names:
            if name[0] == "^":
                self.add(name[1:], place, _NO_WORD)
                continue
            if adjectives and (made := adjective(name)):
                self.adjectives.append((made, place))
            many = plural(name) if plurals and len(name) <= _LONGEST_PLURAL else None
            for way in (name,) if many is None else sorted((name, many)):
                self.add(way, place)


class _Patterns:
    """Numbers names; the first entity to come with a name has it."""

    def __init__(self, stop: frozenset[bytes]) -> None:
        self.number: dict[bytes, int] = {}
        self.first = array("I")
        self.second = array("I")
        self.exact = array("I")
        self.exact_names: list[str] = [""] * FIRST_EXACT
        self.triggers = array("I")
        self.stop = stop
        self.waiting: list[tuple[bytes, int]] = []  # second names that came before the first

    def add_all(self, forms: _Forms) -> None:
        """Adds names in their order; then the second names, and the adjectives of illnesses that name nothing else."""
        number, stop = self.number, self.stop
        first, second, exact = self.first, self.second, self.exact
        for folded, name, place, how in zip(
            _keys(forms.names), forms.names, forms.places, forms.hows, strict=True
        ):
            if how is not _PLAIN and how is not _NO_WORD:
                self.add(folded, name, place, how)
            elif folded not in number and folded not in stop:
                number[folded] = len(first)
                first.append(place)
                second.append(NONE)
                exact.append(ANYHOW if how is _PLAIN else NOT_LOWER)
        for folded, place in self.waiting:
            self._also(number.get(folded), place)
        names = [name for name, _ in forms.adjectives]
        for folded, (name, place) in zip(_keys(names), forms.adjectives, strict=True):
            if folded not in number:
                self.add(folded, name, place, _PLAIN)

    def add(self, folded: bytes, name: str, place: int, how: _How) -> None:
        number = self.number.get(folded)
        mark, second, by_hand = how
        if number is None:
            if second and not by_hand:
                self.waiting.append((folded, place))
                return
            if not by_hand and folded in self.stop:
                return
            self.number[folded] = len(self.first)
            self.first.append(place)
            self.second.append(NONE)
            self.exact.append(_WRITTEN[mark] if mark != "=" else len(self.exact_names))
            if mark == "=":
                self.exact_names.append(name)
        elif second and self.second[number] == NONE and self.first[number] != place:
            self.second[number] = place
        elif mark == "=" and self.first[number] == place and self.exact[number] >= FIRST_EXACT:
            self.exact_names[self.exact[number]] += OR + name  # "i.v.", "I.V."

    def _also(self, number: int | None, place: int) -> None:
        """Gives a name that somebody has first to one more entity, if it is the second to come with it."""
        if number is not None and self.second[number] == NONE and self.first[number] != place:
            self.second[number] = place

    def add_word(self, word: bytes, meaning: int) -> None:
        """Adds a stem or a trigger: a pattern that names nothing by itself."""
        number = self.number.setdefault(word, len(self.first))
        if number == len(self.first):
            self.first.append(NONE)
            self.second.append(NONE)
            self.exact.append(meaning)
        if meaning in (TRIGGER, PHRASE):
            self.triggers.extend((number, meaning))


def number_entries(
    entries: Iterable[Entry],
    made_by_hand: int,
    *,
    stop_names: Iterable[str] = (),
    composed: Iterable[Entry] = (),
    complaints: Iterable[Entry] = (),
    stems: Iterable[str] = (),
    illness_endings: Iterable[str] = (),
    triggers: Iterable[str] = (),
    phrase_words: Iterable[str] = (),
) -> Numbered:
    """Numbers the names of entries; the first `made_by_hand` come before the stop list, the others after it.

    Of the `composed` entries, those with a name that is known add their names to the entity that has it; of the
    `complaints`, those of whose first names one is known.
    """
    forms, records = _Forms(), Records()
    for count, entry in enumerate(entries):
        by_hand = count < made_by_hand
        _add_names(forms, entry, records.add(entry, by_hand=by_hand), by_hand)
    records.close()
    patterns = _Patterns(frozenset(map(_key, stop_names)))
    patterns.add_all(forms)
    made: set[str] = set()
    for entry in composed:
        made.add(entry.id)
        _add_to_known(patterns, records, entry, _place_by_label(patterns, entry), entry.names)
    for entry in complaints:
        place = _place_by_name(patterns, entry)
        _add_to_known(patterns, records, entry, place, (entry.label, *entry.names))
    _add_near(patterns, records.rows, records.near, made)
    for word in triggers:
        patterns.add_word(_key(word), TRIGGER)
    for word in phrase_words:
        patterns.add_word(_key(word), PHRASE)
    for stem in stems:
        patterns.add_word(fold(stem) + b" ", STEM)
    for ending in illness_endings:
        patterns.add_word(fold(ending) + b" ", ILLNESS)
    return _pack(patterns, records.rows, records.place_of)


def _add_to_known(
    patterns: _Patterns, records: Records, entry: Entry, place: int, names: Iterable[str]
) -> None:
    """Gives the names of an entry to the entity that has this place; NONE: to one of its own."""
    if place == NONE:
        place = records.add_new(entry)
    for name in names:
        patterns.add(_key(name), name, place, _PLAIN)


def _place_by_label(patterns: _Patterns, entry: Entry) -> int:
    """The record of the entity that goes by the label of an entry, "disease" for "disorder"; NONE: of no one."""
    known = patterns.number.get(_key(entry.label))
    if known is None and entry.label.endswith(_DISORDER):
        known = patterns.number.get(_key(entry.label.removesuffix(_DISORDER) + " disease"))
    return NONE if known is None else patterns.first[known]


def _place_by_name(patterns: _Patterns, entry: Entry) -> int:
    """The record of the entity that goes by the label of an entry, or by one of its first names; NONE: of no one."""
    for name in (entry.label, *entry.names[:_FIRST_NAMES]):
        known = patterns.number.get(_key(name))
        if known is not None and patterns.first[known] != NONE:
            return patterns.first[known]
    return NONE


def _add_near(
    patterns: _Patterns,
    records: list[str],
    given: Mapping[int, tuple[str, ...]],
    made: Container[str],
) -> None:
    """Adds to the record of each illness the headings of MeSH that are a little broader, if it has none of its own; to
    those of which the ids are `made` of a part and a harm, the heading that is that of the part's diseases."""

    def known(name: str) -> tuple[str, ...]:
        number = patterns.number.get(_key(name))
        place = NONE if number is None else patterns.first[number]
        if place == NONE:
            return ()
        id_, kind, _, xrefs = records[place].split("\t")[:4]
        return (id_, *xrefs.split("|")) if kind in _ILLNESSES else ()

    for place, record in enumerate(records):
        id_, kind, label, xrefs = record.split("\t")
        near = tuple(curie for curie in given.get(place, ()) if curie not in xrefs.split("|"))
        if not near and kind in _ILLNESSES and "MESH:" not in id_ + xrefs:
            if id_ in made and (held := held_for(label, known)):
                records[place] = "\t".join((id_, kind, label, "|".join(held)))
                continue
            near = nearest(label, known)
        if near:
            records[place] = f"{record}\t{'|'.join(near)}"


def _add_names(forms: _Forms, entry: Entry, place: int, by_hand: bool) -> None:
    plurals = (by_hand and entry.kind != "drug") or entry.kind in _PLURAL_KINDS
    illness = entry.kind in _ILLNESSES
    together = "|".join(entry.names)
    spelt_twice = may_be_spelt_twice(together)
    # most names are written in one way
    odd = not together or together[-1] in "^|" or together[0] == "|"
    if not (by_hand or spelt_twice or odd or any(sign in together for sign in _ODD)):
        names = entry.names if together.isascii() else filter(foldable, entry.names)
        forms.add_simple(names, place, plurals=plurals, adjectives=illness)
        return
    for marked in entry.names:
        name, mark, second = marked, "", False
        if marked[:1] in _MARKS:
            name = marked.lstrip(_MARKS)
            second = marked.startswith("~")
            mark = next((sign for sign in "=^" if sign in marked[:2]), "")
        if not name or not foldable(name):
            continue
        ways = {name}
        if mark:
            ways.add(indexed(name) if spelt_twice else name)
        elif not second:
            if spelt_twice:
                ways |= spellings(name)
            if illness:
                forms.adjectives += [(made, place) for made in map(adjective, sorted(ways)) if made]
            if plurals and (by_hand or len(name) <= _LONGEST_PLURAL):
                ways |= {way for way in map(plural, tuple(ways)) if way}
        how = _How(mark, second or by_hand, by_hand)
        how = _PLAIN if how == _PLAIN else _NO_WORD if how == _NO_WORD else how
        for way in ways if len(ways) == 1 else sorted(ways):
            forms.add(way, place, how)


def _pack(patterns: _Patterns, records: list[str], place_of: dict[str, int]) -> Numbered:
    exact_names, exact_offsets = _lines(patterns.exact_names)
    packed, record_offsets = _lines(records)
    by_id = sorted(place_of)
    ids, id_offsets = _lines(by_id)
    id_entities = array("I", map(place_of.__getitem__, by_id))
    # of names in their order the automaton is built in three quarters of the time
    names = sorted(patterns.number)
    before = [*map(patterns.number.__getitem__, names)]
    first, second, exact = (
        array("I", map(numbers.__getitem__, before))
        for numbers in (patterns.first, patterns.second, patterns.exact)
    )
    now = dict(zip(before, range(len(before)), strict=True))
    triggers = patterns.triggers[:]
    triggers[::2] = array("I", map(now.__getitem__, triggers[::2]))
    return Numbered(
        first, second, exact, exact_names, exact_offsets,
        packed, record_offsets, ids, id_offsets, id_entities, triggers, b"\n".join(names),
    )  # fmt: skip


def _lines(texts: list[str]) -> tuple[bytes, array[int]]:
    """Texts one after the other, and where each begins (and, last, where all end)."""
    encoded = [text.encode("utf-8") for text in texts]
    return b"".join(encoded), array("I", accumulate(map(len, encoded), initial=0))

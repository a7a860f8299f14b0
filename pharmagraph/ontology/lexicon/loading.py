"""Where a lexicon comes from: the cache, else the numbered names of a wheel, else the vocabularies themselves."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from importlib.metadata import version as version_of
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from pharmagraph.ontology.lexicon import cache, entries, shipped
from pharmagraph.ontology.lexicon.automaton import Building
from pharmagraph.ontology.lexicon.compiling import number_entries
from pharmagraph.ontology.lexicon.packed import Meanings, Numbered
from pharmagraph.ontology.lexicon.shipped import Shipped
from pharmagraph.ontology.lexicon.users import users

_FORMAT = "14"  # changes with whatever in this package changes what is compiled from the same data

Find = Callable[[bytes], list[tuple[int, int, int]]]


class Coming(NamedTuple):
    """A lexicon on its way. `find` gives, when it is called, what finds the names in a text, and waits for that."""

    version: str
    meanings: Meanings
    find: Callable[[], Find]


class _Begun(NamedTuple):
    """Names of a wheel of which the automaton is being built; both None where the cache has it, or there is no file."""

    version: str
    names: Shipped | None = None
    building: Building | None = None


_begun: list[_Begun] = []


def begin() -> None:
    """Begins what takes longest of a first run from a wheel, so that much else can be done meanwhile.

    To be called before slow imports; `load` goes on with what was begun.
    """
    version = _version(())
    _begun[:] = [_Begun(version) if cache.has(version) else _begun_with(version)]


def load(extra: Sequence[Path] = ()) -> Coming:
    """The default lexicon with users' own entries, from the cache or to be compiled by another process."""
    begun = _begun.pop() if _begun and not extra else _Begun(_version(extra))
    version, names, building = begun
    if building is None:
        compiled = cache.read(version)
        if compiled is not None:
            automaton = compiled.automaton
            return Coming(version, compiled, lambda: automaton.find_overlapping_no_suffix)
        if not extra:
            _, names, building = _begun_with(version)
    if names is None or building is None:
        numbered = number_names(extra)
        meanings, building = numbered.meanings(), Building(numbered.names)
    else:
        meanings = names.meanings()
    return Coming(version, meanings, lambda: _kept(version, meanings, building))


def _begun_with(version: str) -> _Begun:
    names = shipped.read(data_version())
    return _Begun(version, names, None if names is None else Building(names.names))


def _kept(version: str, meanings: Meanings, building: Building) -> Find:
    """What was built, which is kept for the next run while this one goes on."""
    automaton, serialized = building.built()
    cache.write_beside(version, meanings, serialized)
    return automaton.find_overlapping_no_suffix


def data_version() -> str:
    """A digest of the data that comes with the package, and of how it is compiled."""
    digest = hashlib.sha256(_FORMAT.encode())
    for name, file in entries.shipped_files():
        digest.update(name.encode() + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _version(extra: Sequence[Path]) -> str:
    """A digest of all that decides what the lexicon says."""
    digest = hashlib.sha256(f"{_FORMAT} {version_of('daachorse')}".encode())
    for name, file in entries.shipped_files():
        digest.update(name.encode() + hashlib.sha256(file.read_bytes()).digest())
    for path in extra:
        digest.update(
            path.suffix.encode() + hashlib.sha256(entries.read_text(path).encode()).digest()
        )
    return digest.hexdigest()[:16]


def number_names(extra: Sequence[Path] = ()) -> Numbered:
    """The names of users' own files and of the package, with all that they mean."""
    by_hand = [*users(extra), *entries.tables()]
    return number_entries(
        chain(by_hand, entries.vocabulary()),
        len(by_hand),
        stop_names=entries.stop_names(),
        composed=entries.composed(),
        complaints=entries.complaints(),
        stems=entries.stems(),
        illness_endings=entries.illness_endings(),
        triggers=entries.respelling_triggers(),
        phrase_words=entries.phrase_words(),
    )

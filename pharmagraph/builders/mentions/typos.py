"""Misspelt names of well-known drugs and illnesses: "ibuprofin", "hypertention", "xanex".

Only words are asked that no vocabulary has. One is taken for a name if it begins with its letter and is one letter
away (more, less, other, or two in the other order), or two where both sound alike; for no name if it could be two.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from pharmagraph.builders.mentions.hits import Hit, Spans
from pharmagraph.builders.text.wording import Wording
from pharmagraph.ontology.kinds import DRUGS, ILLS
from pharmagraph.ontology.lexicon import Lexicon

_WORDS = Wording.beside("pharmagraph.builders.mentions", "typos.toml")
_OTHERS = _WORDS.set_of("others")
_KINDS = DRUGS | ILLS
_LONGEST = 24  # letters
_WORD = re.compile(rf"[A-Za-z]{{5,{_LONGEST}}}")
_PIECE = 100_000  # characters
_SHORTEST = 6  # letters of a word that may be a name with a letter less
_MOST_REMEMBERED = 1 << 15  # words
_SOUNDS = 8  # letters of what a name sounds like: of shorter ones many words sound alike
_FURTHEST = 2  # letters by which what sounds alike may differ
_DISEASE = re.compile(r"['’]?s? (?:disease|syndrome)\b", re.IGNORECASE)
_OF_ADDRESSES = frozenset("@/_\\&#0123456789")
_SPELT = (  # how what sounds alike is written, in one way
    ("ph", "f"), ("ck", "k"), ("qu", "k"), ("y", "i"), ("x", "ks"), ("ce", "se"), ("ci", "si"), ("c", "k"), ("q", "k"),
    ("z", "s"), ("h", ""),
)  # fmt: skip
_VOWELS = re.compile(r"[aeiou]+")
_TWICE = re.compile(r"(.)\1+")


def typos(text: str, hits: Sequence[Hit], lexicon: Lexicon) -> Iterator[Hit]:
    """The misspelt names of a text, outside of the names that were found in it."""
    names = _names()
    found = {
        word: meant
        for begin in range(0, len(text), _PIECE)  # the words of a whole book would fill memory
        for word in names.not_asked(_WORD.findall(text[begin : begin + _PIECE + _LONGEST].lower()))
        if (meant := names.meant(word)) is not None
    }
    if not found:
        return
    known = Spans(hit[:2] for hit in hits)
    for word in _WORD.finditer(text):
        meant = found.get(word[0].lower())
        start, end = word.span()
        if meant is None or known.hold(start, end):
            continue
        if not _OF_ADDRESSES.isdisjoint(text[max(0, start - 1) : start] + text[end : end + 1]):
            continue
        entity = lexicon.named(meant, _KINDS)
        if entity is not None and lexicon.named(word[0]) is None:
            behind = _DISEASE.match(text, end) if " " in meant else None
            yield start, behind.end() if behind else end, entity


class _Names:
    """The names of the table, by what a letter less makes of them and by how they sound."""

    def __init__(self) -> None:
        self._right = _WORDS.set_of("drugs") | _WORDS.set_of("ills")
        self._written = dict(entry.split(" ", 1) for entry in _WORDS.words("written"))
        self._with_less: dict[str, list[str]] = defaultdict(list)
        self._sounding: dict[str, list[str]] = defaultdict(list)
        for name in sorted(self._right):
            self._sounding[_sound(name)].append(name)
            for less in _with_less(name):
                self._with_less[less].append(name)
        self._plain: set[str] = set()  # words that are no misspelt names: nearly all

    def not_asked(self, words: Iterable[str]) -> set[str]:
        """Of these words, those that are not known to be no misspelt names."""
        if len(self._plain) > _MOST_REMEMBERED:
            self._plain.clear()
        return set(words) - self._plain

    def meant(self, word: str) -> str | None:
        """The name that is meant by a word in small letters; None where it is no misspelt name, or may be two."""
        near = self._near(word)
        if len(near) == 1:
            return near.pop()
        self._plain.add(word)
        return None

    def _near(self, word: str) -> set[str]:
        if word in self._written:
            return {self._written[word]}
        if len(word) < _SHORTEST or word in self._right or word in _OTHERS:
            return set()
        found = {name for less in _with_less(word) for name in self._with_less.get(less, ())}
        near = {name for name in found if _is_a_letter_away(word, name)}
        sound = "" if near else _sound(word)
        if len(sound) < _SOUNDS:
            return near
        alike = self._sounding.get(sound, ())
        return {name for name in alike if word[0] == name[0] and _distance(word, name) <= _FURTHEST}


@cache
def _names() -> _Names:
    return _Names()


def _with_less(word: str) -> set[str]:
    """The word, and what is left of it without one of its letters but the first."""
    return {word, *(word[:place] + word[place + 1 :] for place in range(1, len(word)))}


def _is_a_letter_away(word: str, name: str) -> bool:
    """Whether one letter more, less or other, or two in the other order, make the name of the word."""
    if word[0] != name[0] or abs(len(word) - len(name)) > 1:
        return False
    same = next(
        (at for at, (one, two) in enumerate(zip(word, name, strict=False)) if one != two), -1
    )
    if same < 0:
        return len(word) != len(name)
    one, two = word[same:], name[same:]
    if len(one) != len(two):
        return one[1:] == two if len(one) > len(two) else one == two[1:]
    return one[1:] == two[1:] or (one[1::-1] == two[:2] and one[2:] == two[2:])


def _sound(word: str) -> str:
    """How a word sounds, roughly: its consonants, with a sign for whatever vowels stand between them.

    >>> _sound("fentynal") == _sound("fentanyl"), _sound("cortisone") == _sound("codeine")
    (True, False)
    """
    for written, plainly in _SPELT:
        word = word.replace(written, plainly)
    return _TWICE.sub(r"\1", _VOWELS.sub("a", word)).rstrip("a")


def _distance(one: str, two: str) -> int:
    """How many letters must come, go or change to make one word of the other."""
    row = list(range(len(two) + 1))
    for at, letter in enumerate(one, 1):
        before, row[0] = row[0], at
        for place, other in enumerate(two, 1):
            before, row[place] = (
                row[place],
                min(row[place] + 1, row[place - 1] + 1, before + (letter != other)),
            )
    return row[-1]

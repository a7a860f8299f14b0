"""Words, classes of words and kinds of mentions as characters, so that a sentence is a string that patterns match."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from pharmagraph.errors import RulesError
from pharmagraph.ontology.kinds import Kind

KIND_CODES: dict[Kind, str] = {
    Kind.DRUG: "D",
    Kind.DRUG_CLASS: "K",
    Kind.THERAPY: "T",
    Kind.PROTEIN: "P",
    Kind.RECEPTOR: "R",
    Kind.CONDITION: "C",
    Kind.EFFECT: "E",
    Kind.PROCESS: "X",
    Kind.ROUTE: "U",
    Kind.FORM: "F",
    Kind.ORGANISATION: "O",
    Kind.POPULATION: "N",
    Kind.TIME: "Y",
    Kind.DURATION: "L",
    Kind.QUANTITY: "Q",
    Kind.NAME: "M",
}
ANAPHOR = "Z"
"""The code of a pronoun, or "this drug", that stands for a drug named before."""

UNKNOWN_WORD, ADVERB, NUMBER = "x", "a", "0"
MENTIONS = "".join(KIND_CODES.values()) + ANAPHOR
# A block of 42,720 letters beyond the first plane: sets of such are compiled without a bitmap of 64 kB each.
_FIRST_WORD_CODE = 0x20000
_FIRST_HELPED = 0x28000  # of that block's second half
# The classes of which most expressions are made. Their words get characters next to each other, so that a set of
# hundreds of words is a few ranges, which are read in a tenth of the time.
_COMMON = ("filler", "helper", "break", "chain", "patients", "verb")
_SHORTEST_RANGE = 3  # characters
_CONTRACTED_NOT = "n't"


class Vocabulary:
    """Words and classes of words, each word with a character of its own."""

    def __init__(
        self,
        classes: Mapping[str, Iterable[str]],
        helped: Mapping[str, Iterable[str]] = MappingProxyType({}),
    ) -> None:
        """`helped`: bases of verbs, each with the forms that rules name: "rise" of "rose", for "did not rise"."""
        self.codes: dict[str, str] = {}
        self._sets: dict[
            str, str
        ] = {}  # what was asked of `set_of`: patterns have their words from few classes
        self.classes = {name: frozenset(words) for name, words in classes.items()}
        for word in _kin_together(self.classes):
            self.code(word)
        bases = sorted(helped, key=self.code)
        self.helped = {self.code(base): chr(_FIRST_HELPED + at) for at, base in enumerate(bases)}
        """The characters of bases of verbs, and those that they have behind a "did", "will" or "cannot"."""
        self._bases: dict[str, list[str]] = {}
        for base, forms in helped.items():
            for form in (base, *forms):
                self._bases.setdefault(form, []).append(self.helped[self.code(base)])

    def code(self, word: str) -> str:
        """The word's character; given one if it has none yet."""
        if len(word) == 1 and not word.isalnum():
            return word
        if word == _CONTRACTED_NOT:  # "should not", "shouldn't"
            return self.codes.setdefault(word, self.code("not"))
        return self.codes.setdefault(word, chr(_FIRST_WORD_CODE + len(self.codes)))

    def set_of(self, alternatives: str, where: str = "words.toml") -> str:
        """The characters of ``word|$class|...``; `where`: what an error names that there is no such class."""
        known = self._sets.get(alternatives)
        if known is not None:
            return known
        codes = set()
        for word in alternatives.split("|"):
            if word.startswith("$"):
                if word[1:] not in self.classes:
                    raise RulesError(where, f"no class of words is called {word}")
                listed = {self.code(each) for each in self.classes[word[1:]]}
                codes |= listed | {self.helped[code] for code in listed if code in self.helped}
                if word == "$patients":  # "in adults with ..." is said of patients, too
                    codes.add(KIND_CODES[Kind.POPULATION])
            else:
                codes.add(self.code(word.lower()))
                codes.update(self._bases.get(word.lower(), ()))
        return self._sets.setdefault(alternatives, "".join(sorted(codes)))

    def cues_of(self, alternatives: str, where: str) -> str:
        """The characters of a cue: also those of the bases of verbs of which a class of words lists the forms.

        Classes of families have a frame for each form.
        """
        listed = [
            each
            for word in alternatives.split("|")
            if word.startswith("$") and "." not in word
            for each in self.classes.get(word[1:], ())
        ]
        codes = set(self.set_of(alternatives, where))
        codes.update(*(self._bases.get(word, ()) for word in listed))
        return "".join(sorted(codes))

    def any_of(self, alternatives: str) -> str:
        """The expression of one word of ``word|$class|...``."""
        return charset(self.set_of(alternatives))

    @property
    def fillers(self) -> str:
        """The characters of what may stand in a noun phrase before its head."""
        return self.set_of("$filler") + UNKNOWN_WORD + ADVERB + NUMBER + "-"


def _kin_together(classes: Mapping[str, frozenset[str]]) -> list[str]:
    """All words, those of one class, and those of the same classes, next to each other as far as that goes."""
    common = [name for name in _COMMON if name in classes]
    others = sorted(classes.keys() - set(common), key=lambda name: (-len(classes[name]), name))
    places: dict[str, list[int]] = {}
    for place, name in enumerate([*common, *others]):
        for word in classes[name]:
            places.setdefault(word, []).append(place)
    return sorted(places, key=lambda word: (places[word], word))


@cache
def charset(codes: str) -> str:
    """A character class of these; what stands next to each other as a range.

    >>> charset("ca,b-x")
    '[,\\\\-a-cx]'
    """
    ordered = sorted(set(codes))
    parts: list[str] = []
    at = 0
    while at < len(ordered):
        last = at
        while last + 1 < len(ordered) and ord(ordered[last + 1]) == ord(ordered[last]) + 1:
            last += 1
        if last - at + 1 >= _SHORTEST_RANGE:
            parts.append(f"{re.escape(ordered[at])}-{re.escape(ordered[last])}")
        else:
            parts += map(re.escape, ordered[at : last + 1])
        at = last + 1
    return f"[{''.join(parts)}]"

"""Words by their senses: which are signs of harm, of help, of a ban, in the clause around a name and in titles."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from pharmagraph.builders.text import inflection

_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|%")


class Word(NamedTuple):
    """A word in small letters, and where it stands in the text."""

    text: str
    start: int
    end: int


class Sign(NamedTuple):
    """Words that are a sign of a sense, and where they stand in the text."""

    sense: str
    start: int
    end: int


def words(text: str, start: int, end: int) -> list[Word]:
    """The words of ``text[start:end]``, without numbers and punctuation."""
    return [
        Word(m[0].lower().replace("’", "'"), m.start(), m.end())
        for m in _TOKEN.finditer(text, start, end)
    ]


class Signs:
    """The table of signs, and the senses of titles."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        senses = dict(table)
        self._titles = {
            name: re.compile(expression) for name, expression in senses.pop("sections").items()
        }
        self._by_first: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
        for phrase, meant in _phrases(senses).items():
            self._by_first.setdefault(phrase[0], []).append((phrase, frozenset(meant)))
        for listed in self._by_first.values():
            listed.sort(key=lambda each: -len(each[0]))

    @classmethod
    def load(cls) -> Signs:
        """The table that ships with the package, read once."""
        return _shipped()

    def among(self, found: Sequence[Word]) -> Iterator[Sign]:
        """The signs among these words; of two that begin with one word, the longer."""
        for at, word in enumerate(found):
            for phrase, senses in self._by_first.get(word.text, ()):
                if len(phrase) == 1 or all(
                    at + step < len(found) and found[at + step].text == each
                    for step, each in enumerate(phrase)
                ):
                    end = found[at + len(phrase) - 1].end
                    yield from (Sign(sense, word.start, end) for sense in sorted(senses))
                    break

    def senses_of(self, word: str) -> frozenset[str]:
        """The senses of a word by itself."""
        listed = self._by_first.get(word, ())
        return next((senses for phrase, senses in listed if len(phrase) == 1), frozenset())

    def of_title(self, title: str) -> tuple[str, ...]:
        """What the title of a section says of what stands beneath it.

        >>> Signs.load().of_title("What could go wrong?"), Signs.load().of_title("A walk in the park")
        (('harm',), ())
        """
        small = title.lower()
        return tuple(name for name, pattern in self._titles.items() if pattern.search(small))


def _phrases(senses: Mapping[str, Mapping[str, Sequence[str]]]) -> dict[tuple[str, ...], set[str]]:
    """Every form of every entry, as its words, with its senses."""
    found: dict[tuple[str, ...], set[str]] = {}
    for sense, entries in senses.items():
        forms = set(entries.get("words", ()))
        for lemma in entries.get("verbs", ()):
            forms.update(form for group in inflection.verb(lemma) for form in group)
        for noun in entries.get("nouns", ()):
            forms.update((noun, inflection.plural(noun)))
        for form in forms:
            found.setdefault(tuple(form.split()), set()).add(sense)
    return found


@cache
def _shipped() -> Signs:
    text = (files("pharmagraph.builders.leanings") / "signs.toml").read_text(encoding="utf-8")
    return Signs(tomllib.loads(text))

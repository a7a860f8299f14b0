"""How numbers are written in running text, in figures and in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_SMALL = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
        " sixteen seventeen eighteen nineteen".split(),
        start=1,
    )
}
_TENS = {
    word: number
    for number, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_UNITS = {word: number for word, number in _SMALL.items() if number < 10}


def _in_hundreds() -> Iterator[tuple[str, int]]:
    """Numbers as they are written in words: "twenty-four", "twenty 4", "five hundred", "two hundred and fifty"."""
    for ten, tens in _TENS.items():
        yield ten, 10 * tens
        for unit, units in _UNITS.items():
            for written in (unit, str(units)):
                yield from ((f"{ten}{mark}{written}", 10 * tens + units) for mark in ("-", " "))
    for unit, units in _UNITS.items():
        for hundred in (f"{unit} hundred", *(("a hundred",) if units == 1 else ())):
            yield hundred, 100 * units
            for more, worth in (*_TENS.items(), ("twenty-five", 2.5), ("seventy-five", 7.5)):
                for joint in (" ", " and "):
                    yield f"{hundred}{joint}{more}", int(100 * units + 10 * worth)
        yield f"{unit} thousand", 1000 * units


_WORDS = _SMALL | dict(_in_hundreds())
_IN_WORDS = {str(number): word for word, number in _SMALL.items()} | {
    str(10 * number): word for word, number in _TENS.items()
}


def alternatives(words: Iterable[str], *, begun: str = "") -> str:
    """The words as a regular expression that finds the longest; a space in a word stands for any.

    It branches letter by letter: of 60 units one after the other each is tried at each place, of these a few.
    `begun` is what must hold of the first letter ("{}" is that letter); the engine skips to such letters.

    >>> alternatives(["m", "mg", "mgs", "m(2)"])
    'm(?:\\\\(2\\\\)|gs?)?'
    """
    branches: dict[str, list[str]] = {}
    rests = list(words)
    for word in sorted(filter(None, rests)):
        branches.setdefault(word[0], []).append(word[1:])
    tried = [
        (r"\s+" if first == " " else re.escape(first) + begun.format(first)) + alternatives(more)
        for first, more in branches.items()
    ]
    if not tried:
        return ""
    if "" not in rests:
        return tried[0] if len(tried) == 1 else f"(?:{'|'.join(tried)})"
    # greedy: what goes on is tried before the end
    return f"{tried[0]}?" if tried == [next(iter(branches))] else f"(?:{'|'.join(tried)})?"


# A number in figures that begins here: not inside a word, a decimal or a date. The digit comes first and
# the look behind it second, so that the regular expression engine can skip from digit to digit.
FIGURES = r"\d(?<![\w.,/+-]\d)(?:[\d,]*\d)?(?:\.\d+)?"
_BEGUN = r"(?<!\w{})"
WORDS = rf"{alternatives(_WORDS, begun=_BEGUN)}\b"
FURTHER = rf"(?:\d(?:[\d,]*\d)?(?:\.\d+)?|{WORDS})"  # after a dash or "to"
_VAGUE = ("several", "a few", "few", "many", "some", "a couple of")
VAGUE = rf"{alternatives(_VAGUE)}\b"
# "two", "several", "a"; no "one second", which is as often a rank
WORDS_OR_VAGUE = (
    rf"{alternatives([*_WORDS, *_VAGUE, 'a', 'an'], begun=_BEGUN)}\b"
    r"(?!(?:(?<=\ba)|(?<=\bone))\s+second\b)"
)
DASH = r"(?:\s?[-\u2013\u2014]\s?|\s+(?:to|or|and)\s+)"


def has_any(text: str, words: Iterable[str]) -> bool:
    """Whether the text contains one of the words: a plain loop, many times as fast as a pattern.

    >>> has_any("for two weeks", ("day", "week"))
    True
    """
    for word in words:  # noqa: SIM110  any() would build a generator for each sentence
        if word in text:
            return True
    return False


def decimal(number: str) -> str:
    """The number in figures, without thousands' commas.

    >>> decimal("1,500"), decimal("two"), decimal("0.50"), decimal("twenty-four"), decimal("five  hundred")
    ('1500', '2', '0.5', '24', '500')
    """
    figures = " ".join(number.replace(",", "").split())
    if word := _WORDS.get(figures):
        return str(word)
    whole, point, fraction = figures.partition(".")
    fraction = fraction.rstrip("0")
    return whole + point + fraction if fraction else whole


def joined(low: str, dash: str, high: str) -> str:
    """Two numbers as a range, or, where "and" or "or" stands between them, as two.

    >>> joined("5", " to ", "10"), joined("5", " or ", "10")
    ('5-10', '5 or 10')
    """
    between = dash.strip()
    return f"{low} {between} {high}" if between in {"and", "or"} else f"{low}-{high}"


def in_words(number: str) -> str:
    """The number in words where it is a small one.

    >>> in_words("3"), in_words("four"), in_words("28")
    ('three', 'four', '28')
    """
    return _IN_WORDS.get(number, number)

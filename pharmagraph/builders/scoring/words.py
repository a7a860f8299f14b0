"""The words of a sentence as the scorer knows them: without inflection, and cue words by their class."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

_TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*|[^\w\s]|_")
# The same where all is ASCII: ranges are read in two thirds of the time of classes.
_ASCII_TOKEN = re.compile(r"[A-Za-z]+|[0-9]+(?:[.,][0-9]+)*|[\x00-\x08\x0e-\x1b!-/:-@[-`{-\x7f]")
MOST_REMEMBERED = 65536  # words, or keys


def stem(word: str) -> str:
    """The word without its inflection, so that "inhibits", "inhibited" and "inhibiting" are one.

    >>> [stem(word) for word in ("inhibits", "inhibited", "inhibiting", "inhibitor", "studies")]
    ['inhibit', 'inhibit', 'inhibit', 'inhibitor', 'study']
    """
    size = len(word)
    if size <= 4:
        return word
    if word.endswith(("ied", "ies")):
        return word[:-3] + "y"
    if word.endswith("ing") and size > 5:
        word = word[:-3]
    elif word.endswith("ed"):
        word = word[:-2]
    elif word.endswith("es") and size > 5 and word[-3] in "sxh":
        return word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    else:
        return word[:-1] if word.endswith("e") else word
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "lsz":
        word = word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


@cache
def cue_classes() -> dict[str, str]:
    """Stem of each cue word -> its class."""
    text = (files("pharmagraph.builders.scoring") / "cues.tsv").read_text(encoding="utf-8")
    classes: dict[str, str] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            name, words = line.split("\t")
            for word in words.split():
                classes.setdefault(stem(word), name)
    return classes


@lru_cache(maxsize=MOST_REMEMBERED)
def word_key(word: str) -> str:
    """What a token is known by: its stem, or "0" for a number."""
    return "0" if word[0].isdigit() else stem(word.lower())


class _Keys(dict[str, tuple[str, ...]]):
    """The keys of all tokens of what stands between two spaces ("(levels", "dose-related,"), remembered: to split at
    spaces and look up what stands between takes half the time of looking for tokens."""

    def __missing__(self, piece: str) -> tuple[str, ...]:
        if len(self) > MOST_REMEMBERED:
            self.clear()
        self[piece] = keys = tuple(map(word_key, tokens_of(piece).findall(piece)))
        return keys


keys_of = _Keys()


def tokens_of(text: str) -> re.Pattern[str]:
    """The expression that cuts this text into tokens."""
    return _ASCII_TOKEN if text.isascii() else _TOKEN

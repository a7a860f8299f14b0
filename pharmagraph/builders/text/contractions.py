"""Denials that are written in haste, cut apart or misread: "doesnt", "does n't", "doesn`t", "isnot", "n0t".

They are read as the words that they stand for: else what somebody denies would be a fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pharmagraph.builders.text.anyof import AnyOf
from pharmagraph.builders.text.marks import Edit
from pharmagraph.builders.text.wording import Wording

_WORDS = Wording.beside("pharmagraph.builders.text", "contractions.toml", flags=0)
_BEFORE_NT = (*_WORDS.words("verb"), *_WORDS.words("before_nt"))
_BEFORE_NOT = (*_WORDS.words("verb"), *_WORDS.words("before_not"))
# what stands in place of the apostrophe, or around it
_APOSTROPHES = (*'´`ʼ′‛‘\ufffd?"Õʹ', "''", "’’", "\\'", "\\’", " '", " ’", "' ", "’ ")
_APART = (" nt", " n't", " n’t", "'nt", "’nt")


def _written(words: Iterable[str]) -> list[str]:
    """The words as they are, with a capital, and in capitals."""
    return [form for word in words for form in (word, word.title(), word.upper())]


_NT = re.compile(
    rf"\b(?:{'|'.join(_written(_BEFORE_NT))})(?!n['’]t\b)"
    rf"(?P<wrong>[ \t]?n(?:{'|'.join(map(re.escape, _APOSTROPHES))}|['’]|[ ](?=t))?t|[ \t]?NT|['’]nt)\b"
)
_FUSED = re.compile(rf"\b(?:{'|'.join(_written(_BEFORE_NOT))})(?P<wrong>not|NOT)\b")
_KINDS = (
    (_NT, "n't"),
    (_FUSED, " not"),
    (_WORDS.compile(r"\b(?P<wrong>$doesnt)\b"), "doesn't"),
    (_WORDS.compile(r"\b(?P<wrong>$no_t)\b"), "not"),
)


def _signs() -> Iterator[str]:
    yield from _APART
    yield from (f"n{mark}t" for mark in _APOSTROPHES)
    for word in _written(_BEFORE_NT):
        blank = " " * (len(word) < len("does"))  # "cant" is in "significant"
        yield from (f"{blank}{word}{'NT' if word.isupper() else 'nt'}", f"{blank}{word}n t")
    yield from (word + ("NOT" if word.isupper() else "not") for word in _written(_BEFORE_NOT))
    yield from _WORDS.words("doesnt")
    yield from _WORDS.words("no_t")


_MAY_HAVE = AnyOf(_signs())


def in_full(text: str) -> Iterator[Edit]:
    """What is read for the denials of a text that are not written as they should be.

    >>> list(in_full("It doesnt help, and it does n't harm."))
    [(7, 9, "n't"), (27, 31, "n't")]
    """
    if not _MAY_HAVE.is_in(" " + text.replace("\n", " ")):
        return
    for pattern, instead in _KINDS:
        for found in pattern.finditer(text):
            yield *found.span("wrong"), instead

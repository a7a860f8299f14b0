"""What stands before the sign that a key of a line ends with: "CI: gout", "S/E – rash", "Uses = pain"."""

from __future__ import annotations

import re

from pharmagraph.builders.text.signs import has_sign

# a key alone on its line needs no mark
_HEAD = re.compile(
    r"(?P<key>[^\s:=\n–—][^:=\n–—()]{0,120}?)\s*(?P<aside>\([^()\n]{1,80}\))?\s*(?:[:=]|[–—](?=\s)|\s--?(?=\s)|(?<=\t)|$)"
)
# "INDICATIONS gout": in capitals, it needs no mark
_IN_CAPITALS = re.compile(r"(?P<key>[A-Z]{3,}(?:[ -]+[A-Z]{2,}){0,3})(?P<aside>)\s+(?=[a-z\d(])")
_REACH = 121  # characters of a key
_WHOLE = 40  # characters: what is longer and ends with a full stop is a sentence, and no key ("Main s.e.")
_MARK = re.compile(r"[:=–—(\t]|\s-|\s{2}")  # one of these stands behind it, or it is all there is


def head_of(said: str) -> re.Match[str] | None:
    """The key that a sentence begins with and, in parentheses, an aside; None where none can be.

    >>> head = head_of("Side effects (rare): rash")
    >>> head["key"], head["aside"]
    ('Side effects', '(rare)')
    >>> head_of("It is used for pain, which may be acute, and for many other complaints " + "of the back " * 9)
    """
    if found := _IN_CAPITALS.match(said):
        return found
    if len(said) > _REACH and _MARK.search(said, 1, _REACH + 2) is None:
        return None  # a quick look: most sentences
    return _HEAD.match(said)


def is_prose(said: str) -> bool:
    """Whether a sentence is a long one that neither begins with a key nor is one.

    >>> is_prose("It is used for pain, which may be acute or chronic."), is_prose("Side effects (rare): rash")
    (True, False)
    """
    return is_sentence(said) and not said[:3].isupper() and not has_sign(said)


def is_sentence(key: str) -> bool:
    """Whether what seems to be a key is too long for one, and ends with a full stop."""
    return len(key) > _WHOLE and key.endswith(".")

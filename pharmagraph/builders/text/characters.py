r"""Characters that are read as others: ligatures, wide and ornamental letters, UTF-8 that was taken for Windows-1252.

They come with text from typeset pages, from messages in bold letters, and from files whose encoding was mistaken:
"inﬂammation", "𝗻𝗼𝘁", "doesnâ€™t", "doesn\u2019t".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from pharmagraph.builders.text.invisible import INVISIBLE
from pharmagraph.builders.text.marks import Edit

# ligatures; wide letters, signs and the wide blank; letters of mathematics, with which messages are made bold
_ORNATE = re.compile("[\ufb00-\ufb06\uff01-\uff5e\u3000\U0001d400-\U0001d7ff]")
# with the joiners, which part no Latin letters
_UNSEEN = re.compile(
    "["
    + "".join(sorted(INVISIBLE))
    + "]+(?:(?<=\u00ad)\\n)?|(?<=[A-Za-z])[\u200c\u200d]+(?=[A-Za-z])"
)
_NOT = (" not", " no")  # behind these, a blank that has no width is one
_ESCAPED = re.compile(r"\\u(?P<code>[0-9a-fA-F]{4})")  # as programs write letters
_HIGH = (
    "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"  # what the second byte of a character was taken for
)
_TWICE = {"Ã¢â‚¬â„¢": "\u2019", "Ã‚Â": ""}
_MISTAKEN = re.compile(rf"{'|'.join(_TWICE)}|[ÂÃÎÏ][{_HIGH}]|[âï][{_HIGH}]{{2}}|â€(?![{_HIGH}])")
_SIGNS_OF_MISTAKES = ("Â", "Ã", "Î", "Ï", "â", "ï")
_BYTE = 0x100


def read_otherwise(text: str) -> Iterator[Edit]:
    """The characters of a text that are read as others, or not at all.

    >>> sorted(read_otherwise("It doesnâ€™t help inﬂammation."))
    [(8, 11, '’'), (20, 21, 'fl')]
    """
    if "\\u" in text:
        for found in _ESCAPED.finditer(text):
            character = chr(int(found["code"], 16))
            yield *found.span(), "" if character in INVISIBLE else character
    if text.isascii():
        return
    for found in _UNSEEN.finditer(text):
        start, end = found.span()
        parts_words = found[0] == "\u200b" and text.endswith(_NOT, 0, start)
        yield start, end, " " if parts_words else ""
    for found in _ORNATE.finditer(text):
        yield *found.span(), unicodedata.normalize("NFKC", found[0])
    if any(sign in text for sign in _SIGNS_OF_MISTAKES):
        for found in _MISTAKEN.finditer(text):
            meant = _meant(found[0])
            if meant is not None:
                yield *found.span(), meant


def _meant(mistaken: str) -> str | None:
    """The character whose bytes in UTF-8 were taken for several; None where they are none.

    >>> _meant("Î²"), _meant("â€"), _meant("Âé")
    ('β', '"', None)
    """
    if mistaken in _TWICE:
        return _TWICE[mistaken]
    if mistaken == "â€":  # a quotation mark, of which the last byte is no character
        return '"'
    try:
        meant = b"".join(map(_byte, mistaken)).decode()
    except UnicodeError:
        return None
    return unicodedata.normalize("NFKC", meant) if _ORNATE.match(meant) else meant


def _byte(character: str) -> bytes:
    return character.encode("latin-1" if ord(character) < _BYTE else "cp1252")

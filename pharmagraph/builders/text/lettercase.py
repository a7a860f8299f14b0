"""Small letters at unchanged offsets, for whatever reads words regardless of their case."""

from __future__ import annotations


def lowered(text: str) -> str:
    """The text in small letters and with straight apostrophes, character by character.

    >>> lowered("Doesn’t İnduce") == "doesn't İnduce"
    True
    """
    small = text.lower()
    if len(small) != len(
        text
    ):  # some capitals, such as the dotted I, have no small letter of one character
        small = "".join(one if len(one := char.lower()) == 1 else char for char in text)
    return small.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")

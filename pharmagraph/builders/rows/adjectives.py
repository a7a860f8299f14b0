"""Rows of adjectives, which part nothing: "severe, chronic migraine", "frequent and disabling headaches".

The words stand in `adjectives.toml`. All functions take and give offsets in the text.
"""

from __future__ import annotations

import re

from pharmagraph.builders.text.anyof import AnyOf
from pharmagraph.builders.text.wording import Wording

_WORDS = Wording.beside("pharmagraph.builders.rows", "adjectives.toml")
_OF_ILLS = _WORDS.set_of("of_ills")
_ADJECTIVES = _OF_ILLS | _WORDS.set_of("of_drugs")
_COMPOUND = _WORDS.compile(r"[\w-]*-$second$")
_LAST = re.compile(r"[\w-]+$")
# what may stand between two of them: a comma, a joining word, both, and an adverb
_JOINT = _WORDS.compile(
    r"(?:, |,? (?P<word>$joining) )(?=(?:(?:$degree|\w+ly) )?(?P<next>[\w-]+)(?P<after>, | ))"
)
_REACH = 24  # characters of a word
# the second of two, behind what may stand before it: one pass of a quick look for all of them
_JOINING = {joining.split()[-1] for joining in _WORDS.words("joining")}
_BEFORE = (", ", "ly ", *(f" {word} " for word in _JOINING | _WORDS.set_of("degree")))
_SIGNS = AnyOf(
    {before + word for before in _BEFORE for word in _ADJECTIVES}
    | {f"-{word}" for word in _WORDS.words("second")}
)


def joints_within(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """What need not be read of the rows of adjectives in ``text[start:end]``: commas, and "severe" of "severe or mild".

    >>> text = "For severe, chronic, sometimes fatal, asthma, and for mild or frequent pain."
    >>> [text[slice(*each)] for each in joints_within(text, 0, len(text))]
    ['severe, ', 'chronic, sometimes ', ',', 'mild or ']
    """
    found: list[tuple[int, int]] = []
    if not _SIGNS.is_in(text[start:end].lower()):
        return found
    for joint in _JOINT.finditer(text, start, end):
        if not _is_adjective(joint["next"]):
            continue
        at = joint.start()
        before = _LAST.search(text, max(start, at - _REACH), at)
        if before is None or not _is_adjective(before[0]):
            continue
        if before[0].lower() in _OF_ILLS:
            found.append((before.start(), joint.start("next")))
        elif joint["word"] is None:
            found.append((at, at + 1))
        if joint["after"] == ", " and joint.start("next") - at > len(", "):
            found.append(
                (joint.end("next"), joint.end("next") + 1)
            )  # "severe, sometimes fatal, asthma"
    return found


def _is_adjective(word: str) -> bool:
    return word.lower() in _ADJECTIVES or ("-" in word and _COMPOUND.match(word) is not None)

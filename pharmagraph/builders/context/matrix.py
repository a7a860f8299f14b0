"""Statements behind a "that" with which nobody holds them for true: "it let slip that X eases Y".

What holds a statement for true stands in `matrix.toml` and not what takes it back: words for that are without end. All
functions take a sentence in small letters.
"""

from __future__ import annotations

from collections.abc import Iterator

from pharmagraph.builders.text.wording import Wording

_WORDS = Wording.beside("pharmagraph.builders.context", "matrix.toml", flags=0)
_THAT = _WORDS.compile(
    r"(?<![\w-])(?P<before>[\w'-]+)(?:,\s[\w\s]{1,20},)?\sthat\s(?!$verb\b|[\w-]+ed\b|\w+ly\b)(?P<next>[\w-]+)"
)
_HOLDS = _WORDS.compile(r"\b(?:$holds|$is_so)\b")
_NEUTRAL = frozenset(_WORDS.words("neutral"))
_REACH = 60  # characters before "that"
_BREAK = _WORDS.compile(r"[;:()]|,\s(?:and|but|so)\s")
_THAT_CLAUSE = _WORDS.compile(
    r"\W*that\s(?!$things\b|\w+ly\b)(?P<clause>[^,;:.]{8,160}?\s(?=$predicate\s))(?P<said>.*)"
)
# "the evidence that X does it would not fill a page"
_EVIDENCE = _WORDS.compile(
    r"\W*(?:the|what|any|such|all\sthe|most\sof\sthe)\s(?:\w+\s)?(?:evidence|proof|argument|support|case)\s(?:(?:exists|there\sis|we\shave)\s)?"
    r"(?:that|for|behind|linking|on)\s(?P<clause>[^,;:.]{8,160}?\s(?=$predicate\s))(?P<said>.*)"
)
_STRONG = _WORDS.compile(r"\b(?:$settled|$strong)\b")
_SETTLED = _WORDS.compile(r"\b$settled\b")


def held_by_somebody(text: str) -> Iterator[int]:
    """Where statements begin that only somebody makes: behind their "that".

    >>> list(held_by_somebody("it let slip that x eases pain")), list(held_by_somebody("trials show that x eases pain"))
    ([16], [])
    """
    for match in _THAT.finditer(text):
        if match["before"] in _NEUTRAL or match["before"].isdigit():
            continue
        end = match.start("next")
        start = max(0, end - _REACH)
        for broken in _BREAK.finditer(text, start, end):
            start = broken.end()
        if not _HOLDS.search(text, start, end):
            yield end - 1


def left_open(text: str) -> int:
    """Where the clause ends with which a sentence begins and of which it says nothing sure; or 0.

    The clause stands behind "that", or behind what is said to speak for it: "the evidence for X in Y".

    >>> left_open("that x eases pain is an article of faith"), left_open("that x eases pain is well known")
    (18, 0)
    """
    match = _THAT_CLAUSE.match(text)
    if match is not None:
        return 0 if _SETTLED.search(match["said"]) else match.end("clause")
    match = _EVIDENCE.match(text)
    return 0 if match is None or _STRONG.search(match["said"]) else match.end("clause")

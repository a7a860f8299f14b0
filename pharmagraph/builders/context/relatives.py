"""Denied subjects with a relative clause: "None of those who took X developed Y", "There was nobody who had Y on X"."""

from __future__ import annotations

from pharmagraph.builders.context.clauses import governed
from pharmagraph.builders.context.starts import clause_start
from pharmagraph.builders.text.wording import Wording

_WORDS = Wording.beside("pharmagraph.builders.context", "clauses.toml", flags=0)
_VERB = r"(?:$auxiliary|$past|$irregular_past|$acts|$act|[a-z]{3,}ed)\b"
_PRONOUN = (
    r"(?:who|which)\b|whose\s+[\w-]+"
    r"|$preposition_of_whom\s+(?:whom|which)\s+(?:[\w-]+\s+){1,4}?(?=$auxiliary\b)"
)
_AT_END = _WORDS.compile(rf"\s*,?\s+(?:{_PRONOUN})")
_OF_SUBJECT = _WORDS.compile(rf"(?:\s+[\w-]+){{1,5}}?\s+(?:{_PRONOUN}|that(?=\s+{_VERB}))")
# its own verb with all auxiliaries, or, where we do not know it, the word that stands there
_OWN_VERB = _WORDS.compile(r"\s(?:(?:$auxiliary|not|been|being|also|\w+ly)\s)*[\w-]+")
_NEXT_VERB = _WORDS.compile(rf"\s(?:(?:and|or|but|then|not|an?|the|of)\s{_VERB}|(?P<verb>{_VERB}))")
_VERB_BEFORE = 8  # characters before a "no" that is no part of the subject: "there was nobody who"
_REACH = 300  # characters of one relative clause


def beyond_relative(text: str, cue_start: int, cue_end: int, end: int) -> tuple[int, int] | None:
    """What else a denial denies whose scope ends at `end`; None where no relative clause describes what it denies.

    Of a subject it is the verb behind the relative clause, otherwise that clause itself.

    >>> text = "none of those who took it had pain"
    >>> start, end = beyond_relative(text, 0, 7, text.index(" who")) or (0, 0)
    >>> text[start:end]
    'had pain'
    """
    at_end = _AT_END.match(text, end)
    if clause_start(text, cue_start) < cue_start - _VERB_BEFORE:
        return at_end and (at_end.end(), _clause_end(text, at_end.end()))
    pronoun = at_end or _OF_SUBJECT.match(text, cue_end)
    own = pronoun and _OWN_VERB.match(text, pronoun.end())
    if not own:
        return None
    for found in _NEXT_VERB.finditer(text, own.end(), own.end() + _REACH):
        if (verb := found.start("verb")) >= 0:
            return verb, _clause_end(text, verb)
    return None


def _clause_end(text: str, start: int) -> int:
    return governed(text, start, start, "clause", verbal=True)[1]

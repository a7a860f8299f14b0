"""Advertising that is strewn into sentences: the quote of a claim keeps it, the analysis passes over it."""

from __future__ import annotations

import re

from pharmagraph.builders.text.anyof import AnyOf
from pharmagraph.builders.text.wording import Wording

Span = tuple[int, int]
_WORDS = Wording.beside("pharmagraph.builders.text", "spam.toml")

# (each alternative begins a word: said once, that spares eight looks at each letter)
_SPAM = _WORDS.compile(
    r"\b(?:(?P<caps>(?-i:\b[A-Z][A-Z0-9-]+(?: [A-Z][A-Z0-9-]+){0,3} $shouted(?: [A-Z]{2,}){0,3}\b))"
    r"|(?P<sale>(?:\b$offering )*(?P<ware>\b[\w-]+) for sale\b(?: $at_hand)*)"
    r"|(?P<buy>\b$buying (?:$praised )*(?:[\w-]+ ){1,3}?$had(?: $had_further)*)"
    r"|(?P<cheap>\b$cheap (?:[\w-]+ ){1,2}?$wares\b)"
    r"|(?P<norx>\b[\w-]+ (?:online )?no (?:prescription|rx) (?:needed|required)\b)"
    r"|(?P<pharmacy>\b[\w-]+ online (?:pharmacy|store|shop)\b)"
    r"|(?P<near>\b[\w-]+ near me\b)"
    r"|(?P<deal>\b(?:$deals|whatsapp ?:? ?\+?[\d ()-]{7,})\b))"
)
_SPAM_PHRASES = AnyOf(_WORDS.words("quick_phrases"))
_SPAM_WORDS = AnyOf(_WORDS.words("quick_words"))
_SPAM_TERMS = AnyOf(_WORDS.words("quick_terms"))
_ORDINARY_WARES = _WORDS.compile(r"(?:\w+ed|\w+able|$ordinary_wares)$")


def inline_spam(text: str) -> list[Span]:
    """The advertising inside sentences, to be passed over by whatever looks for claims.

    >>> text = "It has KETAMINE FOR SALE undergone a change, and is approved for sale."
    >>> [text[start:end] for start, end in inline_spam(text)]
    ['KETAMINE FOR SALE']
    """
    if not _may_have_spam(text):
        return []
    return [match.span() for match in _SPAM.finditer(text) if _is_spam(match)]


def _may_have_spam(text: str) -> bool:
    return _SPAM_PHRASES.is_anywhere_in(text) or (
        _SPAM_WORDS.is_anywhere_in(text) and _SPAM_TERMS.is_anywhere_in(text)
    )


def _is_spam(match: re.Match[str]) -> bool:
    ware = match["ware"] or match["near"] or match["pharmacy"] or match["norx"]
    return ware is None or not _ORDINARY_WARES.match(ware.split()[0])

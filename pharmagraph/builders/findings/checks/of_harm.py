"""Whether words tell of harm at all: where neither document nor sentence does, a drug beside an illness did none."""

from __future__ import annotations

from pharmagraph.builders.findings.checks.harm import TELLING
from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Mention

_WORDS = Wording.beside("pharmagraph.builders.findings.checks", "of_harm.toml")
_OF_DOCUMENTS = _WORDS.compile(r"(?:\b|(?<=-))$of_documents\b")
_OF_SENTENCES = _WORDS.compile(r"(?:\b|(?<=-))$of_sentences\b")
# what a drug is given to bring about needs no word of harm
_WANTED = _WORDS.compile(r"\b$wanted\b")
_OFTEN = 0.002  # words of harm for each character of a document that tells of it: two in a short paragraph


def speaks_of_harm(text: str) -> bool:
    """Whether a document tells of harm, or is too short to say what it is about."""
    if len(text) < TELLING:
        return True
    return sum(1 for _ in _OF_DOCUMENTS.finditer(text)) >= _OFTEN * len(text)


def is_told_as_harm(
    subject: Mention, object_: Mention, text: str, start: int, end: int, *, before: bool
) -> bool:
    """Whether the sentence ``text[start:end]`` has a word of harm, or needs none.

    `before`: before the later one of the two names.
    """
    if _WANTED.search(object_.text):
        return True
    last = max(subject.start, object_.start) if before else end
    return _OF_SENTENCES.search(text, start, last) is not None

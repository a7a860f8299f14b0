"""In what one drug was better than another, or no different: "... than X in overall survival"."""

from __future__ import annotations

from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Mention

_WORDS = Wording.beside("pharmagraph.builders.findings", "outcomes.toml")
_BEHIND = _WORDS.compile(
    r"\s+$leads_to\s+(?!$no_outcome\b)"
    r"((?:(?!$ends\b)[a-z][\w-]*(?:\s\d+\b(?![.,]\d))?(?:\s|(?=[^\w\s-])|$)){1,8})"
)
# "no difference in survival between X and Y", "the rate of falls did not differ between X and Y"
_BEFORE = _WORDS.compile(
    r"\b(?:differences?\s(?:in|of)\s(?:the\s|their\s)?((?:(?!between\b)[\w-]+,?\s){1,8}?)(?:was\s|were\s)?(?:\w+ed\s|seen\s|found\s)?"
    r"|((?:$measures\s)?(?:of\s)?(?:[\w-]+\s){1,4}?)"
    r"(?:did|was|were|do|does|is|are)\snot\s(?:\w+\s){0,2}?differ(?:ent)?\s(?:\w+ly\s)?)between\s(?:the\s)?$"
)
_REACH = 90  # characters
_OF_STUDY = _WORDS.compile(r"$of_study\b")
_IN_PEOPLE = _WORDS.compile(r"(?P<of>\s(?:in|among)\s(?:[\w-]+\s){0,3}?)?\b$people\b.*")
_DONE = _WORDS.compile(r"(?:the\s)?(?:[\w-]+\s){0,2}$done\sof\b")
_HANGING = _WORDS.compile(r"(?:\s$hanging(?:\s\d+)?)+$")


def outcome(subject: Mention, object_: Mention, text: str, start: int, end: int) -> str:
    """The outcome in which the sentence `text[start:end]` compares two drugs, behind or before them; else nothing."""
    found = _BEHIND.match(text, object_.end, end)
    if found is None and "differ" in text[start : subject.start]:
        found = _BEFORE.search(text, max(start, subject.start - _REACH), subject.start)
    return "" if found is None else _told(found[found.lastindex or 1])


def _told(words: str) -> str:
    """What words behind a comparison name as its outcome; nothing where they tell how or in whom it was made."""
    words = words.strip()
    if _OF_STUDY.match(words):
        return ""
    people = _IN_PEOPLE.search(words)
    if people is not None and people["of"]:
        words = words[: people.start()]
    elif people is not None and not _DONE.match(words):
        return ""
    return _HANGING.sub("", words)

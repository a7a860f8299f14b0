"""Whether a name stands for a drug that somebody was given: not in "serotonin transporter", nor of what is measured.

The words stand in `given.toml`. All functions take offsets in the text.
"""

from __future__ import annotations

from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Mention

_WORDS = Wording.beside("pharmagraph.builders.findings.checks", "given.toml")
_NEAR = 45  # characters
_NOT_GIVEN = _WORDS.compile(
    r"(?:[\s-]?\d\w?|\s?\([A-Z]?\d\w?\)|\s[A-Z]\(?\d\w?\)?|<\w+>\s?\d\w?</\w+>)?(?:\s[(\[][^()\[\]]{1,40}[)\]])?[-\s](?:$not_given_before|to-\w+\sratio)\b"
    r"|(?:[-\u2010-\u2013/]\w+){0,3}\s(?:cascade|axis)\b|(?:[-\u2010-\u2013/]\w+){1,3}\ssystem\b"
)
_MEASURED = _WORDS.compile(
    r"\b(?:$measured|(?:needs?|requirements?)\s(?:for|of)(?:\s(?:[\w-]+\s){0,2}\w+)?|levels?\sof\s[\w-]+\s(?:and|or))[\s-]?$"
)
_MAY_BE_MEASURED = _WORDS.looked_for("measured")
_GIVEN_TO = _WORDS.compile(r"\b$given_to\b")
_NOT_GIVEN_FAR = _WORDS.compile(
    r"(?:\s?\([^()]{1,12}\))?(?:[\s-](?!(?:in|for|with|to|on|was|were|is)\b)[\w-]+){0,3}?[\s-]$not_given_far\b"
)


def is_given(mention: Mention, text: str) -> bool:
    """Whether a name stands for a drug that somebody has: not in "serotonin transporter", "non-insulin-dependent"."""
    reach = max(0, mention.start - _NEAR)
    before = text[reach : mention.start].lower()
    measured = "requirement" in before or _MAY_BE_MEASURED.is_in(before)
    return not (
        (measured and _MEASURED.search(text, reach, mention.start))
        or _NOT_GIVEN.match(text, mention.end)
    )


def is_given_to_somebody(mention: Mention, text: str, start: int, end: int) -> bool:
    """Whether the sentence ``text[start:end]`` says that a substance that the body makes too was given."""
    if _NOT_GIVEN_FAR.match(text, mention.end):
        return False
    near = max(start, mention.start - _NEAR), min(end, mention.end + _NEAR)
    return _GIVEN_TO.search(text, *near) is not None

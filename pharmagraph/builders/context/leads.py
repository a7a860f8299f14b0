"""Words that call what stands beneath or behind them a belief: "Myths", "The pitch is this: ...", "Unproven uses:".

A heading rules over its section, what stands before a colon over the rest of its sentence, and a sentence that only
presents the next one ("Here is a common myth.") over that. The words stand in `leads.toml`.
"""

from __future__ import annotations

from functools import lru_cache

from pharmagraph.builders.text.anyof import AnyOf
from pharmagraph.builders.text.wording import Wording

_WORDS = Wording.beside("pharmagraph.builders.context", "leads.toml", flags=0)
_LONGEST = 90  # characters of a heading, a lead or a sentence that presents another
_BELIEF = r"(?:$such\s){0,3}$belief"
_GOOD = r"$unsure(?:,?\s(?:and\s|or\s)?$unsure)?\s(?!$ill\b)(?:\w+\s)?$good"
_UNKNOWN = (
    r"(?:what|things|where)\s(?:we|science|researchers|nobody|no\sone|is|remains|doctors)\s.*(?:not"
    r"|n['\u2019]t|un|nobody|yet\sto)\s?.*"
)
_ABOUT = r"(?:\s(?:about|on|of|for|in|around|behind|with|by|from|not|without|that|made|told|spread)\b.{1,50})?"
_HEADING = _WORDS.compile(
    r"\W*(?:\d[\d.]*\s)?(?:(?:the|some|several|other|more|our|its|\d+|two|three|four|five|six|seven|eight"
    r"|nine|ten)\s)*"
    rf"(?:{_BELIEF}|{_GOOD}|$sought|{_UNKNOWN}){_ABOUT}\W*"
)
_LEAD = _WORDS.compile(
    rf".{{0,40}}?\b(?:{_BELIEF}|{_GOOD}){_ABOUT}(?:\s$runs)*\s*|\W*(?:.{{0,20}}\s)?(?:$sought){_ABOUT}\s*"
    rf"|\W*{_UNKNOWN}|.{{0,50}}\b$says\s*"
)
_ASKS = _WORDS.compile(rf"\W*(?:{_UNKNOWN}|.*$sought.*|.*\bnot\s(?:supported|proven|backed).*)")
_SETTLED = _WORDS.compile(r"\b$settled\b")
_UNSEEN = _WORDS.compile(r"\W*$unseen\b")
_UNTRUE = _WORDS.compile(r"[^\w([]*$untrue\s?:|\W?[(\[]$untrue[)\]]")
_PRESENTS = _WORDS.compile(
    rf"\W*$presents\s(?:(?:an?|the|one|another|such|very|most)\s)*(?:[\w-]+\s)?{_BELIEF}{_ABOUT}(?:\s"
    rf"$runs)*\s*[.:!]?\s*"
)
# Words of which each of these has one: a quick look.
_MAY = AnyOf(_WORDS.words("hint"))


@lru_cache(maxsize=1024)
def is_of_belief(title: str) -> bool:
    """Whether a heading calls what stands beneath it a belief, or not yet known.

    >>> is_of_belief("Unproven uses"), is_of_belief("Possible side effects")
    (True, False)
    """
    small = title.lower()
    return len(small) <= _LONGEST and _MAY.is_in(small) and _HEADING.fullmatch(small) is not None


def before_colon(sentence: str) -> int:
    """Where what a lead calls a belief, or untrue, begins in a sentence in small letters: behind its colon; or -1.

    >>> before_colon("the pitch is this: turmeric cures gout"), before_colon("the result: turmeric cures gout")
    (18, -1)
    >>> before_colon("(myth) turmeric cures gout")
    6
    """
    if untrue := _UNTRUE.match(sentence):
        return untrue.end()
    colon = sentence.find(":", 0, _LONGEST)
    if colon < 0 or not _MAY.is_in(lead := sentence[:colon]):
        return -1
    if _UNSEEN.match(lead) or (_SETTLED.search(lead) and not _ASKS.fullmatch(lead)):
        return -1
    return colon + 1 if _LEAD.fullmatch(lead) else -1


def presents(sentence: str) -> bool:
    """Whether a sentence in small letters only calls the next one a belief.

    >>> presents("here is a common myth."), presents("it is a common drug.")
    (True, False)
    """
    return (
        len(sentence) <= _LONGEST
        and _MAY.is_in(sentence)
        and _PRESENTS.fullmatch(sentence) is not None
    )

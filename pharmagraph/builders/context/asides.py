"""What stands aside between a subject and its verb: "X, a drug no longer sold, causes Y".

All functions take a sentence in small letters.
"""

from __future__ import annotations

from pharmagraph.builders.text.wording import Wording

_WORDS = Wording.beside("pharmagraph.builders.context", "clauses.toml", flags=0)
_APPOSITION = _WORDS.compile(
    r",\s+(?:an?|the|one|which|who|whose|$formerly|now|still|not|never|no\slonger|although|though|albeit|licen[cs]ed|approved|[a-z]{3,}ed)\s"
)
_GOES_ON_WITH_VERB = _WORDS.compile(
    r",\s+(?:\w+ly\s+|also\s+|still\s+)?(?:$auxiliary|$acts|$act|causes|[a-z]{3,}ed|[a-z]{3,}[^s\W]s)\s(?!(?:and|or|of)\b)"
)
_SUBJECT_ALONE = _WORDS.compile(
    r"(?!(?:$opens_adverb|$contrast|[a-z]+ly)$|(?:in|at|on|for|with|by|after|before|during|to|of|when|if|although|though|while|whereas|as|unlike|despite)\s)"
    r"(?:(?!$auxiliary\b|that\b|which\b|who\b)[\w'%/+()-]+\s?){1,8}"
)
_ARTICLES = frozenset(("a", "an", "the", "one"))
# a participle in an apposition: "X, once thought to be inert, prevents Y"
_APPOSED = _WORDS.compile(r",\s(?:$once\s){0,2}$")
_HELD = _WORDS.compile(r"$held_to_be\b")
_REACH = 100  # characters on each side of a place
_OPENED = 45  # characters
_FEW = 3  # words of what is no remark


def set_aside(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The commas around a place, if they set an apposition or relative clause apart before a verb; or None.

    >>> set_aside("x, a drug no longer sold, causes y", 10, 19), set_aside("x, y, and no longer z, cause it", 9, 18)
    ((1, 24), None)
    """
    comma = text.rfind(",", max(0, start - _REACH), start)
    closed = text.find(",", end, end + _REACH)
    if comma < 0 or closed < 0 or _APPOSITION.match(text, comma) is None:
        return None
    if text[comma + 1 : start].strip() in _ARTICLES:  # ", the theory goes,"
        return None
    if _GOES_ON_WITH_VERB.match(text, closed) is None or "," in text[comma + 1 : closed]:
        return None
    return comma, closed


def is_subject(words: str) -> bool:
    """Whether words are a noun phrase alone, and neither a clause nor what opens a sentence.

    >>> is_subject("high-dose ibuprofen"), is_subject("in most patients"), is_subject("however")
    (True, False, False)
    """
    return _SUBJECT_ALONE.fullmatch(words) is not None


def participle_end(text: str, cue_start: int, cue_end: int, end: int) -> int:
    """Where an apposition ends that a participle of doubt opens, "once thought to be inert"; or -1.

    >>> text = "x prevents y, long believed to be a curse"
    >>> participle_end(text, text.index("believed"), text.index(" to"), len(text)) == len(text)
    True
    """
    if _APPOSED.search(text, max(0, cue_start - _OPENED), cue_start) is None:
        return -1
    if (comma := text.find(",", cue_end, end)) > 0:
        return comma
    return end if _HELD.match(text, cue_start) and text.count(" ", cue_end, end) >= _FEW else -1

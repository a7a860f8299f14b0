"""The pill: in "women on the pill" and "makes the pill fail" it is no form of the drug, but a contraceptive."""

from __future__ import annotations

import re

_FAILS = re.compile(
    r"\s(?:(?:may|might|can|could|will|would)\s)?(?:fail(?:s|ed|ing)?\b|(?:be(?:come)?\s|is\s|was\s)?(?:less\s(?:reliable|effective|safe)"
    r"|unreliable|ineffective|useless|weaker)\b|stop(?:s|ped)?\sworking\b|from\sworking\b|(?:for|as)\s(?:birth\scontrol|contracepti))",
    re.IGNORECASE,
)
_ON = re.compile(
    r"(?:wom[ae]n|girls?|anyone|anybody|those|people|patients|users?|you|i|she|they|who|is|are|am|was|were|be|['’](?:re|m|s)|while|if|when"
    r"|go(?:ne|es)?|going|went|stays?|put)\son\s$",
    re.IGNORECASE,
)
_REACH = 14  # characters
_THE = "the "


def is_contraceptive(text: str, start: int, end: int) -> bool:
    """Whether the form of a drug that stands here, "pill", is the contraceptive that goes by that name.

    >>> is_contraceptive("Topiramate makes the pill fail.", 21, 25)
    True
    >>> is_contraceptive("Swallow the pill whole.", 12, 16)
    False
    """
    begin = start - len(_THE)
    if end - start != len("pill") or text[max(begin, 0) : end].lower() != "the pill":
        return False
    before = _ON.search(text, max(0, begin - _REACH), begin)
    return before is not None or _FAILS.match(text, end) is not None

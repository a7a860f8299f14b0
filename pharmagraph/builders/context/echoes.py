"""Short sentences that say of another what the one before has said: "The same goes for X.", "X does not.".

A sentence is given by what stands before its names and what stands behind them, in small letters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pharmagraph.builders.text.anyof import AnyOf
from pharmagraph.builders.text.wording import Wording

LONGEST = 240
"""Characters of the longest sentence that is looked at."""
_WORDS = Wording.beside("pharmagraph.builders.context", "echoes.toml", flags=0)
BETWEEN = _WORDS.compile(
    r"(?:\s\([^()]{1,40}\))?(?:,?\s$joins\s(?:$aside\s)?(?:$for_whom\s)?(?:$article\s)?|,\s(?:$article\s)?|\s$such_as\s|\s)"
)
"""What may stand between the names of such a sentence, of which all is said."""
_SIGNS = AnyOf(_WORDS.set_of("signs"))
_JOINTS = tuple(f"{joint} " for joint in _WORDS.words("joints"))
_OPENS = r"[\s•*\-–—‣◦]*(?:$opens,?\s)?(?:$perhaps,?\s)?"
_TAIL = r"(?:\s?[,;–—]\s?(?:$tail)\b[^.;]{0,80}|\s(?:$tail)\s[^.;,]{0,60})?"
_END = rf"{_TAIL}\s*[.!]?[\s)\"”’*_]*$"
_THE = r"(?:$article\s){0,2}"
_TOO = r"(?:,?\s$also)?"
_NAME = r"(?:,\s$however,)?"  # behind a name that is the subject
_IS_SO = r"(?:(?:$perhaps\s)?$be\s(?:(?:$also|$perhaps)\s)?$so_seen|(?:$perhaps\s)?$holds)"
_IS_NOT_SO = r"(?:$be\s?$not\s(?:been\s)?$so_seen|$do\s?$not\s$holds)"


def _forms(*forms: tuple[str, str]) -> Sequence[tuple[re.Pattern[str], re.Pattern[str]]]:
    """Expressions of what stands before and behind the names."""
    return [
        (_WORDS.compile(rf"{_OPENS}{before}{_THE}$"), _WORDS.compile(after + _END))
        for before, after in forms
    ]


_AGAIN = _forms(
    (r"(?:so|as)\s$does\s", _TOO),
    (rf"(?:the\s)?$same\s(?:$also\s)?{_IS_SO}\s(?:$also\s)?$for_whom\s", _TOO),
    (r"(?:the\s)?$same\s$for_whom\s", _TOO),
    (rf"$this\s$also\s{_IS_SO}\s$for_whom\s", r""),
    (r"$this\s$be\s$also\s(?:been\s)?$so_seen\s$for_whom\s", r""),
    (rf"$this\s{_IS_SO}\s$also\s$for_whom\s", r""),
    (rf"$this\s{_IS_SO}\s$for_whom\s", r",?\s$also"),
    (r"$fragment(?:\s$for_whom)?[,:]?\s", r""),
    (r"", r"\s?[:,–—-]\s?$again"),
    (r"", r"\s$also"),
    (r"", rf"{_NAME}\s$does_so\s(?:$also\s)?$so{_TOO}"),
    (r"", rf"{_NAME}\s$does_so,?\s$also"),
    (r"", rf"{_NAME}\s(?:$also\s)?$has\s(?:$also\s)?$effect{_TOO}"),
    (r"", rf"{_NAME}\s(?:$also\s)?$no_different"),
)
_LIKE_IT = _forms((r"", rf"{_NAME}\s(?:$also\s)?$works{_TOO}"))
_NOR = _forms((r"$nor\s$does\s", _TOO))
_DOES = _forms((r"", rf"{_NAME}\s$do"))
_DENIED = _forms(
    (r"", rf"{_NAME}\s$does_so\s?$not(?:\s(?:do\s)?$so)?(?:,?\s$at_all)?"),
    (r"", rf"{_NAME}\s(?:$does_so|$has)\s$no_such"),
    (rf"(?:$this|(?:the\s)?$same)\s{_IS_NOT_SO}\s$for_whom\s", r""),
    (r"$not_so(?:\s$for_whom)?\s", r""),
    (r"$for_whom\s", rf",?\s$this\s{_IS_NOT_SO}"),
)
_OPPOSITE = _forms(
    (r"", rf"{_NAME}\s(?:$do|$has)\s$opposite(?:\seffect)?"),
    (r"", r"\s?[:,–—-]\s?$opposite"),
    (rf"$opposite\s{_IS_SO}\s$for_whom\s", r""),
)


class Echo(NamedTuple):
    """What a sentence makes of the one before, said of another: all of it, its denial, its contrary."""

    denies: bool = False
    affirms: bool = False  # what was denied before
    contrary: bool = False
    repeats_denial: bool = False  # "nor does X": only what was denied
    only_action: bool = False  # "X works in the same way": how, and not what for


def may_echo(sentence: str) -> bool:
    """A quick look: whether a sentence is short, and has a word by which another's doings are told once more."""
    return len(sentence) <= LONGEST and (
        _SIGNS.is_in(sentence) or sentence.rstrip(" .").endswith((" does", " do", " did"))
    )


def last_joint(sentence: str) -> int:
    """Where the last clause of a sentence begins that could point back; 0 where it has but one.

    >>> last_joint("x raises it, but y does not.")
    17
    """
    return max(
        (at + len(joint) for joint in _JOINTS if (at := sentence.rfind(joint)) >= 0), default=0
    )


def echo(before: str, after: str) -> Echo | None:
    """What the words before and behind the names of a sentence say; None where they say something of their own.

    >>> echo("the same goes for ", ".") == Echo(), echo("", " does not.") == Echo(denies=True)
    (True, True)
    >>> echo("", " raises it.") is None
    True
    """
    for forms, meant in _FORMS:
        for ahead, behind in forms:
            if ahead.match(before) and behind.match(after):
                return meant
    return None


_FORMS = (
    (_AGAIN, Echo()),
    (_NOR, Echo(repeats_denial=True)),
    (_DENIED, Echo(denies=True)),
    (_OPPOSITE, Echo(contrary=True)),
    (_LIKE_IT, Echo(only_action=True)),
    (_DOES, Echo(affirms=True)),
)

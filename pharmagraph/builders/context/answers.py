"""Questions that yes or no can answer, and their answers: "Q: Does X cause Y?", "A: No.".

All functions take sentences in small letters.
"""

from __future__ import annotations

from typing import NamedTuple

from pharmagraph.builders.text.questions import ANSWER_LABEL, QUESTION_LABEL, SPEAKER
from pharmagraph.builders.text.wording import Wording
from pharmagraph.ontology.kinds import Certainty

_WORDS = Wording.beside("pharmagraph.builders.context", "answers.toml", flags=0)
_NUMBER = r"\d{1,2}[.)]\s+"
_ASKED = _WORDS.compile(
    rf"\W*(?:{QUESTION_LABEL}\W*|{SPEAKER}\s*|{_NUMBER})?"
    r"(?:$opens,?\s){0,2}(?:$asks|(?P<perhaps>$asks_whether_perhaps))\b"
    r"(?!n['\u2019]t)[^?]{4,200}\?[\"'\u201d\u2019)*_]*\s*$"
)
_ANSWERED = _WORDS.compile(
    rf"\W*(?:{ANSWER_LABEL}\W*|{SPEAKER}\s*|{_NUMBER})?"
    r"(?:(?P<no>$no)|(?P<yes>$yes))(?=\s*(?:[.,;:!\u2014\u2013]|\s-\s|$))"
)
_ASKS_LEAVE = _WORDS.compile(
    rf"\W*(?:{QUESTION_LABEL}\W*|{SPEAKER}\s*|{_NUMBER})?(?:$opens,?\s){{0,2}}$leave\b"
)
_PERHAPS = _WORDS.compile(r"\b$perhaps\b")


class Answer(NamedTuple):
    """What an answer makes of what was asked: whether it is denied, and how sure it is."""

    negated: bool
    certainty: Certainty


def asks_leave(question: str) -> bool:
    """Whether a question asks if something may be done: "no" then says that it must not.

    >>> asks_leave("can i take it with wine?"), asks_leave("does it interact with wine?")
    (True, False)
    """
    return _ASKS_LEAVE.match(question) is not None


def answer(question: str, reply: str) -> Answer | None:
    """What the reply makes of the question; None where it asks, or answers, otherwise.

    >>> answer("q: does it cause cough?", "a: no. that is rare.")
    Answer(negated=True, certainty=<Certainty.ASSERTED: 'asserted'>)
    """
    asked = _ASKED.match(question)
    answered = asked and _ANSWERED.match(reply)
    if not asked or not answered:
        return None
    perhaps = _PERHAPS.search(reply, answered.end()) is not None
    if answered["no"]:
        return None if perhaps else Answer(True, Certainty.ASSERTED)
    if perhaps or asked["perhaps"]:
        return Answer(False, Certainty.POSSIBLE)
    return Answer(False, Certainty.ASSERTED)

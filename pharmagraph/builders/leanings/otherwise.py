"""What speaks against a leaning: fewer ills, what was given instead, questions to the patient."""

from __future__ import annotations

import re

from pharmagraph.builders.mentions.befalls import is_done_to_a_part
from pharmagraph.graph.claim import Entity, Mention
from pharmagraph.ontology.predicates import HELPS, Predicate

# "fewer hallucinations and delusions"
_FEWER = re.compile(
    r"(?<!cause)(?<!causes)(?<!caused)(?<!causing)(?<!\bin)(?:^|\W)(?:less|fewer)\s(?:[\w-]+(?:,|\s(?:and|or))\s)?$",
    re.IGNORECASE,
)
# "hides the warning signs of a low blood sugar"
_HIDDEN = re.compile(
    r"\b(?:hid(?:es?|ing|den)|mask(?:s|ed|ing)?|conceal(?:s|ed|ing)?|disguis(?:es?|ed|ing))\s(?:[\w-]+\s){0,3}"
    r"(?:signs?|symptoms?)\sof\s(?:[\w-]+\s){0,2}$",
    re.IGNORECASE,
)
# "Instead he was given X", "was replaced by X"
_INSTEAD = re.compile(
    r"\b(?:instead,?|(?:replaced|superseded)\sby|rather\sthan|(?:switched|changed)\s(?:\w+\s)?to)\s[^.;:?!]{0,40}$",
    re.IGNORECASE,
)
# "does not upset the stomach the way in which X does"
_COMPARED = re.compile(r"\b(?:way|manner)\s(?:(?:in\swhich|that)\s)?$", re.IGNORECASE)
# "Was I diabetic?", "Have you ever had a stroke?"
_ASKED_OF_THE_PATIENT = re.compile(
    r"\W{0,3}(?:(?:have|had|has|did|do|does|are|is|was|were)\s(?:you|i|he|she|we|they|anyone)\b|any\shistory\s)[^.?!]*\?",
    re.IGNORECASE,
)
_REACH = 30  # characters
_FAR = 60


def is_told_otherwise(
    predicate: Predicate, subject: Mention | Entity, object_: Mention, text: str
) -> bool:
    """Whether the words before a name speak against what its clause leans to."""
    if predicate is Predicate.CAUSES:
        return _before(_FEWER, object_, text, _REACH) or _before(_HIDDEN, object_, text, _FAR)
    if predicate in HELPS:
        return is_done_to_a_part(object_.text)
    if predicate in (Predicate.ADJUNCT_TO, Predicate.ALTERNATIVE_TO):
        return _is_part(subject if isinstance(subject, Entity) else subject.entity, object_.entity)
    if predicate is Predicate.INTERACTS_WITH:
        return any(_before(words, object_, text, _FAR) for words in (_INSTEAD, _COMPARED))
    return False


def asks_the_patient(text: str, start: int, end: int) -> bool:
    """Whether a sentence asks how somebody is or was.

    >>> asks_the_patient("Was I diabetic?", 0, 15)
    True
    """
    return _ASKED_OF_THE_PATIENT.match(text, start, end) is not None


def _before(words: re.Pattern[str], mention: Mention, text: str, reach: int) -> bool:
    return words.search(text, max(0, mention.start - reach), mention.start) is not None


def _is_part(one: Entity, other: Entity) -> bool:
    """Whether one of two drugs is a combination with the other."""
    parts, others = one.label.lower().split("/"), other.label.lower().split("/")
    return len(parts) != len(others) and not set(parts).isdisjoint(others)

"""Words of routes and forms that tell of no giving: "oral hygiene", "DSM-IV", "gel filtration", "their tablet"."""

from __future__ import annotations

import re

from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Mention

_WORDS = Wording.beside("pharmagraph.builders.findings", "giving.toml")
_NUMERAL = _WORDS.compile(r"(?-i:(?:\b[A-Z]{2,}|\bG|\b$numbered))[\s‐‑–-]?$")
_NUMBERED = re.compile(
    r"\b[IVX]+\s?(?:through|to|and|or|,|&|-|\u2013)\s?$"
)  # "studies I through IV"
# "the calcium chelator Y was injected": Y is given, not the first name
_KIN = _WORDS.compile(r"\+?[\s-]$kin\b")
_CODE = re.compile(r"-\d{2}")  # "SC-560" is a compound
_IN_A_LIST = re.compile(r"\biii[.)]")  # "ii. nausea iii. fever iv. cough"
_LIST = 200  # characters
_REACH = 12  # characters before a numeral
_OF_SOMETHING_ELSE = _WORDS.compile(r"[\s-]+(?:and\s+written\s+)?(?:[a-z]+\s+)?$something_else\b")
_IN_A_LABORATORY = _WORDS.compile(
    r"\b$laboratory[\s-]+(?:\w+\s+)?(?:in|into|to)?\s*(?:an?\s+|the\s+)?(?:\w+\s+)?$"
)
# "Miller SC, Webb JT, unpublished data": initials of an author
_INITIALS = re.compile(r"\b[A-Z][a-z]+\s$")
_AUTHORS = re.compile(
    r",\s[A-Z][a-z'-]+\s[A-Z]{1,3}\b|\set\sal\b|,\s(?:unpublished|personal\scomm)"
)
# "oral exposure to Y", "intravenous administration of Y", "oral Z-12 exposure": another is given so
_OF = re.compile(r"\s(?:of|to|with)\s(?:the\s|an?\s)?", re.IGNORECASE)
_OF_ANOTHER = _WORDS.compile(r"\s$taking\s(?:of|to|with)\s(?:the\s|an?\s)?")
_ANOTHERS = _WORDS.compile(r"\s(?:[\w-]*\d[\w-]*)\s$taking\b")
_TAKEN = _WORDS.compile(r"\b$taking$")
_VERB = _WORDS.compile(r"(?-i:\b(?:$acts|$verb(?:s|d|ed|es))\b)")
_GLUED = re.compile(r"[A-Za-z)]-$")
_MATERIALS = re.compile(
    r"\b(?:poly(?:urethane|styrene|ethylene|propylene|ester|vinyl\w*)s?|latex|rubber|plastic)$",
    re.IGNORECASE,
)
# What is taken in is something else, or only counted: "multiple drug ingestion", "cigarettes smoked", "pills sold as".
_COUNTED = _WORDS.compile(
    r"\b(?:$counted|$many[ -]?drugs?|numbers?[ ]of(?:[ ][\w-]+)?)[ ](?:(?:was|were|being)[ ])?$"
)
_SOLD = re.compile(
    r"\s+(?:(?:that|which)\s+(?:are|were)\s+)?(?:sold|seized|passed off|marketed)\s+as\b",
    re.IGNORECASE,
)
_BEFORE = 40  # characters
_OWNERS = frozenset({"its", "their", "his", "her", "they", "them", "it"})


def gives_nothing(subject: Mention, object_: Mention, text: str) -> bool:
    """Whether the route or form has nothing to do with how a drug is given to anybody.

    >>> from pharmagraph.graph.claim import Entity
    >>> from pharmagraph.ontology.kinds import Kind
    >>> text = "Haloperidol reduced oral movements."
    >>> drug, oral = (Mention(a, b, text[a:b], Entity("x", text[a:b], Kind.DRUG)) for a, b in ((0, 11), (20, 24)))
    >>> gives_nothing(drug, oral, text)
    True
    """
    start = object_.start
    if object_.text.lower() == "iv" and _IN_A_LIST.search(text, max(0, start - _LIST), start):
        return True
    if _KIN.match(text, subject.end) or (object_.text.isupper() and _CODE.match(text, object_.end)):
        return True
    if object_.text == "IV" and _NUMBERED.search(text, max(0, start - _REACH), start):
        return True
    if object_.text == "IV" and _NUMERAL.search(text, max(0, start - _REACH), start):
        return True
    if (
        object_.text.isupper()
        and _INITIALS.search(text, max(0, start - _BEFORE), start)
        and _AUTHORS.match(text, object_.end)
    ):
        return True
    if subject.end < start - 1 and _GLUED.search(text, start - 2, start):
        return True  # "Y-infused rats"
    if object_.text.lower().endswith("blood patch"):
        return True
    if _MATERIALS.search(subject.text) or _is_of_another(subject, object_, text):
        return True
    return (
        (subject.text.lower() in _OWNERS and 0 <= start - subject.end <= 1)
        or _OF_SOMETHING_ELSE.match(text, object_.end) is not None
        or _SOLD.match(text, object_.end) is not None
        or _IN_A_LABORATORY.search(text, max(0, start - _BEFORE), start) is not None
        or _COUNTED.search(text, max(0, start - _BEFORE), start) is not None
    )


def _is_of_another(subject: Mention, object_: Mention, text: str) -> bool:
    """Whether the words go on with what else is given so: "oral exposure to Y impaired the turnover of S"."""
    if _ANOTHERS.match(text, object_.end):
        return subject.start != object_.end + 1
    of = (_OF if _TAKEN.search(object_.text) else _OF_ANOTHER).match(text, object_.end)
    if of is None or subject.start <= of.end():
        return False
    return _VERB.search(text, of.end(), subject.start) is not None

"""Words of routes and forms that tell of no giving: "oral hygiene", "DSM-IV", "gel filtration", "their tablet"."""

from __future__ import annotations

import re

from pharmagraph.graph.claim import Mention

_NUMERAL = re.compile(
    r"(?:\b[A-Z]{2,}|\bG|\b[Gg]roup|\b(?:[Tt]ype|[Ss]tage|[Gg]rade|[Pp]hase|[Cc]lass|[Ff]actor|[Aa]xis"
    r"|[Ss]chedule|[Rr]eceptor|[Cc]ollagen|[Cc]omplex|[Ll]evel|[Ss]eries|[Nn]erve|[Ll]ayer))[\s‐‑–-]?$"
)
_NUMBERED = re.compile(
    r"\b[IVX]+\s?(?:through|to|and|or|,|&|-|\u2013)\s?$"
)  # "studies I through IV"
# "the calcium chelator Y was injected": Y is given, not the first name
_KIN = re.compile(r"\+?[\s-](?:chelators?|donors?|scavengers?|precursors?|channel|ionophores?)\b")
_CODE = re.compile(r"-\d{2}")  # "SC-560" is a compound
_IN_A_LIST = re.compile(r"\biii[.)]")  # "ii. nausea iii. fever iv. cough"
_LIST = 200  # characters
_REACH = 12  # characters before a numeral
_OF_SOMETHING_ELSE = re.compile(
    r"[\s-]+(?:and\s+written\s+)?(?:[a-z]+\s+)?(?:information|consent|instructions?|"
    r"(?:skin\s)?(?:patch|prick)?\s?tests?|challenges?|adverse\s(?:effects?|events?|reactions?)|side[\s-]effects?|(?:drug\s)?(?:ab)?users?|drug\s(?:ab)?use"
    r"|synthesis|Ig[AGM]|fed\b|scleroderma|immune|metasta\w+|necrosis|eruptions?|toxicit\w+|reactions?|lupus|manifestations?|signs?"
    r"|side|symptoms?|movements?|lesions?|cavity|health|hygiene|(?:symptom\s)?scores?|congestion|obstruction|polyp\w*|airways?|breathing|passages?|septum|discharge|irritation"
    r"|meals?|thrombolysis|fluids?"
    r"|access|(?:re)?hydration|nutrition|feeding|\w*graphy|blood\spatch(?:es)?|vasomotion|blood\sflow|perfusion"
    r"|mucos\w+|glucose tolerance|ulcers?|ulceration|"
    r"cancers?|carcinomas?|flora|microbiota|examination|communication|presentations?|histor(?:y|ies)|reports?|surger(?:y|ies)|"
    r"pH\b|pH-?metry|acidity|pressures?|clamp\w*|"
    r"filtration|electrophoresis|chromatography|permeation|temperature|bleeding|absorption spectr\w+)\b",
    re.IGNORECASE,
)
_IN_A_LABORATORY = re.compile(
    r"\b(?:ground|crushed|milled|SDS|PAGE|agarose|acrylamide|polyacrylamide|silica|agar|saturated|stock|tyrode(?:'s)?|krebs|ringer(?:'?s)?|hanks?|locke|bath(?:ing)?|pipette|buffer(?:ed)?)[\s-]+"
    r"(?:\w+\s+)?(?:in|into|to)?\s*(?:an?\s+|the\s+)?(?:\w+\s+)?$",
    re.IGNORECASE,
)
# "Miller SC, Webb JT, unpublished data": initials of an author
_INITIALS = re.compile(r"\b[A-Z][a-z]+\s$")
_AUTHORS = re.compile(
    r",\s[A-Z][a-z'-]+\s[A-Z]{1,3}\b|\set\sal\b|,\s(?:unpublished|personal\scomm)"
)
# "oral exposure to Y", "intravenous administration of Y", "oral Z-12 exposure": another is given so
_TAKING = (
    r"(?:exposures?|intake|ingestion|administration|injections?|infusions?|dos(?:es?|ing)|delivery"
    r"|gavage|consumption)"
)
_OF = re.compile(r"\s(?:of|to|with)\s(?:the\s|an?\s)?", re.IGNORECASE)
_OF_ANOTHER = re.compile(rf"\s{_TAKING}\s(?:of|to|with)\s(?:the\s|an?\s)?", re.IGNORECASE)
_ANOTHERS = re.compile(rf"\s(?:[\w-]*\d[\w-]*)\s{_TAKING}\b", re.IGNORECASE)
_TAKEN = re.compile(rf"\b{_TAKING}$", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:is|are|was|were|can|may|might|could|will|has|have|had|did|does|(?:affect|alter|increase?|decrease?|reduce?|impair|cause?|induce?"
    r"|inhibit|produce?|change?|depress|attenuate?|stimulate?|raise?|lower|prevent|block)(?:s|d|ed|es))\b"
)
_GLUED = re.compile(r"[A-Za-z)]-$")
_MATERIALS = re.compile(
    r"\b(?:poly(?:urethane|styrene|ethylene|propylene|ester|vinyl\w*)s?|latex|rubber|plastic)$",
    re.IGNORECASE,
)
# What is taken in is something else, or only counted: "multiple drug ingestion", "cigarettes smoked", "pills sold as".
_COUNTED = re.compile(
    r"\b(?:cigarettes?|tobacco|joints?|foods?|meals?|water|alcohol|fluids?|substance"
    r"|(?:multi|poly|several|multiple|illicit|illegal)[ -]?drugs?|numbers?[ ]of(?:[ ][\w-]+)?)[ ]"
    r"(?:(?:was|were|being)[ ])?$",
    re.IGNORECASE,
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

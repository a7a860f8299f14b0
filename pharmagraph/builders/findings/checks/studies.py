"""Names of studies: neither "the SPRINT trial" nor "the Lipid Treatment to Prevent Stroke Trial" treats anything."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pharmagraph.builders.mentions.hits import Spans
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import Kind

# "the SPRINT trial", "the EMPEROR-Reduced study": in capitals, as a treatment is rarely written. (An expression that
# begins with letters is found nearly three times as fast as one that begins with "\b".)
_ACRONYM = re.compile(
    r"[Tt]he(?<!\w[Tt]he)\s(?P<name>[A-Z][A-Z0-9]{3,}(?:[-\s]?(?:[A-Z][A-Za-z]+|[IV0-9]+))?)\s(?:[Tt]rial|[Ss]tudy|[Ii]nvestigators|[Rr]egistry)\b"
)
# "the Antihypertensive and Lipid-Lowering Treatment to Prevent Heart Attack Trial (ALLHAT)"
_WORDS = r"(?:(?:and|of|in|to|for|the|on|with|or|after|as|versus)\s){0,2}"
_LONG = re.compile(
    rf"[Tt]he(?<!\w[Tt]he)\s(?:[A-Z][\w-]*\s{_WORDS}){{2,12}}(?:Trials?|Study|Studies|Investigators|Registry|Program(?:me)?|Project|Survey)\b"
    r"(?:\s\((?P<short>[A-Z][\w-]{2,15})\))?"
)
# "Studies of Left Ventricular Dysfunction (SOLVD)"
_STUDIES_OF = re.compile(
    rf"(?:T(?<!\wT)rials?|S(?<!\wS)(?:tudy|tudies|urvey))\s(?:of|on|in)\s(?:[A-Z][\w-]*\s{_WORDS}){{1,8}}\((?P<short>[A-Z][\w-]{{2,15}})\)"
)
# what such names are called, of which the two have one: a quick look that spares most texts the slow ones
_CALLED = ("Trial", "Stud", "Investigators", "Registry", "Program", "Project", "Survey")
# "the Losartan intervention for endpoint reduction (LIFE) in hypertension study": a name with its acronym in it
_AFTER_ACRONYM = re.compile(
    r"\((?P<short>[A-Z][A-Z0-9-]{2,15})\)\s(?:[\w-]+\s){0,4}?(?:[Tt]rial|[Ss]tudy|[Rr]egistry)\b"
)
_BEFORE_ACRONYM = re.compile(r"\b[Tt]he\s[A-Z][\w-]*\s(?:[\w-]+\s){1,8}$")
_LONGEST = 120  # characters
_TREATMENTS = frozenset({Kind.DRUG, Kind.THERAPY, Kind.PROCESS})
_ILLS = frozenset({Kind.CONDITION, Kind.EFFECT, Kind.THERAPY, Kind.PROCESS})


def without_names_of_studies(mentions: Iterable[Mention], text: str) -> list[Mention]:
    """The mentions but what only the name of a study says: its illness, and an acronym that is a word.

    A name that the text explains ("(SOLVD)") is one everywhere in it.
    """
    mentions = list(mentions)
    if "rial" not in text and "tud" not in text and "egistry" not in text:
        return mentions
    acronyms = {match["name"] for match in _ACRONYM.finditer(text)}
    spans, shorts = [], set[str]()
    named = any(word in text for word in _CALLED)
    for pattern in (_LONG, _STUDIES_OF) if named else ():
        for match in pattern.finditer(text):
            spans.append(match.span())
            shorts.update(filter(None, (match["short"],)))
    for match in _AFTER_ACRONYM.finditer(text):
        before = _BEFORE_ACRONYM.search(text, max(0, match.start() - _LONGEST), match.start())
        if before and not _is_named_whole(before, match.start(), mentions):
            spans.append((before.start(), match.end()))
            shorts.add(match["short"])
    if not spans and not acronyms:
        return mentions
    names = Spans(spans)
    return [
        each
        for each in mentions
        if not (
            each.text in shorts
            or (each.entity.kind in _TREATMENTS and each.text in acronyms)
            or (each.entity.kind in _ILLS and names.hold(each.start, each.end))
        )
    ]


def _is_named_whole(before: re.Match[str], end: int, mentions: Iterable[Mention]) -> bool:
    """Whether what stands between "the" and the bracket is a name itself: "the Hypertension (HTN) study" is on that."""
    start = before.start() + len("the ")
    return any(each.start <= start and each.end >= end - 1 for each in mentions)

"""Where a drug's name opens an entry of its own: alone above its facts, or in front of what tells of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import Kind

_FACT = re.compile(r"[ \t]*\r?\n[ \t]*[A-Z][\w /-]{2,40}:[ \t]")
_REFERS = re.compile(
    r"\b(?:it|its|their|them|(?:th(?:e|is|ese)|both|other) (?:drug|medicine|medication|tablet)s?)\b",
    re.IGNORECASE,
)
_ALONE = re.compile(r"(?: \([^()\n]{2,60}\))?[.:]")


def heads_facts(here: Sequence[Mention], text: str, start: int, end: int) -> bool:
    """Whether a sentence is a drug's name alone on a line, above lines such as "Form: tablet"."""
    if len(here) != 1 or here[0].entity.kind is not Kind.DRUG:
        return False
    alone = here[0].start == start and here[0].end == end and text[start - 1 : start] in ("", "\n")
    return alone and _FACT.match(text, end) is not None


def runs_in(here: Sequence[Mention], text: str, start: int, end: int) -> bool:
    """Whether a sentence is a drug's name and nothing more, before what tells of it: "Timolol (Timoptol). One drop"."""
    if not here or here[0].entity.kind is not Kind.DRUG or here[0].start != start:
        return False
    opens = text[start - 1 : start] in ("", "\n") and text[end : end + 1] == " "
    return opens and _ALONE.fullmatch(text, here[0].end, end) is not None


def opens_alone(here: Sequence[Mention], text: str, start: int, end: int) -> bool:
    """Whether a sentence begins with the name of a drug, names no other, and has no word for one."""
    drugs = [mention for mention in here if mention.entity.kind is Kind.DRUG]
    alone = len({mention.entity for mention in drugs}) == 1 and drugs[0].start == start
    return alone and not refers(text, drugs[0].end, end)


def refers(text: str, start: int, end: int) -> bool:
    """Whether words between these places stand for a drug: "it", "its", "the tablets"."""
    return _REFERS.search(text, start, end) is not None

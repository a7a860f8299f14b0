"""When an agency approved a drug, in a sentence that names several times: those of its own approval.

All functions take offsets in the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import Kind

_WORDS = Wording.beside("pharmagraph.builders.findings", "when_approved.toml")
_OF_AGENCY = re.compile(
    r",?\s(?:by\s)?(?:the\s)?(?:[A-Z]{2}\s)?"
)  # "2016 by the FDA", "In 2016, the US FDA"
_WHEN = _WORDS.compile(r",?\s(?:when|as)\s(?:the\s)?(?:[\w.]+\s){0,2}")
_NOT_THEN = _WORDS.compile(r"\b$not_then\s(?:$small\s){0,2}$")
_REACH = 40  # characters before a time


def with_its_own_time(agency: Mention, mentions: Sequence[Mention], text: str) -> Sequence[Mention]:
    """The mentions without the times of other agencies' approvals, or of something else."""
    times = [m for m in mentions if m.entity.kind is Kind.TIME]
    if len(times) < 2:
        return mentions
    others = set(times) - set(_when_approved(agency, times, mentions, text))
    return [m for m in mentions if m not in others]


def _when_approved(
    agency: Mention, times: Sequence[Mention], mentions: Sequence[Mention], text: str
) -> list[Mention]:
    """Of several times in a sentence those of one agency: right before it, else up to the next agency, else the last.

    "Developed in 1986 and approved by the FDA in 1995 and by the EMA in 1997" has one for each of three things.
    """
    before = [each for each in times if each.end <= agency.start]
    if before and (
        _OF_AGENCY.fullmatch(text, before[-1].end, agency.start)
        or _WHEN.fullmatch(text, before[-1].end, agency.start)
    ):
        return before[-1:]
    following = (m.start for m in mentions if m.entity.kind is agency.entity.kind)
    until = min((at for at in following if at > agency.start), default=len(text))
    if (end := text.find(";", agency.end, until)) > 0:
        until = end
    after = [
        each
        for each in times
        if agency.end <= each.start < until
        and not _NOT_THEN.search(text, max(agency.end, each.start - _REACH), each.start)
    ]
    return after or before[-1:]

"""What another does, in a clause that tells which is meant: "S is safer than drugs that cause O".

The words stand in `others.toml`. All functions take offsets in the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import ILLS, INTERVENTIONS, Kind
from pharmagraph.ontology.predicates import Predicate

_WORDS = Wording.beside("pharmagraph.builders.findings.checks", "others.toml")
_OF_SCORER = "scorer."
_REACH = 160  # characters between a name and the clause
_THAT = re.compile(r"\s(?:that|which)\s")
_DRUGS, _ILLS = _WORDS.compile(r"\b$drugs$"), _WORDS.compile(r"\b$ills$")
# "safer than older ...", "taken with any other ..."
_APART = _WORDS.compile(r"\b$apart\s(?:[\w-]+\s){0,3}$")
_IN_ILLNESS = _WORDS.compile(r"\b$in\s(?:[\w-]+\s){0,3}$")
_BELONGS = _WORDS.compile(r"\b$belongs\s(?:[\w-]+\s){0,3}$")
_ENDS = _WORDS.compile(r"[,;:.()]|\s(?:$resumes)\b")


def is_of_others(finding: Finding, text: str, row: Sequence[Mention]) -> bool:
    """Whether a clause behind the subject gives what is found to something else: drugs without a name, an illness.

    `row`: all that the sentence names.
    """
    subject, object_ = finding.subject, finding.object
    if not subject.end < object_.start <= subject.end + _REACH:
        return False
    that = _THAT.search(text, subject.end, object_.start)
    if (
        that is None
        or (
            not finding.rule.name.startswith(_OF_SCORER)
            and subject.end <= finding.cue[0] < finding.cue[1] <= that.start()
        )
        or _ENDS.search(text, that.end(), object_.start)
    ):
        return False  # what says so stands before the clause
    named = next(
        (each for each in row if subject.end < each.start < each.end == that.start()), None
    )
    first, last = subject.end, that.start()
    if _is_one_of(INTERVENTIONS, _DRUGS, named, text, first, last):
        apart = _APART
    elif finding.predicate is Predicate.CAUSES and _is_one_of(
        ILLS, _ILLS, named, text, first, last
    ):
        apart = _IN_ILLNESS
    else:
        return False
    before = named.start if named else text.rindex(" ", subject.end, that.start()) + 1
    return (
        apart.search(text, subject.end, before) is not None
        and _BELONGS.search(text, subject.end, before) is None
    )


def _is_one_of(
    kinds: frozenset[Kind],
    words: re.Pattern[str],
    named: Mention | None,
    text: str,
    start: int,
    end: int,
) -> bool:
    """Whether what ends ``text[start:end]`` is named and of these kinds, or one of these words."""
    return (named is not None and named.entity.kind in kinds) or words.search(
        text, start, end
    ) is not None

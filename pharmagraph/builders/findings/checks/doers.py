"""Who does it: a name that stands before a verb and is not its subject, as in "less X and lower Y", "by X, and lowers".

The words stand in `doers.toml`. All functions take offsets in the text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import PROTEINS

_WORDS = Wording.beside("pharmagraph.builders.findings.checks", "doers.toml")
_NEAR = 60  # characters
_SECOND = (".second-verb", ".third-verb")
_IN_A_ROW, _OF_SCORER = ".in-a-row", "scorer."
_OF_MEANS = "antagonizes.loss"  # "S ... inhibition of O": goes by the noun alone
_KIN = _WORDS.compile(r"[\s-](?:acid\s)?$kin\b|-$made_of\b")
# "induced by S, and lowers": S ends what stands before
_AGENT = re.compile(r"\w\sby\s(?:(?:the|an?|oral|either)\s)*$", re.IGNORECASE)
_FINITE = re.compile(r"(?:,\s|\s)(?:and|but|or)\s(?:(?:\w+ly|also|thus|therefore|hence|so)\s)*$")
_BESIDES = _WORDS.compile(
    r"(?<![.,;:]\s)\w\s$besides\s(?:[\w-]+\s){0,2}$|\w,\s$besides\s(?:[\w-]+\s){0,2}$"
)
_PRONOUNS = frozenset(
    {"it", "they", "this", "these"}
)  # they stand for what stands before the clause
_JOINED = _WORDS.compile(r"\b(?!$before_verbs-)[a-z]{4,}[-\u2010-\u2013]$")
_CUT_HYPHEN = re.compile(r"\w[-\u2010-\u2013]\s")
_COMPARED = _WORDS.compile(r"\b$compared\s(?:\d[\w-]*\s(?:h\s)?)?$")
_ADJECTIVE = _WORDS.compile(r"$adjective$")
_IS = _WORDS.compile(r"(?:\s\([^()]{1,40}\))?\s$is\b")
_WITH = _WORDS.compile(
    r"\b$people\b[^.;,]{0,30}?\swith\s(?:(?!\b(?:was|were|is|are|had|has|have)\b)[^.;]){1,60}?\b(?:and|or)\s$"
)
_AMOUNT_BEFORE = _WORDS.compile(r"\b$amount\sof\s(?:(?:the|[\w-]+(?:al|ic|ous|ed))\s)?$")
_AMOUNT_AFTER = _WORDS.compile(r"(?:\s\([^()]{1,20}\))?[\s-]$amount\b")
_BY_ANOTHER = re.compile(
    r"(?:\s\([^()]{1,40}\))?(?:,?\s(?:and|or)\s[\w-]+)?\s(?:activity\s)?by\s(?:(?:the|an?|selective)\s)*",
    re.IGNORECASE,
)


def is_done_by_another(finding: Finding, text: str, start: int, drugs: Collection[int]) -> bool:
    """Whether something else than its subject does what a loose rule found in the sentence from `start` on.

    `drugs`: where drugs and their classes begin in it.
    """
    name, subject, object_ = finding.rule.name, finding.subject, finding.object
    if _is_of_compound(finding, text):
        return True
    if name == _OF_MEANS and subject.end <= object_.start:
        return (
            subject.entity.kind in PROTEINS
            or _is_amount(subject, text, start)
            or _is_by_another(object_, text, drugs)
        )
    if _IN_A_ROW in name:
        if _is_of_side_clause(finding, text, start):
            return True
        return (  # "S protected against D- induced O"
            _CUT_HYPHEN.fullmatch(text, max(start, finding.cue[0] - 3), finding.cue[0]) is not None
        )
    if not name.endswith(_SECOND):
        return False
    before = max(start, subject.start - _NEAR)
    if _KIN.match(text, subject.end) or _COMPARED.search(text, before, subject.start):
        return True
    if (
        _AGENT.search(text, before, subject.start)
        and _FINITE.fullmatch(text, subject.end, finding.cue[0]) is not None
    ):
        return True
    return _is_adjective(finding, text)


def _is_of_compound(finding: Finding, text: str) -> bool:
    """Whether the verb is the second half of a word: "S reduced acute, pacing-induced O"."""
    first = finding.cue[0]
    return (
        finding.rule.pattern.of_verb
        and finding.subject.end < first - 1
        and text[first : finding.cue[1]].endswith("ed")
        and finding.cue[1] <= finding.object.start
        and _JOINED.search(text, finding.subject.end, first) is not None
    )


def _is_of_side_clause(finding: Finding, text: str, start: int) -> bool:
    """Whether the row goes on with what stands before the clause of its subject: "X acts when S is high, lowers O"."""
    subject = finding.subject
    return (
        subject.text.lower() not in _PRONOUNS
        and text.find(",", subject.end, finding.cue[0]) >= 0
        and _BESIDES.search(text, max(start, subject.start - _NEAR), subject.start) is not None
    )


def of_their_subject(findings: Sequence[Finding]) -> Sequence[Finding]:
    """The findings without those that give a verb to what stands nearest before it: "X lowers Y and causes Z".

    There X causes it, as the frames know that read rows of verbs.
    """
    rows = [each for each in findings if _IN_A_ROW in each.rule.name]
    if not rows:
        return findings
    return [each for each in findings if not any(_is_within(each, row) for row in rows)]


def _is_within(finding: Finding, row: Finding) -> bool:
    """Whether the subject of a loose finding is acted on by the subject of a row of verbs to which its cue belongs."""
    name = finding.rule.name
    return (
        finding.object.start == row.object.start
        and row.subject.start < finding.subject.start < row.cue[0]
        and (name.endswith(_SECOND) or name.startswith(_OF_SCORER))
    )


def _is_adjective(finding: Finding, text: str) -> bool:
    """Whether what looks like a verb describes a noun: "use of S, and reduced renal function were"."""
    first, last = finding.cue
    if not _ADJECTIVE.fullmatch(text, first, last):
        return False
    return (
        _IS.match(text, finding.object.end) is not None
        or _WITH.search(text, max(0, first - 2 * _NEAR), first) is not None
    )


def _is_amount(substance: Mention, text: str, start: int) -> bool:
    """Whether it is said how much there is of a substance, and not what it does."""
    before = max(start, substance.start - _NEAR)
    return (
        _AMOUNT_BEFORE.search(text, before, substance.start) is not None
        or _AMOUNT_AFTER.match(text, substance.end) is not None
    )


def _is_by_another(object_: Mention, text: str, drugs: Collection[int]) -> bool:
    """Whether a drug behind the object is said to do it: "after inhibition of O by another"."""
    by = _BY_ANOTHER.match(text, object_.end)
    return by is not None and by.end() in drugs

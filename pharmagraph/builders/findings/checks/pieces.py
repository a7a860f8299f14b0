"""Names that are but a piece of what is meant: "the imidazole ring", "calmodulin-dependent kinases", "the O blocker X".

The words stand in `pieces.toml`. All functions take offsets in the text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import DRUGS, PROTEINS, Kind
from pharmagraph.ontology.predicates import ACTS_ON_TARGETS, GIVEN, Predicate

_WORDS = Wording.beside("pharmagraph.builders.findings.checks", "pieces.toml")
_BRACKET = r"(?:\s?\([^()]{1,30}\))?"
_HYPHEN = rf"{_BRACKET}[-\u2010-\u2013]"
_PART = _WORDS.compile(r"[\s-](?:[a-z]+[-\s])?$part\b")
_LIKE = _WORDS.compile(r"\s$like\s(?:of\s)?\(?")
_DRAWN = _WORDS.compile(r"\s$drawn\b")
_MARKED = _WORDS.compile(rf"{_HYPHEN}$marked\b")
_MADE = _WORDS.compile(rf"{_HYPHEN}$made\b")
_BY_WAY_OF = _WORDS.compile(rf"{_HYPHEN}$by_way_of\b")
_GOVERNED = _WORDS.compile(rf"{_HYPHEN}$governed\s(?P<next>(?:[\w-]+\s){{0,2}}?(?:$enzyme\b)?)")
_SPECIFIC = re.compile(r"[-\u2010-\u2013](?:specific|selective)\b")
_BRACKETED = re.compile(r"\s?[(\[]")  # another name of it
_CONJUGATE = re.compile(
    r"(?:[-\u2010-\u2013]\w{1,5}){0,3}[-\u2010-\u2013](?:glucuronid|glucosid|galactosid|conjugate)"
)
_STUDIED = _WORDS.compile(r"\s$studied\b")
_LISTED = _WORDS.compile(
    rf"{_BRACKET}(?:\s(?:stress|release|activity|levels?))?,?\s(?:and|or|as\swell\sas)\s(?:also\s|the\s)?(?:\w+\sand\s)?"
)
_AGENT = _WORDS.compile(rf"{_BRACKET}[\s-](?:receptor\s)?$agent\s")
_OF_AGENT = _WORDS.compile(rf"{_BRACKET}[\s-](?:receptor\s)?$agent\b")
_ION = re.compile(r"[+)][-\u2010-\u2013][A-Za-z]")
_LABELLED = re.compile(r"\[?\(?\d{1,3}\)?[A-Z][a-z]?\]?-?$")  # "[3H]" before a ligand
_FROM_SITE = _WORDS.compile(r"\s(?:from\s)?(?:(?:its|the|their)\s)?(?:[\w-]+\s)?$bound\b")
_MADE_OF_IT = _WORDS.compile(r"\s$made_of_it\s")
_VIA = _WORDS.compile(r"\b$via\s(?:the\s|its\s|their\s)?(?:[\w-]+[\s-]){0,2}$")
_DOING = _WORDS.compile("$doing")
_OF_VERBS = (".gerund", ".second-verb", ".third-verb", ".active", ".active-past")
_IN_A_ROW = ".in-a-row"
_NEXT = 15  # characters to the next name
_WITHIN = 40  # characters
_OF_MOLECULES = ACTS_ON_TARGETS | {
    Predicate.HAS_ROLE,
    Predicate.METABOLIZED_BY,
    Predicate.ASSOCIATED_WITH,
}


def is_of_a_piece(
    finding: Finding, text: str, row: Sequence[Mention], drugs: Collection[int]
) -> bool:
    """Whether a side of a finding is but a piece of what the sentence speaks of.

    `row`: all that it names; `drugs`: where drugs and their classes begin in it.
    """
    subject, object_ = finding.subject, finding.object
    if finding.predicate is Predicate.ALSO_KNOWN_AS:
        return _OF_AGENT.match(text, object_.end) is not None
    if finding.predicate is Predicate.DERIVED_FROM:
        return _is_of_the_next(finding, text, row)
    if finding.predicate is Predicate.ALTERNATIVE_TO:
        return _is_bound(object_, text)
    if finding.predicate in GIVEN:
        return subject.entity.kind is Kind.DRUG and _OF_AGENT.match(text, subject.end) is not None
    if finding.predicate not in _OF_MOLECULES:
        return False
    # ... while "Ca2+-activated channels" are activated by it
    if (
        subject.entity.kind in DRUGS
        and finding.cue[0] != subject.end + 1
        and _is_part_of_molecule(subject, text, drugs)
    ):
        return True
    if finding.predicate not in ACTS_ON_TARGETS:
        return False
    return (
        _is_not_acted_on(object_, text, row)
        or _is_no_doer(finding, text)
        or _is_of_the_named(finding, text, row)
    )


def _is_part_of_molecule(name: Mention, text: str, drugs: Collection[int]) -> bool:
    """Whether a substance is a part of another, or that which another, named next, is like."""
    if name.entity.kind is Kind.DRUG and (
        _PART.match(text, name.end) or _ION.match(text, name.end - 1)
    ):
        return True
    if _SPECIFIC.match(text, name.end) or _CONJUGATE.match(text, name.end):
        return True
    like = _LIKE.match(text, name.end)
    return like is not None and like.end() in drugs


def _is_of_the_next(finding: Finding, text: str, row: Sequence[Mention]) -> bool:
    """Whether what comes of the object is named behind it: "S, the O metabolite X"."""
    made = _MADE_OF_IT.match(text, finding.object.end)
    return made is not None and any(
        each.start == made.end()
        and each.entity.kind is Kind.DRUG
        and each.start != finding.subject.start
        for each in row
    )


def _is_bound(ligand: Mention, text: str) -> bool:
    """Whether what another drug takes the place of is a ligand that was bound: "displaced [3H]naloxone"."""
    return (
        _LABELLED.search(text, max(0, ligand.start - 6), ligand.start) is not None
        or _FROM_SITE.match(text, ligand.end) is not None
    )


def _is_not_acted_on(object_: Mention, text: str, row: Sequence[Mention]) -> bool:
    """Whether the object only says which of several things is acted on."""
    if _DRAWN.match(text, object_.end) or _MARKED.match(text, object_.end):
        return True
    if object_.entity.kind not in PROTEINS:
        return False
    governed = _GOVERNED.match(text, object_.end)
    return governed is not None and (
        governed["next"] != ""
        or any(
            each.entity.kind in PROTEINS and governed.end() <= each.start <= governed.end() + _NEXT
            for each in row
        )
    )


def _is_no_doer(finding: Finding, text: str) -> bool:
    """Whether the subject only says what something else came of, or by way of what it is done, or heads a list."""
    name, subject, cue = finding.rule.name, finding.subject, finding.cue
    if subject.end > cue[0]:
        return False
    if subject.entity.kind is Kind.PROCESS and _STUDIED.match(text, subject.end):
        return True
    if name.endswith(_OF_VERBS) or _IN_A_ROW in name:
        made = _MADE.match(text, subject.end)
        if made is None and subject.entity.kind not in PROTEINS:
            made = _BY_WAY_OF.match(text, subject.end)
        if made is not None and made.end() <= cue[0]:
            return True
        return (
            subject.entity.kind in PROTEINS
            and _VIA.search(text, max(0, subject.start - _WITHIN), subject.start) is not None
        )
    return (
        name.endswith(".noun-of")
        and _DOING.fullmatch(text, *cue) is not None
        and _LISTED.fullmatch(text, subject.end, cue[0]) is not None
    )


def _is_of_the_named(finding: Finding, text: str, row: Sequence[Mention]) -> bool:
    """Whether what acts on the object is named behind it: "S was given with the O antagonist X"."""
    subject, object_ = finding.subject, finding.object
    if object_.entity.kind not in PROTEINS:
        return False
    agent = _AGENT.match(text, object_.end)
    if agent is None:
        return False
    named = next((m for m in row if m.start == agent.end() and m.entity.kind is Kind.DRUG), None)
    if named is None:
        return False
    return subject.end <= object_.start or (
        subject.start >= named.end
        and _BRACKETED.fullmatch(text, named.end, subject.start) is None
        and _LISTED.fullmatch(text, named.end, subject.start) is None
    )

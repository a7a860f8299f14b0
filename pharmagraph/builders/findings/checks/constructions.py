"""Findings whose two sides the words between them keep apart: each is of another part of the sentence."""

from __future__ import annotations

import re
from collections.abc import Collection

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.text.wording import Wording
from pharmagraph.ontology.kinds import INTERVENTIONS, PROTEINS, Kind
from pharmagraph.ontology.predicates import Predicate

_WORDS = Wording.beside("pharmagraph.builders.findings.checks", "constructions.toml")

# "increased sensitivity to S due to alteration of O": what is due is not due to S
_DUE_TO = _WORDS.compile(r"\b$due_to\b")
_ITS_EFFECT = _WORDS.compile(r"\b$its_effect\b[^,;]{0,40}$")
# "decreased S production and reduced the increase in O": both are done by somebody else
_CHANGED = _WORDS.compile(
    r"\b$change(?:e[sd]|s|ing|ed)?\s(?:(?:in|of)\s)?(?:(?!(?:by|with|after|in|of|to|and|that|which)\b)[\w/-]+\s){0,3}$"
)
_CHANGE_OF = _WORDS.compile(
    r"\b(?:$change\w*|rises?|falls?|declines?|changes?)\s(?:in|of)\s(?:the\s)?(?:[\w/-]+\s){0,2}$"
)
_AND_CHANGED = _WORDS.compile(
    r"(?:,|;|\b(?:and|or|but|with))\s(?:(?:also|the|an?|markedly|significantly|thereby|subsequent|concomitant)\s)*$"
    r"|(?:,|;|\band)\s(?:[\w]+ly\s)?$change\w*\s(?:the\s)?$"
)
_LEVELS = ("moves.level", "moves.rose", "moves.fell")
_ANYWHERE = ("topical.", "role.", "derived-from")
_WITHIN = 70  # characters
_JOINED = re.compile(r"[/\u2010-\u2015-]")
# "S with inhibitors of O": these are other drugs
_BESIDE_AGENTS = re.compile(
    r"\s(?:with|by|or|than|to)\s"
    r"(?:(?!(?:the|as|be|being|act|acting|serve|function)\s)[\w-]+\s){0,3}$"
)
# "is an S antagonist, O antagonist and ...": an item of what one drug is
_NEXT_ITEM = re.compile(r",\s(?!(?:an?|the|which|that)\s)")
_LISTED = re.compile(r"\s?(?:,|and|or)\s(?:and\s|or\s)?")
_MADE_BY = _WORDS.compile(
    r"\s(?!$made\b)\w+(?:ed|own|iven)"
    r"\s(?:by|with|in|after|from)\s(?:[\w-]+\s){0,3}(?:[\w-]+-)?$"
)
_OWN_KINDS = frozenset(
    {
        Predicate.INCREASES,
        Predicate.DECREASES,
        Predicate.MODULATES,
        Predicate.INHIBITS,
        Predicate.ACTIVATES,
    }
)


# "was found, we gave S": another clause, with a subject of its own
_NEW_CLAUSE = _WORDS.compile(
    r",\s(?:(?P<again>they|it)|we|(?:this|our|the)\s(?:study|review|trial|investigation)|the\sauthors?)\s"
    r"(?P<told>(?:\w+\s){0,4}?$told\b)?"
)
# ... but "although S is weak, it blocks O" is of the subject, and "using S, we found that O ..." has but one clause
_FIRST = _WORDS.compile(r"(?:[A-Z]+:\s)?(?:$although,?\s)?(?:the\s)?")
_WITH_WHAT = re.compile(
    r"(?:[A-Z]+:\s)?(?:By\s|When\s)?(?:[Uu]sing|With|By|Upon|Examin(?:ing|ation\sof))\s"
)
# "Y increased in S", "S decreased from 3 to 2": nobody is said to have done it
_OF_ITSELF = _WORDS.compile(r"\s(?:\w+ly\s)?$of_itself\b")
_MAY_BE_OF_ITSELF = ("reduce.", "increase.", "improve.")
_IN_A_ROW = ".in-a-row"  # frames that have made sure of the subject
_TOLD_AS_VERB = (".active-past", ".active", ".second-verb", ".second-of-two", ".first-of-two")
# "G, decreased renal function, disrupted O": items of a list, and no verb
_ITEM = _WORDS.compile(
    r"(?:[\w\s-]{0,20},\s(?:\(\w{1,3}\)\s)?(?:$change\w*|alterations?)\s[\w\s-]{1,40}"
    r"(?:\s\([^()]{1,99}\))?)*(?:\s[\w-]+)?,\s(?:and\s|or\s)?(?:\(\w{1,3}\)\s)?"
)
# "the decrease could be caused via increased O": what comes before "via" is what is caused
_CAUSED_BY = _WORDS.compile(r"\b$caused_by\s(?:(?:the|an?|its|their|either|both)\s)?(?:\w+ly\s)?$")
# "SNPs in genes involved in the S pathway influence O": the SNPs do
_ONLY_INVOLVED = re.compile(
    r"\b(?:involved|implicated|participating|engaged|known)\s(?:in|for)\s(?:the\s)?(?:[\w-]+\s){0,3}$",
    re.IGNORECASE,
)
_HYPHENS = "-\u2010\u2011\u2012\u2013"
# "G and the decrease in O after exposure to D": the decrease is D's
_AFTER_ANOTHER = re.compile(
    r"(?:\s\([^()]{1,20}\))?\s(?:(?:levels?|activity|expression|production)\s)?"
    r"(?:(?:induced|caused|produced|elicited|evoked)\sby|after|following|upon)\s"
)
# "S and Y, a ..."
_AND_ONE = re.compile(
    r"(?:\s\([^()]{1,20}\))?,?\sand\s(?P<last>[^,;.()]{2,40}?)(?:\s\([^()]{1,20}\))?,\san?\s"
)
_NEXT_DRUG = 40  # characters


def is_of_another_part(finding: Finding, text: str, start: int, drugs: Collection[int]) -> bool:
    """Whether the cue of a finding belongs to other words than its subject.

    `start`: where the sentence begins; `drugs`: where drugs and their classes begin in it.
    """
    name, subject, object_, cue = finding.rule.name, finding.subject, finding.object, finding.cue
    if _is_of_another_clause(finding, text, start):
        return not name.startswith(_ANYWHERE)
    if subject.end > cue[0]:
        return name.startswith(_LEVELS) and _is_by_another(finding, text)
    if name.endswith((".agent", ".agent-of")):
        return _is_of_the_next(finding, text, drugs)
    if name == "critical-for":  # "the drug required to maintain O"
        return subject.entity.kind in INTERVENTIONS
    if finding.predicate not in _OWN_KINDS:
        return False
    before = text[max(start, subject.start - _WITHIN) : subject.start]
    if name.endswith(".noun-of"):
        if _DUE_TO.search(text, subject.end, cue[0]):
            return _ITS_EFFECT.search(before) is None
        if _is_of_a_later_drug(finding, text, drugs):
            return True
    if cue[1] > object_.start:
        return False
    return (
        _is_no_verb(finding, text)
        or (
            (finding.rule.pattern.of_verb or name.endswith(".second-verb"))
            and subject.entity.kind not in INTERVENTIONS
            and _ONLY_INVOLVED.search(before) is not None
        )
        or (
            _IN_A_ROW not in name
            and _AND_CHANGED.search(text, subject.end, cue[0]) is not None
            and (_CHANGED.search(before) is not None or _CHANGE_OF.search(before) is not None)
        )
    )


def _is_of_another_clause(finding: Finding, text: str, start: int) -> bool:
    """Whether between the two sides a clause begins that has a subject of its own."""
    subject, object_ = finding.subject, finding.object
    first, last = min(subject.end, object_.end), max(subject.start, object_.start)
    new = _NEW_CLAUSE.search(text, first, last)
    if new is None:
        return False
    # "in patients with anemia, we found a mutation of G": what is found in whom
    if new["told"] and (
        finding.predicate is Predicate.ASSOCIATED_WITH or _WITH_WHAT.match(text, start)
    ):
        return False
    return not (new["again"] and _FIRST.fullmatch(text, start, subject.start))


def _is_no_verb(finding: Finding, text: str) -> bool:
    """Whether what looks like the verb of a subject is none, or has no object: "Treg-inducing", "decreased in"."""
    name, subject, cue = finding.rule.name, finding.subject, finding.cue
    if name.endswith((".gerund", ".participle")):
        return text[cue[0] - 1] in _HYPHENS
    if name.startswith(_LEVELS):
        return _CAUSED_BY.search(text, subject.end, cue[0]) is not None
    if not name.endswith(_TOLD_AS_VERB):
        return False
    if name.startswith(_MAY_BE_OF_ITSELF) and _OF_ITSELF.match(text, cue[1]):
        return True
    return (
        name.endswith(".active-past")
        and subject.entity.kind not in INTERVENTIONS
        and _ITEM.fullmatch(text, subject.end, cue[0]) is not None
    )


def _is_of_a_later_drug(finding: Finding, text: str, drugs: Collection[int]) -> bool:
    """Whether what changes is said to change after another drug that stands behind it."""
    after = _AFTER_ANOTHER.match(text, finding.object.end)
    return after is not None and any(
        after.end() <= place <= after.end() + _NEXT_DRUG
        and not any(mark in text[after.end() : place] for mark in ",;.(")
        for place in drugs
    )


def _is_of_the_next(finding: Finding, text: str, drugs: Collection[int]) -> bool:
    """Whether "antagonist" is said of the drug behind it ("X, the N antagonist Y"), or of two targets ("M-N")."""
    subject, object_, cue = finding.subject, finding.object, finding.cue
    if cue[1] + 1 in drugs and text[cue[1]] == " ":
        return True
    if _is_of_last(finding, text, drugs):
        return True
    if cue[0] > subject.end and _BESIDE_AGENTS.search(text, subject.end, cue[0]):
        return True
    if (
        subject.entity.kind is Kind.DRUG_CLASS
        and not subject.text.endswith("s")
        and _NEXT_ITEM.match(text, subject.end)
    ):
        return True
    between = subject.end, max(subject.end, object_.start)
    return _JOINED.fullmatch(text, *between) is not None or (
        subject.entity.kind in PROTEINS and _LISTED.fullmatch(text, *between) is not None
    )


def _is_of_last(finding: Finding, text: str, drugs: Collection[int]) -> bool:
    """Whether one is told what it is behind a row: "S and Y, a muscarinic antagonist" is said of Y alone."""
    row = _AND_ONE.match(text, finding.subject.end)
    return (
        row is not None
        and row.end() <= min(finding.object.start, finding.cue[0])
        and not text[slice(*finding.cue)].endswith("s")
        and any(row.start("last") <= place < row.end("last") for place in drugs)
    )


def _is_by_another(finding: Finding, text: str) -> bool:
    """Whether in "decreased O and Y made by S" the subject only makes something else."""
    first, last = finding.object.end, finding.subject.start
    return first < last and _MADE_BY.search(text, first, last) is not None

"""What a sentence takes back in other words than those that govern a statement, so that no claim may stand on it."""

from __future__ import annotations

import re

from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Claim
from pharmagraph.ontology.predicates import WARNS, Predicate

_WORDS = Wording.beside("pharmagraph.builders.context", "taken_back.toml")
# "X has been blamed on Y, but large studies found no connection"; not "found no connection between A and B"
_NOTHING_FOUND = _WORDS.compile(
    r"\b$found\s(?:no|little|scant)\s(?:such\s|clear\s|real\s|consistent\s)?$nothing\b(?!\s$of_others)"
)
# "no difference between X and Y in Z", where Y is a drug too: both may help
_ALIKE = re.compile(
    r"\b(?:no\s(?:[\w-]+\s){0,3}?differences?|not\s(?:\w+\s){0,2}?differ)\b[^.;]{0,80}?\sbetween\s(?P<two>[^.;,]{3,120})",
    re.IGNORECASE,
)
_IDLE = _WORDS.compile(r"\b(?:$idle|no\s\w+)\b")
_OUTCOMES = frozenset(
    {
        Predicate.CAUSES,
        Predicate.TREATS,
        Predicate.PREVENTS,
        Predicate.INCREASES,
        Predicate.DECREASES,
    }
)
_ALLOWED = _WORDS.compile(
    r"\b$allowed\b|(?<!not )(?<!n't )\bsafe\b|\bnot (?:a )?(?:contraindicat|interact)|n['’]t (?:\w+ )?interact"
    r"|\b$allowing (?:also |still |be )*$allowed_to_be\b|\bno \w+ interactions?\b"
)
_DENIED = _WORDS.compile(r"\b$denied\b|n['’]t\b")
_NO_DENIAL = _WORDS.compile(r"\b$no_denial\b")
_NO_APPROVAL = _WORDS.compile(r"\b$no_approval\b")
_CLAUSE = re.compile(
    r"[;:()—]|,(?!\s(?:or|and)\b)|\s(?:but|yet|although|though|while|whereas)\s", re.IGNORECASE
)
# of whom or of which of them, under which condition: "a cough that does not go away", "if you do not drink enough"
_CONDITION = _WORDS.compile(r"\b$condition\b[^,;:.]*")
_ASIDE = re.compile(r"\([^()]*\)")
_FRONTED = re.compile(r"\W*(?:in|against|for|with|among|on)\s", re.IGNORECASE)


def is_taken_back(claim: Claim, text: str, start: int, end: int, *, told: bool = False) -> bool:
    """Whether the sentence from `start` to `end` of `text` takes back what this claim affirms.

    Denials that govern a statement have made it a denied claim already (`cues.toml`). Here are those
    that stand beside it: a sentence that in the end found nothing, and, for claims that rest on no rule, whatever
    denies or allows in their clause. `told`: a heading alone makes the claim of what a sentence beneath it names.
    """
    if claim.negated:
        return False
    if claim.predicate in _OUTCOMES:
        behind = text[claim.object.end : end].lower()  # a quick look first
        little = "no" in behind or "little" in behind or "scant" in behind
        found = _NOTHING_FOUND.search(text, claim.object.end, end) if little else None
        if found is not None and claim.subject.start < found.start():
            return True
    if told:
        words = _NO_DENIAL.sub("", _CONDITION.sub("", _clause(claim, text, start, end)))
        return _DENIED.search(words) is not None
    if not _leans(claim):
        return False
    if claim.predicate in WARNS:
        return _ALLOWED.search(_part(claim, text, start, end)) is not None
    words = _clause(claim, text, start, end)
    if claim.predicate is Predicate.APPROVED_BY and _NO_APPROVAL.search(words):
        return True
    return _DENIED.search(_NO_DENIAL.sub("", words)) is not None


def only_alike(claim: Claim) -> bool:
    """Whether a denied claim stands on no more than that two drugs did not differ: "no difference between X and Y"."""
    if not claim.negated or claim.predicate not in _OUTCOMES or "differ" not in claim.quote:
        return False
    alike = _ALIKE.search(claim.quote)
    if alike is None or _IDLE.search(alike["two"]):
        return False
    start, end = (claim.start + at for at in alike.span("two"))
    return start <= claim.subject.start < end


def _leans(claim: Claim) -> bool:
    return claim.rule.startswith("leaning.")


def _part(claim: Claim, text: str, start: int, end: int) -> str:
    """What stands between two semicolons around the object."""
    behind = text.find(";", claim.object.end, end)
    return text[
        text.rfind(";", start, claim.object.start) + 1 or start : end if behind < 0 else behind
    ]


def _clause(claim: Claim, text: str, start: int, end: int) -> str:
    """The clause around the object; the whole sentence where the object stands in a phrase in front of it."""
    breaks = [match.span() for match in _CLAUSE.finditer(text, start, end)]
    before = max((stop for _, stop in breaks if stop <= claim.object.start), default=start)
    behind = min((at for at, _ in breaks if at >= claim.object.end), default=end)
    led = text[before - 1 : before] == ":" and not claim.certainty.hedged
    if led and _DENIED.search(_NO_DENIAL.sub("", _ASIDE.sub("", text[start:before]))):
        before = start  # "Never: use for weight loss"
    if before == start and _FRONTED.match(text, start, end):
        return text[start:end]
    return text[before:behind]

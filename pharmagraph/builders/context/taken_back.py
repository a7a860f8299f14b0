"""What a sentence takes back in other words than those that govern a statement, so that no claim may stand on it."""

from __future__ import annotations

import re

from pharmagraph.graph.claim import Claim
from pharmagraph.ontology.predicates import Predicate

# "X has been blamed on Y, but large studies found no connection"; not "found no connection between A and B"
_NOTHING_FOUND = re.compile(
    r"\b(?:found|finds?|find|show(?:ed|s|n)?|saw|seen|reveal(?:ed|s)?|detect(?:ed|s)?|turned up|gave|provided?)"
    r"\s(?:no|little|scant)\s(?:such\s|clear\s|real\s|consistent\s)?"
    r"(?:connection|link|association|relation(?:ship)?|tie|increase|excess|effect|benefit|evidence|signs?|proof|support|advantage)\b"
    r"(?!\s(?:between|of|that|to|with|in|on|for|among|over|from))",
    re.IGNORECASE,
)
# "no difference between X and Y in Z", where Y is a drug too: both may help
_ALIKE = re.compile(
    r"\b(?:no\s(?:[\w-]+\s){0,3}?differences?|not\s(?:\w+\s){0,2}?differ)\b[^.;]{0,80}?\sbetween\s(?P<two>[^.;,]{3,120})",
    re.IGNORECASE,
)
_IDLE = re.compile(
    r"\b(?:placebos?|vehicle|sham|controls?|baseline|untreated|no\s\w+|before|saline|users|non-?users|without)\b",
    re.IGNORECASE,
)
_OUTCOMES = frozenset(
    {
        Predicate.CAUSES,
        Predicate.TREATS,
        Predicate.PREVENTS,
        Predicate.INCREASES,
        Predicate.DECREASES,
    }
)
_CAUTIONS = frozenset({Predicate.CONTRAINDICATED_IN, Predicate.INTERACTS_WITH})
# words that allow what a leaning takes to be forbidden
_ALLOWED = re.compile(
    r"\bsafely\b|(?<!not )(?<!n't )\bsafe\b|\bneed not\b|\bneedn['’]t\b|\bno (?:dose|dosage)\b|\bharmless\b"
    r"|\b(?:can|may|could) (?:also |still |be )*(?:used?|given|taken|employed|combined|continued?|prescribed)\b"
    r"|\bno (?:\w+ )?interactions?\b|\bnot (?:a )?(?:valid|contraindicat|interact)|n['’]t (?:\w+ )?interact"
    r"|\bno (?:such|this kind of) (?:effect|problem|restriction)",
    re.IGNORECASE,
)
# words that deny what a leaning takes to be said, and what only looks like them
_DENIED = re.compile(
    r"\b(?:not|no|never|nor|neither|nothing|none|nobody|little|hardly|barely|scarcely|dismal|unlike|fail(?:s|ed|ing)?"
    r"|cannot|(?:so|very) rarely|poor|disappoint\w*|useless|worthless|(?:laid|put) to rest)\b|n['’]t\b",
    re.IGNORECASE,
)
_NO_DENIAL = re.compile(
    r"\b(?:not (?:only|just|merely|un\w+|infrequent\w*|rare\w*)"
    r"|no (?:\w+ )?(?:doubt|wonder|rarity|stranger|surprise|small)"
    r"|nothing (?:short|less)|little else|no (?:fewer|less) than)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[;:()—]|,(?!\s(?:or|and)\b)|\s(?:but|yet|although|though|while|whereas)\s", re.IGNORECASE
)
_FRONTED = re.compile(r"\W*(?:in|against|for|with|among|on)\s", re.IGNORECASE)


def is_taken_back(claim: Claim, text: str, start: int, end: int) -> bool:
    """Whether the sentence from `start` to `end` of `text` takes back what this claim affirms.

    Denials that govern a statement have made it a denied claim already (`cues.toml`). Here are those
    that stand beside it: a sentence that in the end found nothing, and, for claims that rest on no rule, whatever
    denies or allows in their clause.
    """
    if claim.negated:
        return False
    if claim.predicate in _OUTCOMES:
        behind = text[claim.object.end : end].lower()  # a quick look first
        little = "no" in behind or "little" in behind or "scant" in behind
        found = _NOTHING_FOUND.search(text, claim.object.end, end) if little else None
        if found is not None and claim.subject.start < found.start():
            return True
    if not _leans(claim):
        return False
    if claim.predicate in _CAUTIONS:
        return _ALLOWED.search(_part(claim, text, start, end)) is not None
    words = _clause(claim, text, start, end)
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
    if before == start and _FRONTED.match(text, start, end):
        return text[start:end]
    return text[before:behind]

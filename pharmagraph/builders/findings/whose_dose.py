"""Whose dose or way of giving it is that stands in a sentence with several drugs, doses or ways.

All functions take offsets in the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pharmagraph.builders.findings.checks.neighbours import is_next
from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import Kind

GIVING = frozenset({Kind.ROUTE, Kind.FORM, Kind.QUANTITY})
"""What tells how a drug is given."""

_WORDS = Wording.beside("pharmagraph.builders.findings", "whose_dose.toml")
_PARTING = _WORDS.compile(r"[;+]|/\s|\b(?:$next_drug|(?<!\bup )to)\b")
_LISTED = re.compile(r"(?:,|/|\s?\(|\s(?:and|or)\b|,\s(?:and|or)\b)\s?", re.IGNORECASE)
_STUDY = _WORDS.compile(r"s?,?\s(?:[\w-]+,?\s){0,6}?$study\b")
_INDUCED = _WORDS.compile(r"[\s-]$induced\s(?:[\w-]+\s){0,3}")
_INDUCED_BY = _WORDS.compile(r"\s(?:was\s|were\s)?$induced\sby\s(?:[\w-]+\s){0,2}")
_BESIDE = re.compile(r"\s(?:of\s|\([^()]{1,20}\)\s)?(?:[\w-]+\s)?")
_CLOSING = re.compile(
    r"^(?:by|into|under)\s|ly$", re.IGNORECASE
)  # ways that follow what they tell of
_FIGURE = re.compile(r"\d")
_AS_NEAR, _WITH_IT = 12, 20  # characters


def is_of_this_giving(
    mention: Mention, subject: Mention, object_: Mention, mentions: Sequence[Mention], text: str
) -> bool:
    """Whether a dose or way of giving is that of the drug `subject`, in the giving that the claim tells of."""
    if _is_of_study(mention, text) or _is_in_passing(mention, subject, object_, text):
        return False
    drugs = [each for each in mentions if each.entity.kind is Kind.DRUG]
    return _belongs(mention, subject, drugs, text) and not _is_of_other_giving(
        mention, subject, object_, mentions, text
    )


def _belongs(mention: Mention, subject: Mention, drugs: Sequence[Mention], text: str) -> bool:
    """Whether of all drugs in the sentence the subject stands nearest, and no other stands with it as closely."""
    if is_next(mention, subject, text):
        return True
    mine, parted = _distance(mention, subject), _parted(mention, subject, text)
    for drug in drugs:
        if drug.start == subject.start:
            continue
        if is_next(mention, drug, text):
            return False
        # a word that begins something else outweighs a few characters
        parts = _parted(mention, drug, text)
        if parts and drug.start >= mention.end > subject.end and _closes(mention):
            continue  # "S was injected subcutaneously and T was swallowed"
        theirs = _distance(mention, drug)
        theirs += _AS_NEAR * (parts - parted)
        if theirs < mine:
            return False
    return True


def _is_of_study(dose: Mention, text: str) -> bool:
    """Whether it is how a study was made: "a single-dose, double-blind study"."""
    return (
        dose.entity.kind is Kind.QUANTITY
        and not _FIGURE.search(dose.text)
        and _STUDY.match(text, dose.end) is not None
    )


def _is_in_passing(mention: Mention, drug: Mention, object_: Mention, text: str) -> bool:
    """Whether the drug is named only as what brought about an illness, and how it is given does not stand with it.

    "5 mg orally relieved S-induced amnesia" says what another drug does.
    """
    if object_.start >= drug.end:
        passing = _INDUCED.fullmatch(text, drug.end, object_.start)
    else:
        passing = _INDUCED_BY.fullmatch(text, object_.end, drug.start)
    return (
        passing is not None
        and mention.end < min(drug.start, object_.start)
        and _BESIDE.fullmatch(text, mention.end, drug.start) is None
    )


def _closes(way: Mention) -> bool:
    return way.entity.kind is Kind.ROUTE and _CLOSING.search(way.text) is not None


def _is_of_other_giving(
    mention: Mention, subject: Mention, object_: Mention, mentions: Sequence[Mention], text: str
) -> bool:
    """Whether a dose stands with another way of giving than the claim, or a way with another dose.

    "5 mg iv, then 100 mg orally" has one of each twice.
    """
    kind = object_.entity.kind
    if kind not in GIVING or mention.entity.kind not in GIVING or kind is mention.entity.kind:
        return False
    mine = _distance(mention, object_)
    return any(
        each.entity.kind is kind
        and (kind is not Kind.QUANTITY or _FIGURE.search(each.text))
        and each.entity.id != object_.entity.id
        and (theirs := _distance(mention, each)) < mine
        and theirs <= _WITH_IT
        and not _LISTED.fullmatch(text, min(each.end, object_.end), max(each.start, object_.start))
        and not _is_set_off(mention, each, subject, mentions, text)
        for each in mentions
    )


def _is_set_off(
    one: Mention, other: Mention, subject: Mention, mentions: Sequence[Mention], text: str
) -> bool:
    """Whether something else begins between two names, or another drug stands there."""
    first, last = min(one.end, other.end), max(one.start, other.start)
    return (
        "," in text[first:last]
        or _parted(one, other, text)
        or any(
            each.entity.kind is Kind.DRUG
            and each.entity.id != subject.entity.id
            and first <= each.start < last
            for each in mentions
        )
    )


def _distance(one: Mention, other: Mention) -> int:
    return max(other.start - one.end, one.start - other.end)


def _parted(one: Mention, other: Mention, text: str) -> bool:
    """Whether a word or mark between two names begins something else."""
    return _PARTING.search(text, min(one.end, other.end), max(one.start, other.start)) is not None

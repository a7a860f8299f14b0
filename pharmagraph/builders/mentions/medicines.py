"""Proteins that are given as medicines: in "treated with interferon alfa" the protein is a drug."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Entity, Mention
from pharmagraph.ontology.kinds import ILLS, Kind

_WORDS = Wording.beside("pharmagraph.builders.mentions", "medicines.toml")
_GIVEN_AFTER = _WORDS.compile(r"\s+(?:\([^()]{1,24}\)\s*)?(?:[\w-]+\s+)?$given_after\b")
_GIVEN_BEFORE = _WORDS.compile(
    r"\b(?:$given_with with|$receiving|$given_of of)\s+(?:[\w-]+\s+){0,2}$"
)
# Proteins that are medicines, too: what they induce, they induce as such.
_MEDICINE = _WORDS.compile(r"$medicine|$medicine_in_short\b")
_INDUCING = re.compile(r"[- ](?:induced|associated|related|treated|driven)\b")
# ... and between an illness and one of them: "psoriasis due to", "side effects of"
_CAUSED_BY = _WORDS.compile(r"(?:[^;.]{0,60}\s)?$caused_by\s(?:[\w-]+\s){0,2}")
_CAUSING = _WORDS.compile(
    r"(?:\)|\s\([^()]{1,24}\))?\s(?:[\w-]+\s){0,3}?$causing\s(?:[^;.,]{0,60}\s)?"
)
_LISTED_WITH = re.compile(
    r"(?:\s?\([^()]{1,24}\))?(?:[ -]?[\da-z]{1,2})?\s?(?:,|/|\+|and|and/or|plus|with|\(|,?\sincluding)\s?"
    r"(?:and\s)?(?:(?!\w*[^u\W]s\s)[\w-]+\s)?"  # not "X, sold as Y, blocks"
)
_MADE = _WORDS.compile(r"\b$made\s+(?:human\s+)?$")
_WITHIN = 60  # characters before a mention in which it can be said to be given


def as_given(mention: Mention, text: str, after: int = 0) -> Mention:
    """The mention, as a drug if the words around it, from `after` on, give it to somebody.

    >>> gene = Entity("HGNC:5417", "IFNA1", Kind.PROTEIN)
    >>> text = "She was treated with interferon alfa."
    >>> as_given(Mention(21, 36, "interferon alfa", gene), text).entity.kind.value
    'drug'
    """
    if mention.entity.kind is not Kind.PROTEIN:
        return mention
    before = max(after, mention.start - _WITHIN)
    if (
        _GIVEN_AFTER.match(text, mention.end)
        or _GIVEN_BEFORE.search(text, before, mention.start)
        or (_is_medicine(mention.text) and _INDUCING.match(text, mention.end))
        or _MADE.search(text, before, mention.start)
    ):
        return mention._replace(entity=_drug(mention.entity))
    return mention


def all_as_given(mentions: Iterable[Mention], text: str) -> list[Mention]:
    """The mentions, with the proteins that the text gives as drugs; where it is about patients, and the protein is
    one that is given, everywhere."""
    read, last = [], 0
    for mention in mentions:
        read.append(as_given(mention, text, last))
        last = mention.end if mention.entity.kind is Kind.DRUG else last
    read = _beside(read, text)
    if "patient" not in text:
        return read
    drugs = {
        (mention.entity.id, mention.entity.kind)
        for mention in read
        if mention.entity.kind is Kind.DRUG and _is_medicine(mention.text)
    }
    if not drugs:
        return read
    return [
        mention._replace(entity=_drug(mention.entity))
        if mention.entity.kind is Kind.PROTEIN
        and (mention.entity.id, Kind.DRUG) in drugs
        and _is_medicine(mention.text)
        and not _MEASURED.match(text, mention.end)
        else mention
        for mention in read
    ]


def _beside(mentions: list[Mention], text: str) -> list[Mention]:
    """The mentions, with the proteins that are medicines read as drugs beside a drug, or an illness that they cause."""
    places = [
        at
        for at, mention in enumerate(mentions)
        if mention.entity.kind is Kind.PROTEIN
        and _is_medicine(mention.text)
        and not _MEASURED.match(text, mention.end)
    ]
    for at in (*places, *reversed(places)):  # the second may be said of the first
        before = mentions[at - 1] if at else None
        after = mentions[at + 1] if at + 1 < len(mentions) else None
        if _tells(before, mentions[at], text, _CAUSED_BY) or _tells(
            mentions[at], after, text, _CAUSING
        ):
            mentions[at] = mentions[at]._replace(entity=_drug(mentions[at].entity))
    return mentions


def _tells(
    one: Mention | None, other: Mention | None, text: str, of_illness: re.Pattern[str]
) -> bool:
    """Whether what stands between two neighbours lists one with a drug, or says that it makes ill."""
    if one is None or other is None:
        return False
    kinds = {one.entity.kind, other.entity.kind}
    pattern = _LISTED_WITH if kinds & _GIVEN else of_illness if kinds & ILLS else None
    return pattern is not None and pattern.fullmatch(text, one.end, other.start) is not None


_GIVEN = frozenset({Kind.DRUG, Kind.THERAPY})
_MEASURED = _WORDS.compile(r"(?-i:[ -]$measured)")


@lru_cache(maxsize=4096)
def _is_medicine(name: str) -> bool:
    return _MEDICINE.match(name) is not None


@lru_cache(maxsize=4096)
def _drug(entity: Entity) -> Entity:
    return entity._replace(kind=Kind.DRUG)

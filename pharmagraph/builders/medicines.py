"""Proteins that are given as medicines: in "treated with interferon alfa" the protein is a drug."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from pharmagraph.graph.claim import Entity, Mention
from pharmagraph.ontology.kinds import Kind

_GIVEN_AFTER = re.compile(
    r"\s+(?:\([^()]{1,24}\)\s*)?(?:[\w-]+\s+)?(?:therapy|treatment|infusions?|injections?|administration|overdose"
    r"|monotherapy|prophylaxis|replacement|doses?|dosing)\b",
    re.IGNORECASE,
)
_GIVEN_BEFORE = re.compile(
    r"(?:\b(?:treat(?:ed|ment)|therapy|injected|infused|started) with|\b(?:receiv(?:ing|ed)|given|taking|prescribed)|"
    r"\b(?:administration|injections?|infusions?|doses?|course|cycles?|mg|units?|use) of)\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
# Proteins that are medicines, too: what they induce, they induce as such.
_MEDICINE = re.compile(
    r"(?:interferon|i?ifn|peg-?interferon|r?h?(?:g|gm|m)-csf|granulocyte|colony|r?t-?pa\b|tissue|alteplase|interleukin-2"
    r"|il-2\b|erythropoietin|r?h?u?epo\b|r?h?gh\b|growth hormone|human growth|insulin|protamine|factor v|factor ix"
    r"|antithrombin|albumin|immunoglobulin|calcitonin|glucagon|thyrotropin)",
    re.IGNORECASE,
)
_INDUCING = re.compile(r"[- ](?:induced|associated|related|treated)\b")
_MADE = re.compile(
    r"\b(?:recombinant|pegylated|intravenous|subcutaneous|high-dose|low-dose)\s+(?:human\s+)?$",
    re.IGNORECASE,
)
_WITHIN = 60  # characters before a mention in which it can be said to be given


def as_given(mention: Mention, text: str) -> Mention:
    """The mention, as a drug if the words around it give it to somebody.

    >>> gene = Entity("HGNC:5417", "IFNA1", Kind.PROTEIN)
    >>> text = "She was treated with interferon alfa."
    >>> as_given(Mention(21, 36, "interferon alfa", gene), text).entity.kind.value
    'drug'
    """
    if mention.entity.kind is not Kind.PROTEIN:
        return mention
    before = max(0, mention.start - _WITHIN)
    if (
        _GIVEN_AFTER.match(text, mention.end)
        or _GIVEN_BEFORE.search(text, before, mention.start)
        or (_MEDICINE.match(mention.text) and _INDUCING.match(text, mention.end))
        or _MADE.search(text, before, mention.start)
    ):
        return mention._replace(entity=_drug(mention.entity))
    return mention


def all_as_given(mentions: Iterable[Mention], text: str) -> list[Mention]:
    """The mentions, with the proteins that the text gives as drugs; where it is about patients, and the protein is
    one that is given, everywhere."""
    read = [as_given(mention, text) for mention in mentions]
    drugs = {
        (mention.entity.id, mention.entity.kind)
        for mention in read
        if mention.entity.kind is Kind.DRUG and _MEDICINE.match(mention.text)
    }
    if not drugs or "patient" not in text:
        return read
    return [
        mention._replace(entity=_drug(mention.entity))
        if mention.entity.kind is Kind.PROTEIN
        and (mention.entity.id, Kind.DRUG) in drugs
        and _MEDICINE.match(mention.text)
        and not _MEASURED.match(text, mention.end)
        else mention
        for mention in read
    ]


_MEASURED = re.compile(
    r"[ -](?:gene|mRNA|expression|production|secretion|release|levels?|concentrations?|receptor|polymorphism|synthesis)"
)


@lru_cache(maxsize=4096)
def _drug(entity: Entity) -> Entity:
    return entity._replace(kind=Kind.DRUG)

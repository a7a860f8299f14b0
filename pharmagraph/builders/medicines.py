"""Proteins that are given as medicines: in "treated with interferon alfa" the protein is a drug."""

from __future__ import annotations

import re
from functools import lru_cache

from pharmagraph.graph.claim import Entity, Mention
from pharmagraph.ontology.kinds import Kind

_GIVEN_AFTER = re.compile(
    r"\s+(?:[\w-]+\s+)?(?:therapy|treatment|infusions?|injections?|administration|overdose|monotherapy|prophylaxis|"
    r"replacement|doses?|dosing)\b",
    re.IGNORECASE,
)
_GIVEN_BEFORE = re.compile(
    r"(?:\b(?:treat(?:ed|ment)|therapy|injected|infused|started) with|\b(?:receiv(?:ing|ed)|given|taking|prescribed)|"
    r"\b(?:administration|injections?|infusions?|doses?|course|cycles?|mg|units?|use) of)\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
# Proteins that are medicines, too: what they induce, they induce as such.
_MEDICINES = frozenset(
    "FPLX:IFNA FPLX:Interferon HGNC:5417 HGNC:5434 HGNC:5438 HGNC:2438 HGNC:2434 HGNC:6001 HGNC:3415 HGNC:6081"
    " MESH:D010959 HGNC:9051 MESH:D011479 HGNC:5962 HGNC:6966 HGNC:2432".split()
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
        or (mention.entity.id in _MEDICINES and _INDUCING.match(text, mention.end))
        or _MADE.search(text, before, mention.start)
    ):
        return mention._replace(entity=_drug(mention.entity))
    return mention


@lru_cache(maxsize=4096)
def _drug(entity: Entity) -> Entity:
    return entity._replace(kind=Kind.DRUG)

"""When an expected name and a found one are the same: shared by the sentence tables and the gold.

Lenient where a curator would be (case, articles, plurals, hyphens, the document's own synonyms),
and nowhere else. It knows the values of `graph.claim`, never how claims are found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pharmagraph.graph.claim import Claim, Extraction, Mention
from pharmagraph.ontology.kinds import LITERAL_KINDS, Kind
from pharmagraph.ontology.predicates import SIGNATURES

_ARTICLE = re.compile(r"^(?:the|a|an)\s+")
_DASHES = re.compile(r"[\s\-\u2010-\u2015_]+")
_PLURAL_OF_Y = re.compile(r"(?<=\w\w)ies$")
_PLURAL = re.compile(r"(?<=\w\w)(?<![sui])s$")
_ROUTES = frozenset({Kind.ROUTE, Kind.FORM})
_ROUTE_WORDS = re.compile(
    r"\s*\b(?:routes?|administration|injections?|infusions?|drug form|dosage form)$"
)


def folded(name: str) -> str:
    """The name without what a curator would not see as a difference.

    >>> folded("The  Beta-Blockers")
    'beta blocker'
    """
    name = _DASHES.sub(" ", name.strip().lower().replace("\u2019", "'"))
    return " ".join(_singular(word) for word in _ARTICLE.sub("", name).split())


def _singular(word: str) -> str:
    return _PLURAL.sub("", _PLURAL_OF_Y.sub("y", word))


def names_of(mention: Mention, extraction: Extraction) -> set[str]:
    """All that the document calls this entity, and its preferred label, folded.

    So a claim that was reached through a pronoun is known by the name of what it stands for.
    """
    entity = mention.entity
    names = {folded(entity.label), folded(mention.text)}
    if entity.kind not in LITERAL_KINDS:
        names |= {folded(m.text) for m in extraction.mentions if m.entity.id == entity.id}
    if entity.kind in _ROUTES:
        names |= {_ROUTE_WORDS.sub("", name) for name in names}
    return names - {""}


def is_called(expected: Iterable[str], mention: Mention, extraction: Extraction) -> bool:
    """Whether the mention bears one of the names; a literal need only hold one or be in one."""
    wanted = {folded(name) for name in expected}
    names = names_of(mention, extraction)
    if mention.entity.kind in _ROUTES:
        wanted |= {_ROUTE_WORDS.sub("", name) for name in wanted}
    if mention.entity.kind in LITERAL_KINDS:
        return any(_within(a, b) or _within(b, a) for a in wanted for b in names)
    return bool(wanted & names)


def joins(
    subject: Iterable[str], object_: Iterable[str], claim: Claim, extraction: Extraction
) -> bool:
    """Whether the claim joins what bears these names, in either order where its predicate has none."""
    orders = [(claim.subject, claim.object)]
    if SIGNATURES[claim.predicate].symmetric:
        orders.append((claim.object, claim.subject))
    return any(
        is_called(subject, first, extraction) and is_called(object_, second, extraction)
        for first, second in orders
    )


def _within(part: str, whole: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(part)}(?!\w)", whole) is not None

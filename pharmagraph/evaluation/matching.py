"""When a claim states a fact: by the places of its names, by their ids, or by what they are called."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from enum import StrEnum

from pharmagraph.evaluation.fact import Fact, Gold, Side
from pharmagraph.graph.claim import Claim, Mention
from pharmagraph.ontology.kinds import LITERAL_KINDS, Kind
from pharmagraph.ontology.predicates import SIGNATURES

PRONOUN = re.compile(
    r"(?:it|its|they|their|them|which|who|(?:this|these|the|such)\b.*|use|usage|treatment|therapy|administration)$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:the|an?)\s+")
_ROUTE = re.compile(r"\s+(?:route|administration|dosage form)$")
_APART = re.compile(r"[\s\-\u2010-\u2015_]+")
_PREFIXES = {"MSH": "MESH", "ENTREZ": "NCBIGENE", "GENEID": "NCBIGENE", "CUI": "UMLS"}
_GROUPS = {
    Kind.DRUG: "chemical", Kind.DRUG_CLASS: "chemical", Kind.PROTEIN: "protein", Kind.RECEPTOR: "protein",
    Kind.CONDITION: "condition", Kind.EFFECT: "condition", Kind.ROUTE: "route", Kind.FORM: "route",
}  # fmt: skip


class Level(StrEnum):
    """What a match rests on; `AUTO` takes the first of the others that every fact has."""

    AUTO = "auto"
    SPANS = "spans"
    IDS = "ids"
    NAMES = "names"


def level_of(gold: Gold) -> Level:
    """The strictest level that all facts of the gold can be matched at."""
    sides = [side for fact in gold.all() for side in (fact.subject, fact.object)]
    if all(side.spans for side in sides) and not gold.by_id:
        return Level.SPANS
    if all(side.ids or side.kind in LITERAL_KINDS for side in sides):
        return Level.IDS
    if all(side.spans for side in sides):
        return Level.SPANS
    return Level.NAMES


class Matcher:
    """Says whether claims and facts meet, at one level. `called`: all that a document calls an entity, by its id."""

    def __init__(self, level: Level, called: Mapping[tuple[str, str], Collection[str]]) -> None:
        self._level = level
        self._called = called

    def meets(self, claim: Claim, fact: Fact) -> bool:
        """Whether the claim joins what the fact joins; the predicate is not looked at."""
        if claim.document != fact.document:
            return False
        if self._is(claim, claim.subject, fact.subject) and self._is(
            claim, claim.object, fact.object
        ):
            return True
        either = fact.symmetric or SIGNATURES[claim.predicate].symmetric
        return (
            either
            and self._is(claim, claim.subject, fact.object)
            and self._is(claim, claim.object, fact.subject)
        )

    def _is(self, claim: Claim, mention: Mention, side: Side) -> bool:
        if self._level is Level.SPANS and side.spans:
            return any(start < mention.end and mention.start < end for start, end in side.spans)
        if self._level is not Level.NAMES and side.ids:
            mine = {folded_id(each) for each in (mention.entity.id, *mention.entity.xrefs)}
            return not mine.isdisjoint(map(folded_id, side.ids))
        names = {folded(mention.text), folded(mention.entity.label)}
        wanted = set(map(folded, side.names))
        if mention.entity.kind in LITERAL_KINDS:  # "in 1986" is 1986
            return any(
                f" {one} " in f" {other} "
                for a in names
                for b in wanted
                for one, other in ((a, b), (b, a))
            )
        names |= set(self._called.get((claim.document, mention.entity.id), ()))
        if mention.entity.kind in {Kind.ROUTE, Kind.FORM}:
            names, wanted = ({_ROUTE.sub("", name) for name in each} for each in (names, wanted))
        return not names.isdisjoint(wanted)


def group(kind: Kind) -> str:
    """Kinds that annotators do not tell apart in the same way, under one name."""
    return _GROUPS.get(kind, kind.value)


def folded_id(identifier: str) -> str:
    """A CURIE with its prefix in the one spelling.

    >>> folded_id("MSH:D001241")
    'MESH:D001241'
    """
    prefix, colon, local = identifier.partition(":")
    prefix = prefix.upper()
    return f"{_PREFIXES.get(prefix, prefix)}{colon}{local}" if colon else identifier


def folded(name: str) -> str:
    """A name without its case, article, hyphens and the plural of its last word.

    >>> folded("The Beta-Blockers")
    'beta blocker'
    """
    name = _ARTICLE.sub("", " ".join(_APART.split(name.strip().lower())))
    return name[:-1] if len(name) > 3 and name.endswith("s") and name[-2] not in "sui" else name

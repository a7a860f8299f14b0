"""The IRIs of the ontology's own terms: classes, predicates, certainties, qualifiers."""

from __future__ import annotations

import re
from functools import lru_cache

from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.namespaces import PG, TERMS, digest


def kind_iri(kind: Kind) -> str:
    """Return the class of the entities of this kind.

    >>> kind_iri(Kind.DRUG_CLASS)
    'https://w3id.org/pharmagraph/ontology#DrugClass'
    """
    return _KINDS[kind]


@lru_cache(maxsize=256)
def predicate_iri(predicate: str) -> str:
    """Return the concept that stands for the predicate; only a consensus uses it as a property."""
    return PG + _named(predicate)


def certainty_iri(certainty: str) -> str:
    """Return the concept of the certainty scheme."""
    return PG + certainty


@lru_cache(maxsize=256)
def qualifier_iri(name: str) -> str:
    """Return the property that carries the values of the qualifier."""
    return TERMS["qualifier"] + _named(name)


_KINDS = {kind: PG + "".join(word.capitalize() for word in kind.value.split("_")) for kind in Kind}
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")


def _named(name: str) -> str:
    """Return the name where it can be the name of an XML element, as RDF/XML wants; else a hash."""
    return name if _NAME.fullmatch(name) and len(name) < 100 else f"sha256-{digest(name)}"

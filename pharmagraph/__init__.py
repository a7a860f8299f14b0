"""What documents claim about drugs, as a graph.

>>> import pharmagraph
>>> claims = pharmagraph.claims_of("Loratadine does not treat asthma.")
>>> [(c.subject.entity.label, c.negated, c.predicate.value, c.object.entity.label) for c in claims]
[('loratadine', True, 'treats', 'asthma')]
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pharmagraph.errors import PharmagraphError as PharmagraphError
    from pharmagraph.graph.claim import Claim as Claim
    from pharmagraph.graph.claim import Entity as Entity
    from pharmagraph.graph.claim import Mention as Mention
    from pharmagraph.graph.document import Document as Document
    from pharmagraph.graph.store import ClaimStore as ClaimStore
    from pharmagraph.graph.store import open_store as open_store
    from pharmagraph.ontology.kinds import Certainty as Certainty
    from pharmagraph.ontology.kinds import Kind as Kind
    from pharmagraph.ontology.predicates import Predicate as Predicate
    from pharmagraph.pipeline import Summary as Summary
    from pharmagraph.pipeline import build as build
    from pharmagraph.pipeline import claims_of as claims_of

__version__ = "0.1.0"

# Imported when they are first asked for: the command line has to start at once.
_HOMES = {
    "Certainty": "ontology.kinds",
    "Claim": "graph.claim",
    "ClaimStore": "graph.store",
    "Document": "graph.document",
    "Entity": "graph.claim",
    "Kind": "ontology.kinds",
    "Mention": "graph.claim",
    "PharmagraphError": "errors",
    "Predicate": "ontology.predicates",
    "Summary": "pipeline",
    "build": "pipeline",
    "claims_of": "pipeline",
    "open_store": "graph.store",
}
__all__ = [
    "Certainty",
    "Claim",
    "ClaimStore",
    "Document",
    "Entity",
    "Kind",
    "Mention",
    "PharmagraphError",
    "Predicate",
    "Summary",
    "build",
    "claims_of",
    "open_store",
]


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(import_module(f"pharmagraph.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'pharmagraph' has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*__all__, "__version__"]

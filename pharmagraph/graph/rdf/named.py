"""The named graphs beside the claims, which are in the default graph."""

from __future__ import annotations

import pyoxigraph as ox

from pharmagraph.ontology.namespaces import BASE, safe

_GRAPHS = BASE + "graph/"


def graph_named(name: str) -> ox.NamedNode:
    """Return the graph of this name.

    >>> graph_named("chebi").value
    'https://w3id.org/pharmagraph/graph/chebi'
    """
    return ox.NamedNode(_GRAPHS + safe(name))


CATALOGUE = graph_named("catalogue")
"""Which graphs were merged, and where each came from."""
IDENTITIES = graph_named("identities")
"""Which entities of the claims are what others, in other graphs."""
DECISIONS = graph_named("decisions")
"""What curators decided, and the claims that no longer stand because of it."""
INFERENCES = graph_named("inferences")
"""What follows from plain claims by what is broader than what."""
HIERARCHY = graph_named("shipped-hierarchy")
"""What is broader than what the claims speak of, by the hierarchy that comes with the package."""

OUR_OWN = frozenset({CATALOGUE, IDENTITIES, DECISIONS, INFERENCES, HIERARCHY})

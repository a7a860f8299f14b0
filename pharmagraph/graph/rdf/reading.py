"""Claims read by what they share, a few out of many, where reading the whole graph would take long."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

import pyoxigraph as ox

from pharmagraph.graph.claim import Claim
from pharmagraph.graph.rdf import shape
from pharmagraph.graph.rdf.from_rdf import Reader
from pharmagraph.graph.rdf.patterns import node, objects, subjects
from pharmagraph.ontology.namespaces import XSD

Watch = Callable[[int, int], None]
"""Told how much is done, and how much there is to do."""


class ClaimReader:
    """Reads claims from an engine, and remembers the entities and documents that it has met."""

    def __init__(self, engine: ox.Store) -> None:
        self._engine = engine
        self._reader = Reader(engine)
        self._documents = {node_: name for name, node_ in self._reader.document_nodes().items()}

    def claim(self, claim: ox.NamedNode) -> Claim:
        """Return one claim."""
        source = next(objects(self._engine, claim, shape.QUOTED_FROM))
        return self._reader.claim(claim, self._documents[source])

    def of_proposition(self, proposition: ox.NamedNode) -> list[Claim]:
        """Return the claims of a proposition, by document and place."""
        found = subjects(self._engine, shape.PROPOSITION, proposition)
        return sorted(map(self.claim, found), key=shape.place)

    def stating(self, numbers: Collection[int], watch: Watch | None = None) -> Iterator[Claim]:
        """Yield the claims that make these statements, statement by statement."""
        integer = node(XSD + "integer")
        for done, number in enumerate(sorted(numbers), 1):
            literal = ox.Literal(str(number), datatype=integer)
            for claim in subjects(self._engine, shape.STATEMENT, literal):
                yield self.claim(claim)
            if watch is not None:
                watch(done, len(numbers))

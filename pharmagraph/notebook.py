"""A graph in a notebook: it shows itself, its claims and the answers to queries, as HTML or as frames.

The graph is opened for each question and closed again, so that a build beside the notebook can go on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, overload

from pharmagraph.graph.asking.answers import answer_table
from pharmagraph.graph.asking.frames import Table, table_of
from pharmagraph.graph.claim import Claim
from pharmagraph.graph.rows import (
    CLAIM_COLUMNS,
    MENTION_COLUMNS,
    claim_row,
    mention_row,
)
from pharmagraph.graph.selection import Selection
from pharmagraph.graph.store import open_store

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

    from pharmagraph.viz.network import Network
    from pharmagraph.viz.notebook import Drawing

Names = str | Iterable[str]

NODE_COLUMNS = ("id", "label", "kind", "claims")
EDGE_COLUMNS = ("subject", "predicate", "object", "negated", "hedged", "claims", "sources")
_CARDS = 10  # that a notebook shows


@dataclass(frozen=True)
class Claims(Sequence[Claim]):
    """Claims of a graph, in its order; a notebook shows the first of them as cards."""

    claims: tuple[Claim, ...]

    @overload
    def __getitem__(self, place: int) -> Claim: ...
    @overload
    def __getitem__(self, place: slice) -> Claims: ...
    def __getitem__(self, place: int | slice) -> Claim | Claims:
        return Claims(self.claims[place]) if isinstance(place, slice) else self.claims[place]

    def __len__(self) -> int:
        return len(self.claims)

    def table(self) -> Table:
        """A row for each claim, in the columns of ``pharmagraph claims --format csv``."""
        table = table_of(CLAIM_COLUMNS, map(claim_row, self.claims))
        return Table(table.columns, _CLAIM_TYPES)

    def to_pandas(self) -> pd.DataFrame:
        return self.table().to_pandas()

    def to_polars(self) -> pl.DataFrame:
        return self.table().to_polars()

    def _repr_html_(self) -> str:
        left = len(self) - _CARDS
        more = f"<small>and {left:,} more: .table() has all</small>" if left > 0 else ""
        return "".join(claim._repr_html_() for claim in self.claims[:_CARDS]) + more


_CLAIM_TYPES: dict[str, type] = dict.fromkeys(CLAIM_COLUMNS, str) | {
    "negated": bool, "start": int, "end": int, "confidence": float,
}  # fmt: skip


@dataclass(frozen=True)
class Graph:
    """A graph that `build` has made, at this place; a notebook shows it as its page."""

    path: Path

    def claims(
        self,
        *,
        subject: Names = (),
        predicate: Names = (),
        object: Names = (),
        kind: Names = (),
        document: Names = (),
        certainty: Names = (),
        negated: bool | None = None,
        min_confidence: float = 0.0,
    ) -> Claims:
        """The claims that pass these filters, which are those of ``pharmagraph claims``."""
        wanted = Selection(
            subject=_names(subject),
            predicate=_names(predicate),
            object=_names(object),
            kind=_names(kind),
            document=_names(document),
            certainty=_names(certainty),
            negated=negated,
            min_confidence=min_confidence,
        )
        with open_store(self.path) as store:
            return Claims(tuple(filter(wanted.has, store.claims())))

    def mentions(self) -> Table:
        """A row for each mention, in the columns of ``pharmagraph mentions --format csv``."""
        with open_store(self.path) as store:
            return table_of(MENTION_COLUMNS, (mention_row(*row) for row in store.mentions()))

    def query(self, query: str, **settings: str) -> Table:
        """The answer to SPARQL, or to the stored query of that name with its settings.

        Rows are as they are, numbers and truth values as such, identifiers in their short form; a
        graph is its triples, and the answer to ASK one row.
        """
        with open_store(self.path) as store:
            return answer_table(store, query, settings)

    def nodes(self) -> Table:
        """A row for each entity that a claim names, those with most claims first."""
        rows = (
            {
                "id": node.entity.id,
                "label": node.entity.label,
                "kind": node.entity.kind.value,
                "claims": node.claims,
            }
            for node in self._network().nodes
        )
        return table_of(NODE_COLUMNS, rows)

    def edges(self) -> Table:
        """A row for each proposition, asserted, hedged and denied apart, the best supported first.

        `subject` and `object` are ids of `nodes`; `sources` counts independent documents.
        """
        rows = (
            {
                "subject": edge.subject,
                "predicate": edge.predicate.value,
                "object": edge.object,
                "negated": edge.negated,
                "hedged": edge.hedged,
                "claims": len(edge.claims),
                "sources": edge.sources,
            }
            for edge in self._network().edges
        )
        return table_of(EDGE_COLUMNS, rows)

    def show(self, around: str | None = None, *, hops: int = 2) -> Drawing:
        """The page, opened on what lies around an entity if one is named."""
        from pharmagraph.viz.notebook import show  # noqa: PLC0415 (what draws is slow to import)

        with open_store(self.path) as store:
            documents = [store.document(id) for id in store.documents()]
            return show(store.claims(), documents, around=around, hops=hops)

    def _network(self) -> Network:
        from pharmagraph.viz.network import network_of, voices_of  # noqa: PLC0415 (as above)

        with open_store(self.path) as store:
            return network_of(
                store.claims(), voices_of(store.document(id) for id in store.documents())
            )

    def _repr_html_(self) -> str:
        return self.show()._repr_html_()


def open_graph(path: str | Path) -> Graph:
    """The graph at this place: a folder, or a file that `build` has written.

    Raises `StoreError` where there is none.
    """
    graph = Graph(Path(path))
    with open_store(graph.path):
        return graph


def _names(names: Names) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names)

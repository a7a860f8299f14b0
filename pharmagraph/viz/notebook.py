"""The page inside a notebook, by the method that Jupyter asks for: ``_repr_html_``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from pharmagraph.graph.card import STYLE
from pharmagraph.graph.claim import Claim
from pharmagraph.graph.document import Document
from pharmagraph.viz.draw import draw

_WITHIN = "display:block;box-sizing:border-box;max-width:100%"  # never wider than its cell


@dataclass(frozen=True, slots=True)
class Drawing:
    """The graph page, shown in a frame of its own; `html` is the whole file."""

    html: str
    height: int = 640

    def _repr_html_(self) -> str:
        return (
            f'<iframe title="claims graph" srcdoc="{escape(self.html)}" width="100%" '
            f'height="{self.height}" sandbox="allow-scripts allow-downloads allow-popups" '
            f'style="{STYLE};{_WITHIN}"></iframe>'
        )


def show(
    claims: Iterable[Claim],
    documents: Iterable[Document],
    *,
    around: str | None = None,
    hops: int = 2,
) -> Drawing:
    """The graph of these claims, as the last line of a notebook's cell."""
    return Drawing(draw(claims, documents, around=around, hops=hops))

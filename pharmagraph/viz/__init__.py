"""How claims look, as nodes and edges on a page, and in prose. It sees claims and documents, never RDF."""

from pharmagraph.viz.draw import draw

__all__ = ["draw"]

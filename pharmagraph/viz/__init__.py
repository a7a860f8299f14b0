"""viz: how claims look. It sees claims and documents, never RDF."""

from pharmagraph.viz.draw import draw

__all__ = ["draw"]

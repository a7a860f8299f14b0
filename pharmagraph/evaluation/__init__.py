"""How well a graph says what a gold file says: precision, recall and F1 on a user's own documents."""

from pharmagraph.evaluation.evaluate import Report, evaluate

__all__ = ["Report", "evaluate"]

"""Names of things and their identities: which stretches of a text name a known entity."""

from pharmagraph.ontology.lexicon.folding import fold
from pharmagraph.ontology.lexicon.lexicon import Lexicon

__all__ = ["Lexicon", "fold"]

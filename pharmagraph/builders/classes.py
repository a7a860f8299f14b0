"""What the name of a class says of its drugs: an "NMDA receptor antagonist" antagonizes the NMDA receptor."""

from __future__ import annotations

import re

from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.lexicon import Lexicon
from pharmagraph.ontology.predicates import Predicate

_PROTEINS = frozenset({Kind.PROTEIN, Kind.RECEPTOR})
_AGENT = re.compile(
    r"[\s-]+(?:re-?uptake\s+)?(?P<agent>antagonist|blocker|inhibitor|agonist|activator|modulator|stimulator)s?$",
    re.IGNORECASE,
)
_BY_AGENT = {
    "antagonist": {Kind.RECEPTOR: Predicate.ANTAGONIZES, Kind.PROTEIN: Predicate.INHIBITS},
    "blocker": {Kind.RECEPTOR: Predicate.ANTAGONIZES, Kind.PROTEIN: Predicate.INHIBITS},
    "inhibitor": dict.fromkeys(sorted(_PROTEINS), Predicate.INHIBITS),
    "agonist": dict.fromkeys(sorted(_PROTEINS), Predicate.AGONIZES),
    "activator": dict.fromkeys(sorted(_PROTEINS), Predicate.ACTIVATES),
    "stimulator": dict.fromkeys(sorted(_PROTEINS), Predicate.ACTIVATES),
    "modulator": dict.fromkeys(sorted(_PROTEINS), Predicate.MODULATES),
}


class Targets:
    """Finds the protein in the name of a class of drugs; remembers what it found."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._known: dict[str, tuple[Predicate, int, Mention] | None] = {}

    def of(self, mention: Mention) -> tuple[Predicate, Mention] | None:
        """What a drug of this class does to which protein, at the protein's place in the text."""
        if mention.text not in self._known:
            self._known[mention.text] = self._found(mention.text)
        known = self._known[mention.text]
        if known is None:
            return None
        predicate, size, protein = known
        return predicate, protein._replace(start=mention.start, end=mention.start + size)

    def _found(self, text: str) -> tuple[Predicate, int, Mention] | None:
        match = _AGENT.search(text)
        if match is None:
            return None
        name = text[: match.start()]
        entity = self._lexicon.named(name, _PROTEINS)
        predicate = _BY_AGENT[match["agent"].lower()].get(entity.kind) if entity else None
        if entity is None or predicate is None:
            return None
        return predicate, len(name), Mention(0, 0, name, entity)

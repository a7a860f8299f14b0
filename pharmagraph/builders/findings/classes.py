"""What the name of a class says of its drugs: an "NMDA receptor antagonist" antagonizes the NMDA receptor."""

from __future__ import annotations

import re

from pharmagraph.graph.claim import Entity, Mention
from pharmagraph.ontology.kinds import PROTEINS, Kind
from pharmagraph.ontology.lexicon import Lexicon
from pharmagraph.ontology.predicates import Predicate

_AGENT = re.compile(
    r"[\s-]+(?:re-?uptake\s+)?(?P<agent>antagonist|blocker|inhibitor|agonist|activator|modulator|stimulator|inducer)s?$",
    re.IGNORECASE,
)
_AGENT_OF = re.compile(
    r"(?P<agent>antagonist|blocker|inhibitor|agonist|activator|modulator|stimulator|inducer)s?\s(?:of|at)\s(?:the\s)?",
    re.IGNORECASE,
)
_DEGREE = re.compile(r"(?:(?:strong|moderate|weak|potent|mild)\s(?:(?:and|or)\s)?)+", re.IGNORECASE)
_BY_AGENT = {
    "antagonist": {Kind.RECEPTOR: Predicate.ANTAGONIZES, Kind.PROTEIN: Predicate.INHIBITS},
    "blocker": {Kind.RECEPTOR: Predicate.ANTAGONIZES, Kind.PROTEIN: Predicate.INHIBITS},
    "inhibitor": dict.fromkeys(sorted(PROTEINS), Predicate.INHIBITS),
    "agonist": dict.fromkeys(sorted(PROTEINS), Predicate.AGONIZES),
    "activator": dict.fromkeys(sorted(PROTEINS), Predicate.ACTIVATES),
    "stimulator": dict.fromkeys(sorted(PROTEINS), Predicate.ACTIVATES),
    "inducer": dict.fromkeys(sorted(PROTEINS), Predicate.INCREASES),
    "modulator": dict.fromkeys(sorted(PROTEINS), Predicate.MODULATES),
}


class Targets:
    """Finds the protein in the name of a class of drugs; remembers what it found."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._known: dict[str, tuple[Predicate, Mention] | None] = {}

    def of(self, mention: Mention) -> tuple[Predicate, Mention] | None:
        """What a drug of this class does to which protein, at the protein's place in the text."""
        if mention.text not in self._known:
            self._known[mention.text] = self._found(mention.text)
        known = self._known[mention.text]
        if known is None:
            return None
        predicate, protein = known
        start = mention.start + protein.start
        return predicate, protein._replace(start=start, end=start + len(protein.text))

    def class_of(self, object_: Mention, cue: tuple[int, int], text: str) -> Mention | None:
        """The class of drugs that a protein and the noun behind it name: "a P-glycoprotein inhibitor"."""
        between, noun = text[object_.end : cue[0]], text[slice(*cue)].lower()
        if between not in {" ", "-"} or not _AGENT.fullmatch(f" {noun}"):
            return None
        name = text[object_.start : cue[1]]
        label = f"{object_.text}{between}{noun.removesuffix('s')}"
        known = self._lexicon.named(label, frozenset({Kind.DRUG_CLASS}))
        slug = re.sub(r"[^a-z0-9]+", "-", label.lower()).strip("-")
        entity = known or Entity(f"PG:drug_class/{slug}", label, Kind.DRUG_CLASS)
        return Mention(object_.start, cue[1], name, entity)

    def _found(self, text: str) -> tuple[Predicate, Mention] | None:
        """The protein's place counts from the beginning of the name of the class."""
        if match := _AGENT.search(text):
            name, at = text[: match.start()], 0
        elif match := _AGENT_OF.match(text):
            name, at = text[match.end() :], match.end()
        else:
            return None
        if degree := _DEGREE.match(name):
            name, at = name[degree.end() :], at + degree.end()
        entity = self._lexicon.named(name, PROTEINS)
        predicate = _BY_AGENT[match["agent"].lower()].get(entity.kind) if entity else None
        if entity is None or predicate is None:
            return None
        return predicate, Mention(at, at + len(name), name, entity)

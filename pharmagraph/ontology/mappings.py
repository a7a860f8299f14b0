"""How the predicates of the contract are said in Biolink and in the Relation Ontology.

DESIGN.md's table, as data: the Turtle file, the consensus graph and the KGX files are made from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pharmagraph.ontology.namespaces import BIOLINK, OBO
from pharmagraph.ontology.predicates import Predicate


@dataclass(frozen=True, slots=True)
class PredicateMapping:
    """A predicate in other vocabularies: one that says the same, or less but nothing else.

    `qualifiers` are those that Biolink adds to a general predicate so that it says the same.
    """

    biolink: str
    exact: bool = False
    qualifiers: Mapping[str, str] = field(default_factory=dict)
    ro: str = ""
    ro_exact: bool = False

    @property
    def biolink_iri(self) -> str:
        """The property of Biolink."""
        return BIOLINK + self.biolink

    @property
    def ro_iri(self) -> str:
        """The property of the Relation Ontology, or nothing."""
        return f"{OBO}RO_{self.ro}" if self.ro else ""

    def iris(self) -> tuple[str, ...]:
        """Every property of another vocabulary that says this."""
        return (self.biolink_iri, self.ro_iri) if self.ro else (self.biolink_iri,)


def _affects(aspect: str, direction: str, mechanism: str = "") -> dict[str, str]:
    said = {
        "qualified_predicate": "causes",
        "object_aspect_qualifier": aspect,
        "object_direction_qualifier": direction,
    }
    return said | ({"causal_mechanism_qualifier": mechanism} if mechanism else {})


class _Mappings(dict[str, PredicateMapping]):
    """The mappings; a user's own predicate says of two things that they are related, and what else is its own."""

    def __missing__(self, predicate: str) -> PredicateMapping:
        if not Predicate(predicate).own:
            raise KeyError(predicate)
        return PredicateMapping("related_to")


_LISTED: dict[str, PredicateMapping] = {
    Predicate.TREATS: PredicateMapping("treats", exact=True),
    Predicate.PREVENTS: PredicateMapping("preventative_for_condition"),
    Predicate.CONTRAINDICATED_IN: PredicateMapping("contraindicated_in", exact=True),
    Predicate.CAUSES: PredicateMapping("causes", exact=True),
    Predicate.INTERACTS_WITH: PredicateMapping("interacts_with"),
    Predicate.ADJUNCT_TO: PredicateMapping("related_to"),
    Predicate.ALTERNATIVE_TO: PredicateMapping("related_to"),
    Predicate.ANTAGONIZES: PredicateMapping(
        "affects", qualifiers=_affects("activity", "decreased", "antagonism"), ro="0018029"
    ),
    Predicate.AGONIZES: PredicateMapping(
        "affects", qualifiers=_affects("activity", "increased", "agonism"), ro="0018027"
    ),
    Predicate.INHIBITS: PredicateMapping(
        "affects", qualifiers=_affects("activity", "decreased", "inhibition"), ro="0002449"
    ),
    Predicate.ACTIVATES: PredicateMapping(
        "affects", qualifiers=_affects("activity", "increased", "activation"), ro="0002450"
    ),
    Predicate.INCREASES: PredicateMapping(
        "affects", qualifiers=_affects("abundance", "increased"), ro="0002304"
    ),
    Predicate.DECREASES: PredicateMapping(
        "affects", qualifiers=_affects("abundance", "decreased"), ro="0002305"
    ),
    Predicate.MODULATES: PredicateMapping("affects", ro="0002411"),
    Predicate.TARGETS: PredicateMapping("interacts_with"),
    Predicate.METABOLIZED_BY: PredicateMapping("affected_by"),
    Predicate.HAS_ROLE: PredicateMapping("has_chemical_role", ro="0000087", ro_exact=True),
    Predicate.DERIVED_FROM: PredicateMapping("derives_from", exact=True, ro="0001000"),
    Predicate.ALSO_KNOWN_AS: PredicateMapping("synonym"),
    Predicate.ADMINISTERED_VIA: PredicateMapping("related_to"),
    Predicate.HAS_DOSE: PredicateMapping("related_to"),
    Predicate.HAS_ONSET: PredicateMapping("related_to"),
    Predicate.HAS_DURATION: PredicateMapping("related_to"),
    Predicate.APPROVED_BY: PredicateMapping("related_to"),
    Predicate.SYNTHESIZED_IN: PredicateMapping("related_to"),
    Predicate.SUPERIOR_TO: PredicateMapping("related_to"),
    Predicate.COMPARED_WITH: PredicateMapping("related_to"),
    Predicate.ASSOCIATED_WITH: PredicateMapping("associated_with", exact=True),
}

MAPPINGS: dict[str, PredicateMapping] = _Mappings(_LISTED)

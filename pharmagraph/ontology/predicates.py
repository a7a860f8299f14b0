"""The predicates: what a document can claim of a drug, with the kinds that each joins.

This table is the one source of truth: the Turtle file of the ontology is generated from it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from pharmagraph.ontology.kinds import DRUGS, ILLS, INTERVENTIONS, PROTEINS, Kind

_OWN = re.compile(r"x_[a-z][a-z0-9_]{0,60}")


class Predicate(StrEnum):
    """A predicate of the contract, by its name; or one that a user's rules add, whose name begins with ``x_``.

    Those that users add are not among the listed members, and are the same wherever they are read.

    >>> Predicate("x_excreted_by") is Predicate("x_excreted_by"), Predicate("x_excreted_by") in list(Predicate)
    (True, False)
    """

    TREATS = "treats"
    PREVENTS = "prevents"
    CONTRAINDICATED_IN = "contraindicated_in"
    CAUSES = "causes"
    INTERACTS_WITH = "interacts_with"
    ADJUNCT_TO = "adjunct_to"
    ALTERNATIVE_TO = "alternative_to"
    ANTAGONIZES = "antagonizes"
    AGONIZES = "agonizes"
    INHIBITS = "inhibits"
    ACTIVATES = "activates"
    INCREASES = "increases"
    DECREASES = "decreases"
    MODULATES = "modulates"
    TARGETS = "targets"
    METABOLIZED_BY = "metabolized_by"
    HAS_ROLE = "has_role"
    DERIVED_FROM = "derived_from"
    ALSO_KNOWN_AS = "also_known_as"
    ADMINISTERED_VIA = "administered_via"
    HAS_DOSE = "has_dose"
    HAS_ONSET = "has_onset"
    HAS_DURATION = "has_duration"
    APPROVED_BY = "approved_by"
    SYNTHESIZED_IN = "synthesized_in"
    SUPERIOR_TO = "superior_to"
    COMPARED_WITH = "compared_with"
    ASSOCIATED_WITH = "associated_with"

    def __reduce_ex__(self, protocol: object) -> tuple[type[Predicate], tuple[str]]:
        # by value: before Python 3.11.4, members are sent to other processes by name, which own ones have not
        return type(self), (self.value,)

    @property
    def own(self) -> bool:
        """Whether a user's rules added it."""
        return self.value.startswith("x_")

    @classmethod
    def _missing_(cls, value: object) -> Predicate | None:
        if not isinstance(value, str) or not _OWN.fullmatch(value):
            return None
        predicate = str.__new__(cls, value)
        predicate._name_, predicate._value_ = value.upper(), value
        known = cls._value2member_map_.setdefault(value, predicate)
        assert isinstance(known, cls)
        return known


_ACTORS = DRUGS | PROTEINS | {Kind.PROCESS}
_ACTED_ON = PROTEINS | {Kind.PROCESS}
_ANYTHING = frozenset(Kind)
_MEASURED = (
    _ACTED_ON | ILLS | {Kind.DRUG}
)  # substances of the body, such as glucose, are of kind drug


@dataclass(frozen=True, slots=True)
class Signature:
    """The kinds that a predicate joins, and its definition."""

    label: str
    definition: str
    domain: frozenset[Kind]
    range: frozenset[Kind]
    symmetric: bool = False


class _Signatures(dict[Predicate, Signature]):
    """The signatures; of a user's own predicate no more is known than its name."""

    def __missing__(self, predicate: Predicate) -> Signature:
        if not predicate.own:
            raise KeyError(predicate)
        label = predicate.value.removeprefix("x_").replace("_", " ")
        return Signature(label, "A predicate of the user's own rules.", _ANYTHING, _ANYTHING)


_LISTED: dict[Predicate, Signature] = {
    Predicate.TREATS: Signature(
        "treats", "Relieves or cures the condition or symptom.", INTERVENTIONS, ILLS
    ),
    Predicate.PREVENTS: Signature(
        "prevents", "Keeps the condition or symptom from arising.", INTERVENTIONS, ILLS
    ),
    Predicate.CONTRAINDICATED_IN: Signature(
        "contraindicated in",
        "Must not be given in the condition or to the population.",
        INTERVENTIONS,
        ILLS | {Kind.POPULATION},
    ),
    Predicate.CAUSES: Signature(
        "causes",
        "Brings about the effect or condition, adverse or not.",
        INTERVENTIONS,
        ILLS,
    ),
    Predicate.INTERACTS_WITH: Signature(
        "interacts with",
        "One drug changes what the other does or how the body handles it.",
        DRUGS,
        DRUGS,
        symmetric=True,
    ),
    Predicate.ADJUNCT_TO: Signature(
        "adjunct to", "Is given in addition to the other.", INTERVENTIONS, INTERVENTIONS
    ),
    Predicate.ALTERNATIVE_TO: Signature(
        "alternative to", "Can be given in place of the other.", INTERVENTIONS, INTERVENTIONS
    ),
    Predicate.ANTAGONIZES: Signature("antagonizes", "Blocks the receptor.", DRUGS, PROTEINS),
    Predicate.AGONIZES: Signature("agonizes", "Activates the receptor.", DRUGS, PROTEINS),
    Predicate.INHIBITS: Signature(
        "inhibits",
        "Lowers the activity of the protein or process.",
        DRUGS | PROTEINS,
        _ACTED_ON,
    ),
    Predicate.ACTIVATES: Signature(
        "activates",
        "Raises the activity of the protein or process.",
        DRUGS | PROTEINS,
        _ACTED_ON,
    ),
    Predicate.INCREASES: Signature(
        "increases", "Raises the amount, level or extent.", _ACTORS, _MEASURED
    ),
    Predicate.DECREASES: Signature(
        "decreases", "Lowers the amount, level or extent.", _ACTORS, _MEASURED
    ),
    Predicate.MODULATES: Signature(
        "modulates", "Changes; the direction is not said.", _ACTORS, _MEASURED
    ),
    Predicate.TARGETS: Signature("targets", "Binds to or acts on.", DRUGS, _ACTED_ON),
    Predicate.METABOLIZED_BY: Signature(
        "metabolized by", "Is broken down or transported by the protein.", DRUGS, PROTEINS
    ),
    Predicate.HAS_ROLE: Signature(
        "has role", "Belongs to the class of drugs.", DRUGS, frozenset({Kind.DRUG_CLASS})
    ),
    Predicate.DERIVED_FROM: Signature(
        "derived from", "Is made from, or a form of, the other substance.", DRUGS, DRUGS
    ),
    Predicate.ALSO_KNOWN_AS: Signature(
        "also known as", "Goes by the name.", DRUGS, frozenset({Kind.NAME})
    ),
    Predicate.ADMINISTERED_VIA: Signature(
        "administered via",
        "Is given by the route or in the form.",
        INTERVENTIONS,
        frozenset({Kind.ROUTE, Kind.FORM}),
    ),
    Predicate.HAS_DOSE: Signature(
        "has dose", "Is given at the dose.", INTERVENTIONS, frozenset({Kind.QUANTITY})
    ),
    Predicate.HAS_ONSET: Signature(
        "has onset",
        "Begins to act after the time.",
        INTERVENTIONS,
        frozenset({Kind.DURATION, Kind.QUANTITY}),
    ),
    Predicate.HAS_DURATION: Signature(
        "has duration",
        "Acts for the time.",
        INTERVENTIONS,
        frozenset({Kind.DURATION, Kind.QUANTITY}),
    ),
    Predicate.APPROVED_BY: Signature(
        "approved by",
        "Was given a licence by the agency.",
        INTERVENTIONS,
        frozenset({Kind.ORGANISATION}),
    ),
    Predicate.SYNTHESIZED_IN: Signature(
        "synthesized in", "Was first made in the year or period.", DRUGS, frozenset({Kind.TIME})
    ),
    Predicate.SUPERIOR_TO: Signature(
        "superior to", "Does better than the comparator.", INTERVENTIONS, INTERVENTIONS
    ),
    Predicate.COMPARED_WITH: Signature(
        "compared with",
        "Is set against the comparator.",
        INTERVENTIONS,
        INTERVENTIONS,
        symmetric=True,
    ),
    Predicate.ASSOCIATED_WITH: Signature(
        "associated with",
        "Is said to be related to, and no more.",
        _ANYTHING,
        _ANYTHING,
        symmetric=True,
    ),
}

SIGNATURES: dict[Predicate, Signature] = _Signatures(_LISTED)

# Sets of predicates that several parts ask for.

HELPS = frozenset({Predicate.TREATS, Predicate.PREVENTS})
"""What a drug does against an illness."""

ACTS_ON_ILLS = HELPS | {Predicate.CAUSES}
"""What a drug does about an illness: against it, or for it."""

WARNS = frozenset({Predicate.CONTRAINDICATED_IN, Predicate.INTERACTS_WITH})
"""What warns of a drug in some people, or with another."""

ACTS_ON_TARGETS = frozenset(
    {
        Predicate.INHIBITS,
        Predicate.ACTIVATES,
        Predicate.INCREASES,
        Predicate.DECREASES,
        Predicate.MODULATES,
        Predicate.TARGETS,
        Predicate.AGONIZES,
        Predicate.ANTAGONIZES,
    }
)
"""What a drug does to a protein, a receptor or a process."""

GIVEN = frozenset({Predicate.ADMINISTERED_VIA, Predicate.HAS_DOSE})
"""How a drug is given."""

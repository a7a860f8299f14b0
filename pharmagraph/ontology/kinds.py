"""The kinds of things that documents speak about, and the degrees of certainty with which they do."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What an entity is. The last four are literals: they have no identity beyond their text."""

    DRUG = "drug"
    DRUG_CLASS = "drug_class"
    PROTEIN = "protein"
    RECEPTOR = "receptor"
    CONDITION = "condition"
    EFFECT = "effect"
    PROCESS = "process"
    ROUTE = "route"
    FORM = "form"
    ORGANISATION = "organisation"
    THERAPY = "therapy"
    POPULATION = "population"
    TIME = "time"
    DURATION = "duration"
    NAME = "name"
    QUANTITY = "quantity"


LITERAL_KINDS = frozenset({Kind.TIME, Kind.DURATION, Kind.NAME, Kind.QUANTITY})
DRUGS = frozenset({Kind.DRUG, Kind.DRUG_CLASS})
INTERVENTIONS = DRUGS | {Kind.THERAPY}
ILLS = frozenset({Kind.CONDITION, Kind.EFFECT})
PROTEINS = frozenset({Kind.PROTEIN, Kind.RECEPTOR})


class Certainty(StrEnum):
    """How surely a document says something; all but the first are hedged."""

    ASSERTED = "asserted"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    HYPOTHETICAL = "hypothetical"
    UNKNOWN = "unknown"

    @property
    def hedged(self) -> bool:
        return self is not Certainty.ASSERTED

    @classmethod
    def least_sure(cls, *certainties: Certainty) -> Certainty:
        """The least sure of them, in the order of this enumeration.

        >>> Certainty.least_sure(Certainty.ASSERTED, Certainty.POSSIBLE, Certainty.PROBABLE)
        <Certainty.POSSIBLE: 'possible'>
        """
        return max(certainties, key=_RANK.__getitem__)


_RANK = {certainty: rank for rank, certainty in enumerate(Certainty)}

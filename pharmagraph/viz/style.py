"""How things look: a colour and a shape by kind, a colour by family of predicates, a line by certainty.

The colours are those of Okabe and Ito, which people with the common colour blindnesses tell apart;
shape and line say the same again, so that nothing rests on colour alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from math import log2

from pharmagraph.ontology.kinds import Certainty, Kind
from pharmagraph.ontology.predicates import Predicate

BLUE, SKY, GREEN, ORANGE = "#0072B2", "#56B4E9", "#009E73", "#E69F00"
VERMILLION, PURPLE, YELLOW, GREY = "#D55E00", "#CC79A7", "#F0E442", "#8A939C"


@dataclass(frozen=True, slots=True)
class Look:
    """A kind of thing on the page: its name in words, its colour, and one of vis-network's shapes."""

    label: str
    colour: str
    shape: str


KINDS: dict[Kind, Look] = {
    Kind.DRUG: Look("drug", BLUE, "box"),
    Kind.DRUG_CLASS: Look("drug class", SKY, "square"),
    Kind.PROTEIN: Look("protein", GREEN, "hexagon"),
    Kind.RECEPTOR: Look("receptor", GREEN, "diamond"),
    Kind.CONDITION: Look("condition", ORANGE, "dot"),
    Kind.EFFECT: Look("effect", VERMILLION, "triangle"),
    Kind.PROCESS: Look("process", PURPLE, "star"),
    Kind.THERAPY: Look("therapy", SKY, "dot"),
    Kind.POPULATION: Look("population", YELLOW, "hexagon"),
    Kind.ORGANISATION: Look("organisation", GREY, "square"),
    Kind.ROUTE: Look("route", GREY, "triangle"),
    Kind.FORM: Look("form", GREY, "diamond"),
    Kind.TIME: Look("time", GREY, "dot"),
    Kind.DURATION: Look("duration", GREY, "dot"),
    Kind.QUANTITY: Look("quantity", GREY, "dot"),
    Kind.NAME: Look("name", GREY, "dot"),
}


class Family(StrEnum):
    """What a predicate is about; edges take their colour from it."""

    BENEFIT = "benefit"
    HARM = "harm"
    MECHANISM = "mechanism"
    COMPARISON = "other drugs"
    USE = "use and history"


FAMILY_COLOURS: dict[Family, str] = {
    Family.BENEFIT: GREEN,
    Family.HARM: VERMILLION,
    Family.MECHANISM: BLUE,
    Family.COMPARISON: PURPLE,
    Family.USE: GREY,
}

# On a dark ground these lines are too dim.
DARK_LINES: dict[str, str] = {BLUE: SKY, GREY: "#A5B2BE"}

_FAMILY_MEMBERS: dict[Family, tuple[Predicate, ...]] = {
    Family.BENEFIT: (Predicate.TREATS, Predicate.PREVENTS),
    Family.HARM: (Predicate.CAUSES, Predicate.CONTRAINDICATED_IN, Predicate.INTERACTS_WITH),
    Family.MECHANISM: (
        Predicate.ANTAGONIZES,
        Predicate.AGONIZES,
        Predicate.INHIBITS,
        Predicate.ACTIVATES,
        Predicate.INCREASES,
        Predicate.DECREASES,
        Predicate.MODULATES,
        Predicate.TARGETS,
        Predicate.METABOLIZED_BY,
    ),
    Family.COMPARISON: (
        Predicate.ADJUNCT_TO,
        Predicate.ALTERNATIVE_TO,
        Predicate.SUPERIOR_TO,
        Predicate.COMPARED_WITH,
        Predicate.DERIVED_FROM,
    ),
}


class _Families(dict[Predicate, Family]):
    """The families; a predicate of a user's own rules is of the most general one."""

    def __missing__(self, predicate: Predicate) -> Family:
        return Family.USE


FAMILIES: dict[Predicate, Family] = _Families(
    (
        predicate,
        next(
            (family for family, members in _FAMILY_MEMBERS.items() if predicate in members),
            Family.USE,
        ),
    )
    for predicate in Predicate
)

# Drawn with a bar at the end, as pharmacologists draw inhibition.
LOWERING = frozenset({Predicate.ANTAGONIZES, Predicate.INHIBITS, Predicate.DECREASES})


class Line(StrEnum):
    """How surely, and with which polarity, the claims of an edge say what they say."""

    ASSERTED = "asserted"
    HEDGED = "hedged"
    DENIED = "denied"
    HEDGED_DENIAL = "hedged denial"


# vis-network's `dashes`: lengths of strokes and gaps, false for a solid line.
DASHES: dict[Line, bool | list[int]] = {
    Line.ASSERTED: False,
    Line.DENIED: [2, 4],
    Line.HEDGED_DENIAL: [2, 8],
}
# A hedged line goes by its surest claim: the less sure, the less of it is drawn.
HEDGES: dict[Certainty, list[int]] = {
    Certainty.PROBABLE: [16, 4],
    Certainty.POSSIBLE: [8, 5],
    Certainty.HYPOTHETICAL: [9, 4, 2, 4],
    Certainty.UNKNOWN: [5, 11],
}


def dashes(line: Line, certainties: Iterable[Certainty]) -> bool | list[int]:
    """How a line is drawn whose claims are so sure.

    >>> dashes(Line.HEDGED, [Certainty.UNKNOWN, Certainty.PROBABLE])
    [16, 4]
    """
    if line is not Line.HEDGED:
        return DASHES[line]
    said = set(certainties)
    return next(drawn for certainty, drawn in HEDGES.items() if certainty in said)


def edge_width(sources: int) -> float:
    """Wider with every independent source, ever more slowly, up to four times.

    >>> [edge_width(sources) for sources in (1, 2, 4, 100)]
    [1.6, 2.4, 3.2, 6.0]
    """
    return round(min(1.6 + 0.8 * (max(sources, 1).bit_length() - 1), 6.0), 1)


def node_size(claims: int) -> int:
    """Half the height of a node in pixels: larger with its claims, ever more slowly, up to three times.

    >>> [node_size(claims) for claims in (1, 4, 25, 10_000)]
    [8, 11, 15, 24]
    """
    return min(8 + int(1.6 * log2(max(claims, 1))), 24)

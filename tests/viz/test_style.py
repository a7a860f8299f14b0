"""Every kind, predicate and line has a look, and looks differ where they must."""

from __future__ import annotations

from pharmagraph.ontology.kinds import LITERAL_KINDS, Certainty, Kind
from pharmagraph.ontology.predicates import Predicate
from pharmagraph.viz.style import DASHES, FAMILIES, FAMILY_COLOURS, HEDGES, KINDS, Family, Line


def test_every_kind_and_predicate_has_a_look() -> None:
    assert set(KINDS) == set(Kind)
    assert set(FAMILIES) == set(Predicate)
    assert set(FAMILY_COLOURS) == set(Family)


def test_no_two_kinds_of_entity_look_the_same() -> None:
    looks = [(KINDS[kind].colour, KINDS[kind].shape) for kind in Kind if kind not in LITERAL_KINDS]

    assert len(set(looks)) == len(looks)


def test_lines_differ_without_colour() -> None:
    drawn = [*(DASHES[line] for line in Line if line is not Line.HEDGED), *HEDGES.values()]

    assert len({str(dashes) for dashes in drawn}) == len(drawn)
    assert set(HEDGES) == {certainty for certainty in Certainty if certainty.hedged}

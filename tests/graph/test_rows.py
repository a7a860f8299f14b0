"""Rows of JSON Lines: what is the same elsewhere, apart from what is only near."""

from __future__ import annotations

from pharmagraph.graph.claim import Mention
from pharmagraph.graph.rows import MENTION_COLUMNS, mention_object, mention_row
from pharmagraph.ontology.entity import Entity
from pharmagraph.ontology.kinds import Kind


def test_ids_of_what_is_only_near_are_no_xrefs() -> None:
    entity = Entity("HP:0004308", "a", Kind.EFFECT, ("UMLS:1",), ("MESH:D001145",))

    row = mention_object("d", Mention(0, 1, "a", entity))

    assert row["xrefs"] == ["UMLS:1"]
    assert row["near"] == ["MESH:D001145"]


def test_a_row_without_anything_near_says_nothing_of_it() -> None:
    entity = Entity("CHEBI:1", "a", Kind.DRUG, ("MESH:D1",))

    assert "near" not in mention_object("d", Mention(0, 1, "a", entity))


def test_a_row_of_a_table_has_its_columns_and_no_lists() -> None:
    entity = Entity("HP:0004308", "a", Kind.EFFECT, ("UMLS:1",), ("MESH:D001145",))

    row = mention_row("d", Mention(0, 1, "a", entity))

    assert tuple(row) == MENTION_COLUMNS
    assert not [name for name, value in row.items() if isinstance(value, list)]

"""Rows of tables with bars say what their columns are called."""

from __future__ import annotations

import pytest

from pharmagraph.graph.document import Document
from tests.builders.shipped import extractor

TABLE = """| Drug | Use | Side effects | Class | Route | Dose |
|---|:---|---|---|---|---|
| Fluconazole | thrush | nausea, rash | antifungal | oral | 150 mg |
| Warfarin | blood clots | bleeding | anticoagulant | oral | 5 mg |
| Nobodyknowsit | asthma | headache | steroid | oral | 9 mg |"""


def said(text: str) -> set[tuple[str, str, str]]:
    return {
        (c.subject.entity.label, str(c.predicate), c.object.text)
        for c in extractor().extract(Document("d", text)).claims
    }


def test_a_row_is_of_the_drug_in_its_column() -> None:
    assert said(f"Some drugs compared.\n\n{TABLE}\n") == {
        ("fluconazole", "treats", "thrush"),
        ("fluconazole", "causes", "nausea"),
        ("fluconazole", "causes", "rash"),
        ("fluconazole", "has_role", "antifungal"),
        ("fluconazole", "administered_via", "oral"),
        ("fluconazole", "has_dose", "150 mg"),
        ("warfarin", "treats", "blood clots"),
        ("warfarin", "causes", "bleeding"),
        ("warfarin", "has_role", "anticoagulant"),
        ("warfarin", "administered_via", "oral"),
        ("warfarin", "has_dose", "5 mg"),
    }


def test_a_table_without_rulers_has_its_titles_in_the_first_row() -> None:
    found = said("Drug | Uses\nFluconazole | thrush\n\nThe end.")
    assert found == {("fluconazole", "treats", "thrush")}


@pytest.mark.parametrize(
    "text",
    [
        "| Fluconazole | thrush |",  # no titles
        "| Drug | Price |\n|---|---|\n| Fluconazole | thrush |",  # a title that says nothing
        "|" + "-" * 50_000 + "x\n| Fluconazole | thrush |",
    ],
)
def test_rows_without_a_telling_title_say_nothing(text: str) -> None:
    assert not said(text)


PAGE = """# Olanzapine

Olanzapine is an antipsychotic used for schizophrenia.

## {heading}

{table}
"""


@pytest.mark.parametrize(
    ("heading", "table", "claims"),
    [
        (
            "Adverse effects",
            "| Effect | Frequency |\n|---|---|\n| Weight gain | common |\n| Tardive dyskinesia | rare |",
            {("causes", "Weight gain"), ("causes", "Tardive dyskinesia")},
        ),
        (
            "Side effects",
            "| Frequency | What |\n|---|---|\n| Common | constipation, drowsiness |",
            {("causes", "constipation"), ("causes", "drowsiness")},
        ),
        (
            "Interactions",
            "| Drug | What happens |\n|---|---|\n| Carbamazepine | it is cleared faster |",
            {("interacts_with", "Carbamazepine")},
        ),
        ("History", "| Year | What |\n|---|---|\n| 1996 | weight gain noted |", set()),
    ],
)
def test_where_no_title_tells_the_heading_does(
    heading: str, table: str, claims: set[tuple[str, str]]
) -> None:
    found = said(PAGE.format(heading=heading, table=table))

    assert {(p, o) for s, p, o in found if s == "olanzapine"} - {
        ("has_role", "antipsychotic"),
        ("treats", "schizophrenia"),
    } == claims


def test_rows_of_two_cells_can_begin_with_what_they_tell_of() -> None:
    table = """| Clinical data | |
|---|---|
| Drug class | Antipsychotic |
| Routes of administration | By mouth |
| Metabolism | Liver (CYP1A2) |
| Made by | nausea |
"""
    assert said(f"{PAGE}\n{table}") - said(PAGE) == {
        ("olanzapine", "has_role", "Antipsychotic"),
        ("olanzapine", "administered_via", "By mouth"),
        ("olanzapine", "metabolized_by", "CYP1A2"),
    }

"""A label in full, with its clinical pharmacology, is read by its headings, lists, keys and warnings."""

from __future__ import annotations

import pytest

from pharmagraph.graph.document import Document
from tests.builders.shipped import extractor

LABEL = """\
DOFETILIDE CAPSULES 125 micrograms

1 INDICATIONS AND USAGE
Dofetilide is indicated for highly symptomatic, recurrent atrial fibrillation and persistent atrial flutter.

4 CONTRAINDICATIONS
Dofetilide is contraindicated in patients with:
- congenital long QT syndrome
- severe renal impairment

5 WARNINGS AND PRECAUTIONS
Ventricular arrhythmia (torsade de pointes) that may be fatal has occurred in up to 3% of patients. Bradycardia is \
uncommon. Liver injury, in some cases with jaundice, has been reported. Patients who have suffered a stroke \
should be watched.

7 DRUG INTERACTIONS
Cimetidine: renal secretion is blocked; do not combine.
Digoxin: no change of its concentration was seen.
Trimethoprim: serum concentrations are increased.

12 CLINICAL PHARMACOLOGY
Dofetilide blocks potassium channels.
"""


def _said(predicate: str) -> set[tuple[str, bool]]:
    claims = extractor().extract(Document("label", LABEL)).claims
    return {
        (claim.object.entity.label, claim.negated)
        for claim in claims
        if str(claim.predicate) == predicate and claim.subject.entity.label == "dofetilide"
    }


@pytest.mark.parametrize(
    ("predicate", "things"),
    [
        ("treats", {("atrial fibrillation", False), ("atrial flutter", False)}),
        ("contraindicated_in", {("long QT syndrome", False), ("renal impairment", False)}),
        ("interacts_with", {("cimetidine", False), ("digoxin", True), ("trimethoprim", False)}),
        ("inhibits", {("potassium channel", False)}),
    ],
)
def test_what_each_part_says(predicate: str, things: set[tuple[str, bool]]) -> None:
    assert _said(predicate) == things


def test_what_occurred_beneath_warnings_is_harm_and_what_patients_had_is_not() -> None:
    said = {thing for thing, _ in _said("causes")}

    assert {"bradycardia", "liver damage"} <= said
    assert "stroke" not in said

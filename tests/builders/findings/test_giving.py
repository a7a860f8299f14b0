"""Routes and forms that tell of no giving."""

from __future__ import annotations

import pytest

from pharmagraph.builders.findings.giving import gives_nothing
from pharmagraph.ontology.kinds import Kind
from tests.builders.findings.marked import named


@pytest.mark.parametrize(
    ("text", "drug", "route"),
    [
        ("Ketamine eased DSM-IV depression.", "Ketamine", "IV"),
        ("Zinc if: i. rash ii. fever iii. cough iv. none.", "Zinc", "iv"),
        ("Nifedipine harms oral hygiene.", "Nifedipine", "oral"),
        ("Enzymes were split by gel filtration with trypsin.", "trypsin", "gel"),
        ("They answered on their tablet.", "their", "tablet"),
        ("Studies RA-I through IV were of adalimumab.", "adalimumab", "IV"),
        ("An injection of the calcium chelator Y was made.", "calcium", "injection"),
        ("Fosinopril was tried after intravenous thrombolysis.", "Fosinopril", "intravenous"),
        ("Fits came of caffeine and an epidural blood patch.", "caffeine", "epidural"),
        ("Potassium was kept in Tyrode solution.", "Potassium", "solution"),
        ("SC-560 and celecoxib were given.", "celecoxib", "SC"),
        ("Zinc lowered nasal scores.", "Zinc", "nasal"),
        ("Cetirizine damped the cutaneous response.", "Cetirizine", "cutaneous"),
        ("Copper is bound by T4 (Miller SC, Webb JT, unpublished).", "Copper", "SC"),
        ("Scopolamine was tried in amyloid-infused rats.", "Scopolamine", "infused"),
        ("The oral administration of Y-12 reduced brain zinc.", "zinc", "oral"),
        ("It showed that oral Z-47 exposure lowers zinc.", "zinc", "oral"),
        ("Chairs are of polyurethane foam.", "polyurethane", "foam"),
        ("Leaves were ground to a fine powder for quinine.", "quinine", "powder"),
    ],
)
def test_these_give_nothing(text: str, drug: str, route: str) -> None:
    assert gives_nothing(named(text, drug, Kind.DRUG), named(text, route, Kind.ROUTE), text)


@pytest.mark.parametrize(
    ("text", "drug", "route"),
    [
        ("Ketamine was infused IV.", "Ketamine", "IV"),
        ("Oral ibuprofen eases pain.", "ibuprofen", "Oral"),
        ("Zinc was infused SC, Copper was not.", "Zinc", "SC"),
        ("Oral administration of 5 mg zinc was safe.", "zinc", "Oral"),
        ("Morphine-infused rats slept.", "Morphine", "infused"),
        ("Oral doses of the pump inhibitor zinc were given.", "zinc", "Oral"),
        ("Diclofenac gel eases pain.", "Diclofenac", "gel"),
    ],
)
def test_these_do(text: str, drug: str, route: str) -> None:
    assert not gives_nothing(named(text, drug, Kind.DRUG), named(text, route, Kind.ROUTE), text)

"""Whose route it is that stands in a sentence with a drug."""

from __future__ import annotations

import pytest

from pharmagraph.builders.findings.whose_route import is_of_another
from pharmagraph.ontology.kinds import Kind
from tests.builders.findings.marked import named


@pytest.mark.parametrize(
    ("text", "drug", "route"),
    [
        ("They took zinc twice daily or placebo spray.", "zinc", "spray"),
        ("Atenolol widened subcutaneous resistance arteries.", "Atenolol", "subcutaneous"),
        (
            "Enalapril was resumed after percutaneous coronary angioplasty.",
            "Enalapril",
            "percutaneous",
        ),
        (
            "Plasters of fentanyl were preferred to oral controlled-release morphine.",
            "fentanyl",
            "oral",
        ),
        ("It is the orally active metabolite of loratadine.", "loratadine", "orally"),
        ("Spasms that oral drugs did not ease were eased by baclofen.", "baclofen", "oral"),
        ("Atropine before epidural block had no effect.", "Atropine", "epidural"),
        ("After epidural block less isoflurane was needed.", "isoflurane", "epidural"),
        ("They drank 250 ml of water and then took modafinil.", "modafinil", "drank"),
    ],
)
def test_a_route_may_be_that_of_another_noun(text: str, drug: str, route: str) -> None:
    assert is_of_another(named(text, drug, Kind.DRUG), named(text, route, Kind.ROUTE), text)


@pytest.mark.parametrize(
    ("text", "drug", "route"),
    [
        ("Lisuride (0.1 mg/kg, subcutaneous) was given.", "Lisuride", "subcutaneous"),
        ("Morphine was given by the epidural route.", "Morphine", "epidural"),
        ("Fentanyl, 2 mg intravenous over 1 h, eased pain.", "Fentanyl", "intravenous"),
        ("Treatment with oral, slowly released morphine was stopped.", "morphine", "oral"),
        ("Sufentanil for continuous epidural analgesia was safe.", "Sufentanil", "epidural"),
        ("An epidural block with 0.5% bupivacaine was set.", "bupivacaine", "epidural"),
        ("Rizatriptan, an orally active agonist, helps.", "Rizatriptan", "orally"),
        ("Volunteers drank a small glass of psilocybin tea.", "psilocybin", "drank"),
    ],
)
def test_or_that_of_the_drug(text: str, drug: str, route: str) -> None:
    assert not is_of_another(named(text, drug, Kind.DRUG), named(text, route, Kind.ROUTE), text)

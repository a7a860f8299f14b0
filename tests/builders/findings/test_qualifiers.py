"""A dose narrows the claim of its own drug and its own way of giving, and animals are no patients."""

from __future__ import annotations

import pytest

from pharmagraph.graph.document import Document
from tests.builders.shipped import extractor

# the text, a claim of it, and all values of one of its qualifiers
CASES = (
    (
        "They were given 10 mg oral rizatriptan, 0.25 mg i.v. ergotamine and rest.",
        "ergotamine | administered_via | i.v.",
        "dose",
        "0.25 mg",
    ),
    (
        "They were given 10 mg oral rizatriptan, 0.25 mg i.v. ergotamine and rest.",
        "rizatriptan | administered_via | oral",
        "dose",
        "10 mg",
    ),
    (
        "They took atenolol 5 mg intravenously and 50 mg orally.",
        "atenolol | administered_via | intravenously",
        "dose",
        "5 mg",
    ),
    (
        "They took atenolol 5 mg intravenously and 50 mg orally.",
        "atenolol | administered_via | orally",
        "dose",
        "50 mg",
    ),
    (
        "They took atenolol 5 mg intravenously and 50 mg orally.",
        "atenolol | has_dose | 5 mg",
        "route",
        "intravenous",
    ),
    (
        "Omeprazole 20 mg orally was given after an intravenous bolus (80 mg).",
        "Omeprazole | administered_via | orally",
        "dose",
        "20 mg",
    ),
    (
        "We gave 3 mg/kg s.c. morphine with 70 mg/kg s.c. dipyrone.",
        "morphine | administered_via | s.c.",
        "dose",
        "3 mg/kg",
    ),
    (
        "Prazosin (0.1 mg/kg i.p.) or rauwolscine (3 mg/kg i.v.) was given.",
        "rauwolscine | has_dose | 3 mg/kg",
        "route",
        "intravenous",
    ),
    (
        "Oral and intravenous diphenhydramine 25 mg was given.",
        "diphenhydramine | administered_via | Oral",
        "dose",
        "25 mg",
    ),
    (
        "Oral and intravenous diphenhydramine 25 mg was given.",
        "diphenhydramine | administered_via | intravenous",
        "dose",
        "25 mg",
    ),
    (
        "A low dose of oral progesterone (100 mg) was given.",
        "progesterone | has_dose | 100 mg",
        "route",
        "oral",
    ),
    (
        "Losartan 50 mg plus amlodipine 5 mg relieved hypertension.",
        "amlodipine | treats | hypertension",
        "dose",
        "5 mg",
    ),
    (
        "Intravenous ketorolac 30 mg relieved renal colic.",
        "ketorolac | treats | renal colic",
        "dose",
        "30 mg",
    ),
    (
        "Newborn rats were given terbutaline 10 mg/kg.",
        "terbutaline | has_dose | 10 mg/kg",
        "population",
        "",
    ),
    (
        "Pregnant Jersey cows were given dexamethasone 5 mg.",
        "dexamethasone | has_dose | 5 mg",
        "population",
        "",
    ),
    (
        "Newborns were given caffeine 10 mg/kg.",
        "caffeine | has_dose | 10 mg/kg",
        "population",
        "newborns",
    ),
    (
        "Pregnant women were given folic acid 5 mg.",
        "folic acid | has_dose | 5 mg",
        "population",
        "pregnant women",
    ),
)


@pytest.mark.parametrize(("text", "claim", "name", "values"), CASES)
def test_a_qualifier_stands_with_its_own_claim(
    text: str, claim: str, name: str, values: str
) -> None:
    found = {
        f"{each.subject.text} | {each.predicate} | {each.object.text}": each.qualifiers
        for each in extractor().extract(Document("d", text)).claims
    }

    assert claim in found
    assert "; ".join(found[claim].get(name, ())) == values

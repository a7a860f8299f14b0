"""What stands before a verb is not always what does it: "by X, and lowers", "a Y derivative that lowers"."""

from __future__ import annotations

import pytest

from tests.builders.shipped import facts

NOT_DONE = (
    ("Rizatriptan stops the waves induced by erythromycin and reduces somatostatin.", "erythromycin", "decreases"),
    ("Lansoprazole, a benzimidazole derivative, is old and reduces acid secretion.", "benzimidazole", "decreases"),
    ("Nateglinide, an amino acid derivative that helps early and reduces glucose, is new.", "amino acid", "decreases"),
    ("Surgery brought less opioid use and lower pain scores.", "opioid", "treats"),
    ("Use of calcium antagonists, and reduced renal function were ruled out.", "calcium antagonists", "decreases"),
    ("Patients on bepridil with angina and diminished renal function were asked.", "bepridil", "decreases"),
    ("Naproxen lowers the release of prostaglandin E2 by inhibition of COX-1.", "prostaglandin E2", "inhibits"),
    ("NSAIDs lessen renin release via inhibition of cyclooxygenase.", "renin", "inhibits"),
    ("Levels of dopamine were measured after inhibition of monoamine oxidase by clorgyline.", "dopamine", "inhibits"),
    ("Tramadol was given during inhibition of CYP2D6 by sertraline.", "Tramadol", "inhibits"),
    ("HER2-positive tumours yield to the inhibition of AKT1.", "HER2", "inhibits"),
)  # fmt: skip
DONE = (
    ("Losartan lowers blood pressure and reduces proteinuria.", "Losartan", "treats"),
    ("Curcumin reduced fever and decreased pain.", "Curcumin", "treats"),
    ("Ibuprofen acts through inhibition of cyclooxygenase.", "Ibuprofen", "inhibits"),
    ("The effect of rofecoxib is due to inhibition of COX-2.", "rofecoxib", "inhibits"),
    ("Inhibition of monoamine oxidase by clorgyline was seen.", "clorgyline", "inhibits"),
    ("Pioglitazone raised body weight and markedly reduced glucose.", "Pioglitazone", "decreases"),
    ("Melatonin helps sleep and reduces pain.", "Melatonin", "treats"),
    ("Semaglutide slows the stomach and reduces glucose.", "Semaglutide", "decreases"),
    ("By morning naproxen had helped him and reduced the swelling.", "naproxen", "treats"),
    ("Valsartan lowers blood pressure and causes dizziness.", "Valsartan", "causes"),
    ("Mimosine works through the inhibition of CDK2.", "Mimosine", "inhibits"),
)


@pytest.mark.parametrize(("text", "name", "predicate"), NOT_DONE)
def test_what_something_else_does_is_not_claimed_of_a_name(
    text: str, name: str, predicate: str
) -> None:
    assert not [each for each in facts(text) if each[:2] == (name, predicate)]


@pytest.mark.parametrize(("text", "name", "predicate"), DONE)
def test_what_its_subject_does_is(text: str, name: str, predicate: str) -> None:
    assert [each for each in facts(text) if each[:2] == (name, predicate)]

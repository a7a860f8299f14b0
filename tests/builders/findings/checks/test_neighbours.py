"""A dose, a route and an amount go to the name that they stand with, and only what is given is compared."""

from __future__ import annotations

import pytest

from pharmagraph.graph.document import Document
from tests.builders.shipped import extractor, facts

Facts = list[tuple[str, str, str]]

# sentence, what it claims, what it does not claim
CASES: tuple[tuple[str, Facts, Facts], ...] = (
    (
        "Equal doses were 2 mg/day for risperidone, 5 mg/day for olanzapine, 75 mg/day for quetiapine.",
        [],
        [("olanzapine", "has_dose", "75 mg/day"), ("risperidone", "has_dose", "5 mg/day")],
    ),
    (
        "They were given estradiol, 5 mg ramipril or nothing.",
        [("ramipril", "has_dose", "5 mg")],
        [("estradiol", "has_dose", "5 mg")],
    ),
    (
        "Antihistamines, nasal steroids and honey were given.",
        [("steroids", "administered_via", "nasal")],
        [("Antihistamines", "administered_via", "nasal")],
    ),
    (
        "It was eased by topical lidocaine and systemic ibuprofen.",
        [("lidocaine", "administered_via", "topical")],
        [("ibuprofen", "administered_via", "topical")],
    ),
    (
        "Atorvastatin lowers triglycerides and increases HDL cholesterol.",
        [("Atorvastatin", "decreases", "triglycerides")],
        [("triglycerides", "increases", "HDL cholesterol")],
    ),
    (
        "Naproxen led to a reduction in colon cancer risk.",
        [("Naproxen", "prevents", "colon cancer")],
        [("Naproxen", "treats", "colon cancer")],
    ),
    (
        "Metformin acts by lowering glucagon, altering insulin and changing leptin.",
        [],
        [("glucagon", "modulates", "insulin"), ("glucagon", "modulates", "leptin")],
    ),
    (
        "Dithiothreitol, 0.3 μL RNase inhibitor and water were added.",
        [],
        [("Dithiothreitol", "inhibits", "RNase")],
    ),
    (
        "The rise in insulin was associated with elevated amounts of IL-6 in muscle.",
        [],
        [("IL-6", "increases", "insulin")],
    ),
    (
        "Tramadol is a serotonin releasing agent and an opioid receptor agonist.",
        [],
        [("serotonin", "agonizes", "opioid receptor")],
    ),
    (
        "Folic acid was found to modulate nitric oxide (NO)-independent relaxation.",
        [],
        [("Folic acid", "modulates", "nitric oxide")],
    ),
    (
        "Amlodipine produced blood pressure control in most.",
        [],
        [("Amlodipine", "increases", "blood pressure")],
    ),
    (
        "Baclofen and surgery: intrathecal baclofen, and surgery, were chosen.",
        [("baclofen", "administered_via", "intrathecal")],
        [("surgery", "administered_via", "intrathecal")],
    ),
    (
        "They were used to characterize insulin more precisely than IL-6.",
        [],
        [("insulin", "increases", "IL-6")],
    ),
    (
        "Quinpirole produced a decrease in hippocampal BDNF that was eliminated by olanzapine.",
        [("Quinpirole", "decreases", "BDNF"), ("olanzapine", "increases", "BDNF")],
        [("olanzapine", "decreases", "BDNF")],
    ),
    (
        "Estradiol reduced plasma Abeta40 in women.",
        [("Estradiol", "decreases", "Abeta40")],
        [],
    ),
    (
        "The effect of buprenorphine was blocked by a dose of 10 mg of naloxone.",
        [("naloxone", "has_dose", "10 mg")],
        [("buprenorphine", "has_dose", "10 mg")],
    ),
    (
        "Zileuton inhibited LTB(4) production.",
        [],
        [("Zileuton", "inhibits", "LTB")],
    ),
    (
        "Decreases in triglycerides were greater with fenofibrate.",
        [("fenofibrate", "decreases", "triglycerides")],
        [("fenofibrate", "increases", "triglycerides")],
    ),
    (
        "Treatment reduced expression of IL-6, increased IL-10 levels and helped.",
        [],
        [("IL-6", "increases", "IL-10")],
    ),
    (
        "The effects of captopril on impaired fibrinolysis were slight.",
        [],
        [("captopril", "decreases", "fibrinolysis")],
    ),
    (
        "Perindopril/indapamide was more effective than enalapril.",
        [],
        [
            ("Perindopril", "superior_to", "enalapril"),
            ("indapamide", "superior_to", "enalapril"),
        ],
    ),
    (
        "In neither the oral nor the rectal group was there a correlation with morphine.",
        [],
        [("morphine", "administered_via", "oral")],
    ),
    (
        "The cells answered with reduced IL-6 release and increased IL-10 levels.",
        [],
        [("IL-6", "increases", "IL-10")],
    ),
    (
        "The intragastric pH was higher with omeprazole.",
        [],
        [("omeprazole", "administered_via", "intragastric")],
    ),
    (
        "Bisoprolol reduced mortality.",
        [("Bisoprolol", "prevents", "mortality")],
        [("Bisoprolol", "treats", "mortality")],
    ),
    (
        "Nateglinide improved glycaemic control relative to placebo.",
        [],
        [("glycaemic control", "compared_with", "placebo")],
    ),
    (
        "Pioglitazone produced greater reductions of glucose compared with glimepiride.",
        [("Pioglitazone", "decreases", "glucose")],
        [("glucose", "compared_with", "glimepiride")],
    ),
    (
        "Omeprazole was better than histamine (H2)-receptor antagonists.",
        [],
        [("Omeprazole", "superior_to", "histamine")],
    ),
    (
        "Omeprazole was as good as histamine-2 receptor antagonists.",
        [],
        [("Omeprazole", "compared_with", "histamine")],
    ),
    (
        "Losartan plus amlodipine was more effective than amlodipine alone.",
        [],
        [("Losartan", "superior_to", "amlodipine")],
    ),
    (
        "Caudal bupivacaine and clonidine versus caudal bupivacaine 0.25% alone.",
        [],
        [("clonidine", "compared_with", "bupivacaine")],
    ),
    (
        "Spinal manipulation was compared with standard care.",
        [("Spinal manipulation", "compared_with", "standard care")],
        [],
    ),
    (
        "Insulin was superior to glimepiride.",
        [("Insulin", "superior_to", "glimepiride")],
        [],
    ),
    (
        "Oestradiol was better than placebo for hot flushes.",
        [("Oestradiol", "superior_to", "placebo")],
        [],
    ),
    (
        "Enalapril alone was better than hydrochlorothiazide alone.",
        [("Enalapril", "superior_to", "hydrochlorothiazide")],
        [],
    ),
    (
        "Aspirin was compared with paracetamol alone.",
        [("Aspirin", "compared_with", "paracetamol")],
        [],
    ),
    (
        "Testosterone was compared with placebo in older men.",
        [("Testosterone", "compared_with", "placebo")],
        [],
    ),
    (
        "Magnesium was better than lidocaine for torsades.",
        [("Magnesium", "superior_to", "lidocaine")],
        [],
    ),
    (
        "They were given 10 mg oral rizatriptan, 0.25 mg i.v. ergotamine, 20 mg oral losartan or rest.",
        [
            ("rizatriptan", "has_dose", "10 mg"),
            ("ergotamine", "has_dose", "0.25 mg"),
            ("losartan", "has_dose", "20 mg"),
        ],
        [("rizatriptan", "has_dose", "0.25 mg"), ("ergotamine", "has_dose", "20 mg")],
    ),
    (
        "Rizatriptan, 10 mg orally, was given.",
        [("Rizatriptan", "has_dose", "10 mg")],
        [],
    ),
    ("Oral ramipril 5 mg was given.", [("ramipril", "has_dose", "5 mg")], []),
    ("Ramipril, 5 mg a day, was given.", [("Ramipril", "has_dose", "5 mg a day")], []),
)


@pytest.mark.parametrize(("sentence", "said", "unsaid"), CASES, ids=[case[0] for case in CASES])
def test_what_stands_beside_a_name_is_its_own(sentence: str, said: Facts, unsaid: Facts) -> None:
    found = facts(sentence)

    assert set(said) <= found
    assert not set(unsaid) & found


def test_a_dose_of_what_no_vocabulary_has_is_not_one_of_the_drug_of_the_text() -> None:
    text = "Thyroxine is a hormone. Thyroxine is old. Rats given the mixture QX-71 at doses of 30 mg/kg were small."

    found = extractor().extract(Document("d", text)).claims

    assert not [claim for claim in found if claim.object.text == "30 mg/kg"]

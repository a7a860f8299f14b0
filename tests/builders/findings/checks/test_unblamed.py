"""A drug is not blamed for harm that was only looked for, was there before, or goes with too little of it."""

from __future__ import annotations

import pytest

from tests.builders.shipped import facts


@pytest.mark.parametrize(
    ("text", "drug"),
    [
        ("A nurse recorded drowsiness and itching for an hour following morphine.", "morphine"),
        ("He developed seizures, and treatment with valproate was started.", "valproate"),
        ("Depression is associated with decreased serotonin in the brain.", "serotonin"),
        ("Anhedonia is associated with resistance to antidepressants.", "antidepressants"),
        (
            "Migraine attacks before and after treatment with zolmitriptan were filmed.",
            "zolmitriptan",
        ),
        (
            "Patients with persistent infection following treatment with cefaclor came again.",
            "cefaclor",
        ),
        ("Women with ongoing seizures after valproate were asked.", "valproate"),
        ("Renal perfusion in hypertrophic cardiomyopathy after verapamil.", "verapamil"),
        ("Muscle function in chronic heart failure following carvedilol.", "carvedilol"),
        ("Hyperglycemia persists after secondary glipizide failure.", "glipizide"),
        ("Seizures after failure of phenytoin were treated.", "phenytoin"),
        (
            "It is for those who develop peptic ulcer or who are beginning treatment with naproxen.",
            "naproxen",
        ),
        (
            "Renin was high in women using torasemide or who had suffered myocardial infarction.",
            "torasemide",
        ),
        (
            "Renin was high in women using torasemide and in those who had previously suffered stroke.",
            "torasemide",
        ),
        ("Tests to diagnose hepatitis after isoniazid were compared.", "isoniazid"),
        ("Asthma is complex because of differing views on theophylline.", "theophylline"),
    ],
)
def test_such_harm_is_not_claimed(text: str, drug: str) -> None:
    assert not [each for each in facts(text) if each[:2] == (drug, "causes")]


@pytest.mark.parametrize(
    ("text", "drug"),
    [
        ("Itching was recorded in nine patients following morphine.", "morphine"),
        ("He developed a rash after treatment with amoxicillin was started.", "amoxicillin"),
        ("Cough after enalapril was seen in nine.", "enalapril"),
        ("Patients who received vancomycin developed nephrotoxicity.", "vancomycin"),
        ("Three women developed pancreatitis while taking valproate.", "valproate"),
        ("Renal failure after vancomycin is rare.", "vancomycin"),
        ("Persistent hiccups after dexamethasone are described.", "dexamethasone"),
        ("Liver failure following isoniazid treatment.", "isoniazid"),
        ("Patients with a rash or fever after lamotrigine were asked.", "lamotrigine"),
        ("Men who took finasteride developed depression or lost their libido.", "finasteride"),
        ("Tachycardia in a girl after terbutaline.", "terbutaline"),
        ("An increase in seizures after bupropion was seen.", "bupropion"),
        ("Bleeding was associated with low doses of warfarin.", "warfarin"),
        ("Bleeding occurred because of warfarin.", "warfarin"),
    ],
)
def test_and_what_came_of_the_drug_is(text: str, drug: str) -> None:
    assert [each for each in facts(text) if each[:2] == (drug, "causes")]

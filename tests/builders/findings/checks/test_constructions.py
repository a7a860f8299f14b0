"""Two sides that belong to different parts of a sentence make no claim."""

from __future__ import annotations

import pytest

from pharmagraph.graph.document import Document
from tests.builders.shipped import extractor, facts


@pytest.mark.parametrize(
    ("text", "subject", "object_"),
    [
        ("Cells got nicotine, the mu-opioid receptor agonist alfentanil.", "nicotine", "receptor"),
        ("Cells got the trypsin-chymotrypsin inhibitor.", "trypsin", "chymotrypsin"),
        ("Lycopene decreased ROS and reduced the increase in COX-2.", "ROS", "COX-2"),
        ("We saw increases in noradrenaline and a decrease in renin.", "noradrenaline", "renin"),
        (
            "Strains were sensitive to fluconazole due to alteration of ergosterol synthesis.",
            "fluconazole",
            "ergosterol synthesis",
        ),
        (
            "The antihypertensive medication required to maintain blood pressure was counted.",
            "antihypertensive medication",
            "blood pressure",
        ),
        ("Aspirin caused inhibition of trypsin-treated cells.", "Aspirin", "trypsin"),
        (
            "The blood of renal transplant recipients was associated with renal impairment.",
            "renal transplant",
            "renal impairment",
        ),
        ("Levels of leptin in glia relatively decreased in insulin groups.", "leptin", "insulin"),
        (
            "Alterations in cerebral blood flow, decreased renal function, disrupted sleep were seen.",
            "cerebral blood flow",
            "sleep",
        ),
        (
            "Genes involved in the renin-angiotensin system influence bone mineral density.",
            "renin-angiotensin system",
            "bone mineral density",
        ),
        (
            "Because of increased norepinephrine production in patients, we studied haloperidol.",
            "haloperidol",
            "norepinephrine",
        ),
        ("Hydralazine attenuated damage found in leptin(+/-) mice.", "Hydralazine", "leptin"),
        ("Amphotericin B decreased creatinine clearance.", "Amphotericin B", "creatinine"),
        ("Ramipril reduced ghrelin type 1a receptors.", "Ramipril", "ghrelin"),
        (
            "They saw depletion of glutathione and induction of COX-2.",
            "glutathione",
            "COX-2",
        ),
    ],
)
def test_sides_of_different_parts_make_no_claim(text: str, subject: str, object_: str) -> None:
    assert not any(s == subject and o.endswith(object_) for s, _, o in facts(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The effect of amlodipine may be due to a reduction of interleukin-6.",
            ("amlodipine", "decreases", "interleukin-6"),
        ),
        (
            "Losartan, an AT1 receptor antagonist, was given.",
            ("Losartan", "antagonizes", "AT1 receptor"),
        ),
        ("Reduced leptin increased neuropeptide Y.", ("leptin", "modulates", "neuropeptide Y")),
        (
            "Although rosuvastatin is safe, it inhibits HMG-CoA reductase.",
            ("rosuvastatin", "inhibits", "HMG-CoA reductase"),
        ),
        (
            "Using celecoxib, we found selective inhibition of COX-2.",
            ("celecoxib", "inhibits", "COX-2"),
        ),
        (
            "In eight patients with gout, we detected a mutation in SLC2A9.",
            ("SLC2A9", "associated_with", "gout"),
        ),
        (
            "Atrial fibrillation is associated with at least 75 strokes.",
            ("Atrial fibrillation", "associated_with", "strokes"),
        ),
    ],
)
def test_what_belongs_together_is_claimed(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in facts(text)


def test_a_compound_adjective_is_no_verb() -> None:
    found = facts("Chloroquine specifically blocks Treg-inducing antigen presentation.")

    assert ("Chloroquine", "increases", "antigen presentation") not in found


def test_what_is_moved_is_modulated() -> None:
    assert ("Leptin", "modulates", "dopamine") in facts("Leptin increased dopamine turnover.")


def test_waves_of_the_brain_are_no_genes() -> None:
    text = "P300 amplitudes were low in schizophrenia."

    assert not any(m.text == "P300" for m in extractor().extract(Document("d", text)).mentions)


def test_a_burden_of_disease_is_no_protein() -> None:
    text = "The Global Burden of Disease 2010 (GBD 2010) was read. GBD 2010 results from cancer."

    assert not any(
        str(m.entity.kind) == "protein" for m in extractor().extract(Document("d", text)).mentions
    )


def test_what_blocks_is_not_what_it_blocks() -> None:
    found = facts("A dose of dipyridamole that blocks PDE8 inhibited phosphodiesterase activity.")

    assert not any(s == "PDE8" and p == "inhibits" for s, p, _ in found)


def test_what_a_drug_comes_from_is_no_question_of_the_study() -> None:
    text = "We tested whether Alfentanil, a fentanyl derivative, relieves pain."

    certainties = {
        str(claim.predicate): str(claim.certainty)
        for claim in extractor().extract(Document("d", text)).claims
    }

    assert certainties["derived_from"] == "asserted"


def test_a_substance_of_the_body_is_no_agent() -> None:
    text = "Cholesterol was high. These agents lower blood pressure. This agent inhibits renin."

    assert not any("agent" in s for s, _, _ in facts(text))


def test_a_review_is_no_drug() -> None:
    text = "Aspirin inhibits COX-1. This review examines the NSAIDs."

    assert not any(s == "This" for s, _, _ in facts(text))


def test_a_reagent_is_not_what_an_article_is_about() -> None:
    opening = "Notch and the retina. " + "Cells were counted again and again. " * 60
    text = opening + "Bromodeoxyuridine was added. " * 5 + "Notch1 was seen. " * 240
    text += "It was used to promote cell proliferation and inhibit COX-2."

    assert not any(s == "It" for s, _, _ in facts(text))

"""Lists beneath the headings of labels: what their items say, and what they only mention."""

from __future__ import annotations

from pharmagraph.graph.document import Document
from tests.builders.shipped import extractor


def said_beneath(heading: str, *lines: str) -> set[str]:
    """What is said of cefdinir in the lines beneath a heading of its label."""
    text = f"Cefdinir\n\n{heading}\n\nCefdinir capsules are made of cefdinir.\n" + "\n".join(lines)
    found = extractor().extract(Document("d", text + "\n")).claims
    return {
        f"{c.predicate} {c.object.text.lower()}"
        for c in found
        if c.subject.entity.label == "cefdinir" and str(c.predicate) not in ("administered_via",)
    }


def test_an_item_is_what_it_lists_and_not_its_cause() -> None:
    said = said_beneath(
        "INDICATIONS AND USAGE",
        "Severe sinusitis caused by methicillin-susceptible staphylococci",
        "Staphylococcus capitis",
        "Hypothyroidism secondary to thyroiditis",
    )

    assert said == {"treats sinusitis", "treats hypothyroidism"}


def test_an_aside_adds_names_and_no_remarks() -> None:
    said = said_beneath(
        "INDICATIONS AND USAGE",
        "Painful shoulder (bursitis or tendinitis)",
        "Gonorrhea (strains from patients with syphilis may be resistant)",
    )

    assert said == {"treats bursitis", "treats tendinitis", "treats gonorrhea"}


def test_the_signs_that_define_an_illness_are_not_what_the_drug_is_for() -> None:
    said = said_beneath(
        "INDICATIONS AND USAGE",
        "Anxiety",
        "The syndrome is characterized by three of the following symptoms:",
        "Autonomic: sweating, dry mouth, dizziness",
        "Motor: trembling, fatigue",
    )

    assert said == {"treats anxiety"}


def test_a_risk_that_is_lowered_is_prevented() -> None:
    said = said_beneath("INDICATIONS AND USAGE", "Reduction in the risk of stroke")

    assert said == {"prevents stroke"}


def test_a_remark_in_capitals_does_not_end_the_part_of_a_label() -> None:
    said = said_beneath(
        "INDICATIONS AND USAGE",
        "NOTE",
        "Cultures should be taken first.",
        "UNCOMPLICATED GONORRHEA",
        "Early Lyme disease",
    )

    assert said == {"treats gonorrhea", "treats lyme disease"}


def test_a_part_of_its_own_ends_the_one_before() -> None:
    said = said_beneath(
        "INDICATIONS AND USAGE",
        "Sinusitis",
        "",
        "WARNINGS",
        "",
        "Anaphylaxis and colitis.",
        "Rare cases of nephritis.",
    )

    assert said == {"treats sinusitis"}


def test_a_person_with_an_illness_is_not_the_illness() -> None:
    said = said_beneath("INDICATIONS AND USAGE", "Nephropathy in diabetic patients")

    assert said == {"treats nephropathy"}


def test_what_stands_before_a_colon_is_the_item() -> None:
    said = said_beneath(
        "INDICATIONS AND USAGE", "Cirrhosis: fluid may be kept back, and fever is common"
    )

    assert said == {"treats cirrhosis"}


def test_a_category_is_what_it_includes() -> None:
    said = said_beneath("INDICATIONS AND USAGE", "This category includes cretinism and myxedema.")

    assert said == {"treats cretinism", "treats myxedema"}


def test_what_patients_do_not_do_is_no_statement() -> None:
    said = said_beneath(
        "INDICATIONS AND USAGE", "For patients with gonorrhea who have not been treated"
    )

    assert said == {"treats gonorrhea"}


def test_a_label_is_about_the_drug_of_its_title() -> None:
    text = (
        "Triiodothyronine\n\nINDICATIONS AND USAGE\n\nSuppression of thyrotropin (TSH) is one aim.\n"
        "Goiters of many kinds\n"
    )

    found = extractor().extract(Document("d", text)).claims

    assert {c.subject.entity.label for c in found if str(c.predicate) == "treats"} <= {
        "triiodothyronine"
    }


def test_a_verb_without_a_subject_opens_an_item() -> None:
    said = said_beneath("Uses", "temporarily relieves fever and cough as may occur with a cold")

    assert said == {"treats fever", "treats cough"}

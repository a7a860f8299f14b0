"""What is no side of a statement claims nothing; what is done to an amount is said of the amount."""

from __future__ import annotations

import pytest

from pharmagraph.graph.claim import Claim
from pharmagraph.graph.document import Document, GivenMention
from tests.builders.shipped import extractor, facts


@pytest.mark.parametrize(
    ("text", "subject", "object_"),
    [
        ("Cyclosporine reduced CD8+ T cells.", "Cyclosporine", "CD8"),
        ("When glucose was given without glyburide, it increased insulin.", "glyburide", "insulin"),
        (
            "The addition of prazosin to amlodipine lowered blood pressure.",
            "amlodipine",
            "blood pressure",
        ),
        (
            "Drugs that attenuate the renin-angiotensin system are known to lower blood pressure.",
            "renin-angiotensin system",
            "blood pressure",
        ),
        (
            "Codeine was hydroxylated by an enzyme different from CYP2D6.",
            "Codeine",
            "CYP2D6",
        ),
        ("Leptin increased the cell proliferation marker Ki-67.", "Leptin", "cell proliferation"),
        (
            "The role of TP53, a tumor suppressor gene, was described.",
            "TP53",
            "tumor",
        ),
    ],
)
def test_a_bystander_is_no_side_of_a_claim(text: str, subject: str, object_: str) -> None:
    assert (subject, object_) not in {(s, o) for s, _, o in facts(text)}


def test_the_drug_that_is_added_is_the_one_that_acts() -> None:
    text = "Captopril lowered blood pressure with or without furosemide."

    assert ("Captopril", "decreases", "blood pressure") in facts(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Dexamethasone inhibited IL-6 production.",
            ("Dexamethasone", "decreases", "IL-6"),
        ),
        ("Celecoxib inhibits COX-2 activity.", ("Celecoxib", "inhibits", "COX-2")),
        (
            "After ramipril, the increase in systemic vascular resistance was significantly blunted.",
            ("ramipril", "decreases", "systemic vascular resistance"),
        ),
        (
            "Nebivolol caused a significant blood pressure reduction.",
            ("Nebivolol", "decreases", "blood pressure"),
        ),
        (
            "It was the histamine H2 receptor antagonist famotidine.",
            ("famotidine", "antagonizes", "histamine H2 receptor"),
        ),
    ],
)
def test_up_and_down_are_those_of_the_words(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in facts(text)


@pytest.mark.parametrize(
    ("text", "drug", "protein"),
    [
        ("Rimonabant blocks CB1 receptors.", "Rimonabant", "CB1"),
        ("Rimonabant bound to CB1 transfected into cells.", "Rimonabant", "CB1"),
        ("Cefalexin inhibits PEPT2(+/+) in mice.", "Cefalexin", "PEPT2"),
    ],
)
def test_a_receptor_may_be_named_by_its_first_word(text: str, drug: str, protein: str) -> None:
    assert any(
        claim.subject.text == drug and claim.object.text == protein
        for claim in given(text, drug, protein)
    )


@pytest.mark.parametrize(
    ("text", "drug", "protein"),
    [
        ("Sirolimus blocks leptin receptors.", "Sirolimus", "leptin"),
        ("Sirolimus blocks IL-6 receptors.", "Sirolimus", "IL-6"),
        ("Sirolimus blocks TGF-beta receptors.", "Sirolimus", "TGF-beta"),
        ("Sirolimus targets growth of leptin(+/-) mice.", "Sirolimus", "leptin"),
    ],
)
def test_what_binds_to_a_receptor_is_not_the_receptor(text: str, drug: str, protein: str) -> None:
    assert given(text, drug, protein) == []


def test_what_is_drug_and_protein_alike_is_the_protein() -> None:
    text = "Losartan inhibits angiotensin II."
    names = (GivenMention(0, 8, "drug"), *(GivenMention(18, 32, k) for k in ("drug", "protein")))

    found = extractor().extract(Document("d", text, given=names)).claims

    assert [str(claim.object.entity.kind) for claim in found] == ["protein"]


def test_the_suppressor_of_tumors_has_to_do_with_them() -> None:
    assert ("MEN1", "associated_with", "tumor") in facts(
        "Frequent inactivation of the MEN1 tumor suppressor gene."
    )


def given(text: str, drug: str, protein: str) -> list[Claim]:
    """What is claimed of a text in which a drug and a protein are told."""
    start, place = text.index(drug), text.index(protein)
    names = (
        GivenMention(start, start + len(drug), "drug"),
        GivenMention(place, place + len(protein), "protein"),
    )
    return list(extractor().extract(Document("d", text, given=names)).claims)


_METHODS = """Leptin and obesity

Introduction

Leptin plays a role in obesity. %s

Materials and Methods

Leptin expression was measured in mice with obesity.

Results

Leptin expression was high in obesity."""


def test_the_methods_of_an_article_relate_nothing() -> None:
    text = _METHODS % ("Nothing else is said here. " * 300)

    quotes = {claim.quote for claim in extractor().extract(Document("d", text)).claims}

    assert any("was high" in quote for quote in quotes)
    assert not any("was measured" in quote for quote in quotes)


def test_they_stand_for_no_single_drug() -> None:
    text = (
        "Ibuprofen was dissolved. Naproxen was dissolved. Two genes were found. They inhibit COX-2."
    )

    assert not any(predicate == "inhibits" for _, predicate, _ in facts(text))


def test_a_drug_named_long_ago_is_not_it() -> None:
    text = (
        "Ibuprofen was dissolved with naproxen and codeine. Interleukin-6 was found in the serum. "
        "The moniker was dropped, as it inhibits COX-2."
    )

    assert not any(predicate == "inhibits" for _, predicate, _ in facts(text))


def test_a_class_has_no_example_after_a_hyphen_or_beside_it() -> None:
    for text in (
        "Cells were grown in penicillin-streptomycin.",
        "They took beta-blockers as well as captopril.",
        "Fossil fuel carbon was measured.",
    ):
        assert not any(predicate == "has_role" for _, predicate, _ in facts(text))


def test_names_that_are_parts_of_others_are_no_proteins() -> None:
    for text in (
        "It abolished the protein\u2019s function in tuberculosis.",
        "Sheep homozygous for the K35 missense mutation had infection.",
        "The epitopes of TB10.3 were found in tuberculosis.",
    ):
        extraction = extractor().extract(Document("d", text))
        assert not any(str(m.entity.kind) == "protein" for m in extraction.mentions), text


def test_an_entry_of_a_register_is_no_compound() -> None:
    text = "The haplotype (GenBank accession JX961707) was rare; LY294002 was given."

    extraction = extractor().extract(Document("d", text))

    assert [m.text for m in extraction.mentions if str(m.entity.kind) == "drug"] == ["LY294002"]

"""Genes by symbols with a hyphen, by symbols that a document spells out, and by usual names."""

from __future__ import annotations

from functools import cache

import pytest

from pharmagraph.builders.mentions.mentions import find_mentions
from pharmagraph.graph.document import Document
from pharmagraph.ontology.lexicon import Lexicon


@cache
def lexicon() -> Lexicon:
    return Lexicon.load()


def found(text: str) -> dict[str, str]:
    return {m.text: m.entity.id for m in find_mentions(Document("d", text), lexicon())}


@pytest.mark.parametrize(
    ("text", "written", "gene"),
    [
        ("The level of FGFR-4 rose.", "FGFR-4", "HGNC:3691"),
        ("MMP-13 was cleaved.", "MMP-13", "HGNC:7159"),
        ("loss of E-cadherin", "E-cadherin", "HGNC:1748"),
        ("IL-1beta and IFN-gamma rose.", "IL-1beta", "HGNC:5992"),
        ("IL-1beta and IFN-γ rose.", "IFN-γ", "HGNC:5438"),
        ("PKCα was active.", "PKCα", "HGNC:9393"),
        ("β-catenin was active.", "β-catenin", "HGNC:2514"),
        ("phosphorylation of Drp1", "Drp1", "HGNC:2973"),
    ],
)
def test_a_gene_is_found_as_it_is_usually_written(text: str, written: str, gene: str) -> None:
    assert found(text)[written] == gene


@pytest.mark.parametrize("text", ["grown in THP-1 medium", "COS-7 cells", "in Table-2", "Group-3"])
def test_cells_and_numbers_are_no_genes(text: str) -> None:
    assert not any(id_.startswith("HGNC:") for id_ in found(text).values())


def test_a_symbol_that_is_spelt_out_is_its_gene() -> None:
    text = (
        "The excision repair cross-complementing 1 (ERCC1) level was high; ERCC1 predicts survival."
    )

    assert found(text)["ERCC1"] == "HGNC:3433"


def test_a_group_that_is_called_like_a_gene_is_none() -> None:
    text = "Dietary advice followed as cohort 1 (DAC1) began. DAC1 was small."

    assert "DAC1" not in found(text)

"""Whose genes a text speaks of: those of the animals that it names, unless it is about people."""

from __future__ import annotations

import pytest

from pharmagraph.builders.extract import Extractor
from pharmagraph.builders.mentions.species import species_of
from pharmagraph.graph.document import Document, GivenMention
from pharmagraph.ontology.lexicon import Lexicon


@pytest.mark.parametrize(
    ("text", "species"),
    [
        ("Leptin was measured in mice. Leptin rose.", "mouse"),
        ("Leptin was measured in Wistar rats.", "rat"),
        ("Leptin was measured in the serum of women.", "human"),
        ("Leptin was measured.", "human"),
        ("Rats were fed for a week. The findings may matter for patients.", "rat"),
        ("Mice were fed. Patients, men and women, were asked. Patients answered.", "human"),
        ("Mice and rats were fed; the rats grew fat, and rats slept.", "rat"),
        ("A549 cells were injected into nude mice; the cancer cells expressed EGFR.", "human"),
        ("EGFR was stained with a mouse monoclonal antibody.", "human"),
    ],
)
def test_the_species_named_most_counts(text: str, species: str) -> None:
    assert species_of(text) == species


def test_a_title_counts_more_than_the_text() -> None:
    text = "Leptin in obese mice\nObesity is common in women, in men, and in children."

    assert species_of(text) == "mouse"
    assert species_of(text.partition("\n")[2]) == "human"


def test_what_is_only_cited_does_not_count() -> None:
    text = "Tramadol relieves pain.\n\nReferences\n\n1. Rats and tramadol.\n2. Wistar rats."

    assert species_of(text) == "human"
    assert species_of(text.replace("References", "Findings")) == "rat"


def test_a_gene_in_a_paper_on_mice_is_that_of_the_mouse() -> None:
    extractor = Extractor(Lexicon.load())
    text = "Fluoxetine increased Bdnf in the hippocampus of mice."

    (claim,) = extractor.extract(Document("d", text)).claims

    assert claim.object.entity.id == "NCBIGene:12064"
    assert claim.object.text == "Bdnf"


def test_where_no_species_is_named_the_way_symbols_are_written_tells() -> None:
    extractor = Extractor(Lexicon.load())
    text = "Epo induced Socs2, Socs3, Cdc25a, Pim1 and Jak2 in erythroblasts."
    human = text.replace("ocs", "OCS").replace("dc25a", "DC25A").replace("ak2", "AK2")

    assert "NCBIGene:16452" in {
        m.entity.id for m in extractor.extract(Document("d", text)).mentions
    }
    assert "HGNC:6192" in {m.entity.id for m in extractor.extract(Document("d", human)).mentions}


def test_mentions_that_were_given_stay_as_they_were_given() -> None:
    extractor = Extractor(Lexicon.load())
    text = "BDNF rose in mice."
    document = Document("d", text, given=(GivenMention(0, 4, "protein", "NCBIGene:627"),))

    (mention,) = extractor.extract(document).mentions

    assert mention.entity.id == "HGNC:1033"

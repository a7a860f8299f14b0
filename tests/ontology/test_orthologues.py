"""A gene of an animal is another gene than the human one, with its own identifiers."""

from __future__ import annotations

import pytest

from pharmagraph.ontology.entity import Entity
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.lexicon import Lexicon
from pharmagraph.ontology.orthologues import Species, genes, orthologue

TP53 = Entity("HGNC:11998", "TP53", Kind.PROTEIN, ("NCBIGene:7157",))


def test_a_mouse_gene_shares_no_identifier_with_the_human_one() -> None:
    mouse = orthologue(TP53, Species.MOUSE)

    assert mouse.id == "NCBIGene:22059"
    assert mouse.xrefs == ("MGI:98834",)


def test_a_rat_gene_is_known_by_the_rat_genome_database() -> None:
    assert orthologue(TP53, Species.RAT) == Entity("RGD:3889", "Tp53", Kind.PROTEIN)


def test_where_symbols_differ_the_human_label_stays_so_that_a_name_finds_both() -> None:
    assert orthologue(TP53, Species.MOUSE).label == "TP53"


@pytest.mark.parametrize(
    "entity",
    [
        Entity("FPLX:AKT", "AKT", Kind.PROTEIN),
        Entity("HGNC:0", "none such", Kind.PROTEIN),
        Entity("HGNC:6081", "insulin", Kind.DRUG),
        Entity("CHEBI:15365", "aspirin", Kind.DRUG),
    ],
)
def test_what_has_no_gene_of_its_own_in_the_mouse_stays_as_it_is(entity: Entity) -> None:
    assert orthologue(entity, Species.MOUSE) is entity


@pytest.mark.parametrize("species", [Species.MOUSE, Species.RAT])
def test_most_human_genes_of_the_table_are_in_the_lexicon(species: Species) -> None:
    lexicon = Lexicon.load()
    known = [id_ for id_ in list(genes(species))[::50] if lexicon.entity(id_) is not None]

    assert len(known) > 0.8 * len(genes(species)) / 50


@pytest.mark.parametrize("species", [Species.MOUSE, Species.RAT])
def test_an_animal_gene_answers_to_few_human_ones(species: Species) -> None:
    ids = [gene.ids[0] for gene in genes(species).values()]

    assert len(set(ids)) > 0.97 * len(ids)

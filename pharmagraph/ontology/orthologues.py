"""The genes of mouse and rat that answer to human ones; read only when a text speaks of these animals.

Made by `scripts/build_orthologues.py` out of what HGNC, MGI, RGD and NCBI say. An orthologue is another gene, with
identifiers of its own: it is not the human gene by another name.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from pharmagraph.ontology.entity import Entity
from pharmagraph.ontology.kinds import PROTEINS

ORTHOLOGUES_FILE = files("pharmagraph.ontology") / "orthologues.tsv.gz"
_HUMAN = "HGNC:"


class Species(StrEnum):
    """Whose genes a text speaks of."""

    HUMAN = "human"
    MOUSE = "mouse"
    RAT = "rat"


class Gene(NamedTuple):
    """A gene of an animal: its symbol, and its identifiers, the preferred one first."""

    symbol: str
    ids: tuple[str, ...]


def orthologue(entity: Entity, species: Species) -> Entity:
    """Return the gene or protein of `species` that answers to a human one; the entity itself if there is no such.

    >>> from pharmagraph.ontology.kinds import Kind
    >>> orthologue(Entity("HGNC:1033", "BDNF", Kind.PROTEIN), Species.MOUSE)
    Entity(id='NCBIGene:12064', label='Bdnf', kind=<Kind.PROTEIN: 'protein'>, xrefs=('MGI:88145',), near=())
    """
    # what is given as a drug is oftenest a human one
    if entity.kind not in PROTEINS or not entity.id.startswith(_HUMAN):
        return entity
    gene = None if species is Species.HUMAN else genes(species).get(entity.id)
    if gene is None:
        return entity
    same = gene.symbol.casefold() == entity.label.casefold()
    return Entity(gene.ids[0], gene.symbol if same else entity.label, entity.kind, gene.ids[1:])


@cache
def genes(species: Species) -> Mapping[str, Gene]:
    """Return the genes of an animal by the CURIE of the human one."""
    lines = gzip.decompress(ORTHOLOGUES_FILE.read_bytes()).decode("utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    if species is Species.MOUSE:
        return {
            _HUMAN + hgnc: Gene(mouse, (f"NCBIGene:{ncbi}", f"MGI:{mgi}"))
            for hgnc, ncbi, mgi, mouse, _, _ in rows
            if ncbi
        }
    if species is Species.RAT:
        return {_HUMAN + hgnc: Gene(rat, (f"RGD:{rgd}",)) for hgnc, *_, rgd, rat in rows if rgd}
    return {}

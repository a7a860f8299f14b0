"""Annotations that come with a document, from the types and ids of other formats to the contract's kinds and CURIEs."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pharmagraph.graph.document import GivenMention
from pharmagraph.ontology.kinds import Kind

# The types that PubTator, BioC files of the common corpora, and their tools use.
_KINDS = {
    "chemical": Kind.DRUG, "drug": Kind.DRUG, "compound": Kind.DRUG, "simplechemical": Kind.DRUG,
    "disease": Kind.CONDITION, "diseaseorphenotypicfeature": Kind.CONDITION, "specificdisease": Kind.CONDITION,
    "diseaseclass": Kind.CONDITION, "compositemention": Kind.CONDITION, "modifier": Kind.CONDITION,
    "gene": Kind.PROTEIN, "protein": Kind.PROTEIN, "geneorgeneproduct": Kind.PROTEIN,
    "gene-y": Kind.PROTEIN, "gene-n": Kind.PROTEIN, "genefamily": Kind.PROTEIN, "domainmotif": Kind.PROTEIN,
    "chemicalentity": Kind.DRUG, "adverse_event": Kind.EFFECT, "symptom": Kind.EFFECT,
} | {kind.value: kind for kind in Kind}  # fmt: skip
_MESH = re.compile(r"[CD]\d{6,}")
_CURIE = re.compile(r"[A-Za-z][\w.-]*:\S+")


def kind_of(type_name: str) -> Kind | None:
    """The kind that an annotation's type stands for; None where the contract has no such kind."""
    return _KINDS.get(type_name.strip().lower().replace(" ", ""))


def curie_of(identifier: str, kind: Kind) -> str | None:
    """An annotation's id as a CURIE: `D007649` is `MESH:D007649`, the number of a gene `NCBIGene:1017`.

    >>> curie_of("D007649", Kind.DRUG), curie_of("-1", Kind.DRUG), curie_of("1017", Kind.PROTEIN)
    ('MESH:D007649', None, 'NCBIGene:1017')
    """
    first = re.split(r"[|;,+]", identifier.strip())[0].strip()
    if first in {"", "-", "-1", "None", "null"}:
        return None
    if _MESH.fullmatch(first):
        return f"MESH:{first}"
    if first.isdigit():
        return f"NCBIGene:{first}" if kind is Kind.PROTEIN else None
    return first.replace("OMIM:", "OMIM:") if _CURIE.fullmatch(first) else None


def mention(
    text: str, start: int, words: str, type_name: str, identifier: str
) -> GivenMention | None:
    """A mention, where its type is a kind of ours and its words stand where it says they do."""
    kind = kind_of(type_name)
    end = start + len(words)
    if kind is None or not words or text[start:end] != words:
        return None
    return GivenMention(start, end, kind.value, curie_of(identifier, kind))


def in_order(mentions: Iterable[GivenMention]) -> tuple[GivenMention, ...]:
    """The mentions as they stand in the text, each once."""
    return tuple(
        sorted(set(mentions), key=lambda each: (each.start, each.end, each.kind, each.id or ""))
    )

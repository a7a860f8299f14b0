"""MeSH: descriptors and supplementary concepts, with the kind that their place in the tree says."""

from __future__ import annotations

import re
from typing import NamedTuple

from lexicon_sources.concepts import key
from lexicon_sources.wheels import Wheels

_NONPROPRIETARY = re.compile(r"(.+) \[(?:INN|USAN)\]")


class Heading(NamedTuple):
    """A MeSH descriptor or supplementary concept; the trees of the latter are those it is mapped to, and some are
    `given`: they have a nonproprietary name, as medicines do."""

    id: str
    name: str
    synonyms: tuple[str, ...]
    trees: tuple[str, ...]
    supplementary: bool
    given: bool = False

    @property
    def curie(self) -> str:
        return f"MESH:{self.id}"


def headings(wheels: Wheels) -> list[Heading]:
    """All descriptors, then all supplementary concepts."""
    found: dict[str, Heading] = {}
    medicines = {
        key(match[1]) for name, *_ in wheels.substances() if (match := _NONPROPRIETARY.match(name))
    }
    for row in wheels.rows("mesh_id_label_mappings.tsv"):
        synonyms = tuple(name for name in row[2].split("|") if name)
        found[row[0]] = Heading(
            row[0], row[1], synonyms, tuple(filter(None, row[3].split("|"))), False
        )
    for row in wheels.rows("mesh_supp_id_label_mappings.tsv"):
        synonyms = tuple(name for name in row[2].split("|") if name)
        mapped = [found[id_] for id_ in re.split("[,|]", row[3]) if id_ in found]
        trees = tuple(tree for heading in mapped for tree in heading.trees)
        found[row[0]] = Heading(row[0], row[1], synonyms, trees, True, key(row[1]) in medicines)
    return list(found.values())


_EFFECT_TREES = ("C23.888", "C10.597", "C23.550.767")
_INSULINS = "D12.644.548.586.200.300"  # made to be given
_PROTEIN_TREES = ("D12.776", "D08.811", "D08.622")
_DRUG_TREES = (
    "D01", "D02", "D03", "D04", "D05", "D06", "D09", "D10", "D12", "D13.695", "D13.570", "D13.400", "D20", "D23.946",
    "D26", "D08.211", "D23.767", "D25",
)  # fmt: skip
_THERAPY_TREES = ("E02", "E04", "F04.754")
_PROCESS_TREES = ("G02.111", "G03", "G04", "G05.308", "G08.686", "G09", "G10", "G11", "G12")
_NOT_SUPPLEMENTARY = ("B", "E", "N", "L", "J", "I", "H", "Z", "M", "V")


def kind(heading: Heading) -> str | None:  # noqa: PLR0912 - a list of cases
    """What a heading is, by the trees it stands in; None for what the lexicon has no use for."""
    trees = heading.trees

    def within(*roots: str) -> bool:
        return any(tree.startswith(roots) for tree in trees)

    if heading.supplementary and within(*_NOT_SUPPLEMENTARY):
        return None
    if within("C", "F03"):
        effect = within(*_EFFECT_TREES) and not within("F03", "C04", "C14.907", "C01")
        return "effect" if effect else "condition"
    if within("F01.145.126"):
        return "effect"
    if within("D27"):
        return "drug_class"
    if within("D12.776.543.750") and (
        heading.supplementary or re.search("[Rr]eceptor", heading.name)
    ):
        return "receptor"
    hormone = (
        heading.name in _PROTEINS_GIVEN_AS_DRUGS
        or within(_INSULINS)
        or _MEDICINE.search(heading.name)
        or (within("D06.472") and not within("D08", "D12.644", "D12.776"))
    )
    if heading.name in _PROTEINS_GIVEN_AS_DRUGS or (within("D12.644.456") and not within("D08")):
        return "drug"
    if (
        within("D12.644.548", *_PROTEIN_TREES)
        and not hormone
        and not within("D12.776.124.486.485", "D12.776.124.790")
    ):
        return "drug" if heading.given else "protein"
    if within("E02.319.267"):
        return "route"
    if within("D26.255"):
        return "form"
    if within(*_DRUG_TREES):
        return "drug"
    if heading.supplementary:
        return None
    if within(*_THERAPY_TREES):
        return "therapy"
    if within(*_PROCESS_TREES):
        return "process"
    return None


# Nonproprietary names of proteins that are made to be given.
_MEDICINE = re.compile(
    r"(?:teplase|grastim|mostim|aldesleukin|denileukin|kinra|ercept|poetin alfa|fermin"
    r"|[Ii]nterferon (?:alfa|alpha|beta)-\d[ab]?)$"
)
_PROTEINS_GIVEN_AS_DRUGS = frozenset(
    {
        "Insulin", "Glucagon", "Oxytocin", "Vasopressins", "Arginine Vasopressin", "Somatostatin", "Calcitonin",
        "Erythropoietin", "Human Growth Hormone", "Growth Hormone", "Thyrotropin", "Parathyroid Hormone",
        "Chorionic Gonadotropin", "Gonadotropin-Releasing Hormone", "Secretin", "Adrenocorticotropic Hormone",
        "Heparin", "Hyaluronoglucosaminidase", "Botulinum Toxins", "Botulinum Toxins, Type A", "Streptokinase",
        "Interferon-alpha", "Interferon-beta", "Glucagon-Like Peptide 1", "Aprotinin", "Asparaginase",
        "Urokinase-Type Plasminogen Activator", "Antilymphocyte Serum", "Immunoglobulins, Intravenous",
        "Rho(D) Immune Globulin", "Teriparatide", "Enfuvirtide", "Insulin Lispro", "Insulin Aspart", "Colistin",
        "Polymyxin B", "Polymyxins", "Gramicidin", "Nisin", "Pancrelipase", "Pancreatin", "Menotropins",
        "Urofollitropin", "Thymalfasin", "Sermorelin", "Anistreplase", "Ancrod", "Batroxobin",
        "Cosyntropin", "Bromelains", "Papain", "Chymopapain",
    }
)  # fmt: skip


def has_children(all_headings: list[Heading]) -> set[str]:
    """Ids of the descriptors under which others stand: names of groups rather than of one thing."""
    parents = {
        tree.rpartition(".")[0] for h in all_headings if not h.supplementary for tree in h.trees
    }
    return {
        h.id
        for h in all_headings
        if not h.supplementary and any(tree in parents for tree in h.trees)
    }

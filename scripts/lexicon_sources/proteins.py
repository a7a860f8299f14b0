"""Genes, proteins and receptors: HGNC, the families of FamPlex, and MeSH joined to them."""

from __future__ import annotations

import re

from lexicon_sources import mesh
from lexicon_sources.concepts import ALIAS, LABEL, SYNONYM, Concept, common_case, key, upright
from lexicon_sources.wheels import Wheels

_RECEPTOR = re.compile(
    r"\breceptors?\b(?! (associated|interacting|binding|related|accessory|activity|like|co|substrate|antagonist"
    r"|expression|transporter|kinase substrate|chaperone|family|modulator|tyrosine kinase like|inhibitor))"
)
_LONGEST = 32  # characters of a supplementary protein's name: longer ones are descriptions
_GROUPS = ("protein-coding gene",)


def concepts(wheels: Wheels, headings: list[mesh.Heading]) -> list[Concept]:
    """Every gene with its protein, every family, and MeSH's proteins that are neither."""
    by_id: dict[str, Concept] = {}
    found = [*_genes(wheels, by_id), *_families(wheels, by_id)]
    found += _join_mesh(wheels, headings, by_id, found)
    for concept in found:
        concept.choose_id("HGNC", "FPLX", "MESH")
    return found


def _genes(wheels: Wheels, by_id: dict[str, Concept]) -> list[Concept]:
    found = []
    for gene in wheels.genes():
        if gene["locus_group"] not in _GROUPS and not gene["symbol"].startswith("MIR"):
            continue
        name = gene["name"]
        kind = "receptor" if _RECEPTOR.search(name) else "protein"
        concept = Concept([gene["hgnc_id"]], kind, gene["symbol"])
        for prefix, value in (
            ("NCBIGene", gene["entrez_id"]),
            ("UniProtKB", gene["uniprot_ids"].partition("|")[0]),
        ):
            if value:
                concept.add_id(f"{prefix}:{value}")
        concept.add(gene["symbol"], LABEL)
        concept.add(name, SYNONYM)
        for alias in filter(
            None, [*gene["prev_symbol"].split("|"), *gene["alias_symbol"].split("|")]
        ):
            concept.add(alias, ALIAS)
        for id_ in (*concept.ids, f"symbol:{gene['symbol']}"):
            by_id[id_] = concept
        found.append(concept)
    return found


def _families(wheels: Wheels, by_id: dict[str, Concept]) -> list[Concept]:
    families: dict[str, Concept] = {}
    for row in wheels.comma_rows("famplex/entities.csv"):
        label = row[0].replace("_", " ")
        families[row[0]] = Concept([f"FPLX:{row[0]}"], "protein", label)
    for row in wheels.comma_rows("famplex/equivalences.csv"):
        if row[0] == "MESH" and row[2] in families:
            families[row[2]].add_id(f"MESH:{row[1]}")
    for row in wheels.comma_rows("famplex/grounding_map.csv"):
        targets = dict(zip(row[1::2], row[2::2], strict=False))
        if "FPLX" in targets and targets["FPLX"] in families:
            families[targets["FPLX"]].add(row[0], SYNONYM)
    for table in ("famplex/grounding_map.csv", "grounding/grounding_map.csv"):
        for row in wheels.comma_rows(table):
            for prefix, symbol in zip(row[1::2], row[2::2], strict=False):
                if prefix == "HGNC" and f"symbol:{symbol}" in by_id:
                    by_id[f"symbol:{symbol}"].add(row[0], SYNONYM)
    for concept in families.values():
        for id_ in concept.ids:
            by_id.setdefault(id_, concept)
        if any(re.search("[Rr]eceptor", name) for name in concept.names):
            concept.kind = "receptor"
    return list(families.values())


_SPECIES = re.compile(r"^(.*?)(?: protein)?, (?:human|Human)$")


def _join_mesh(  # noqa: PLR0912 - a list of cases
    wheels: Wheels, headings: list[mesh.Heading], by_id: dict[str, Concept], found: list[Concept]
) -> list[Concept]:
    mapped: dict[str, Concept] = {}
    for row in wheels.rows("mesh_mappings.tsv"):
        curie = {"HGNC": "HGNC:", "UP": "UniProtKB:"}.get(row[3], "?") + row[4]
        if curie in by_id:
            mapped[f"MESH:{row[1]}"] = by_id[curie]
    for one, other in wheels.curated_matches():
        for curie, match in ((one, other), (other, one)):
            if curie.startswith("MESH:") and match in by_id:
                mapped[curie] = by_id[match]
    names = {
        key(name): concept
        for concept in found
        for name, rank in concept.names.items()
        if rank <= SYNONYM
    }
    new = []
    for heading in headings:
        kind = mesh.kind(heading)
        if kind not in ("protein", "receptor"):
            continue
        human = _SPECIES.match(heading.name)
        if heading.supplementary and ", " in heading.name and not human:
            continue
        concept = by_id.get(heading.curie) or mapped.get(heading.curie)
        spoken = [upright(heading.name), *map(upright, heading.synonyms)]
        if concept is None:
            concept = next((names[key(name)] for name in spoken[:1] if key(name) in names), None)
        if concept is None:
            if human or (heading.supplementary and len(heading.name) > _LONGEST):
                continue
            concept = Concept([heading.curie], kind, common_case(_singular(spoken[0])))
            new.append(concept)
        concept.add_id(heading.curie)
        if concept.ids[0].startswith("FPLX") and re.fullmatch(r"[\w-]+", concept.label):
            concept.label = common_case(_singular(spoken[0])) if " " in spoken[0] else concept.label
        for name in spoken[:1] if heading.supplementary and concept in new else spoken:
            match = _SPECIES.match(name)
            plain = match[1] if match else name
            if ", " not in plain or re.search(r"\d,", plain):
                concept.add(plain, ALIAS if heading.supplementary else SYNONYM)
    return new


def _singular(name: str) -> str:
    return re.sub(r"(eceptor|rotein|inase|ntegrin|actor|ransporter|hannel)s\b", r"\1", name)

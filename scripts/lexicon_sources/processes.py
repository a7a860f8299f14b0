"""Biological processes and therapies: MeSH's, joined to the Gene Ontology by mapping or name."""

from __future__ import annotations

from lexicon_sources import mesh
from lexicon_sources.concepts import LABEL, REMOTE, SYNONYM, Concept, common_case, key, upright
from lexicon_sources.wheels import Wheels

_LONGEST = 28  # characters: longer names of GO terms are definitions that no document uses


def concepts(wheels: Wheels, headings: list[mesh.Heading]) -> list[Concept]:  # noqa: PLR0912 - a list of cases
    """Processes and therapies of MeSH, then processes that only GO has."""
    found = []
    for heading in headings:
        kind = mesh.kind(heading)
        if kind in ("process", "therapy") and not heading.supplementary:
            concept = Concept([heading.curie], kind, common_case(upright(heading.name)))
            for rank, name in (
                (LABEL, heading.name),
                *((SYNONYM, name) for name in heading.synonyms),
            ):
                concept.add(upright(name), rank)
            found.append(concept)
    by_name = {key(concept.label): concept for concept in found}
    by_mesh = {concept.ids[0]: concept for concept in found}
    mapped = {
        row[4]: by_mesh[f"MESH:{row[1]}"]
        for row in wheels.rows("mesh_mappings.tsv")
        if row[3] == "GO" and f"MESH:{row[1]}" in by_mesh
    }
    for one, other in wheels.curated_matches():
        for curie, match in ((one, other), (other, one)):
            if curie.startswith("GO:") and match in by_mesh:
                mapped[curie] = by_mesh[match]
    for term in wheels.terms("go"):
        if term["namespace"] != "biological_process":
            continue
        concept = mapped.get(term["id"]) or by_name.get(key(term["name"]))
        if concept is None or concept.kind != "process":
            if len(term["name"]) > _LONGEST or term["name"].startswith(
                ("regulation of", "obsolete")
            ):
                continue
            concept = Concept([term["id"]], "process", term["name"])
            found.append(concept)
        concept.add_id(term["id"])
        concept.add(term["name"], SYNONYM)
        for name in term.get("synonyms", []):
            if len(name) <= _LONGEST:
                concept.add(name, REMOTE)
    for concept in found:
        if concept.kind == "process":
            concept.choose_id("GO", "MESH")
    return found

"""Conditions and effects: MONDO, HPO and MeSH joined, with what DOID and EFO call the same things."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from lexicon_sources import mesh
from lexicon_sources.concepts import (
    ALIAS,
    LABEL,
    REMOTE,
    SYNONYM,
    Concept,
    common_case,
    key,
    upright,
)
from lexicon_sources.wheels import Wheels

_XREFS = {"DOID": "DOID", "MESH": "MESH", "MeSH": "MESH", "OMIM": "OMIM", "HP": "HP", "MSH": "MESH",
          "OMIMPS": "OMIMPS", "EFO": "EFO"}  # fmt: skip
# HPO's branches that are no findings: how a trait is inherited, how often, when it begins, who measured.
_HP_NOT_FINDINGS = {
    "HP:0000005",
    "HP:0012823",
    "HP:0031797",
    "HP:0032223",
    "HP:0032443",
    "HP:0040279",
}


def concepts(wheels: Wheels, headings: list[mesh.Heading]) -> list[Concept]:
    """Every condition and effect, once."""
    by_id: dict[str, Concept] = {}
    found = _mondo(wheels, by_id)
    names = _by_name(found)
    found += _join_mesh(wheels, headings, by_id, names)
    found += _join_hp(wheels, found, by_id)
    found = _join_entry_terms(headings, found, by_id)
    _add_names(wheels, "doid", "DOID:", by_id)
    _headings_elsewhere(wheels, headings, found)
    _older_headings(headings, found)
    for concept in found:
        order = ("HP", "MONDO", "MESH") if concept.kind == "effect" else ("MONDO", "MESH", "HP")
        concept.choose_id(*order, "DOID", "OMIM")
    return found


def _by_name(concepts_: list[Concept]) -> dict[str, Concept]:
    names: dict[str, tuple[int, Concept]] = {}
    for concept in concepts_:
        for name, rank in concept.names.items():
            if _ACRONYM.fullmatch(name):
                continue  # "COMA" is an apraxia in one of the vocabularies
            if rank < names.get(key(name), (99, concept))[0]:
                names[key(name)] = (rank, concept)
    return {name: concept for name, (_, concept) in names.items()}


_ACRONYM = re.compile(r"[A-Z][A-Z0-9-]{1,7}")


def _mondo(wheels: Wheels, by_id: dict[str, Concept]) -> list[Concept]:
    found: list[Concept] = []
    xrefs = {f"MONDO:{term['id']}": term for term in wheels.terms("mondo")}
    for curie, term in sorted(wheels.new_mondo().items()):
        human = "MONDO:0700096" in term["ancestors"] or curie == "MONDO:0700096"
        if term["deprecated"] or not term["label"] or not human:
            continue
        concept = Concept([curie], "condition", term["label"])
        concept.add(term["label"], LABEL)
        older: dict[str, Any] = xrefs.get(curie, {})
        for name in [*(term.get("synonyms") or []), *older.get("synonyms", [])]:
            concept.add(upright(name), SYNONYM)
        if older.get("name"):
            concept.add(older["name"], SYNONYM)
        for xref in older.get("xrefs", []):
            if xref["namespace"] in ("DOID", "OMIM", "EFO"):
                concept.add_id(f"{xref['namespace']}:{xref['id'].removeprefix('DOID:')}")
        for id_ in concept.ids:
            by_id.setdefault(id_, concept)
        found.append(concept)
    return found


def _join_mesh(
    wheels: Wheels,
    headings: list[mesh.Heading],
    by_id: dict[str, Concept],
    names: dict[str, Concept],
) -> list[Concept]:
    """Gives each MeSH heading to the concept it is mapped to or shares its name with; returns the rest."""
    wanted: dict[str, list[Concept]] = defaultdict(list)
    for term in wheels.terms("mondo"):
        for xref in term.get("xrefs", []):
            if xref["namespace"] == "MESH" and (concept := by_id.get(f"MONDO:{term['id']}")):
                wanted[f"MESH:{xref['id']}"].append(concept)
    for one, other in wheels.curated_matches():
        for curie, mapped in ((one, other), (other, one)):
            if curie.startswith("MESH:") and (concept := by_id.get(mapped)):
                wanted[curie].append(concept)
    new: list[Concept] = []
    for heading in headings:
        kind = mesh.kind(heading)
        if kind not in ("condition", "effect"):
            continue
        spoken = [upright(heading.name), *map(upright, heading.synonyms)]
        concept = _pick(wanted.get(heading.curie, []), spoken) or _same_name(spoken, names)
        if concept is None:
            concept = Concept([heading.curie], kind, common_case(spoken[0]))
            new.append(concept)
        elif kind == "effect" and heading.trees[0].startswith("C"):
            concept.kind = "effect"
        concept.add_id(heading.curie)
        by_id.setdefault(heading.curie, concept)
        concept.add(spoken[0], LABEL if not heading.supplementary else SYNONYM)
        for name in spoken[1:]:
            concept.add(name, SYNONYM)
    return new


def _pick(candidates: list[Concept], spoken: list[str]) -> Concept | None:
    """Of several concepts mapped to one heading, the one of the same name, else the first."""
    wanted = {key(name) for name in spoken}
    for concept in candidates:
        if key(concept.label) in wanted:
            return concept
    return candidates[0] if candidates else None


def _same_name(spoken: list[str], names: dict[str, Concept]) -> Concept | None:
    """The concept with the heading's name; synonyms do not count, they are too loose."""
    return names.get(key(spoken[0]))


def _join_hp(wheels: Wheels, found: list[Concept], by_id: dict[str, Concept]) -> list[Concept]:
    terms = {term["id"]: term for term in wheels.terms("hp")}
    names = _by_name(found)
    mapped = {
        xref["id"] if xref["id"].startswith("HP:") else f"HP:{xref['id']}": by_id[
            f"MONDO:{term['id']}"
        ]
        for term in wheels.terms("mondo")
        for xref in term.get("xrefs", [])
        if xref["namespace"] == "HP" and f"MONDO:{term['id']}" in by_id
    }
    for one, other in wheels.curated_matches():
        for curie, match in ((one, other), (other, one)):
            if curie.startswith("HP:") and match in by_id:
                mapped.setdefault(curie, by_id[match])
    new: list[Concept] = []
    for curie, term in terms.items():
        if _ancestors(curie, terms) & _HP_NOT_FINDINGS or curie in ("HP:0000001", "HP:0000118"):
            continue
        by_mesh = [
            by_id[f"MESH:{xref['id']}"]
            for xref in term.get("xrefs", [])
            if xref["namespace"] == "MSH" and f"MESH:{xref['id']}" in by_id
        ]
        concept = names.get(key(term["name"]))
        if concept is None or key(concept.label) != key(term["name"]):
            mapping = concept or mapped.get(curie) or (by_mesh[0] if by_mesh else None)
            concept = (
                mapping
                if mapping and not any(id_.startswith("HP:") for id_ in mapping.ids)
                else None
            )
        if concept is None:
            concept = Concept([curie], "effect", common_case(term["name"]))
            new.append(concept)
        concept.add_id(curie)
        by_id.setdefault(curie, concept)
        concept.add(term["name"], LABEL if concept.ids[0] == curie else SYNONYM)
        for name in term.get("synonyms", []):
            concept.add(name, ALIAS)
    return new


def _join_entry_terms(
    headings: list[mesh.Heading], found: list[Concept], by_id: dict[str, Concept]
) -> list[Concept]:
    """Joins concepts that MeSH holds for one: its heading "Breast Neoplasms" has the entry term "Breast Cancer"."""
    with_mesh = {id_ for concept in found for id_ in concept.ids if id_.startswith("MESH:")}
    alone = {
        key(concept.label): concept
        for concept in found
        if not any(id_.startswith("MESH:") for id_ in concept.ids)
    }
    gone: set[int] = set()
    for heading in headings:
        if heading.supplementary or heading.curie not in with_mesh or heading.curie not in by_id:
            continue
        concept = by_id[heading.curie]
        spoken = [upright(name) for name in heading.synonyms]
        if heading.name.endswith(" Neoplasms"):  # MeSH's word for cancer
            spoken.append(heading.name.replace("Neoplasms", "cancer").strip())
        for name in spoken:
            other = alone.get(key(name))
            if other is None or id(other) in gone or other is concept:
                continue
            gone.add(id(other))
            if concept.label.endswith(("neoplasm", "neoplasms")) or concept.ids == [heading.curie]:
                concept.label = other.label
            for id_ in other.ids:
                concept.ids.insert(0, id_)
                by_id[id_] = concept
            for known, rank in other.names.items():
                concept.add(known, rank)
    return [concept for concept in found if id(concept) not in gone]


def _headings_elsewhere(wheels: Wheels, headings: list[mesh.Heading], found: list[Concept]) -> None:
    """Gives concepts without a MeSH heading the one that MONDO, curators, DOID or HPO map them to, or
    that says the same in other words, as a second id.

    A heading can then have two concepts: MeSH's "Neoplasms" is MONDO's neoplasm, and DOID's cancer.
    """
    known = {heading.curie for heading in headings if not _GROUPED.search(heading.name)}
    sources = [_mesh_xrefs(wheels, "mondo", "MONDO:"), {}, _mesh_xrefs(wheels, "doid", ""), {}]
    for one, other in wheels.curated_matches():
        for curie, match in ((one, other), (other, one)):
            if match.startswith("MESH:"):
                sources[1].setdefault(curie, match)
    sources[3] = _broadest(_mesh_xrefs(wheels, "hp", ""), wheels.terms("hp"))
    labels = {
        prefix + term["id"]: key(term["name"])
        for ontology, prefix in (("mondo", "MONDO:"), ("doid", ""))
        for term in wheels.terms(ontology)
    }
    by_words = {
        _same_words(name): heading.curie
        for heading in reversed(headings)
        if not heading.supplementary and mesh.kind(heading) in ("condition", "effect")
        for name in (heading.name, *heading.synonyms)
    }
    for concept in found:
        if any(curie.startswith("MESH:") for curie in concept.ids):
            continue
        label = key(concept.label)
        # of several older ids, the one of the same name first
        ids = sorted(concept.ids, key=lambda curie: labels.get(curie) != label)
        matches = (source.get(curie) for source in sources for curie in ids)
        heading = next((match for match in matches if match in known), None)
        if (concept.ids[0], heading) in _TOO_LOOSE:
            continue
        heading = heading or by_words.get(_same_words(concept.label))
        if heading is not None:
            concept.also.append(heading)


def _older_headings(headings: list[mesh.Heading], found: list[Concept]) -> None:
    """Gives concepts that have but young headings the older ones above these: most of what is indexed stands there."""
    by_tree = {tree: h for h in headings if not h.supplementary for tree in h.trees}
    by_curie = {heading.curie: heading for heading in headings}
    for concept in found:
        mine = [by_curie[curie] for curie in concept.ids if curie in by_curie]
        if mine and all(_YOUNG.fullmatch(heading.id) for heading in mine):
            trees = [
                tree
                for h in mine
                for tree in h.trees
                if tree.startswith(("C", "F03")) and "." in tree
            ]
            sites = [tree for tree in trees if not tree.startswith(_NOT_BY_SITE)]
            above = (_older_above(tree, by_tree) for tree in sites or trees)
            concept.near += dict.fromkeys(h.curie for h in above if h is not None)


def _older_above(tree: str, by_tree: dict[str, mesh.Heading]) -> mesh.Heading | None:
    while tree.count(".") > _FEWEST_STEPS:
        tree = tree.rpartition(".")[0]
        heading = by_tree.get(tree)
        if heading is not None and not _YOUNG.fullmatch(heading.id):
            return heading
    return None


# Since 2016 the numbers of new headings have nine digits.
_YOUNG = re.compile(r"D\d{9}")
# Trees that order by the kind of process, or by the cause.
_NOT_BY_SITE = ("C23.550", "C25", "C26")
_FEWEST_STEPS = 1  # below a tree's first: "Signs and Symptoms" says nothing
# Headings of MeSH's own order: "Neoplasms by Site" is no illness.
_GROUPED = re.compile(r" by (?:Site|Histologic Type)$")


def _broadest(matches: dict[str, str], terms: list[dict[str, Any]]) -> dict[str, str]:
    """Of the terms that are mapped to one heading, those that are no kind of another: MeSH has a visual hallucination
    under "Hallucinations", but it is not all of them."""
    by_id = {term["id"]: term for term in terms}
    return {
        curie: match
        for curie, match in matches.items()
        if all(matches.get(above) != match for above in _ancestors(curie, by_id) if above != curie)
    }


# What HPO maps to a heading that says much more.
_TOO_LOOSE = frozenset({("HP:0002910", "MESH:D008107")})
_LATIN = {
    "renal": "kidney", "hepatic": "liver", "cardiac": "heart", "gastric": "stomach", "pulmonary": "lung",
    "cerebral": "brain", "ocular": "eye", "cutaneous": "skin", "vesical": "bladder", "neoplasms": "neoplasm",
    "tumor": "neoplasm", "tumors": "neoplasm", "diseases": "disease", "disorder": "disease", "disorders": "disease",
    "ovarian": "ovary", "testicular": "testis", "uterine": "uterus", "pancreatic": "pancreas",
}  # fmt: skip


def _same_words(name: str) -> frozenset[str]:
    """The words of a name in any order, Latin adjectives as nouns: those of "Kidney Neoplasms" are those of "renal
    tumor"."""
    return frozenset(_LATIN.get(word, word) for word in key(name).split())


def _mesh_xrefs(wheels: Wheels, ontology: str, prefix: str) -> dict[str, str]:
    """The heading of each term that has a cross-reference to one, and to no other."""
    found: dict[str, str] = {}
    for term in wheels.terms(ontology):
        matches = [
            xref["id"] for xref in term.get("xrefs", []) if xref["namespace"] in ("MESH", "MSH")
        ]
        if len(matches) == 1:
            found[prefix + term["id"]] = f"MESH:{matches[0]}"
    return found


def _ancestors(curie: str, terms: dict[str, dict[str, Any]]) -> set[str]:
    seen: set[str] = set()
    waiting = [curie]
    while waiting:
        at = waiting.pop()
        if at not in seen:
            seen.add(at)
            waiting += terms.get(at, {}).get("relations", {}).get("is_a", [])
    return seen


def _add_names(wheels: Wheels, ontology: str, prefix: str, by_id: dict[str, Concept]) -> None:
    for term in wheels.terms(ontology):
        concept = by_id.get(prefix + term["id"].removeprefix(prefix))
        if concept is not None:
            for name in [term["name"], *term.get("synonyms", [])]:
                concept.add(upright(name), REMOTE)

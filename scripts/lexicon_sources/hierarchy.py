"""What is broader than what, by MONDO, MeSH, HPO and FamPlex, among the entities of the default lexicon.

Each entity takes its broader terms from one vocabulary only: where two are followed at once, a loose match
between them makes chains that neither vocabulary holds. A class that the lexicon does not know is climbed
over. Vocabularies end in headings that say nothing of a condition ("disease by body system"): those, and
what is above them, are left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import networkx as nx

from lexicon_sources.concepts import common_case, upright
from lexicon_sources.wheels import Wheels
from pharmagraph.ontology.entity import Entity
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.lexicon import Lexicon
from pharmagraph.ontology.lexicon.entries import composed, pairs, tables

Steps = Mapping[str, Iterable[str]]

_FINDINGS = frozenset({Kind.CONDITION, Kind.EFFECT})
_PROTEINS = frozenset({Kind.PROTEIN, Kind.RECEPTOR})
_CLASSES = frozenset({Kind.DRUG_CLASS})
_GROUPS = (_FINDINGS, _PROTEINS, _CLASSES)
# Whose word counts for an entity, by the vocabulary that it has its id from. Signs and symptoms of HPO are
# ordered by what is measured; MeSH has them as people speak of them (a headache is a pain).
_ORDER = {"MONDO": ("MONDO", "MESH", "HP"), "FPLX": ("FPLX",), "HGNC": ("HGNC",)}
_ELSE = ("MESH", "HP", "MONDO")
_MONDO_HUMAN = (
    "MONDO:0700096"  # "human disease": what is one step below it sorts diseases by body system
)
# "Disease", "syndromic disease", and "hereditary disease", under which MONDO also has what merely runs in families.
_MONDO_ENDS = frozenset({"MONDO:0000001", _MONDO_HUMAN, "MONDO:0002254", "MONDO:0003847"})
_HP_ROOTS = frozenset({"HP:0000001", "HP:0000118"})
_MESH_ROOTS = ("C", "F03", "F01.145.126", "D27.505")
# MeSH's headings that sort headings: below C23 "Signs and Symptoms", below D27.505 "Therapeutic Uses".
_MESH_ENDS = {"C23": 1, "D27.505": 2}
_MESH_DISEASE = ("C23.550.288", "C23.550.291")
_NOT_HEAD_LAST = frozenset("of in from with due to for by and or".split())


class Place(NamedTuple):
    """Where an entity stands: the ids of those one step above it, and what it is called if any is below."""

    above: tuple[str, ...]
    names: tuple[str, ...]


def hierarchy(wheels: Wheels, lexicon: Lexicon) -> dict[str, Place]:
    """Return the place of each entity that has a broader one or is one, sorted by id."""
    steps, ends = _steps(wheels)
    names = _names(wheels)
    entities = {
        node: entity
        for node in {*steps, *(wide for above in steps.values() for wide in above)}
        if (entity := _entity(node, names.get(node, ""), lexicon)) is not None
    }
    nodes: defaultdict[str, list[str]] = defaultdict(list)
    known = {entity.id: entity for entity in entities.values()}
    for node, entity in entities.items():
        nodes[entity.id].append(node)
    above = {
        id_: _parents(known[id_], sorted(mine), steps, ends, entities)
        for id_, mine in sorted(nodes.items())
    }
    for entity, wide in _by_name(lexicon):
        known.setdefault(entity.id, entity)
        known.setdefault(wide.id, wide)
        above.setdefault(entity.id, {wide.id})
    for entity, wide in _induced(lexicon):
        known.setdefault(entity.id, entity)
        known.setdefault(wide.id, wide)
        above.setdefault(entity.id, set()).add(wide.id)
    graph = _without_circles(above)
    return {
        id_: Place(
            tuple(sorted(graph.successors(id_))),
            _called(known[id_], (names.get(node, "") for node in sorted(nodes[id_])))
            if graph.in_degree(id_)
            else (),
        )
        for id_ in sorted(graph)
        if graph.degree(id_)
    }


def _called(entity: Entity, names: Iterable[str]) -> tuple[str, ...]:
    """Its label, then what the vocabularies call it."""
    spoken = (common_case(upright(name)) for name in names if name)
    return tuple(dict.fromkeys([entity.label, *spoken]))


def _entity(node: str, name: str, lexicon: Lexicon) -> Entity | None:
    """The lexicon's entity for a class, unless the lexicon has the name of the class for something else."""
    entity = lexicon.entity(node)
    if entity is None or not any(entity.kind in group for group in _GROUPS):
        return None
    if node == entity.id or not name or lexicon.named(name) in (None, entity):
        return entity
    return None


def _parents(
    me: Entity, nodes: list[str], steps: Steps, ends: frozenset[str], entities: Mapping[str, Entity]
) -> set[str]:
    """The nearest entities above one, by the first vocabulary that places it at all."""
    for vocabulary in _ORDER.get(me.id.partition(":")[0], _ELSE):
        mine = [node for node in nodes if node.startswith(vocabulary + ":")]
        if any(steps.get(node) for node in mine):
            return {wide for node in mine for wide in _climb(node, me, steps, ends, entities)}
    return set()


def _climb(
    node: str, me: Entity, steps: Steps, ends: frozenset[str], entities: Mapping[str, Entity]
) -> Iterator[str]:
    group = next(group for group in _GROUPS if me.kind in group)
    waiting, seen = [node], {node}
    while waiting:
        for wide in steps.get(waiting.pop(), ()):
            if wide in ends or wide in seen:
                continue
            seen.add(wide)
            entity = entities.get(wide)
            if entity is not None and entity.id != me.id and entity.kind in group:
                yield entity.id
            else:
                waiting.append(wide)


def _steps(wheels: Wheels) -> tuple[dict[str, list[str]], frozenset[str]]:
    """Return the classes one step above each class, in all vocabularies, and those to stop at."""
    mondo = {
        curie: [wide for wide, steps in term["ancestors"].items() if steps == 1]
        for curie, term in wheels.new_mondo().items()
        if not term["deprecated"]
    }
    hp = {term["id"]: term.get("relations", {}).get("is_a", []) for term in wheels.terms("hp")}
    mesh, mesh_ends = _mesh(wheels)
    mondo_ends = {curie for curie, above in mondo.items() if _MONDO_HUMAN in above}
    ends = frozenset({*mesh_ends, *_HP_ROOTS, *mondo_ends, *_MONDO_ENDS})
    return {**mondo, **hp, **mesh, **_families(wheels)}, ends


def _mesh(wheels: Wheels) -> tuple[dict[str, list[str]], set[str]]:
    trees = {
        tree: f"MESH:{row[0]}"
        for row in wheels.rows("mesh_id_label_mappings.tsv")
        for tree in row[3].split("|")
        if tree.startswith(_MESH_ROOTS)
    }
    steps: defaultdict[str, list[str]] = defaultdict(list)
    ends = {curie for tree, curie in trees.items() if _sorts_headings(tree)}
    for tree, curie in sorted(trees.items()):
        wide = trees.get(tree.rpartition(".")[0])
        steps[curie] += [wide] if wide else []
    return dict(steps), ends


def _sorts_headings(tree: str) -> bool:
    sorts = any(
        (tree + ".").startswith(top + ".") and tree.count(".") - top.count(".") < depth + 1
        for top, depth in _MESH_ENDS.items()
    )
    return sorts or tree in _MESH_DISEASE


def _families(wheels: Wheels) -> dict[str, list[str]]:
    """FamPlex: genes and families in families; what is part of a complex is not a kind of it."""
    ids = {gene["symbol"]: gene["hgnc_id"] for gene in wheels.genes()}
    steps: defaultdict[str, list[str]] = defaultdict(list)
    for source, name, relation, _, family in wheels.comma_rows("famplex/relations.csv"):
        curie = f"FPLX:{name}" if source == "FPLX" else ids.get(name) if source == "HGNC" else None
        if curie and relation == "isa":
            steps[curie].append(f"FPLX:{family}")
    return dict(steps)


def _names(wheels: Wheels) -> dict[str, str]:
    names = {curie: term["label"] or "" for curie, term in wheels.new_mondo().items()}
    names |= {term["id"]: term["name"] for term in wheels.terms("hp")}
    rows = wheels.rows("mesh_id_label_mappings.tsv")
    return names | {f"MESH:{row[0]}": row[1] for row in rows}


def _by_name(lexicon: Lexicon) -> Iterator[tuple[Entity, Entity]]:
    """Yield findings that no vocabulary has, with what their last words name: "bipolar depression"."""
    for entry in (*tables(), *composed()):
        entity = lexicon.entity(entry.id)
        if not entry.id.startswith("PG:") or entity is None or entity.kind not in _FINDINGS:
            continue
        words = entity.label.split()
        if _NOT_HEAD_LAST & set(words):
            continue
        tails = (" ".join(words[start:]) for start in range(1, len(words)))
        wide = next((found for tail in tails if (found := lexicon.named(tail, _FINDINGS))), None)
        if wide is not None and wide.id != entity.id:
            yield entity, wide


def _induced(lexicon: Lexicon) -> Iterator[tuple[Entity, Entity]]:
    """Yield what a drug brings about, with the same from any cause: "drug-induced dyskinesia", "dyskinesias"."""
    for plain, induced, *_ in pairs("induced"):
        entity, wide = lexicon.entity(induced), lexicon.entity(plain)
        if entity is not None and wide is not None:
            yield entity, wide


def _without_circles(above: Mapping[str, Iterable[str]]) -> nx.DiGraph:
    """Return the steps as a graph in which no two terms are broader than each other, and no step is double."""
    graph = nx.DiGraph((narrow, wide) for narrow, wides in above.items() for wide in wides)
    for circle in list(nx.strongly_connected_components(graph)):
        if len(circle) > 1:
            graph.remove_edges_from(list(graph.subgraph(circle).edges))
    graph.remove_edges_from(list(nx.selfloop_edges(graph)))
    return nx.transitive_reduction(graph)

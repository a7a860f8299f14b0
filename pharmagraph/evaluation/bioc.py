"""Gold as BioC, XML or JSON: relations that point to annotations, or name the ids of what they join."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree

from pharmagraph.builders.readers.given import curie_of, kind_of
from pharmagraph.errors import InputError
from pharmagraph.evaluation.fact import Fact, Gold, Side
from pharmagraph.evaluation.relation_types import RelationTypes
from pharmagraph.ontology.kinds import Kind

_TYPE_KEYS = ("relation", "type", "relation type")
_ID_KEYS = ("identifier", "MESH", "NCBI Gene", "id")
_PAIRS = (("entity1", "entity2"), ("Chemical", "Disease"), ("arg1", "arg2"), ("Arg1", "Arg2"))


class _Annotation(NamedTuple):
    id: str
    infons: Mapping[str, str]
    spans: tuple[tuple[int, int], ...]
    words: str


class _Relation(NamedTuple):
    infons: Mapping[str, str]
    nodes: tuple[str, ...]  # ids of annotations


class _Document(NamedTuple):
    id: str
    annotations: list[_Annotation]
    relations: list[_Relation]


def read_bioc_gold(path: Path, text: str, types: RelationTypes) -> Gold:
    """The relations of each document, and the names marked in it."""
    gold = Gold()
    documents = (
        _from_json(path, text) if text.lstrip().startswith(("{", "[")) else _from_xml(path, text)
    )
    for document in documents:
        gold.see(document.id)
        by_id = {annotation.id: _side(annotation) for annotation in document.annotations}
        gold.names[document.id] = [
            (*annotation.spans[0], annotation.words)
            for annotation in document.annotations
            if len(annotation.spans) == 1
        ]
        for relation in document.relations:
            where = f"{path}, document {document.id}"
            type_name = next(
                (relation.infons[key] for key in _TYPE_KEYS if relation.infons.get(key)), ""
            )
            sides = _sides(relation, by_id, where)
            gold.by_id = gold.by_id or len(relation.nodes) != 2
            if predicates := types.read(type_name, where):
                gold.add(Fact(document.id, sides[0], predicates, sides[1], place=where))
    return gold


def _sides(relation: _Relation, by_id: Mapping[str, Side], where: str) -> tuple[Side, Side]:
    if len(relation.nodes) == 2:
        try:
            return by_id[relation.nodes[0]], by_id[relation.nodes[1]]
        except KeyError as error:
            raise InputError(
                f"{where}: a relation points to the annotation {error}, which is not there"
            ) from None
    for first, second in _PAIRS:
        if relation.infons.get(first) and relation.infons.get(second):
            return _of_id(relation.infons[first], by_id), _of_id(relation.infons[second], by_id)
    raise InputError(
        f"{where}: a relation has neither two nodes nor two ids; {dict(relation.infons)}"
    )


def _of_id(identifier: str, by_id: Mapping[str, Side]) -> Side:
    """All mentions with the id, as one side."""
    same = [
        side
        for side in by_id.values()
        if identifier in side.ids or any(i.endswith(f":{identifier}") for i in side.ids)
    ]
    if not same:
        return Side(ids=(curie_of(identifier, Kind.DRUG) or identifier,))
    return Side(
        same[0].kind,
        tuple(span for side in same for span in side.spans),
        same[0].ids,
        tuple(dict.fromkeys(name for side in same for name in side.names)),
    )


def _side(annotation: _Annotation) -> Side:
    kind = kind_of(annotation.infons.get("type", ""))
    raw = next((annotation.infons[key] for key in _ID_KEYS if annotation.infons.get(key)), "")
    curie = curie_of(raw, kind) if kind else None
    return Side(kind, annotation.spans, (curie or raw,) if raw else (), (annotation.words,))


def _from_json(path: Path, text: str) -> Iterator[_Document]:
    try:
        data = json.loads(text)
        collections = data if isinstance(data, list) else [data]
        for collection in collections:
            for row in collection.get("documents", [collection]):
                parts = [row, *row["passages"]]
                yield _Document(
                    str(row["id"]),
                    [
                        _json_annotation(each)
                        for part in parts
                        for each in part.get("annotations") or ()
                    ],
                    [
                        _json_relation(each)
                        for part in parts
                        for each in part.get("relations") or ()
                    ],
                )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InputError(f"{path}: not BioC as JSON ({type(error).__name__}: {error})") from None


def _json_annotation(row: Mapping[str, Any]) -> _Annotation:
    spans = tuple(
        (int(p["offset"]), int(p["offset"]) + int(p["length"])) for p in row.get("locations") or ()
    )
    infons = {str(key): str(value) for key, value in (row.get("infons") or {}).items()}
    return _Annotation(str(row.get("id", "")), infons, spans, str(row.get("text", "")))


def _json_relation(row: Mapping[str, Any]) -> _Relation:
    infons = {str(key): str(value) for key, value in (row.get("infons") or {}).items()}
    return _Relation(infons, tuple(str(node["refid"]) for node in row.get("nodes") or ()))


def _from_xml(path: Path, text: str) -> Iterator[_Document]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
        for element in root.iter("document"):
            yield _Document(
                (element.findtext("id") or "").strip(),
                [_xml_annotation(each) for each in element.iter("annotation")],
                [
                    _Relation(
                        _infons(each), tuple(node.get("refid", "") for node in each.iter("node"))
                    )
                    for each in element.iter("relation")
                ],
            )
    except (etree.XMLSyntaxError, ValueError, KeyError) as error:
        raise InputError(f"{path}: not BioC as XML ({error})") from None


def _xml_annotation(element: Any) -> _Annotation:
    spans = tuple(
        (int(place.get("offset")), int(place.get("offset")) + int(place.get("length")))
        for place in element.iter("location")
    )
    return _Annotation(
        element.get("id", ""), _infons(element), spans, element.findtext("text") or ""
    )


def _infons(element: Any) -> dict[str, str]:
    return {each.get("key", ""): (each.text or "").strip() for each in element.findall("infon")}

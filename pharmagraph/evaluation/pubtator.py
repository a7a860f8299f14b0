"""Gold as PubTator: relations between ids stand below the annotations ("PMID, type, id, id" between tabs)."""

from __future__ import annotations

import re
from pathlib import Path

from pharmagraph.builders.readers.given import curie_of, kind_of
from pharmagraph.evaluation.fact import Fact, Gold, Side
from pharmagraph.evaluation.relation_types import RelationTypes

_TEXT = re.compile(r"([^|\t\n]+)\|[ta]\|")
_ANNOTATION, _RELATION = 5, 4  # fields at least


def read_pubtator_gold(path: Path, text: str, types: RelationTypes) -> Gold:
    """The relations of each article, and the names marked in it."""
    gold = Gold(by_id=True)
    sides: dict[tuple[str, str], Side] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if match := _TEXT.match(line):
            gold.see(match[1].strip())
            continue
        fields = line.split("\t")
        where = f"{path}:{number}"
        if len(fields) >= _ANNOTATION and fields[1].isdigit() and fields[2].isdigit():
            _annotation(fields, gold, sides)
        elif len(fields) >= _RELATION and (predicates := types.read(fields[1], where)):
            document = fields[0].strip()
            subject, object_ = (
                sides.get((document, each.strip()), Side(ids=(each.strip(),)))
                for each in fields[2:4]
            )
            gold.add(Fact(document, subject, predicates, object_, place=where))
    return gold


def _annotation(fields: list[str], gold: Gold, sides: dict[tuple[str, str], Side]) -> None:
    document, start, end, words, type_name = (
        fields[0].strip(),
        int(fields[1]),
        int(fields[2]),
        *fields[3:5],
    )
    gold.names.setdefault(document, []).append((start, end, words))
    kind = kind_of(type_name)
    if len(fields) <= _ANNOTATION or kind is None:
        return
    for raw in re.split(r"[|;,]", fields[5]):
        identifier = raw.strip()
        curie = curie_of(identifier, kind) or identifier
        known = sides.get((document, identifier), Side(kind, ids=(curie,)))
        names = tuple(dict.fromkeys((*known.names, words)))
        sides[document, identifier] = Side(
            known.kind, (*known.spans, (start, end)), known.ids, names
        )

"""Gold as brat's standoff files: a .ann file a document, or a folder of them; the document is called as the file."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from pharmagraph.builders.readers.given import kind_of
from pharmagraph.errors import InputError
from pharmagraph.evaluation.fact import Fact, Gold, Side
from pharmagraph.evaluation.relation_types import RelationTypes

_NEGATED = re.compile(r"negat|denied", re.IGNORECASE)
_HEDGED = re.compile(r"hedg|specul|uncertain|possib", re.IGNORECASE)


def read_brat_gold(path: Path, text: str, types: RelationTypes, gold: Gold) -> None:
    """Add the relations of one file, with the attributes on them that say negated or hedged."""
    document = path.stem
    gold.see(document)
    sides: dict[str, Side] = {}
    facts: dict[str, Fact] = {}
    marks: list[tuple[str, str]] = []
    for number, line in enumerate(text.splitlines(), 1):
        where = f"{path}:{number}"
        fields = line.split("\t")
        key = fields[0][:1]
        try:
            if key == "T":
                sides[fields[0]] = side = _side(fields)
                gold.names.setdefault(document, []).append((*side.spans[0], fields[2]))
            elif key == "N":
                _, target, identifier = fields[1].split()[:3]
                sides[target] = replace(sides[target], ids=(*sides[target].ids, identifier))
            elif key == "R":
                type_name, first, second = fields[1].split()
                predicates = types.read(type_name, where)
                if predicates:
                    one, other = (each.partition(":")[2] for each in (first, second))
                    facts[fields[0]] = Fact(
                        document, sides[one], predicates, sides[other], place=where
                    )
            elif key in {"A", "M"}:
                name, target = fields[1].split()[:2]
                marks.append((name, target))
        except (IndexError, ValueError, KeyError) as error:
            raise InputError(
                f"{where}: not a line of brat ({type(error).__name__}: {error}): {line!r}"
            ) from None
    for fact_id, fact in facts.items():
        mine = [name for name, target in marks if target == fact_id]
        gold.add(
            replace(
                fact,
                negated=any(map(_NEGATED.search, mine)) if marks else None,
                hedged=any(map(_HEDGED.search, mine)) if marks else None,
            )
        )


def _side(fields: list[str]) -> Side:
    type_name, _, places = fields[1].partition(" ")
    spans = tuple((int(place.split()[0]), int(place.split()[1])) for place in places.split(";"))
    return Side(kind_of(type_name), spans, (), (fields[2],))

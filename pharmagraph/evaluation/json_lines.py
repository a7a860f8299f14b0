"""Gold as JSON Lines: claims as `pharmagraph claims --format jsonl` writes them, or facts that name less of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pharmagraph.errors import InputError
from pharmagraph.evaluation.fact import Fact, Gold, Side
from pharmagraph.evaluation.relation_types import predicates_named
from pharmagraph.ontology.kinds import Certainty, Kind


def read_json_lines(path: Path, text: str) -> Gold:
    """A fact a line; a line with a document alone says that nothing is to be found there."""
    gold = Gold()
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        where = f"{path}:{number}"
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:  # also a number too long
            raise InputError(f"{where}: not JSON ({error}); write one object a line") from None
        if not isinstance(row, dict) or not isinstance(row.get("document"), str):
            raise InputError(f'{where}: a fact names its document; give "document": "ID"')
        gold.see(row["document"])
        if "subject" in row or "object" in row:
            gold.add(_fact(row, where))
    return gold


def _fact(row: Mapping[str, Any], where: str) -> Fact:
    names = row.get("predicates", [row["predicate"]] if "predicate" in row else [])
    if not isinstance(names, list) or not names:
        raise InputError(f'{where}: a fact has a predicate; give "predicate": "treats"')
    predicates = predicates_named(map(str, names), where)
    hedged = row.get("hedged")
    if hedged is None and row.get("certainty") is not None:
        if row["certainty"] not in set(Certainty):
            raise InputError(f"{where}: there is no certainty {row['certainty']!r}")
        hedged = Certainty(row["certainty"]).hedged
    return Fact(
        row["document"],
        _side(row.get("subject"), f"{where}, subject"),
        predicates,
        _side(row.get("object"), f"{where}, object"),
        _flag(row.get("negated"), f"{where}, negated"),
        _flag(hedged, f"{where}, hedged"),
        bool(row.get("optional", False)),
        bool(row.get("symmetric", False)),
        where,
    )


def _side(side: Any, where: str) -> Side:
    if not isinstance(side, dict):
        raise InputError(f"{where}: not an object with start and end, id or label")
    kind = side.get("kind")
    if kind is not None and kind not in set(Kind):
        raise InputError(f"{where}: there is no kind {kind!r}; there are: {', '.join(Kind)}")
    try:
        spans = [tuple(map(int, span)) for span in side.get("spans", ())]
        if "start" in side and not spans:
            spans = [(int(side["start"]), int(side["end"]))]
    except (KeyError, TypeError, ValueError):
        raise InputError(f"{where}: start and end are numbers of characters") from None
    ids = [*side.get("ids", ()), *([side["id"]] if side.get("id") else ()), *side.get("xrefs", ())]
    called = [side.get("label"), side.get("text"), *side.get("aliases", ())]
    names = tuple(dict.fromkeys(str(name) for name in called if name))
    if not (spans or ids or names):
        raise InputError(f"{where}: says nothing; give start and end, id or label")
    pairs = tuple((span[0], span[1]) for span in spans)
    return Side(Kind(kind) if kind else None, pairs, tuple(dict.fromkeys(map(str, ids))), names)


def _flag(value: Any, where: str) -> bool | None:
    if value is None or isinstance(value, bool):
        return value
    raise InputError(f"{where}: true, false or null, not {value!r}")

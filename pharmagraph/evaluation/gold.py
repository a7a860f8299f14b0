"""Gold files, whatever their format: told apart by their ending and their first characters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from pharmagraph.errors import InputError, reason_of
from pharmagraph.evaluation.bioc import read_bioc_gold
from pharmagraph.evaluation.brat import read_brat_gold
from pharmagraph.evaluation.fact import Fact, Gold
from pharmagraph.evaluation.json_lines import read_json_lines
from pharmagraph.evaluation.pubtator import read_pubtator_gold
from pharmagraph.evaluation.relation_types import RelationTypes
from pharmagraph.ontology.predicates import SIGNATURES

_PUBTATOR = re.compile(r"\s*[^|\t\n]+\|t\|")
_FACT = re.compile(r'"document"\s*:')


def read_gold(path: Path, mapping: Mapping[str, str]) -> Gold:
    """The facts of a gold file, or of a folder of brat's files. `mapping`: predicates of types of relations."""
    types = RelationTypes(mapping)
    gold = Gold()
    if path.is_dir():
        files = sorted(path.rglob("*.ann"))
        if not files:
            raise InputError(
                f"{path}: no .ann files here; give a folder of brat's files, or one file"
            )
        for file in files:
            read_brat_gold(file, _text_of(file), types, gold)
    elif path.suffix == ".ann":
        read_brat_gold(path, _text_of(path), types, gold)
    else:
        gold = _of_file(path, _text_of(path), types)
    if not gold.all():
        raise InputError(f"{path}: no facts in it; see docs/how-to-evaluate.md for the formats")
    for document, facts in gold.facts.items():
        gold.facts[document] = [_turned(fact) for fact in facts]
    return gold


def _of_file(path: Path, text: str, types: RelationTypes) -> Gold:
    if _PUBTATOR.match(text):
        return read_pubtator_gold(path, text, types)
    first = text.lstrip()[:1]
    if first == "{" and (_FACT.search(text.lstrip().split("\n", 1)[0]) or '"passages"' not in text):
        return read_json_lines(path, text)
    if first in {"<", "{", "["}:
        return read_bioc_gold(path, text, types)
    raise InputError(
        f"{path}: no format of gold that is known; give JSON Lines, PubTator, BioC or brat (.ann)"
    )


def _turned(fact: Fact) -> Fact:
    """The fact the other way round, where only so its kinds fit its predicate: some formats have no order."""
    one, other = fact.subject.kind, fact.object.kind
    if one is None or other is None:
        return fact
    fits = [
        (one in SIGNATURES[p].domain and other in SIGNATURES[p].range,
         other in SIGNATURES[p].domain and one in SIGNATURES[p].range)
        for p in fact.predicates
    ]  # fmt: skip
    if any(straight for straight, _ in fits) or not any(turned for _, turned in fits):
        return fact
    return Fact(
        fact.document, fact.object, fact.predicates, fact.subject,
        fact.negated, fact.hedged, fact.optional, fact.symmetric, fact.place,
    )  # fmt: skip


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"{path}: the gold cannot be read ({reason_of(error)}); give a file in UTF-8"
        ) from None

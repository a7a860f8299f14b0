"""Floors of accuracy on the benchmark that lies beside the repository, where it does.

Usage: python -m tests.bench.floors [--update [--allow-regression]]

A floor rises with --update; only --allow-regression lowers one, on purpose.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from pharmagraph.builders.extract import Extractor
from pharmagraph.graph.claim import Extraction, Mention
from pharmagraph.graph.document import Document, GivenMention
from pharmagraph.ontology.lexicon import Lexicon

BENCH = Path(__file__).resolve().parents[3] / "shared" / "bench"
FLOORS = Path(__file__).with_name("floors.json")
TASKS = (
    ("seeds", "found"),
    ("labeledin", "found"),
    ("phee", "found"),
    ("negex", "given"),
    ("semrep_gold", "given"),
)
_SLACK = 0.005  # a figure may wobble with one claim; a floor is not a photograph


@cache
def _extractor() -> Extractor:
    return Extractor(Lexicon.load())


@cache
def _scorer() -> ModuleType:
    """The benchmark's own scorer."""
    sys.path.insert(0, str(BENCH))
    try:
        spec = importlib.util.spec_from_file_location("bench_score", BENCH / "score.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules["bench_score"] = module  # its dataclasses look themselves up
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(BENCH))
    return module


def figure(corpus: str, mode: str) -> float:
    """The main figure of a corpus: F1 of the first row that the scorer calls main."""
    name = "documents.jsonl" if mode == "found" else "documents_with_mentions.jsonl"
    extractions = [
        _extractor().extract(document) for document in _documents(BENCH / "dev" / corpus / name)
    ]
    with tempfile.TemporaryDirectory() as folder:
        claims, mentions = Path(folder) / "claims.jsonl", Path(folder) / "mentions.jsonl"
        _write(claims, (row for each in extractions for row in _claims(each)))
        _write(mentions, (row for each in extractions for row in _mentions(each)))
        result = _scorer().score(BENCH / "dev" / corpus, claims, mentions, mode)
    return next(float(row["f1"]) for row in result["rows"] if row.get("main"))


def _documents(path: Path) -> Iterator[Document]:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        given = row.get("mentions")
        yield Document(
            id=row["id"],
            text=row["text"],
            title=row.get("title", ""),
            given=None
            if given is None
            else tuple(GivenMention(m["start"], m["end"], m["kind"], m.get("id")) for m in given),
        )


def _side(mention: Mention) -> dict[str, Any]:
    entity = mention.entity
    return {
        "id": entity.id, "label": entity.label, "kind": str(entity.kind), "xrefs": list(entity.xrefs),
        "start": mention.start, "end": mention.end, "text": mention.text,
    }  # fmt: skip


def _claims(extraction: Extraction) -> Iterator[dict[str, Any]]:
    for claim in extraction.claims:
        yield {
            "document": claim.document, "subject": _side(claim.subject), "predicate": str(claim.predicate),
            "object": _side(claim.object), "negated": claim.negated, "certainty": str(claim.certainty),
            "quote": claim.quote, "start": claim.start, "end": claim.end,
        }  # fmt: skip


def _mentions(extraction: Extraction) -> Iterator[dict[str, Any]]:
    for mention in extraction.mentions:
        flags = {"negated": mention.negated, "certainty": str(mention.certainty)}
        yield {"document": extraction.document.id, **_side(mention), **flags}


def _write(path: Path, rows: Iterator[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(
        description="Measures the benchmark and compares it with its floors."
    )
    parser.add_argument("--update", action="store_true", help="raise the floors to what is reached")
    parser.add_argument("--allow-regression", action="store_true", help="lower them, too")
    options = parser.parse_args()
    floors: dict[str, float] = (
        json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    )
    for corpus, mode in TASKS:
        name, reached = f"{corpus}, {mode}", round(figure(corpus, mode) - _SLACK, 3)
        print(f"{name:24} {reached + _SLACK:.3f} floor {floors.get(name, 0.0):.3f}")
        if options.update and (options.allow_regression or reached > floors.get(name, 0.0)):
            floors[name] = reached
    if options.update:
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

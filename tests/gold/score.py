"""Scores the engine on the example documents, and keeps the floors below which it may not fall.

Usage: python -m tests.gold.score [--verbose] [--update [--allow-regression]]
       python -m tests.gold.score --corpus FOLDER    the gold as a corpus of the accuracy benchmark
       python -m tests.gold.score --relocate         offsets of the quotes anew, after a reader changed
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from pharmagraph.builders.extract import Extractor
from pharmagraph.ontology.lexicon import Lexicon
from tests.gold.scoring import (
    FOLDER,
    Comparison,
    Figures,
    Tally,
    compare,
    digest,
    documents,
    facts,
    gold_files,
    rows,
)

FLOORS = FOLDER / "floors.json"
GATED = ("precision", "recall", "f1", "polarity", "certainty")
CORPUS = {
    "corpus": "examples",
    "split": "gold",
    "relations": {"match": "labels", "unique": True, "polarity": True, "certainty": True},
}


def comparisons() -> dict[str, Comparison]:
    """Every example document that has gold, against it."""
    extractor, texts = Extractor(Lexicon.load()), documents()
    results = {}
    for path in gold_files():
        gold = facts(path)
        for name in sorted({fact.document for fact in gold}):
            here = [fact for fact in gold if fact.document == name]
            results[name] = compare(here, extractor.extract(texts[name]))
    return results


def overall(results: Mapping[str, Comparison]) -> Figures:
    return sum((result.tally for result in results.values()), Tally()).figures()


def table(results: Mapping[str, Comparison]) -> str:
    """One line a document, and one for all."""
    lines = [f"{'':28} {'P':>6} {'R':>6} {'F1':>6} {'pol.':>6} {'cert.':>6} {'facts':>6}"]
    named = [(name, result.tally.figures()) for name, result in results.items()]
    for name, figures in [*named, ("all", overall(results))]:
        shares = " ".join(f"{getattr(figures, gated):6.3f}" for gated in GATED)
        lines.append(f"{name:28} {shares} {figures.facts:6}")
    return "\n".join(lines)


def details(results: Mapping[str, Comparison]) -> str:
    """What was missed, made up and misjudged, document by document."""
    lines = []
    for name, result in results.items():
        for fact in result.missed:
            _, subject, predicate, object_ = fact.triple
            lines.append(f"{name}: missed   {subject} | {predicate} | {object_}   < {fact.text}")
        for claim in result.spurious:
            said = f"{claim.subject.text} | {claim.predicate} | {claim.object.text}"
            lines.append(f"{name}: spurious {said}   ({claim.rule}) < {claim.quote}")
        for fact, claim in result.misjudged:
            found = f"negated={claim.negated} {claim.certainty}"
            wanted = f"negated={fact.negated} hedged={fact.hedged}"
            lines.append(f"{name}: flags    {found}, wanted {wanted} < {fact.text}")
    return "\n".join(lines)


def update(figures: Figures, *, allow_regression: bool) -> str:
    """Raise the floors to these figures; lower one only if that is allowed."""
    old = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {"floors": {}}
    new = {name: math.floor(getattr(figures, name) * 1000) / 1000 for name in GATED}
    lower = [name for name in GATED if new[name] < old["floors"].get(name, 0)]
    if lower and not allow_regression:
        sys.exit(f"{', '.join(lower)} would fall: mend it, or say --allow-regression and why")
    content = {"digest": digest(), "floors": new}
    FLOORS.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    return f"floors of {', '.join(f'{name} {floor}' for name, floor in new.items())}"


def write_corpus(folder: Path) -> None:
    """Write documents and gold in the form of the accuracy benchmark."""
    folder.mkdir(parents=True, exist_ok=True)
    gold = [row for path in gold_files() for row in rows(path)]
    wanted = {row["document"] for row in gold}
    texts = [
        {"id": name, "text": document.text}
        for name, document in documents().items()
        if name in wanted
    ]
    for name, objects in (("documents", texts), ("gold", gold)):
        lines = "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in objects)
        (folder / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    (folder / "corpus.json").write_text(json.dumps(CORPUS, indent=1) + "\n", encoding="utf-8")


def relocate() -> None:
    """Find the quotes anew, in the texts as they are read now."""
    texts = documents()
    for path in gold_files():
        moved = []
        for row in rows(path):
            text = texts[row["document"]].text
            if text.count(row["text"]) != 1:
                sys.exit(f"{path.name}: not once in {row['document']}: {row['text']!r}")
            start = text.index(row["text"])
            moved.append({**row, "start": start, "end": start + len(row["text"])})
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in moved)
        path.write_text(lines, encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Scores the engine on the example documents.")
    parser.add_argument("--verbose", action="store_true", help="what was missed and made up")
    parser.add_argument("--update", action="store_true", help="raise the floors to these figures")
    parser.add_argument("--allow-regression", action="store_true", help="or lower them")
    parser.add_argument("--corpus", type=Path, help="write the gold for the accuracy benchmark")
    parser.add_argument("--relocate", action="store_true", help="renew the quotes' offsets")
    options = parser.parse_args(arguments)
    if options.corpus:
        write_corpus(options.corpus)
        return 0
    if options.relocate:
        relocate()
        return 0
    results = comparisons()
    lines = [table(results)]
    if options.verbose:
        lines.append(details(results))
    if options.update:
        lines.append(update(overall(results), allow_regression=options.allow_regression))
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

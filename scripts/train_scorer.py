"""Trains the learned scorer on corpora that are free to use: `python scripts/train_scorer.py CORPORA`.

The same corpora, lexicon and libraries give the same model, byte for byte (pharmagraph/builders/scoring). Wants NumPy,
SciPy and scikit-learn. docs/decisions/0008-scorer.md says what is learned and how well.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from scorer_training.examples import Example, lexicon, read, words_of_names  # noqa: E402
from scorer_training.fitting import SEED, UNIT, Trained, fold_of, train  # noqa: E402
from scorer_training.tasks import TASKS  # noqa: E402

MODEL = ROOT / "pharmagraph" / "builders" / "scoring" / "model.json.gz"


def main() -> None:
    """Learns all tasks, writes the model, and says how good it is."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("root", type=Path, help="the folder with a folder for each corpus")
    parser.add_argument("--output", type=Path, default=MODEL)
    parser.add_argument("--report", type=Path, help="where to write all figures")
    options = parser.parse_args()
    model, reports = learned(all_examples(options.root), options.root)
    text = json.dumps(model, ensure_ascii=False, separators=(",", ":"))
    options.output.write_bytes(gzip.compress(text.encode(), mtime=0))
    if options.report:
        options.report.write_text(json.dumps(reports, indent=1), encoding="utf-8")
    for name, figures in reports.items():
        for source, each in figures.items():
            print(f"{name:14}{source:20}", {k: v for k, v in each.items() if k != "reliability"})
    print(options.output, options.output.stat().st_size, "bytes")


def training_corpora() -> list[str]:
    """Every corpus that a task learns from."""
    return sorted({source.corpus for task in TASKS for source in task.sources})


def all_examples(root: Path) -> dict[str, list[Example]]:
    """The examples of each task."""
    return {
        task.name: [
            each for source in (*task.sources, *task.silent) for each in read(root, source, task)
        ]
        for task in TASKS
    }


def learned(
    examples: Mapping[str, Sequence[Example]], root: Path, left_out: int | None = None
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The model, of all documents but those of the fold left out, and the figures of its cross-validation."""
    names = words_of_names(root, training_corpora())
    tasks = {}
    for task in TASKS:
        some = [each for each in examples[task.name] if fold_of(each.where.document) != left_out]
        tasks[task.name] = train(task, some, names)
    model = {
        "made by": "scripts/train_scorer.py",
        "seed": SEED,
        "lexicon": lexicon().version,
        "corpora": {name: digest(root / name) for name in training_corpora()},
        "tasks": {name: packed(trained) for name, trained in tasks.items()},
    }
    reports = {name: trained.report for name, trained in tasks.items()}
    return model, reports


def packed(trained: Trained) -> dict[str, Any]:
    """A task as the scorer reads it; keys without weight are left out."""
    fit, task = trained.fit, trained.task
    tables: dict[str, dict[str, int | list[int]]] = defaultdict(dict)
    several = len(task.classes) > 1
    for key, place in trained.vocabulary.items():
        weight = int(fit.weights[place])
        classes = fit.class_weights[:, place].tolist() if several else []
        if weight or any(classes):
            table, name = key.split("\t")
            tables[table][name] = [weight, *classes] if any(classes) else weight
    return {
        "subjects": task.subjects,
        "objects": task.objects,
        "classes": task.classes,
        "unit": UNIT,
        "calibration": trained.calibration,
        "threshold": trained.threshold,
        "bias": [fit.bias, *fit.class_bias.tolist()],
        "weights": {table: tables[table] for table in sorted(tables)},
    }


def digest(folder: Path) -> str:
    parts = (folder / name for name in ("documents_with_mentions.jsonl", "gold.jsonl"))
    return hashlib.sha256(b"".join(part.read_bytes() for part in parts)).hexdigest()


if __name__ == "__main__":
    main()

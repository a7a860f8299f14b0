"""The engine with a scorer that has not seen some documents, so that these say honestly how sure it may be."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from unittest.mock import patch

from scorer_training.examples import Example, lexicon, words_of_names
from scorer_training.fitting import Data, Fit, Trained, fold_of, vocabulary
from scorer_training.tasks import TASKS, Task
from train_scorer import MODEL, all_examples, packed, training_corpora

from pharmagraph.builders.extract import Extractor
from pharmagraph.builders.scoring.scorer import Scorer

LEFT_OUT = frozenset({0, 1})  # of the scorer's five folds


def is_left_out(corpus: str, document: str) -> bool:
    """Whether the scorer of `extractor` has not seen the document."""
    return fold_of(f"{corpus} {document}") in LEFT_OUT


def extractor(root: Path) -> Extractor:
    """The engine, its scorer trained without the documents left out; all else as it ships."""
    model = json.loads(gzip.decompress(MODEL.read_bytes()))
    names = words_of_names(root, training_corpora())
    for task, examples in _tasks(root):
        shipped = model["tasks"][task.name]
        keys = vocabulary(examples, names)
        fit = Fit(task, Data.of(task, examples, keys))
        calibration = tuple(shipped["calibration"])
        trained = Trained(task, fit, keys, calibration, shipped["threshold"], {})
        model["tasks"][task.name] = packed(trained)
    with patch.object(Scorer, "load", lambda: Scorer(model)):
        return Extractor(lexicon())


def _tasks(root: Path) -> list[tuple[Task, list[Example]]]:
    found = all_examples(root)
    return [
        (t, [e for e in found[t.name] if fold_of(e.where.document) not in LEFT_OUT]) for t in TASKS
    ]

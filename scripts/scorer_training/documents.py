"""How the sentences of a document add up: fitted on a corpus of concepts."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from pharmagraph.builders.scorer_document import DocumentModel, DocumentReading, Mark, Place
from pharmagraph.builders.sentences import sentences
from pharmagraph.graph.document import Document
from scorer_training.examples import Marked, documents, rows
from scorer_training.fitting import Trained, best, fold_of
from scorer_training.tasks import Source, Task

TASK, CORPUS = "drug-causes", "bc5cdr"
STRENGTH = 0.1


def train_document(
    trained: Trained, root: Path, left_out: int | None
) -> tuple[DocumentModel, dict[str, Any]]:
    """Learns what a document says of a drug and a condition from what its sentences say."""
    gold: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for fact in rows(root / CORPUS / "gold.jsonl"):
        for drug in fact["subject"]["ids"]:
            gold[fact["document"]] |= {(drug, condition) for condition in fact["object"]["ids"]}
    known = {name for name in gold_documents(root) if fold_of(f"{CORPUS} {name}") != left_out}
    found, right, fold, given = [], [], [], []
    for source in (each for each in trained.task.sources if each.corpus == CORPUS):
        for name, text, marked in documents(root, source):
            if name in known:
                document = read_document(trained, source, name, text, marked)
                for drug in document.drugs:
                    for condition in document.conditions:
                        found.append(document.features(drug, condition))
                        right.append(_stated(gold[name], drug, condition))
                        fold.append(fold_of(f"{CORPUS} {name}"))
                        given.append(source.mode == "given")
    names = sorted({name for each in found for name in each})
    x = np.array([[each.get(name, 0.0) for name in names] for each in found])
    y, folds, modes = np.array(right), np.array(fold), np.array(given)
    probabilities = np.zeros(len(y))
    for each in sorted(set(fold)):
        out = folds == each
        model = _fit(x[~out], modes[~out], y[~out])
        probabilities[out] = model.predict_proba(_with(x[out], 0 * modes[out]))[:, 1]
    facts = sum(len(gold[name]) for name in known)
    report = {
        mode: best(probabilities[here], y[here], here[here], facts)
        for mode, here in (("found", ~modes), ("given", modes))
    }
    model = _fit(x, modes, y)
    weights = {name: round(float(w), 3) for name, w in zip(names, model.coef_[0], strict=False)}
    bias = round(float(model.intercept_[0]), 3)
    threshold = report["found"]["threshold"]
    return DocumentModel(trained.task.name, bias, threshold, weights), report


def gold_documents(root: Path) -> list[str]:
    """The names of the documents of the corpus."""
    return [row["id"] for row in rows(root / CORPUS / "documents.jsonl")]


def _with(x: np.ndarray, given: np.ndarray) -> np.ndarray:
    """Features, and whether the mentions were given, so that this is not laid to them."""
    return np.hstack([x, 1.0 * given[:, None]])


def _fit(x: np.ndarray, given: np.ndarray, y: np.ndarray) -> LogisticRegression:
    return LogisticRegression(C=STRENGTH, max_iter=5000).fit(_with(x, given), y)


def _stated(facts: set[tuple[str, str]], drug: str, condition: str) -> bool:
    """Whether concepts, each named by all its ids, are those of a fact."""
    return any(one in drug.split() and two in condition.split() for one, two in facts)


def read_document(
    trained: Trained, source: Source, name: str, text: str, marked: list[Marked]
) -> DocumentReading:
    """A document as the scorer sees it, with margins from when it was held out."""
    marks, size = [], 0
    for number, sentence in enumerate(sentences(Document("", text))):
        size += 1
        here = [m for m in marked if sentence.start <= m.start and m.end <= sentence.end]
        for index, mention in enumerate(here):
            side = _side(trained.task, mention)
            if side and mention.ids:
                concept = " ".join(sorted(mention.ids))
                words = text[mention.start : mention.end]
                marks.append(Mark(side, concept, words, Place(number, index)))
    margins = trained.margins
    return DocumentReading(size, marks, lambda *places: margins[source, f"{CORPUS} {name}", places])


def _side(task: Task, mention: Marked) -> str:
    return "d" if mention.kind in task.subjects else "c" if mention.kind in task.objects else ""

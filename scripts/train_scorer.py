"""Trains the learned scorer (`pharmagraph/builders/scorer.py`) on corpora that are free to use, and reports on it.

    python scripts/train_scorer.py ../shared/bench/dev

The same corpora give the same model, byte for byte. Wants NumPy, SciPy and
scikit-learn (see docs/decisions/0003-scorer.md).
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from pharmagraph.builders.scorer_features import Reading, cue_classes
from pharmagraph.builders.sentences import sentences
from pharmagraph.graph.document import Document
from pharmagraph.ontology.kinds import Kind

MODEL = Path(__file__).resolve().parents[1] / "pharmagraph/builders/data/scorer_model.json.gz"
SEED = 20261122
FOLDS = 5
UNIT = 100  # weights are whole hundredths
MIN_DOCUMENTS = 4  # a key of fewer documents could tell which document it is from
MIN_WEIGHT = 0.02
LETTERS = "DPCXRQTO"


@dataclass(frozen=True)
class Task:
    """What to learn, and from what. `types`: a corpus's type of fact -> the class it is an example of."""

    name: str
    subjects: tuple[Kind, ...]
    objects: tuple[Kind, ...]
    corpora: tuple[str, ...]
    types: Mapping[str, str | None]
    classes: Mapping[
        str, tuple[str, ...]
    ]  # class -> the predicates that state it, its own name first
    strength: float  # inverse of the regularisation
    class_strength: float = 0.3


DRUGS = (Kind.DRUG, Kind.DRUG_CLASS)
TASKS = (
    Task(
        "drug-protein",
        DRUGS,
        (Kind.PROTEIN, Kind.RECEPTOR),
        ("drugprot",),
        {
            "INHIBITOR": "inhibitor",
            "ANTAGONIST": "antagonist",
            "INDIRECT-DOWNREGULATOR": "downregulator",
            "INDIRECT-UPREGULATOR": "upregulator",
            "ACTIVATOR": "activator",
            "AGONIST": "agonist",
            "AGONIST-ACTIVATOR": "agonist",
            "AGONIST-INHIBITOR": "agonist",
            "SUBSTRATE": "substrate",
            "SUBSTRATE_PRODUCT-OF": "substrate",
            "DIRECT-REGULATOR": "regulator",
            "PART-OF": None,
            "PRODUCT-OF": None,
        },
        {
            "inhibitor": ("inhibits", "antagonizes", "decreases"),
            "antagonist": ("antagonizes", "inhibits"),
            "downregulator": ("decreases", "inhibits"),
            "upregulator": ("increases", "activates"),
            "activator": ("activates", "agonizes", "increases"),
            "agonist": ("agonizes", "activates"),
            "substrate": ("metabolized_by", "targets"),
            "regulator": ("targets", "modulates"),
        },
        strength=0.05,
    ),
)


@dataclass
class Example:
    """A pair of mentions in a sentence: its keys, its class if it has one, and what a claim on it would count."""

    document: str
    keys: frozenset[str]
    class_: str | None
    right: frozenset[str]
    excused: frozenset[str]


@dataclass
class Corpus:
    """The examples of one task in one corpus, and how many facts there are to find."""

    examples: list[Example] = field(default_factory=list)
    facts: int = 0


def rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def read_corpus(folder: Path, task: Task) -> Corpus:
    facts: dict[tuple[str, int, int, int, int], list[dict[str, Any]]] = defaultdict(list)
    corpus = Corpus()
    for fact in rows(folder / "gold.jsonl"):
        if fact["level"] == "span" and fact["type"] in task.types:
            one, two = fact["subject"], fact["object"]
            facts[fact["document"], one["start"], one["end"], two["start"], two["end"]].append(fact)
            corpus.facts += not fact.get("optional")
    for row in rows(folder / "documents_with_mentions.jsonl"):
        for start, mentions, reading in readings(row):
            shared = keys_of(reading.sentence_features())
            for subject, object_ in pairs(task, mentions):
                (a, b, _), (c, d, _) = mentions[subject], mentions[object_]
                here = facts.get((row["id"], a + start, b + start, c + start, d + start), [])
                stated = sorted(here, key=lambda fact: bool(fact.get("optional")))
                keys = keys_of(reading.pair_features(reading.unit[subject], reading.unit[object_]))
                corpus.examples.append(
                    Example(
                        row["id"],
                        shared | keys,
                        task.types[stated[0]["type"]] if stated else None,
                        frozenset(
                            p for f in here if not f.get("optional") for p in f["predicates"]
                        ),
                        frozenset(p for f in here if f.get("optional") for p in f["predicates"]),
                    )
                )
    return corpus


def readings(row: Mapping[str, Any]) -> Iterator[tuple[int, list[tuple[int, int, Kind]], Reading]]:
    text = row["text"]
    for sentence in sentences(Document(row["id"], text)):
        start, end = sentence.start, sentence.end
        mentions = [
            (each["start"] - start, each["end"] - start, Kind(each["kind"]))
            for each in row["mentions"]
            if start <= each["start"] and each["end"] <= end
        ]
        if len({kind for _, _, kind in mentions}) > 1:
            yield start, mentions, Reading(text[start:end], mentions)


def pairs(task: Task, mentions: Sequence[tuple[int, int, Kind]]) -> Iterator[tuple[int, int]]:
    for subject, (_, _, kind) in enumerate(mentions):
        if kind in task.subjects:
            for object_, (_, _, other) in enumerate(mentions):
                if other in task.objects:
                    yield subject, object_


def keys_of(features: Sequence[Any]) -> frozenset[str]:
    return frozenset(f"{table}\t{key}" for table, keys in features for key in keys)


def words_of_names(folders: Sequence[Path]) -> frozenset[str]:
    """Stems that stand in marked names more often than outside of them: never a feature."""
    inside, outside = Counter[str](), Counter[str]()
    for folder in folders:
        for row in rows(folder / "documents_with_mentions.jsonl"):
            text, at = row["text"], 0
            for mention in sorted(row["mentions"], key=lambda each: each["start"]):
                outside.update(stems(text[at : mention["start"]]))
                inside.update(stems(text[mention["start"] : mention["end"]]))
                at = max(at, mention["end"])
            outside.update(stems(text[at:]))
    cues = cue_classes()
    return frozenset(
        word
        for word, times in inside.items()
        if times > outside[word] and word not in cues and len(word) > 3
    )


def stems(text: str) -> list[str]:
    return [token.key for token in Reading(text, ()).tokens]


def vocabulary(examples: Sequence[Example], names: frozenset[str]) -> dict[str, int]:
    """The keys that enough documents share and that name nothing."""
    documents: dict[str, set[str]] = defaultdict(set)
    for example in examples:
        for key in example.keys:
            documents[key].add(example.document)
    kept = (
        key
        for key, where in documents.items()
        if len(where) >= MIN_DOCUMENTS
        and names.isdisjoint(key.split("\t")[1].replace("|", " ").replace("..", " ").split())
    )
    return {key: place for place, key in enumerate(sorted(kept))}


def matrix(examples: Sequence[Example], vocabulary: Mapping[str, int]) -> sparse.csr_matrix:
    columns: list[int] = []
    ends = [0]
    for example in examples:
        columns += sorted(vocabulary[key] for key in example.keys if key in vocabulary)
        ends.append(len(columns))
    return sparse.csr_matrix(
        (np.ones(len(columns)), np.array(columns, dtype=np.int32), np.array(ends)),
        shape=(len(examples), len(vocabulary)),
    )


class Fit:
    """A trained task: whole-number weights towards a relation, and towards each class."""

    def __init__(self, task: Task, x: sparse.csr_matrix, classes: np.ndarray) -> None:
        related = classes >= 0
        first = LogisticRegression(C=task.strength, max_iter=1000, tol=1e-4).fit(x, related)
        self.weights, self.bias = whole(first.coef_[0]), round(float(first.intercept_[0]) * UNIT)
        names = len(task.classes)
        self.class_weights = np.zeros((names, x.shape[1]), dtype=int)
        self.class_bias = np.zeros(names, dtype=int)
        if names > 1:
            second = LogisticRegression(C=task.class_strength, max_iter=1000, tol=1e-4)
            second.fit(x[related], classes[related])
            self.class_weights = whole(second.coef_)
            self.class_bias = np.round(second.intercept_ * UNIT).astype(int)

    def margin(self, x: sparse.csr_matrix) -> np.ndarray:
        return np.asarray(x @ self.weights + self.bias) / UNIT

    def class_odds(self, x: sparse.csr_matrix) -> np.ndarray:
        margins = np.asarray(x @ self.class_weights.T + self.class_bias) / UNIT
        odds = np.exp(margins - margins.max(axis=1, keepdims=True))
        return np.asarray(odds / odds.sum(axis=1, keepdims=True))


def whole(weights: np.ndarray) -> np.ndarray:
    return np.where(abs(weights) < MIN_WEIGHT, 0, np.round(weights * UNIT)).astype(int)


def folds_of(examples: Sequence[Example]) -> np.ndarray:
    documents = sorted({example.document for example in examples})
    order = np.random.RandomState(SEED).permutation(len(documents)) % FOLDS
    fold = dict(zip(documents, order, strict=True))
    return np.array([fold[example.document] for example in examples])


@dataclass
class Trained:
    task: Task
    fit: Fit
    vocabulary: dict[str, int]
    calibration: tuple[float, float]
    threshold: float
    report: dict[str, Any]


def train(task: Task, root: Path, names: frozenset[str]) -> Trained:
    corpora = [read_corpus(root / name, task) for name in task.corpora]
    examples = [example for corpus in corpora for example in corpus.examples]
    facts = sum(corpus.facts for corpus in corpora)
    order = {name: place for place, name in enumerate(task.classes)}
    classes = np.array([order[e.class_] if e.class_ else -1 for e in examples])
    keys = vocabulary(examples, names)
    x = matrix(examples, keys)
    margins, odds = np.zeros(len(examples)), np.zeros((len(examples), len(task.classes)))
    fold = folds_of(examples)
    for each in range(FOLDS):
        out = fold == each
        fit = Fit(task, x[~out], classes[~out])
        margins[out], odds[out] = fit.margin(x[out]), fit.class_odds(x[out])
    platt = LogisticRegression(C=1e6).fit(margins[:, None], classes >= 0)
    slope, offset = round(float(platt.coef_[0, 0]), 4), round(float(platt.intercept_[0]), 4)
    probabilities, right, counted = judged(
        task, examples, 1 / (1 + np.exp(-(slope * margins + offset))), odds
    )
    threshold, report = best(probabilities, right, counted, facts)
    report["examples"], report["facts"] = len(examples), facts
    return Trained(task, Fit(task, x, classes), keys, (slope, offset), threshold, report)


def judged(
    task: Task, examples: Sequence[Example], related: np.ndarray, odds: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Of the likeliest claim on each pair: its probability, whether it is right, whether it counts at all."""
    predicates = [says[0] for says in task.classes.values()]
    entails = np.array([[p in says for says in task.classes.values()] for p in predicates])
    likeliest = odds.argmax(axis=1)
    probabilities = related * (odds * entails[likeliest]).sum(axis=1)
    named = [predicates[each] for each in likeliest]
    right = np.array([p in e.right for p, e in zip(named, examples, strict=True)])
    excused = np.array([p in e.excused for p, e in zip(named, examples, strict=True)])
    return probabilities, right, right | ~excused


def best(
    probabilities: np.ndarray, right: np.ndarray, counted: np.ndarray, facts: int
) -> tuple[float, dict[str, Any]]:
    """The threshold of the best F1, and how good and how well calibrated the probabilities are."""
    figures = []
    for percent in range(5, 80):
        said = counted & (probabilities >= percent / 100)
        found = int((said & right).sum())
        figures.append(
            (2 * found / (int(said.sum()) + facts), percent / 100, found, int(said.sum()))
        )
    f1, threshold, found, said = max(figures)
    table, error = [], 0.0
    for low in range(10):
        here = counted & (np.minimum((probabilities * 10).astype(int), 9) == low)
        if here.any():
            mean, share = float(probabilities[here].mean()), float(right[here].mean())
            table.append((low / 10, int(here.sum()), round(mean, 3), round(share, 3)))
            error += int(here.sum()) / int(counted.sum()) * abs(mean - share)
    figures_ = {"precision": found / said, "recall": found / facts, "f1": f1, "ece": error}
    return threshold, {**{k: round(v, 4) for k, v in figures_.items()}, "reliability": table}


def packed(trained: Trained) -> dict[str, Any]:
    """A task as the scorer reads it; keys without weight are left out."""
    fit, task = trained.fit, trained.task
    tables: dict[str, dict[str, int | list[int]]] = defaultdict(dict)
    for key, place in trained.vocabulary.items():
        weight = int(fit.weights[place])
        classes = [
            value
            for number, column in enumerate(fit.class_weights[:, place])
            if column
            for value in (number, int(column))
        ]
        if weight or classes:
            table, name = key.split("\t")
            tables[table][name] = [weight, *classes] if classes else weight
    return {
        "subjects": task.subjects,
        "objects": task.objects,
        "classes": task.classes,
        "unit": UNIT,
        "calibration": trained.calibration,
        "threshold": trained.threshold,
        "bias": fit.bias,
        "class_bias": fit.class_bias.tolist(),
        "weights": {table: tables[table] for table in sorted(tables)},
    }


def digest(folder: Path) -> str:
    parts = (folder / name for name in ("documents_with_mentions.jsonl", "gold.jsonl"))
    return hashlib.sha256(b"".join(part.read_bytes() for part in parts)).hexdigest()


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("root", type=Path, help="folder with a folder for each corpus")
    parser.add_argument("--output", type=Path, default=MODEL)
    options = parser.parse_args()
    corpora = sorted({name for task in TASKS for name in task.corpora})
    names = words_of_names([options.root / name for name in corpora])
    trained = [train(task, options.root, names) for task in TASKS]
    model = {
        "made by": "scripts/train_scorer.py",
        "seed": SEED,
        "corpora": {name: digest(options.root / name) for name in corpora},
        "tasks": {each.task.name: packed(each) for each in trained},
    }
    text = json.dumps(model, ensure_ascii=False, separators=(",", ":"))
    options.output.write_bytes(gzip.compress(text.encode(), mtime=0))
    for each in trained:
        weights = sum(len(table) for table in model["tasks"][each.task.name]["weights"].values())
        print(each.task.name, "threshold", each.threshold, "keys", weights, json.dumps(each.report))
    print(options.output, options.output.stat().st_size, "bytes")


if __name__ == "__main__":
    main()

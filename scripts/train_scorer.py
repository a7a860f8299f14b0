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
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from pharmagraph.builders.scorer_document import DocumentModel, DocumentReading, Mark, Place
from pharmagraph.builders.scorer_features import Features, Reading, cue_classes
from pharmagraph.builders.sentences import sentences
from pharmagraph.graph.document import Document
from pharmagraph.ontology.kinds import Kind

MODEL = Path(__file__).resolve().parents[1] / "pharmagraph/builders/data/scorer_model.json.gz"
SEED = 20261122
FOLDS = 5
UNIT = 100  # weights are whole hundredths
MIN_DOCUMENTS = 4  # a key of fewer documents could tell which document it is from
MIN_WEIGHT = 0.02
HARDLY_SAID = 1.0  # a sentence this far below the best one on a fact is no example of saying it
DOCUMENT_TASK, DOCUMENT_CORPUS = "drug-causes", "bc5cdr"
DOCUMENT_STRENGTH = 0.1


SKIP = "-"


@dataclass(frozen=True)
class Task:
    """What to learn, and from what.

    `types`: a corpus's type of fact -> the class it is an example of, None for an example of no relation, SKIP
    for neither. Pairs without a fact are examples of no relation, but where a corpus leaves such relations unmarked
    (`unmarked`) only in sentences that hold no cue of one of the classes `cues`.
    """

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
    unmarked: frozenset[str] = frozenset()
    cues: tuple[str, ...] = ()


DRUGS = (Kind.DRUG, Kind.DRUG_CLASS)
CONDITIONS = (Kind.CONDITION, Kind.EFFECT)
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
    Task(
        "drug-causes",
        DRUGS,
        CONDITIONS,
        ("bc5cdr", "phee"),
        {
            "CID": "cause",
            "Adverse_event.effect": "cause",
            "Adverse_event.disorder": None,
            "Potential_therapeutic_event.disorder": None,
            "Potential_therapeutic_event.effect": SKIP,
        },
        {"cause": ("causes",)},
        strength=0.02,
    ),
    Task(
        "drug-treats",
        DRUGS,
        CONDITIONS,
        ("phee", "labeledin", "bc5cdr"),
        {
            "CID": None,
            "Adverse_event.effect": None,
            "Adverse_event.disorder": "treatment",
            "Potential_therapeutic_event.disorder": "treatment",
            "Potential_therapeutic_event.effect": SKIP,
            "indication": "treatment",
        },
        {"treatment": ("treats", "prevents")},
        strength=0.05,
        unmarked=frozenset({"bc5cdr", "labeledin"}),
        cues=("TRE",),
    ),
)


class Where(NamedTuple):
    """A pair of mentions: in which document, where there, and of which concepts."""

    document: str
    places: tuple[Place, Place]
    concepts: tuple[str, str]


@dataclass
class Example:
    """A pair of mentions in a sentence: its keys, its class if it has one, and what a claim on it would count."""

    where: Where
    keys: list[str]
    class_: str | None
    right: frozenset[str]
    excused: frozenset[str]


def rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def read_corpus(folder: Path, task: Task) -> Iterator[Example]:
    """The pairs of the corpus that say yes or no to the task."""
    facts: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for fact in rows(folder / "gold.jsonl"):
        if fact["type"] in task.types:
            facts[fact["document"]].append(fact)
    for row in rows(folder / "documents_with_mentions.jsonl"):
        for number, marked, reading in readings(row):
            shared = keys_of(reading.sentence_features())
            hinted = any(cue.startswith(task.cues) for cue in reading.cue_classes)
            for subject, object_ in pairs(task, marked):
                here = [
                    fact
                    for fact in facts[row["id"]]
                    if meets(fact["subject"], marked[subject], folder.name)
                    and meets(fact["object"], marked[object_], folder.name)
                ]
                if here or not (hinted and folder.name in task.unmarked):
                    keys = keys_of(
                        reading.pair_features(reading.unit[subject], reading.unit[object_])
                    )
                    where = Where(
                        f"{folder.name} {row['id']}",
                        (Place(number, subject), Place(number, object_)),
                        (marked[subject].get("id") or "", marked[object_].get("id") or ""),
                    )
                    yield from example(task, where, shared + keys, here)


def example(
    task: Task,
    where: Where,
    keys: list[str],
    facts: Sequence[Mapping[str, Any]],
) -> Iterator[Example]:
    """The example that a pair with these facts is, unless it says neither yes nor no."""
    stated = sorted(facts, key=lambda fact: bool(fact.get("optional")))
    class_ = task.types[stated[0]["type"]] if stated else None
    if class_ == SKIP or (stated and stated[0]["negated"]):
        return
    right, excused = set[str](), set[str]()
    for fact in facts:
        if task.types[fact["type"]]:
            right |= set(fact["predicates"])
        elif fact.get("optional"):
            excused |= set(fact["predicates"])
    yield Example(where, keys, class_, frozenset(right), frozenset(excused))


def meets(side: Mapping[str, Any], mention: Mapping[str, Any], corpus: str) -> bool:
    """Whether a mention is one side of a fact: by its id or by its place; labels are about one drug anyway."""
    if corpus == "bc5cdr":
        return mention.get("id") in side["ids"]
    if corpus == "labeledin":
        return "spans" not in side or [mention["start"], mention["end"]] in side["spans"]
    return (mention["start"], mention["end"]) == (side["start"], side["end"])


def readings(row: Mapping[str, Any]) -> Iterator[tuple[int, list[dict[str, Any]], Reading]]:
    """The sentences of a document that have mentions of two kinds, with their number and their mentions."""
    text = row["text"]
    for number, sentence in enumerate(sentences(Document(row["id"], text))):
        start, end = sentence.start, sentence.end
        marked = [each for each in row["mentions"] if start <= each["start"] and each["end"] <= end]
        places = [
            (each["start"] - start, each["end"] - start, Kind(each["kind"])) for each in marked
        ]
        if len({each["kind"] for each in marked}) > 1:
            yield number, marked, Reading(text[start:end], places)


def pairs(task: Task, marked: Sequence[Mapping[str, Any]]) -> Iterator[tuple[int, int]]:
    for subject, one in enumerate(marked):
        if one["kind"] in task.subjects:
            for object_, other in enumerate(marked):
                if other["kind"] in task.objects:
                    yield subject, object_


def keys_of(features: Sequence[Features]) -> list[str]:
    return [f"{table}\t{key}" for table, keys in features for key in keys]


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
    return Reading(text, ()).keys


def vocabulary(examples: Sequence[Example], names: frozenset[str]) -> dict[str, int]:
    """The keys that enough documents share and that name nothing."""
    documents: dict[str, set[str]] = defaultdict(set)
    for example in examples:
        for key in set(example.keys):
            documents[key].add(example.where.document)
    kept = (
        key
        for key, where in documents.items()
        if len(where) >= MIN_DOCUMENTS
        and names.isdisjoint(key.split("\t")[1].replace("|", " ").replace("..", " ").split())
    )
    return {key: place for place, key in enumerate(sorted(kept))}


def matrix(examples: Sequence[Example], vocabulary: Mapping[str, int]) -> sparse.csr_matrix:
    """A row for each example, a column for each key."""
    columns: list[int] = []
    ends = [0]
    for example in examples:
        columns += [vocabulary[key] for key in example.keys if key in vocabulary]
        ends.append(len(columns))
    found = sparse.csr_matrix(
        (np.ones(len(columns)), np.array(columns, dtype=np.int32), np.array(ends)),
        shape=(len(examples), len(vocabulary)),
    )
    found.sum_duplicates()
    return found


@dataclass(frozen=True)
class Data:
    """Examples as numbers.

    `corpora` says which corpus an example is from, so that its share of relations is not laid to its words.
    `facts` numbers the facts about concepts: of the sentences that name the two, not all need say so. -1 elsewhere.
    """

    keys: sparse.csr_matrix
    classes: np.ndarray
    corpora: sparse.csr_matrix
    facts: np.ndarray

    @classmethod
    def of(cls, task: Task, examples: Sequence[Example], vocabulary: Mapping[str, int]) -> Data:
        """The examples of a task."""
        order = {name: place for place, name in enumerate(task.classes)}
        numbers: dict[tuple[str, ...], int] = {}
        facts = [
            numbers.setdefault((e.where.document, *e.where.concepts), len(numbers))
            if e.class_ and all(e.where.concepts)
            else -1
            for e in examples
        ]
        corpora = np.array(
            [
                [10.0 * e.where.document.startswith(f"{c} ") for c in task.corpora[1:]]
                for e in examples
            ]
        )
        return cls(
            matrix(examples, vocabulary),
            np.array([order[e.class_] if e.class_ else -1 for e in examples]),
            sparse.csr_matrix(corpora.reshape(len(examples), -1)),
            np.array(facts),
        )

    def where(self, mask: np.ndarray) -> Data:
        """Some of the examples."""
        return Data(self.keys[mask], self.classes[mask], self.corpora[mask], self.facts[mask])


class Fit:
    """A trained task: whole-number weights towards a relation, and towards each class."""

    def __init__(self, task: Task, data: Data) -> None:
        self._relate(task, data)
        if (data.facts >= 0).any():
            margins = self.margin(data.keys)
            best = np.full(data.facts.max() + 1, -np.inf)
            np.maximum.at(best, data.facts, margins)
            hardly = (data.facts >= 0) & (margins < best[data.facts] - HARDLY_SAID)
            self._relate(task, data.where(~hardly))
        names = len(task.classes)
        self.class_weights = np.zeros((names, data.keys.shape[1]), dtype=int)
        self.class_bias = np.zeros(names, dtype=int)
        if names > 1:
            stated = data.where(data.classes >= 0)
            second = LogisticRegression(C=task.class_strength, max_iter=1000, tol=1e-4)
            second.fit(stated.keys, stated.classes)
            self.class_weights = whole(second.coef_)
            self.class_bias = np.round(second.intercept_ * UNIT).astype(int)

    def _relate(self, task: Task, data: Data) -> None:
        first = LogisticRegression(C=task.strength, max_iter=1000, tol=1e-4)
        first.fit(sparse.hstack([data.keys, data.corpora]).tocsr(), data.classes >= 0)
        self.weights = whole(first.coef_[0, : data.keys.shape[1]])
        self.bias = round(float(first.intercept_[0]) * UNIT)

    def margin(self, x: sparse.csr_matrix) -> np.ndarray:
        return np.asarray(x @ self.weights + self.bias) / UNIT

    def class_odds(self, x: sparse.csr_matrix) -> np.ndarray:
        margins = np.asarray(x @ self.class_weights.T + self.class_bias) / UNIT
        odds = np.exp(margins - margins.max(axis=1, keepdims=True))
        return np.asarray(odds / odds.sum(axis=1, keepdims=True))


def whole(weights: np.ndarray) -> np.ndarray:
    return np.where(abs(weights) < MIN_WEIGHT, 0, np.round(weights * UNIT)).astype(int)


def folds_of(documents: Sequence[str]) -> np.ndarray:
    """The fold of each document, the same whatever else is trained on it."""
    return np.array([zlib.crc32(f"{SEED} {name}".encode()) % FOLDS for name in documents])


@dataclass
class Trained:
    task: Task
    fit: Fit
    vocabulary: dict[str, int]
    calibration: tuple[float, float]
    threshold: float
    report: dict[str, Any]
    margins: dict[tuple[str, tuple[Place, Place]], float]  # of each example, when it was held out


def train(task: Task, root: Path, names: frozenset[str]) -> Trained:
    examples = [example for name in task.corpora for example in read_corpus(root / name, task)]
    facts = sum(bool(example.right) for example in examples)
    keys = vocabulary(examples, names)
    data = Data.of(task, examples, keys)
    x, classes = data.keys, data.classes
    margins, odds = np.zeros(len(examples)), np.zeros((len(examples), len(task.classes)))
    fold = folds_of([example.where.document for example in examples])
    for each in range(FOLDS):
        out = fold == each
        fit = Fit(task, data.where(~out))
        margins[out], odds[out] = fit.margin(x[out]), fit.class_odds(x[out])
    platt = LogisticRegression(C=1e6).fit(margins[:, None], classes >= 0)
    slope, offset = round(float(platt.coef_[0, 0]), 4), round(float(platt.intercept_[0]), 4)
    probabilities, right, counted = judged(
        task, examples, 1 / (1 + np.exp(-(slope * margins + offset))), odds
    )
    threshold, report = best(probabilities, right, counted, facts)
    report |= {"examples": len(examples), "facts": facts}
    report["corpora"] = {}
    for name in task.corpora if len(task.corpora) > 1 else ():
        here = np.array([each.where.document.startswith(name + " ") for each in examples])
        total = sum(
            bool(each.right) for each in examples if each.where.document.startswith(name + " ")
        )
        report["corpora"][name] = best(probabilities[here], right[here], counted[here], total)
    held_out = {
        (e.where.document, e.where.places): float(m) for e, m in zip(examples, margins, strict=True)
    }
    fit = Fit(task, data)
    return Trained(task, fit, keys, (slope, offset), threshold, report, held_out)


def train_document(trained: Trained, folder: Path) -> tuple[DocumentModel, dict[str, Any]]:
    """Learns from a corpus of concepts how a document's sentences add up."""
    gold: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for fact in rows(folder / "gold.jsonl"):
        for drug in fact["subject"]["ids"]:
            gold[fact["document"]] |= {(drug, condition) for condition in fact["object"]["ids"]}
    found, right, documents = [], [], []
    for row in rows(folder / "documents_with_mentions.jsonl"):
        name = f"{folder.name} {row['id']}"
        document = whole_document(trained, row, name)
        for drug in document.drugs:
            for condition in document.conditions:
                found.append(document.features(drug, condition))
                right.append((drug, condition) in gold[row["id"]])
                documents.append(name)
    names = sorted({name for features in found for name in features})
    x = np.array([[features.get(name, 0.0) for name in names] for features in found])
    y = np.array(right)
    fold = folds_of(documents)
    probabilities = np.zeros(len(y))
    for each in range(FOLDS):
        out = fold == each
        model = LogisticRegression(C=DOCUMENT_STRENGTH, max_iter=5000).fit(x[~out], y[~out])
        probabilities[out] = model.predict_proba(x[out])[:, 1]
    facts = sum(map(len, gold.values()))
    threshold, report = best(probabilities, y, np.ones(len(y), dtype=bool), facts)
    model = LogisticRegression(C=DOCUMENT_STRENGTH, max_iter=5000).fit(x, y)
    weights = {name: round(float(w), 3) for name, w in zip(names, model.coef_[0], strict=True)}
    bias = round(float(model.intercept_[0]), 3)
    return DocumentModel(trained.task.name, bias, threshold, weights), report


def whole_document(trained: Trained, row: Mapping[str, Any], name: str) -> DocumentReading:
    """A document as the scorer sees it, with margins from when it was held out."""
    marks, size = [], 0
    for number, sentence in enumerate(sentences(Document(row["id"], row["text"]))):
        size += 1
        here = (
            each
            for each in row["mentions"]
            if sentence.start <= each["start"] and each["end"] <= sentence.end
        )
        for index, mention in enumerate(here):
            if mention.get("id"):
                side = "d" if mention["kind"] in trained.task.subjects else "c"
                text = row["text"][mention["start"] : mention["end"]]
                marks.append(Mark(side, mention["id"], text, Place(number, index)))
    return DocumentReading(size, marks, lambda *places: trained.margins[name, places])


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
            (2 * found / max(1, int(said.sum()) + facts), percent / 100, found, int(said.sum()))
        )
    f1, threshold, found, said = max(figures)
    table, error = [], 0.0
    for low in range(10):
        here = counted & (np.minimum((probabilities * 10).astype(int), 9) == low)
        if here.any():
            mean, share = float(probabilities[here].mean()), float(right[here].mean())
            table.append((low / 10, int(here.sum()), round(mean, 3), round(share, 3)))
            error += int(here.sum()) / int(counted.sum()) * abs(mean - share)
    figures_ = {
        "precision": found / max(1, said),
        "recall": found / max(1, facts),
        "f1": f1,
        "ece": error,
    }
    return threshold, {**{k: round(v, 4) for k, v in figures_.items()}, "reliability": table}


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


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("root", type=Path, help="folder with a folder for each corpus")
    parser.add_argument("--output", type=Path, default=MODEL)
    options = parser.parse_args()
    corpora = sorted({name for task in TASKS for name in task.corpora})
    names = words_of_names([options.root / name for name in corpora])
    trained = [train(task, options.root, names) for task in TASKS]
    causes = next(each for each in trained if each.task.name == DOCUMENT_TASK)
    whole, report = train_document(causes, options.root / DOCUMENT_CORPUS)
    model = {
        "made by": "scripts/train_scorer.py",
        "seed": SEED,
        "corpora": {name: digest(options.root / name) for name in corpora},
        "tasks": {each.task.name: packed(each) for each in trained},
        "document": asdict(whole),
    }
    text = json.dumps(model, ensure_ascii=False, separators=(",", ":"))
    options.output.write_bytes(gzip.compress(text.encode(), mtime=0))
    for each in trained:
        weights = sum(len(table) for table in model["tasks"][each.task.name]["weights"].values())
        print(each.task.name, "threshold", each.threshold, "keys", weights, json.dumps(each.report))
    print("document", "threshold", whole.threshold, json.dumps(report))
    print(options.output, options.output.stat().st_size, "bytes")


if __name__ == "__main__":
    main()

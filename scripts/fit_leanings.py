"""Fits the models of leanings and writes them.

    python scripts/fit_leanings.py training/articles/* --third ../shared/bench/dev/labeledin

Each folder holds `documents.jsonl` (id, text, title) and `gold.jsonl`, every fact that the documents state: document,
subject and object with their aliases (or text), predicates. Of a folder after `--third` every third document that
reads like an article is taken. A folder after `--unseen` is only judged, by the models that will ship; it may hold a
folder `files`, of any format, and `judged.jsonl` instead: names of which somebody said what their sentences say of
the drug (document, start, end, task, predicates). Overwrites pharmagraph/builders/leanings/leanings.json (`--dry-run`
does not); the same engine and folders give the same bytes. Prints how well each folder is judged by models that have
not seen it. To be run after the rules have changed much. Wants scikit-learn.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pharmagraph.builders.extract import Extractor  # noqa: E402
from pharmagraph.builders.findings.findings import Finding  # noqa: E402
from pharmagraph.builders.leanings.article import Course, is_article  # noqa: E402
from pharmagraph.builders.leanings.candidates import Candidate, candidates  # noqa: E402
from pharmagraph.builders.leanings.leaning import BACK, NOTHING, Leanings  # noqa: E402
from pharmagraph.builders.readers import read_all  # noqa: E402
from pharmagraph.builders.rows.tagged import Tagged  # noqa: E402
from pharmagraph.graph.claim import Entity, Mention  # noqa: E402
from pharmagraph.graph.document import Document  # noqa: E402
from pharmagraph.ontology.lexicon import Lexicon  # noqa: E402

DATA = ROOT / "pharmagraph" / "builders" / "leanings" / "leanings.json"
ANSWERS = {
    "ills": ("causes", "treats", "prevents", "contraindicated_in"),
    "drugs": (
        "interacts_with",
        "adjunct_to",
        f"{BACK}adjunct_to",
        "alternative_to",
        f"{BACK}alternative_to",
        "superior_to",
        f"{BACK}superior_to",
        "has_role",
    ),
    "people": ("contraindicated_in",),
    "forms": ("administered_via",),
    "doses": ("has_dose",),
    "proteins": ("metabolized_by",),
    "agencies": ("approved_by",),
    "names": ("also_known_as",),
}
SYMMETRIC = {"interacts_with", "compared_with"}
# what also counts as the answer, where gold allows several predicates
AS_GOOD = {
    "causes": {"increases"},
    "treats": {"decreases"},
    "prevents": {"decreases"},
    "interacts_with": {"increases", "decreases", "contraindicated_in"},
}
THRESHOLDS = dict.fromkeys(ANSWERS, 0.48)
STRENGTH = 0.3  # inverse of the penalty on weights
LEAST = 3  # a feature seen less often says nothing


class Row(NamedTuple):
    """A candidate of a folder, and the predicates that gold has for it."""

    folder: str
    candidate: Candidate
    said: frozenset[str]


class Recorder(Leanings):
    """Notes every candidate, and says nothing."""

    def __init__(self, of_the_body: frozenset[str]) -> None:
        super().__init__({}, of_the_body)
        self.seen: list[Candidate] = []

    def findings(
        self,
        text: str,
        course: Course,
        row: Sequence[Mention],
        tagged: Tagged | None,
        kept: Sequence[Finding],
        spoken_of: Entity | None,
        *,
        partners: bool = True,
    ) -> Iterator[Finding]:
        """Nothing."""
        seen = candidates(text, course, row, tagged, kept, spoken_of, self.of_the_body)
        self.seen += (each for each in seen if partners or each.task != "drugs")
        return iter(())


def rows_of(folder: Path, extractor: Extractor, *, third: bool = False) -> list[Row]:
    """The candidates of the documents of a folder, or of every third article in it, with what gold says of each."""
    if (folder / "judged.jsonl").exists():
        return _judged_by_hand(folder, extractor)
    gold: dict[str, list[dict[str, Any]]] = {}
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        fact = json.loads(line)
        gold.setdefault(fact["document"], []).append(fact)
    rows = []
    lines = (folder / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    documents = [
        Document(given["id"], given["text"], given.get("title", ""))
        for given in map(json.loads, lines)
    ]
    for document in [each for each in documents if is_article(each)][::3] if third else documents:
        facts = gold.get(document.id, [])
        seen = candidates_of(document, extractor)
        rows += [Row(folder.name, each, _said(each, facts)) for each in seen]
    stated = {p for facts in gold.values() for fact in facts for p in fact["predicates"]}
    tasks = {task for task, answers in ANSWERS.items() if not stated.isdisjoint(answers)}
    return [row for row in rows if row.candidate.task in tasks]


def candidates_of(document: Document, extractor: Extractor) -> list[Candidate]:
    """All names that no rule reads in a document."""
    former = extractor.engine.leanings
    extractor.engine.leanings = recorder = Recorder(former.of_the_body if former else frozenset())
    for _ in extractor.readings(document):
        pass
    return recorder.seen


def _judged_by_hand(folder: Path, extractor: Extractor) -> list[Row]:
    said: dict[tuple[str, int, str], frozenset[str]] = {}
    for line in (folder / "judged.jsonl").read_text(encoding="utf-8").splitlines():
        name = json.loads(line)
        said[name["document"], name["start"], name["task"]] = frozenset(name["predicates"])
    return [
        Row(folder.name, each, said[key])
        for document in read_all([str(folder / "files")])
        if isinstance(document, Document)
        for each in candidates_of(document, extractor)
        if (key := (Path(document.id).name, each.object.start, each.task)) in said
    ]


def _said(candidate: Candidate, facts: Sequence[dict[str, Any]]) -> frozenset[str]:
    subject = candidate.subject
    entity = subject if isinstance(subject, Entity) else subject.entity
    mine = {candidate.object.text.lower(), candidate.object.entity.label.lower()}
    said: set[str] = set()
    for fact in facts:
        one, other = (_names(fact[side]) for side in ("subject", "object"))
        if entity.label.lower() in one and mine & other:
            said.update(fact["predicates"])
        elif candidate.task == "drugs" and entity.label.lower() in other and mine & one:
            said.update(each if each in SYMMETRIC else BACK + each for each in fact["predicates"])
    return frozenset(said)


def _names(side: dict[str, Any]) -> set[str]:
    names = side.get("aliases") or [side["text"], *side.get("texts", [])]
    return {name.lower() for name in names}


def answer_of(row: Row) -> str:
    """The answer that the model should give."""
    answers = ANSWERS[row.candidate.task]
    plain = next((each for each in answers if each in row.said), None)
    if plain is not None or row.candidate.task != "ills":
        return plain or NOTHING
    return next((each for each in answers if AS_GOOD.get(each, set()) & row.said), NOTHING)


def fitted(rows: Sequence[Row]) -> tuple[DictVectorizer, LogisticRegression]:
    """A model of these rows."""
    counts = Counter(feature for row in rows for feature in row.candidate.features)
    vectors = DictVectorizer()
    matrix = vectors.fit_transform(
        [{f: 1.0 for f in sorted(row.candidate.features) if counts[f] >= LEAST} for row in rows]
    )
    model = LogisticRegression(C=STRENGTH, max_iter=5000)
    return vectors, model.fit(matrix, [answer_of(row) for row in rows])


def judged(rows: Sequence[Row], others: Sequence[Row], threshold: float) -> Counter[str]:
    """How many claims a model of the others makes of these, and how many are right."""
    vectors, model = fitted(others)
    matrix = vectors.transform([dict.fromkeys(row.candidate.features, 1.0) for row in rows])
    counts: Counter[str] = Counter()
    for row, probabilities in zip(rows, model.predict_proba(matrix), strict=True):
        answer = str(model.classes_[probabilities.argmax()])
        counts["facts"] += bool(row.said & set(ANSWERS[row.candidate.task]))
        if answer == NOTHING or probabilities.max() < threshold:
            continue
        right = bool(({answer} | AS_GOOD.get(answer, set())) & row.said)
        counts["right" if right else "wrong"] += 1
        counts[f"{answer} {'right' if right else 'wrong'}"] += 1
    return counts


def packed(rows: Sequence[Row], threshold: float) -> dict[str, Any]:
    """A model of these rows, as it ships."""
    vectors, model = fitted(rows)
    names = [str(each) for each in model.classes_]
    coefficients, bias = model.coef_, model.intercept_
    if len(names) == 2:  # of two answers, the one that is not the second
        coefficients = np.vstack([-coefficients / 2, coefficients / 2])
        bias = np.array([-bias[0] / 2, bias[0] / 2])
    weights: dict[str, dict[str, float]] = {}
    for column, feature in enumerate(vectors.get_feature_names_out()):
        said = {name: round(float(coefficients[at, column]), 2) for at, name in enumerate(names)}
        weights[str(feature)] = {name: weight for name, weight in said.items() if weight}
    return {
        "threshold": threshold,
        "bias": {name: round(float(bias[at]), 2) for at, name in enumerate(names)},
        "weights": weights,
    }


def main() -> None:
    """Fit, say how well, and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--third", nargs="+", type=Path, default=[], metavar="FOLDER")
    parser.add_argument("--unseen", nargs="+", type=Path, default=[], metavar="FOLDER")
    parser.add_argument("--dry-run", action="store_true", help="write nothing")
    options = parser.parse_args()
    extractor = Extractor(Lexicon.load())
    rows = [row for folder in options.folders for row in rows_of(folder, extractor)]
    rows += [row for folder in options.third for row in rows_of(folder, extractor, third=True)]
    unseen = [row for folder in options.unseen for row in rows_of(folder, extractor)]
    models = {}
    for task in ANSWERS:
        own = [row for row in rows if row.candidate.task == task]
        total: Counter[str] = Counter()
        for folder in options.folders + options.third:
            here = [row for row in own if row.folder == folder.name]
            there = [row for row in own if row.folder != folder.name]
            if here and there:
                counts = judged(here, there, THRESHOLDS[task])
                total += counts
                print(task, folder.name, dict(sorted(counts.items())))
        print(task, "all", dict(sorted(total.items())))
        for folder in options.unseen:
            here = [r for r in unseen if r.candidate.task == task and r.folder == folder.name]
            if here:
                counts = judged(here, own, THRESHOLDS[task])
                print(task, folder.name, "(unseen)", dict(sorted(counts.items())))
        models[task] = packed(own, THRESHOLDS[task])
    if not options.dry_run:
        text = json.dumps(models, ensure_ascii=False, indent=0, sort_keys=True)
        DATA.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

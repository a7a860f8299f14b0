"""Fits the weights by which articles are about a drug, and prints them for `builders/rows/introduced.py`.

    python scripts/fit_topics.py training/articles/*

Each folder holds `documents.jsonl` (id, text, title) and `gold.jsonl`, every fact that the documents state: document,
subject and object with their aliases. What more than half of the facts are of is what an article is about. Few of
these articles name their drug seldom, so each is read again with the names taken out after the first one, two or
three, and with each drug named only once or twice; and, as one about a drug that nobody knows, with none of its names.
Prints how often the right drug is found by weights that have not seen the article. Wants scikit-learn.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pharmagraph.builders.extract import Extractor  # noqa: E402
from pharmagraph.builders.rows.introduced import eligible, outline, signs  # noqa: E402
from pharmagraph.builders.text.title import title_of  # noqa: E402
from pharmagraph.graph.claim import Entity, Mention  # noqa: E402
from pharmagraph.graph.document import Document  # noqa: E402
from pharmagraph.ontology.kinds import Kind  # noqa: E402
from pharmagraph.ontology.lexicon import Lexicon  # noqa: E402

MOST = 0.56  # of the facts
PARTS = 10  # of the articles, each judged by the others
LIKELY = 0.5
WEIGHTS = {"whole": 2.0, "few": 1.0, "none": 1.0, "several": 4.0}


class Sample(NamedTuple):
    """A drug of an article as it is or with names taken out, and whether the article is about it."""

    article: int
    version: str
    said: dict[str, float]
    right: bool
    weight: float


def samples_of(
    number: int, document: Document, topic: set[str], extractor: Extractor
) -> list[Sample]:
    """The drugs of every version of an article."""
    readings = list(extractor.readings(document))
    title = title_of(document.text)
    parts = outline([each.sentence for each in readings], document.text, title[1] if title else 0)
    mentions = [mention for each in readings for mention in each.mentions]
    own = {m.entity for m in mentions if m.entity.kind is Kind.DRUG and topic & _names(m)}
    samples = []
    for version, weight, left in versions(mentions, own):
        drugs = eligible(left, parts, extractor.engine.endogenous)
        if drugs:
            samples += [
                Sample(number, version, said, entity in own and version != "without", weight)
                for entity, said in signs(drugs, parts, document.text).items()
            ]
    return samples


def versions(
    mentions: Sequence[Mention], own: set[Entity]
) -> Iterator[tuple[str, float, list[Mention]]]:
    """An article's mentions as they are, and with names taken out; how much each counts."""
    many = WEIGHTS["several"]
    yield "whole", WEIGHTS["whole"] if own else many, list(mentions)
    for most in (1, 2):
        yield f"each {most}", WEIGHTS["few"] if own else many / 2, _thinned(mentions, None, most)
    if own:
        yield "without", WEIGHTS["none"], [each for each in mentions if each.entity not in own]
        for most in (1, 2, 3):
            yield f"first {most}", WEIGHTS["few"], _thinned(mentions, own, most)


def _thinned(mentions: Sequence[Mention], whose: set[Entity] | None, most: int) -> list[Mention]:
    """Without what is named for more than the `most`th time: each of the drugs, or all of `whose` together."""
    seen = Counter[Entity | None]()
    left = []
    for each in mentions:
        if each.entity.kind is Kind.DRUG and (whose is None or each.entity in whose):
            who = each.entity if whose is None else None
            seen[who] += 1
            if seen[who] > most:
                continue
        left.append(each)
    return left


def _names(mention: Mention) -> set[str]:
    return {mention.text.lower(), mention.entity.label.lower()}


def articles(folders: Sequence[Path]) -> Iterator[tuple[Document, set[str]]]:
    """Every article, with the names of what it is about: none where that is several drugs."""
    for folder in folders:
        sides: dict[str, list[set[str]]] = {}
        facts = Counter[str]()
        for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
            fact = json.loads(line)
            facts[fact["document"]] += 1
            for side in (fact["subject"], fact["object"]):
                names = {name.lower() for name in side.get("aliases") or [side["text"]]}
                sides.setdefault(fact["document"], []).append(names)
        for line in (folder / "documents.jsonl").read_text(encoding="utf-8").splitlines():
            given = json.loads(line)
            named = Counter(min(names) for names in sides.get(given["id"], []))
            top, times = max(named.items(), key=lambda item: (item[1], item[0]), default=("", 0))
            own = next((names for names in sides.get(given["id"], []) if min(names) == top), set())
            about = times >= MOST * facts[given["id"]]
            yield (
                Document(given["id"], given["text"], given.get("title", "")),
                own if about else set(),
            )


def fitted(samples: Sequence[Sample], names: Sequence[str]) -> LogisticRegression:
    """The weights of these samples."""
    table = np.array([[each.said[name] for name in names] for each in samples])
    model = LogisticRegression(max_iter=1000)
    return model.fit(
        table, [each.right for each in samples], sample_weight=[each.weight for each in samples]
    )


def judged(samples: Sequence[Sample], names: Sequence[str]) -> dict[str, Counter[str]]:
    """How often the drug of an article is found by weights that have not seen it, version by version."""
    found: dict[tuple[int, str], list[tuple[float, bool]]] = {}
    for part in range(PARTS):
        model = fitted([each for each in samples if each.article % PARTS != part], names)
        for each in samples:
            if each.article % PARTS == part:
                table = [[each.said[name] for name in names]]
                chance = float(model.predict_proba(table)[0][1])
                found.setdefault((each.article, each.version), []).append((chance, each.right))
    about = {each.article for each in samples if each.right}
    counts: dict[str, Counter[str]] = {}
    for (number, version), drugs in found.items():
        kind = "one drug" if number in about else "several"
        chance, right = max(drugs)
        answer = "none" if chance < LIKELY else "right" if right else "wrong"
        counts.setdefault(f"{kind}, {version}", Counter())[answer] += 1
    return counts


def main() -> None:
    """Fits, judges and prints."""
    extractor = Extractor(Lexicon.load())
    samples: list[Sample] = []
    for number, (document, topic) in enumerate(articles([Path(each) for each in sys.argv[1:]])):
        samples += samples_of(number, document, topic, extractor)
    names = list(samples[0].said)
    for kind, answers in sorted(judged(samples, names).items()):
        print(kind, dict(answers))
    model = fitted(samples, names)
    print(
        {name: round(float(weight), 2) for name, weight in zip(names, model.coef_[0], strict=True)}
    )
    print("bias", round(float(model.intercept_[0]) - math.log(LIKELY / (1 - LIKELY)), 2))


if __name__ == "__main__":
    main()

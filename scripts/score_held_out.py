"""Scores the whole builder on corpora that its scorer learns from, honestly: each document by a model without it.

    python scripts/score_held_out.py ../shared/bench drugprot bc5cdr --mode found

Trains a model for each fold (some minutes), builds the documents of the fold with it, and has the benchmark's own
scorer judge all claims together. A document of another corpus with the same text counts as the same document.
"""

from __future__ import annotations

import argparse
import importlib
import json
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from scorer_training.examples import Example, lexicon, rows  # noqa: E402
from scorer_training.fitting import FOLDS, fold_of  # noqa: E402
from train_scorer import all_examples, learned, training_corpora  # noqa: E402

from pharmagraph.builders.extract import Extractor  # noqa: E402
from pharmagraph.builders.scoring.scorer import Scorer  # noqa: E402
from pharmagraph.graph.document import Document, GivenMention  # noqa: E402
from pharmagraph.graph.rows import claim_object, mention_object  # noqa: E402

FILES = {"found": "documents.jsonl", "given": "documents_with_mentions.jsonl"}


def main() -> None:
    """Prints the main figures of each corpus and mode."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "bench", type=Path, help="the folder of the benchmark, with score.py and dev"
    )
    parser.add_argument("corpora", nargs="+")
    parser.add_argument("--mode", choices=sorted(FILES), action="append")
    options = parser.parse_args()
    sys.path.insert(0, str(options.bench))
    score = importlib.import_module("score").score
    root = options.bench / "dev"
    twins = {
        _key(row["text"]): f"{corpus} {row['id']}"
        for corpus in training_corpora()
        for row in rows(root / corpus / "documents.jsonl")
    }
    examples = all_examples(root)
    extractors = [_extractor(examples, root, fold) for fold in range(FOLDS)]
    for corpus in options.corpora:
        for mode in options.mode or sorted(FILES):
            with tempfile.TemporaryDirectory() as folder:
                claims, mentions = Path(folder) / "claims.jsonl", Path(folder) / "mentions.jsonl"
                _build(extractors, twins, root / corpus / FILES[mode], claims, mentions)
                result = score(root / corpus, claims, mentions, mode)
            for row in result["rows"]:
                if row.get("main") or row["task"].startswith(
                    ("relation", "predicate", "grounding")
                ):
                    figures = {name: row[name] for name in ("precision", "recall", "f1")}
                    print(
                        corpus,
                        mode,
                        row["task"],
                        {k: v and round(v, 3) for k, v in figures.items()},
                        flush=True,
                    )


def _extractor(examples: dict[str, list[Example]], root: Path, fold: int) -> Extractor:
    """The builder with a model that has not seen the documents of a fold."""
    model, _ = learned(examples, root, fold)
    with patch.object(Scorer, "load", lambda: Scorer(model)):
        return Extractor(lexicon())


def _build(
    extractors: list[Extractor], twins: dict[str, str], source: Path, claims: Path, mentions: Path
) -> None:
    with claims.open("w", encoding="utf-8") as said, mentions.open("w", encoding="utf-8") as named:
        for row in rows(source):
            fold = fold_of(twins.get(_key(row["text"]), row["id"]))
            extraction = extractors[fold].extract(_document(row))
            said.writelines(_lines(map(claim_object, extraction.claims)))
            named.writelines(
                _lines(mention_object(row["id"], each) for each in extraction.mentions)
            )


def _document(row: dict[str, Any]) -> Document:
    given = row.get("mentions")
    marks = given and tuple(
        GivenMention(m["start"], m["end"], m["kind"], m.get("id")) for m in given
    )
    return Document(
        row["id"], row["text"], row.get("title", ""), given=None if given is None else marks
    )


def _lines(objects: Any) -> Iterator[str]:
    for each in objects:
        yield json.dumps(each, ensure_ascii=False) + "\n"


def _key(text: str) -> str:
    return re.sub(r"\W", "", text.lower())[:150]


if __name__ == "__main__":
    main()

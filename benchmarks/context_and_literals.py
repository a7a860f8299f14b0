"""What negation, hedges and literals cost a sentence, in microseconds of CPU time, the best of three rounds.

    python benchmarks/context_and_literals.py DOCUMENTS.jsonl [--documents 2000]

DOCUMENTS: one object a line, with its "text". Rounds are short: run it on a quiet machine.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

from pharmagraph.builders.context.context import scopes
from pharmagraph.builders.literals.literals import literals
from pharmagraph.builders.text.sentences import sentences
from pharmagraph.graph.document import Document

ROUNDS = 3
_FIGURE = re.compile("[0-9]")


def microseconds(function: Callable[[str], object], texts: Sequence[str]) -> float:
    best = float("inf")
    for _ in range(ROUNDS):
        started = time.process_time()
        for text in texts:
            function(text)
        best = min(best, time.process_time() - started)
    return 1e6 * best / max(1, len(texts))


def literals_of(text: str) -> object:
    return literals(text, 0, len(text))


def report(name: str, function: Callable[[str], object], texts: Sequence[str], of: int) -> str:
    share = len(texts) / of
    return f"{name:40} {microseconds(function, texts):6.1f} µs   {share:4.0%} of sentences"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--documents", dest="size", type=int, default=2000, help="how many")
    options = parser.parse_args()
    texts: list[str] = []
    with options.documents.open(encoding="utf-8") as lines:
        for line in islice(lines, options.size):
            document = Document("", json.loads(line)["text"])
            texts += [document.text[s.start : s.end] for s in sentences(document)]
    cued = [text for text in texts if scopes(text)]
    plain = [text for text in texts if not scopes(text)]
    figures = [text for text in texts if _FIGURE.search(text)]
    words = [text for text in texts if not _FIGURE.search(text)]
    size = len(texts)
    print(f"{size} sentences of {sum(map(len, texts)) / size:.0f} characters")
    print(report("context", scopes, texts, size))
    print(report("context, sentences with a cue", scopes, cued, size))
    print(report("context, sentences without", scopes, plain, size))
    print(report("literals", literals_of, texts, size))
    print(report("literals, sentences with figures", literals_of, figures, size))
    print(report("literals, sentences without", literals_of, words, size))


if __name__ == "__main__":
    main()

"""How much memory `pharmagraph build` takes for one document, by its length and by what it is full of. Linux only.

    python benchmarks/memory.py [DOCUMENTS.jsonl] [--megabytes 5 10 20] [--kinds abstracts paragraph dense words]

DOCUMENTS: one object a line, with "text"; by default the abstracts beside the repository. Of these are made
`abstracts` (joined by empty lines) and `paragraph` (by spaces); `dense` is nothing but statements of four words, and
`words` names no drug. Memory is that of all processes, what they share counted once (PSS), looked at every 0.2 s.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import chain, repeat
from pathlib import Path

ABSTRACTS = Path(__file__).resolve().parents[2] / "shared" / "bench" / "scale" / "abstracts.jsonl"
DRUGS = (
    "aspirin ibuprofen warfarin metformin lisinopril omeprazole sertraline digoxin lithium".split()
)
ILLS = "nausea headache gout asthma rash fatigue pneumonia epilepsy depression migraine".split()
WORDS = (
    "the of house river mountain train station window garden letter morning saw old music".split()
)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("documents", nargs="?", type=Path, default=ABSTRACTS)
    parser.add_argument("--megabytes", nargs="+", type=float, default=[5, 10, 20])
    parser.add_argument("--kinds", nargs="+", choices=list(KINDS), default=list(KINDS))
    options = parser.parse_args()
    print("| document | MB of text | claims | peak MB | s |\n|---|---:|---:|---:|---:|")
    for kind in options.kinds:
        for megabytes in options.megabytes:
            with tempfile.TemporaryDirectory() as folder:
                print(row(kind, options.documents, megabytes, Path(folder)), flush=True)


def row(kind: str, documents: Path, megabytes: float, folder: Path) -> str:
    """Build one document and say what that took."""
    size = int(megabytes * 1_000_000)
    pieces: list[str] = []
    for piece in KINDS[kind](documents):
        pieces.append(piece)
        size -= len(piece)
        if size < 0:
            break
    text = "".join(pieces)
    (folder / "document.txt").write_text(text, encoding="utf-8")
    start = time.monotonic()
    command = [sys.executable, "-m", "pharmagraph", "build", "document.txt", "-o", "graph"]
    build = subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True)
    peak = 0
    while build.poll() is None:
        peak = max(peak, sum(map(memory_of, family(build.pid))))
        time.sleep(0.2)
    said = build.stderr.read() if build.stderr else ""
    claims = said.partition(" claims")[0].rpartition(" ")[2] or "0"
    seconds = time.monotonic() - start
    return f"| {kind} | {len(text) / 1e6:.1f} | {claims} | {peak / 1000:.0f} | {seconds:.0f} |"


def abstracts(documents: Path) -> Iterator[str]:
    """Yield the texts, again and again."""
    with documents.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    return (f"{text}\n\n" for text in chain.from_iterable(repeat(texts)))


def paragraph(documents: Path) -> Iterator[str]:
    """Yield the texts without a line's end."""
    return (" ".join(text.split()) + " " for text in abstracts(documents))


def dense(_: Path) -> Iterator[str]:
    """Yield short statements."""
    chance = random.Random(1)
    while True:
        verb = chance.choice(("causes", "treats", "may cause"))
        yield f"{chance.choice(DRUGS).title()} {verb} {chance.choice(ILLS)}. "


def words(_: Path) -> Iterator[str]:
    """Yield sentences about nothing."""
    chance = random.Random(1)
    while True:
        yield " ".join(chance.choices(WORDS, k=chance.randint(6, 22))).capitalize() + ". "


KINDS: dict[str, Callable[[Path], Iterator[str]]] = {
    "abstracts": abstracts, "paragraph": paragraph, "dense": dense, "words": words,
}  # fmt: skip


def family(process: int) -> list[int]:
    """Return the process and those that it has started."""
    found = [process]
    for each in found:
        for children in Path(f"/proc/{each}/task").glob("*/children"):
            try:
                found += map(int, children.read_text(encoding="ascii").split())
            except OSError:
                continue  # it has just ended
    return found


def memory_of(process: int) -> int:
    """Return the kB of a process, of what it shares its share."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


if __name__ == "__main__":
    main()

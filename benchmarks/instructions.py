"""How many instructions extraction takes: unlike seconds, the same whatever else the machine does. Needs valgrind.

    python benchmarks/instructions.py [DOCUMENTS.jsonl] [--skip 500] [--before 400] [--counted 25]

DOCUMENTS: one object a line, with "text"; by default the abstracts beside the repository. After the skipped ones,
the first `--before` are read and not counted, so that what a process makes once is there. The next `--counted` are
new to it, as nearly all documents of a build are: what was read before is found in caches, and says too little.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from itertools import islice
from pathlib import Path

from pharmagraph.builders.extract import Extractor
from pharmagraph.graph.document import Document
from pharmagraph.ontology.lexicon import Lexicon

ABSTRACTS = Path(__file__).resolve().parents[2] / "shared" / "bench" / "scale" / "abstracts.jsonl"
INSIDE = "PHARMAGRAPH_COUNTED"  # set in the process that is counted
COLLECTED = re.compile(r"Collected\s*:\s*(\d+)")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("documents", nargs="?", type=Path, default=ABSTRACTS)
    parser.add_argument("--skip", type=int, default=500)
    parser.add_argument("--before", type=int, default=400)
    parser.add_argument("--counted", type=int, default=25)
    options = parser.parse_args()
    if INSIDE in os.environ:
        extract(options.documents, options.skip, options.before, options.counted)
        return
    if not shutil.which("valgrind"):
        sys.exit("valgrind is not installed (on Debian and Ubuntu: apt install valgrind)")
    if not options.documents.exists():
        sys.exit(f"{options.documents}: no such file; give a .jsonl file of documents")
    millions = counted(sys.argv[1:]) / 1e6
    print(
        f"{millions:,.0f} million instructions: {options.counted} documents after {options.before}"
    )


def counted(arguments: list[str]) -> int:
    """The instructions that a process of the same arguments takes for what is to be counted."""
    Lexicon.load(())  # compiled and cached out here
    with tempfile.TemporaryDirectory() as folder:
        tool = [
            "valgrind",
            "--tool=callgrind",
            "--instr-atstart=no",
            f"--callgrind-out-file={folder}/out",
        ]
        run = subprocess.run(
            [*tool, sys.executable, __file__, *arguments],
            env={**os.environ, INSIDE: "1"},
            capture_output=True,
            text=True,
            check=False,
        )
    found = COLLECTED.search(run.stderr)
    if run.returncode or not found:
        sys.exit(run.stderr)
    return int(found[1])


def extract(path: Path, skip: int, before: int, count: int) -> None:
    """In the process that is counted: extract all documents, and have the last of them counted."""
    with path.open(encoding="utf-8") as lines:
        read = [json.loads(line) for line in islice(lines, skip, skip + before + count)]
    documents = [Document(str(each.get("id", at)), each["text"]) for at, each in enumerate(read)]
    extractor = Extractor(Lexicon.load(()))
    gc.freeze()
    gc.disable()
    for document in documents[:before]:
        extractor.extract(document)
    switch("on")
    for document in documents[before:]:
        extractor.extract(document)
    switch("off")
    os._exit(0)  # nothing of the end is counted


def switch(state: str) -> None:
    subprocess.run(
        ["callgrind_control", "-i", state, str(os.getpid())], stdout=subprocess.DEVNULL, check=True
    )


if __name__ == "__main__":
    main()

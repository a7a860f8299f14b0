"""How fast text becomes stored claims, stage by stage, and beside other programs on the same text in the same run.

    python benchmarks/speed.py [DOCUMENTS.jsonl] [--documents 2000] [--rounds 3] [--peers] [--write]

DOCUMENTS: one object a line, with "id" and "text"; by default the abstracts beside the repository, and where there
are none, documents made of the sentences of the examples. Figures are megabytes (10^6 characters) a second of CPU
time in one process. Stages take turns, and the best of the rounds counts: what another program on the machine takes
from the caches of the processor is noise, and never makes anything faster. `--peers` adds medspaCy, and spaCy with
textacy, where they are installed (`pip install '.[bench]'`). `--write` puts the figures into docs/performance.md.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from pharmagraph.builders.mentions.mentions import find_mentions
from pharmagraph.builders.readers import read_all
from pharmagraph.builders.text.sentences import sentences
from pharmagraph.graph.claim import Extraction
from pharmagraph.graph.document import Document
from pharmagraph.graph.rdf.writing import Writer
from pharmagraph.graph.run import Run
from pharmagraph.graph.store import open_store
from pharmagraph.pipeline import extractor_of, settled

ROOT = Path(__file__).resolve().parents[1]
ABSTRACTS = ROOT.parent / "shared" / "bench" / "scale" / "abstracts.jsonl"
DOCS = ROOT / "docs" / "performance.md"
START, END = "<!-- figures: start -->", "<!-- figures: end -->"
PEER_DOCUMENTS = 200  # they take seconds for what takes us milliseconds
MODEL = "en_core_web_sm"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("documents", nargs="?", type=Path)
    parser.add_argument("--documents", dest="count", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sample = Path(folder, "documents.jsonl")
        name = sampled(options.documents, options.count, sample)
        lines = list(figures(sample, name, Path(folder), options.rounds, peers=options.peers))
    print("\n".join(lines))
    if options.write:
        before, after = DOCS.read_text(encoding="utf-8").split(START)
        after = after.split(END)[1]
        text = "\n".join([before + START, "", *lines, "", END]) + after
        DOCS.write_text(text, encoding="utf-8")


def sampled(documents: Path | None, count: int, sample: Path) -> str:
    """Write the documents to be read, and say what they are."""
    if documents is None and not ABSTRACTS.exists():
        sample.write_text("".join(islice(made_up(), count)), encoding="utf-8")
        return "made of the sentences of the examples"
    chosen = documents or ABSTRACTS
    if not chosen.exists():
        sys.exit(f"{chosen}: no such file; give a .jsonl file of documents")
    with chosen.open("rb") as lines:
        sample.write_bytes(b"".join(islice(lines, count)))
    return f"the first of {chosen.name}"


def made_up() -> Iterator[str]:
    """Documents of ten sentences each, drawn from the examples: as lines of JSON."""
    said = [
        document.text[sentence.start : sentence.end]
        for document in read_all([str(ROOT / "examples" / "documents")])
        if isinstance(document, Document)
        for sentence in sentences(document)
        if sentence.kind == "body"
    ]
    drawn = random.Random(1)
    number = 0
    while True:
        number += 1
        yield json.dumps({"id": f"{number}", "text": " ".join(drawn.choices(said, k=10))}) + "\n"


def figures(sample: Path, name: str, folder: Path, rounds: int, *, peers: bool) -> Iterator[str]:
    """All that is measured, as lines of Markdown."""
    documents = [each for each in read_all([str(sample)]) if isinstance(each, Document)]
    size = sum(len(document.text) for document in documents) / 1e6
    yield (
        f"{datetime.now(UTC):%Y-%m-%d}, commit {commit()}, {platform.machine()} with {os.cpu_count()} cores, load "
        f"{os.getloadavg()[0]:.1f} at the start, Python {platform.python_version()}; {len(documents):,} documents of "
        f"{size:.1f} million characters ({name}), best of {rounds} rounds:"
    )
    yield ""
    yield "| stage | CPU ms/MB | MB/s |"
    yield "|---|---:|---:|"
    # The builds come first: a process is born with the peak memory of its parent, which grows in the stages.
    builds = [
        build(sample, folder / f"jobs-{jobs}", jobs, size) for jobs in (1, os.cpu_count() or 1)
    ]
    taken = stages(sample, documents, folder, rounds)
    for stage, seconds in taken.items():
        yield f"| {stage} | {1000 * seconds / size:.0f} | {size / seconds:.2f} |"
    whole = taken[EXTRACT] + taken[STORE]
    bare = taken[MATCH]
    yield f"| **text to stored claims** | **{1000 * whole / size:.0f}** | **{size / whole:.2f}** |"
    yield ""
    yield f"That is {whole / bare:.0f} times the bare dictionary match."
    yield ""
    yield "| whole command | CPU s | MB/s of CPU time | MB/s of wall time | peak MB of one process |"
    yield "|---|---:|---:|---:|---:|"
    yield from builds
    if peers:
        texts = [document.text for document in documents[:PEER_DOCUMENTS]]
        yield ""
        for peer_name, peer in (("medspaCy", medspacy), ("spaCy with textacy", textacy)):
            yield beside(peer_name, peer, texts)


READ, MATCH, EXTRACT, STORE = (
    "read JSON Lines",
    "dictionary match alone",
    "extract: all from sentences to claims",
    "store: N-Triples, load, flush to disk",
)


def stages(sample: Path, documents: list[Document], folder: Path, rounds: int) -> dict[str, float]:
    """The CPU seconds of each stage on all documents, the best of the rounds."""
    extractor = extractor_of()
    lexicon = extractor.lexicon
    run = Run("benchmark")
    found: list[Extraction] = []

    def extract() -> None:
        found[:] = map(extractor.extract, documents)

    def store() -> None:
        with (
            tempfile.TemporaryDirectory(dir=folder) as place,
            open_store(Path(place, "graph"), write=True) as graph,
        ):
            graph.replace_all(found, run)

    work: dict[str, Callable[[], object]] = {
        READ: lambda: list(read_all([str(sample)])),
        "sentences": lambda: [sentences(document) for document in documents],
        MATCH: lambda: [lexicon.scan(each.text) for each in documents],
        "mentions": lambda: [find_mentions(document, lexicon) for document in documents],
        EXTRACT: extract,
        "N-Triples of the claims": lambda: [[*Writer(run).lines(each)] for each in found],
        STORE: store,
    }
    best: dict[str, float] = {}
    with settled():  # as a build is
        for _ in range(rounds):
            for stage, once in work.items():
                best[stage] = min(best.get(stage, float("inf")), cpu(once))
    return best


def cpu(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return max(1e-9, time.process_time() - started)


def commit() -> str:
    """What was measured; a plus says that files were changed since."""
    git = ["git", "-C", str(ROOT)]
    try:
        head = subprocess.run(
            [*git, "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=True
        )
        clean = (
            subprocess.run(
                [*git, "diff", "--quiet", "HEAD", "--", "pharmagraph"], check=False
            ).returncode
            == 0
        )
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return head.stdout.strip() + ("" if clean else "+")


def build(sample: Path, graph: Path, jobs: int, size: float) -> str:
    """The whole command, start and store included, as users run it."""
    command = [sys.executable, "-m", "pharmagraph", "build", str(sample), "-o", str(graph), "-q"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    subprocess.run([*command, "--jobs", str(jobs)], check=True, cwd=ROOT)
    wall = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return (
        f"| `build --jobs {jobs}` | {seconds:.1f} | {size / seconds:.2f} | {size / wall:.2f} | "
        f"{after.ru_maxrss / 1000:.0f} |"
    )


def beside(name: str, peer: Callable[[], Callable[[str], object]], texts: list[str]) -> str:
    """Another program on the same texts, and ours again on just these."""
    try:
        process = peer()
    except (ImportError, OSError) as error:
        return f"- {name}: not measured ({str(error).splitlines()[0]})"
    extractor = extractor_of()
    size = sum(map(len, texts)) / 1e6
    theirs = size / cpu(lambda: [process(text) for text in texts])
    ours = size / cpu(lambda: [extractor.extract(Document("d", text)) for text in texts])
    return (
        f"- {name}: {theirs * 1000:.0f} kB/s of CPU time; extraction here on the same {len(texts)} texts: "
        f"{ours * 1000:.0f} kB/s, {ours / theirs:.0f} times"
    )


def medspacy() -> Callable[[str], object]:
    """Sentences, the names of a small lexicon, and the context of each, by medspaCy."""
    import medspacy as library  # noqa: PLC0415
    from loguru import logger  # noqa: PLC0415
    from medspacy.target_matcher import TargetRule  # noqa: PLC0415

    logger.disable("PyRuSH")  # it writes a line for each sentence, which is not what is measured
    pipeline = library.load()
    matcher = pipeline.get_pipe("medspacy_target_matcher")
    matcher.add([TargetRule(name, "NAME") for name in names()])
    process: Callable[[str], object] = pipeline
    return process


def textacy() -> Callable[[str], object]:
    """Subject, verb and object of each sentence, by spaCy's parser and textacy."""
    import spacy  # noqa: PLC0415
    from textacy.extract import subject_verb_object_triples  # noqa: PLC0415

    models = [name for name in spacy.util.get_installed_models() if name.startswith(MODEL)]
    parser = spacy.load(min(models, default=MODEL))
    return lambda text: list(subject_verb_object_triples(parser(text)))


def names() -> Iterable[str]:
    """Names for a matcher that has none of its own: what our lexicon finds in the examples."""
    lexicon = extractor_of().lexicon
    found: dict[str, None] = {}
    for document in read_all([str(ROOT / "examples" / "documents")]):
        if isinstance(document, Document):
            found |= dict.fromkeys(mention.text for mention in find_mentions(document, lexicon))
    return found


if __name__ == "__main__":
    main()

"""How fast text becomes stored claims, stage by stage, and beside other programs on the same text in the same run.

    python benchmarks/speed.py [DOCUMENTS.jsonl] [--documents 3000] [--peers]

DOCUMENTS: one object a line, with "id" and "text"; by default the abstracts of the accuracy benchmark, if they lie
beside the repository. Figures are megabytes (10^6 characters) a second of CPU time in one process, so that a busy
machine does not change them much; the build is the whole command, start and store included, with its peak memory.
`--peers` adds medspaCy and spaCy with textacy, where they are installed (`pip install '.[bench]'`).
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

from pharmagraph.builders.mentions import find_mentions
from pharmagraph.builders.readers import read_all
from pharmagraph.builders.sentences import sentences
from pharmagraph.graph.document import Document
from pharmagraph.graph.run import Run
from pharmagraph.graph.store import open_store
from pharmagraph.pipeline import extractor_of

ROOT = Path(__file__).parents[1]
ABSTRACTS = ROOT.parent / "shared" / "bench" / "scale" / "abstracts.jsonl"
PEER_DOCUMENTS = 200  # they take seconds for what takes us milliseconds
MODEL = "en_core_web_sm"  # or a package that carries the same model under a longer name


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("documents", nargs="?", type=Path, default=ABSTRACTS)
    parser.add_argument("--documents", dest="count", type=int, default=3000)
    parser.add_argument("--peers", action="store_true")
    options = parser.parse_args()
    if not options.documents.exists():
        sys.exit(f"{options.documents}: no such file; give a .jsonl file of documents")
    with tempfile.TemporaryDirectory() as folder:
        sample = Path(folder, "documents.jsonl")
        with options.documents.open("rb") as lines:
            sample.write_bytes(b"".join(islice(lines, options.count)))
        documents = [each for each in read_all([str(sample)]) if isinstance(each, Document)]
        size = sum(len(document.text) for document in documents) / 1e6
        print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
        print(f"{len(documents):,} documents, {size:.1f} million characters\n")
        for name, seconds in stages(sample, documents, Path(folder, "stages")):
            print(f"{name:34} {seconds:7.2f} s {size / seconds:8.2f} MB/s")
        for jobs in (1, os.cpu_count() or 1):
            build(sample, Path(folder, f"jobs-{jobs}"), jobs, size)
    if options.peers:
        texts = [document.text for document in documents[:PEER_DOCUMENTS]]
        for name, peer in (("medspaCy", medspacy), ("spaCy + textacy", textacy)):
            beside(name, peer, texts)


def stages(sample: Path, documents: list[Document], store: Path) -> Iterator[tuple[str, float]]:
    """Each stage alone, on all documents."""
    extractor = extractor_of()
    lexicon = extractor.lexicon
    yield "read JSON Lines", cpu(lambda: list(read_all([str(sample)])))
    yield "sentences", cpu(lambda: [sentences(document) for document in documents])
    yield "dictionary match alone", cpu(lambda: [lexicon.scan(each.text) for each in documents])
    yield "mentions", cpu(lambda: [find_mentions(document, lexicon) for document in documents])
    found = []
    yield (
        "extract (all of the above + rules)",
        cpu(lambda: found.extend(map(extractor.extract, documents))),
    )
    with open_store(store, write=True) as opened:
        yield "store on disk", cpu(lambda: opened.replace_all(found, Run("benchmark")))


def cpu(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return max(1e-9, time.process_time() - started)


def build(sample: Path, graph: Path, jobs: int, size: float) -> None:
    """The whole command, as users run it."""
    command = [sys.executable, "-m", "pharmagraph", "build", str(sample), "-o", str(graph), "-q"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    subprocess.run([*command, "--jobs", str(jobs)], check=True, cwd=ROOT)
    wall = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(
        f"{f'pharmagraph build --jobs {jobs}':34} {seconds:7.2f} s {size / seconds:8.2f} MB/s of CPU time, "
        f"{size / wall:.2f} of wall time, peak {after.ru_maxrss / 1000:.0f} MB in one process"
    )


def beside(name: str, peer: Callable[[], Callable[[str], object]], texts: list[str]) -> None:
    """Another program on the same texts, and ours again on just these."""
    try:
        process = peer()
    except (ImportError, OSError) as error:
        print(f"\n{name}: not measured ({str(error).splitlines()[0]})")
        return
    extractor = extractor_of()
    size = sum(map(len, texts)) / 1e6
    theirs = size / cpu(lambda: [process(text) for text in texts])
    ours = size / cpu(lambda: [extractor.extract(Document("d", text)) for text in texts])
    print(f"\n{name}: {theirs * 1000:.0f} kB/s of CPU time")
    print(f"pharmagraph on the same texts: {ours * 1000:.0f} kB/s, {ours / theirs:.1f} times")


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

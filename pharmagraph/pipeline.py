"""The whole way, where the parts meet: inputs to documents to claims to a store.

Documents stream: at no time are there more of them in memory than a window of work for the
processes that extract. Results come in the order of the inputs, whoever found them first.
"""

from __future__ import annotations

import os
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from pharmagraph import __version__
from pharmagraph.builders import apart
from pharmagraph.builders.extract import Extractor
from pharmagraph.builders.parallel import extracting
from pharmagraph.builders.readers import Source, holds_one, read, sources_of
from pharmagraph.errors import (
    EnormousDocumentWarning,
    InputError,
    NothingReadableError,
    UnreadableDocumentError,
)
from pharmagraph.garbage import settled, unsearched
from pharmagraph.graph.claim import Claim, Extraction
from pharmagraph.graph.curating.decision import read_decisions
from pharmagraph.graph.curating.decisions import Outcome, deciding_again
from pharmagraph.graph.document import Document
from pharmagraph.graph.files import write_bytes
from pharmagraph.graph.run import Run
from pharmagraph.graph.store import ClaimStore, Known, open_store
from pharmagraph.ontology.lexicon import Lexicon

Progress = Callable[[int, int], None]
"""Is told how many documents are done, and how many characters are read: also, time and again, of a long document."""

# Below this many bytes of input, starting processes takes longer than they save.
PARALLEL_FROM = 3_000_000

# Characters of one document from which on its length is warned of, and the memory that a million of them take.
ENORMOUS = 25_000_000
_MEMORY = 25  # MB; three times as much where nearly every sentence is a claim

_HTML = frozenset({".html", ".htm", ".xhtml"})
_MARKDOWN = frozenset({".md", ".markdown", ".txt"})


@dataclass(slots=True)
class Summary:
    """What a build did: the numbers of its closing line, and every document that it passed over.

    `repeated` documents came again, with the same id and text. `passed` are the files of folders that nobody reads, as
    their endings (the values) are those of no format.
    """

    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    repeated: int = 0
    kept: int = 0
    pruned: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    skipped: list[UnreadableDocumentError] = field(default_factory=list)
    passed: dict[str, str] = field(default_factory=dict)
    decisions: Outcome = field(default_factory=Outcome)

    @property
    def documents(self) -> int:
        """All documents that were read, whether or not they had changed."""
        return self.added + self.replaced + self.unchanged


def build(
    inputs: Sequence[str],
    output: Path,
    *,
    lexicon: Sequence[Path] = (),
    rules: Sequence[Path] = (),
    given: bool = True,
    strict: bool = False,
    prune: bool = False,
    decisions: Path | None = None,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> Summary:
    """Read documents, find their claims, and put what has changed into the store at `output`.

    `given` takes mentions that come with documents in place of the builder's own. `strict` raises
    at the first document that cannot be read, and leaves a store of one file as it was.
    `prune` takes out documents that are not among the inputs. `decisions` is a curator's file, in
    place of the decisions that the graph remembers. `jobs` is how many processes extract at most, by default as many
    as there are cores. An `EnormousDocumentWarning` says beforehand which document will take much memory.
    """
    decided = None if decisions is None else read_decisions(decisions)
    summary = Summary()
    sources = sources_of(inputs, summary.passed)
    make = partial(extractor_of, tuple(lexicon), tuple(rules))
    extractor = make()
    run = Run(engine=__version__, lexicon=extractor.lexicon.version, rules=extractor.version)
    done = _Done(summary, progress)
    at_once, long = _jobs_for(sources, jobs), any(map(_may_be_long, sources))
    # The processes are started first: they share what the extractor holds, and no lock of the store.
    with (
        settled(),
        extracting(extractor, make, at_once, progress and done.read, long=long) as extract,
        open_store(output, write=True) as store,
        deciding_again(store, decided) as summary.decisions,
    ):
        known = store.documents()
        seen: set[str] = set()
        documents = _changed(_documents(sources, summary, given, strict), known, run, seen, summary)
        extractions = done.counted(extract(_warned(documents)))
        store.replace_all(extractions, run)
        _prune(store, known.keys() - seen, summary, prune)
        if not seen and summary.skipped:
            raise NothingReadableError(summary.skipped)
    return summary


def claims_of(
    text: str, *, lexicon: Sequence[Path] = (), rules: Sequence[Path] = ()
) -> tuple[Claim, ...]:
    """The claims of one text, for trying out; loading the lexicon takes longer than reading the text."""
    extractor = extractor_of(tuple(lexicon), tuple(rules))
    return tuple(extractor.extract(Document("text", text)).claims)


def draw_page(
    graph: Path, output: Path, *, title: str, around: str | None = None, hops: int = 2
) -> None:
    """Write the page that shows a graph: one HTML file, whole or not at all."""
    from pharmagraph.viz.draw import draw  # noqa: PLC0415 (a build does not draw)

    _check_ending(output, _HTML)
    with open_store(graph) as store:
        documents = (store.document(document_id) for document_id in store.documents())
        page = draw(store.claims(), documents, title=title, around=around, hops=hops)
    write_bytes(output, page.encode("utf-8", "replace"))


def report_on(graph: Path, drug: str, output: Path | None = None) -> str:
    """The monograph of a drug, written where an output is named: HTML for `.html`, else Markdown."""
    from pharmagraph.viz.report import monograph  # noqa: PLC0415 (nor report)
    from pharmagraph.viz.report_text import html, markdown  # noqa: PLC0415

    if output is not None:
        _check_ending(output, _HTML | _MARKDOWN)
    with open_store(graph) as store:
        documents = (store.document(document_id) for document_id in store.documents())
        found = monograph(store.claims(), documents, drug)
    as_html = output is not None and output.suffix.lower() in _HTML
    text = html(found) if as_html else markdown(found)
    if output is not None:
        write_bytes(output, text.encode("utf-8", "replace"))
    return text


def _check_ending(output: Path, endings: frozenset[str]) -> None:
    """Refuse to write under a name that says another format, which may be that of a graph; no ending says none."""
    if output.suffix and output.suffix.lower() not in endings:
        known = " ".join(sorted(endings))
        raise InputError(f"{output}: its ending says another format; end it in {known}")


def extractor_of(lexicon: Sequence[Path] = (), rules: Sequence[Path] = ()) -> Extractor:
    """The extractor with the default lexicon and rules, and a user's own before them."""
    with unsearched():
        return Extractor(Lexicon.load(lexicon, wait=False), rules)


def _documents(
    sources: Iterable[Source], summary: Summary, given: bool, strict: bool
) -> Iterator[Document]:
    """The readable documents, each id once; the others go into the summary."""
    where: dict[str, tuple[str, str]] = {}
    for source in sources:
        for item in read(source):
            if isinstance(item, UnreadableDocumentError):
                problem = item
            elif item.id not in where:
                where[item.id] = (source.name, item.sha256)
                yield item if given or item.given is None else replace(item, given=None)
                continue
            elif where[item.id][1] == item.sha256:
                summary.repeated += 1  # two downloads that overlap
                continue
            else:
                problem = _used_twice(item, where[item.id][0])
            if strict:
                raise problem
            summary.skipped.append(problem)


def _used_twice(document: Document, first: str) -> UnreadableDocumentError:
    reason = f"the id {document.id!r} was used before, in {first}, with another text"
    return UnreadableDocumentError(document.source, reason, "give each document an id of its own")


def _changed(
    documents: Iterable[Document],
    known: dict[str, Known],
    run: Run,
    seen: set[str],
    summary: Summary,
) -> Iterator[Document]:
    """The documents that the store does not have in this form, by this engine, yet."""
    for document in documents:
        seen.add(document.id)
        before = known.get(document.id)
        if before is None:
            summary.added += 1
        elif before == Known.of(document, run):
            summary.unchanged += 1
            continue
        else:
            summary.replaced += 1
        yield document


def _warned(documents: Iterable[Document]) -> Iterator[Document]:
    """The documents; of those that take much memory it is said before they are read."""
    for document in documents:
        size = len(document.text)
        if size > ENORMOUS:
            what = (
                f"{document.source or document.id}: one document of {size / 1e6:.0f} million characters; it is read "
                f"as a whole, which can take {size / 1e9 * _MEMORY:.1f} GB of memory and more. Put its parts "
                "(chapters, reports) on lines of a .jsonl file, each with an id of its own, and it takes a tenth"
            )
            warnings.warn(what, EnormousDocumentWarning, stacklevel=2)
        yield document


class _Done:
    """What is done of a build: told to who watches it, and counted in its summary."""

    def __init__(self, summary: Summary, progress: Progress | None) -> None:
        self._summary = summary
        self._progress = progress
        self._documents = self._stored = self._read = 0

    def read(self, characters: int) -> None:
        """So many characters are read, of all documents together."""
        self._read = max(self._read, characters)
        if self._progress is not None:
            self._progress(self._documents, self._read)

    def counted(self, extractions: Iterable[Extraction]) -> Iterator[Extraction]:
        """Yield the extractions, counting what they hold."""
        counts = self._summary.counts
        for extraction in extractions:
            counts.update(extraction.counts)
            counts["mentions"] += len(extraction.mentions)
            for claim in extraction.claims:
                counts["claims"] += 1
                counts["hedged"] += claim.certainty.hedged
                counts["negated"] += claim.negated
            self._documents += 1
            self._stored += len(extraction.document.text)
            self.read(self._stored)
            yield extraction
            del extraction  # the next one can be as large


def _prune(store: ClaimStore, gone: set[str], summary: Summary, prune: bool) -> None:
    if not prune:
        summary.kept = len(gone)
        return
    for document_id in sorted(gone):
        store.remove(document_id)
    summary.pruned = len(gone)


def _jobs_for(sources: Sequence[Source], jobs: int | None) -> int:
    """How many processes extract: so many as were asked for, else as there are cores for us, where that gains.

    No more than there are documents: one that is sent to another process takes its memory twice.
    """
    if jobs is None:
        if sum(source.size for source in sources) < PARALLEL_FROM:
            return 1
        has_affinity = hasattr(os, "sched_getaffinity")
        jobs = len(os.sched_getaffinity(0)) if has_affinity else os.cpu_count() or 1
    if len(sources) < jobs and all(map(holds_one, sources)):
        return len(sources)
    return jobs


def _may_be_long(source: Source) -> bool:
    """Whether there may be a document in the file that is read apart: what is packed there is longer than its file."""
    return source.path is None or source.size > apart.APART // 10

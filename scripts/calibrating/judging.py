"""Claims of the engine, each right or wrong by a corpus's gold; those on which the gold is silent are left out."""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from pharmagraph.builders.extract import Extractor
from pharmagraph.evaluation.matching import PRONOUN, folded_id, group
from pharmagraph.graph.claim import Claim, Extraction, Mention
from pharmagraph.graph.document import Document
from tests.gold import scoring

SEED = 20261122
CHARACTERS = 450_000  # of each corpus, so that all of it takes a few minutes
FOLDS = 5
Row = Mapping[str, Any]


class Judged(NamedTuple):
    """A claim as the calibration sees it: what made it, how surely, and whether gold says the same."""

    source: str
    document: str
    rule: str
    raw: float
    right: bool

    @property
    def fold(self) -> int:
        return zlib.crc32(f"{SEED} {self.document}".encode()) % FOLDS


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The lines of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def sample(folder: Path, wanted: Callable[[Row], bool]) -> list[Row]:
    """Documents of a corpus, in an order that only the seed decides."""
    found, size = [], 0
    texts = rows(folder / "documents.jsonl")
    for row in sorted(texts, key=lambda each: zlib.crc32(f"{SEED} {each['id']}".encode())):
        if not wanted(row):
            continue
        size += len(row["text"])
        if size > CHARACTERS:
            break
        found.append(row)
    return found


def judged(
    extractor: Extractor, folder: Path, wanted: Callable[[Row], bool] = lambda _: True
) -> list[Judged]:
    """The claims of a corpus on which its gold has a say."""
    settings = json.loads((folder / "corpus.json").read_text(encoding="utf-8"))["relations"]
    if settings["match"] == "labels":
        texts = [Document(row["id"], row["text"]) for row in rows(folder / "documents.jsonl")]
        return _by_label(
            extractor, folder.name, texts, scoring.facts(folder / "gold.jsonl"), whole=True
        )
    facts: dict[str, list[Row]] = defaultdict(list)
    for fact in rows(folder / "gold.jsonl"):
        facts[fact["document"]].append(fact)
    judge = _Judge(settings)
    return [
        Judged(folder.name, row["id"], claim.rule, raw, right)
        for row in sample(folder, wanted)
        for claim, raw in _claims(extractor, Document(row["id"], row["text"]))
        if (right := judge.verdict(claim, facts[row["id"]])) is not None
    ]


def judged_examples(extractor: Extractor) -> list[Judged]:
    """The claims of the project's own documents, whose gold is meant to be complete."""
    facts = [fact for path in scoring.gold_files() for fact in scoring.facts(path)]
    return _by_label(extractor, "examples", list(scoring.documents().values()), facts)


def _by_label(
    extractor: Extractor,
    source: str,
    documents: Sequence[Document],
    facts: Sequence[scoring.Fact],
    *,
    whole: bool = False,
) -> list[Judged]:
    found = []
    named = {fact.document for fact in facts}
    for document in documents:
        if document.id not in named and not whole:
            continue
        here = [fact for fact in facts if fact.document == document.id]
        extraction = extractor.extract(document)
        for claim, raw in _claims(extractor, document):
            verdict = _says(claim, here, extraction)
            if verdict is not None:
                found.append(Judged(source, document.id, claim.rule, raw, verdict))
    return found


def _says(claim: Claim, facts: Sequence[scoring.Fact], extraction: Extraction) -> bool | None:
    same = [fact for fact in facts if fact.said_by(claim, extraction)]
    here = [fact for fact in same if fact.overlaps(claim)] or same
    if here and all(fact.optional for fact in here):
        return None
    return any(fact.negated == claim.negated for fact in here)


def _claims(extractor: Extractor, document: Document) -> Iterator[tuple[Claim, float]]:
    for reading in extractor.readings(document):
        for finding, claim in zip(reading.kept, reading.claims, strict=True):
            yield claim, finding.confidence


class _Judge:
    """Judges by places or by concepts, as corpus.json of the benchmark says."""

    def __init__(self, settings: Row) -> None:
        self._by_ids = settings["match"] == "ids"
        self._namespaces = tuple(f"{each}:" for each in settings.get("namespaces", ()))
        self._any_subject = settings.get("any_subject", False)
        self._polarity = settings.get("polarity", False)
        self._predicates = set(settings["predicates"])
        self._pairs = {tuple(pair) for pair in settings["pairs"]}

    def verdict(self, claim: Claim, facts: Sequence[Row]) -> bool | None:
        """Whether a fact says the same; None where the corpus does not annotate what is claimed."""
        if claim.predicate not in self._predicates or (claim.negated and not self._polarity):
            return None
        sides = claim.subject, claim.object
        if self._by_ids and not all(map(self._ids, sides)):
            return None
        same = [fact for fact in facts if self._meets(fact, claim)]
        if same:
            sure = [fact for fact in same if not fact.get("optional")]
            return any(fact["negated"] in (None, claim.negated) for fact in sure) if sure else None
        if tuple(group(side.entity.kind) for side in sides) not in self._pairs:
            return None
        marked = self._by_ids or not any(PRONOUN.fullmatch(side.text) for side in sides)
        return False if marked else None

    def _meets(self, fact: Row, claim: Claim) -> bool:
        if claim.predicate not in fact["predicates"]:
            return False
        orders = [(claim.subject, claim.object)]
        if fact.get("symmetric"):
            orders.append((claim.object, claim.subject))
        return any(
            (self._any_subject or self._is(one, fact["subject"])) and self._is(two, fact["object"])
            for one, two in orders
        )

    def _is(self, mention: Mention, side: Row) -> bool:
        if self._by_ids:
            return not self._ids(mention).isdisjoint(map(folded_id, side["ids"]))
        places = side.get("spans") or ([(side["start"], side["end"])] if "start" in side else [])
        return any(a < mention.end and mention.start < b for a, b in places)

    def _ids(self, mention: Mention) -> set[str]:
        ids = map(folded_id, (mention.entity.id, *mention.entity.xrefs))
        return {each for each in ids if each.startswith(self._namespaces)}

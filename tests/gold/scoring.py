"""How well claims agree with the gold of the example documents: facts, matching, figures.

A fact is one utterance that a curator wrote down; facts that say the same triple of one document
count once for finding it, and each by itself for polarity and certainty. Facts marked optional,
on which good curators would differ, are neither missed nor wrong.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from pharmagraph.builders.readers import read_all
from pharmagraph.graph.claim import Claim, Extraction
from pharmagraph.graph.document import Document
from pharmagraph.ontology.predicates import Predicate
from tests.builders.matching import folded, joins

FOLDER = Path(__file__).parent
DOCUMENTS = FOLDER.parents[1] / "examples" / "documents"


@dataclass(frozen=True, slots=True)
class Fact:
    """One utterance of a document, as its curator read it."""

    document: str
    subject: tuple[str, ...]
    predicates: tuple[Predicate, ...]
    object: tuple[str, ...]
    negated: bool
    hedged: bool
    optional: bool
    text: str
    start: int
    end: int

    @property
    def triple(self) -> tuple[str, str, str, str]:
        return (self.document, self.subject[0], self.predicates[0], self.object[0])

    def said_by(self, claim: Claim, extraction: Extraction) -> bool:
        """Whether the claim joins the same things by the same predicate, flags aside."""
        return claim.predicate in self.predicates and joins(
            self.subject, self.object, claim, extraction
        )

    def overlaps(self, claim: Claim) -> bool:
        return claim.start < self.end and self.start < claim.end

    def flags_agree(self, claim: Claim) -> tuple[bool, bool]:
        """Whether polarity and certainty (asserted or hedged) are those of the fact."""
        return claim.negated == self.negated, claim.certainty.hedged == self.hedged


@dataclass(frozen=True, slots=True)
class Figures:
    """What a comparison came to; all but the counts are shares."""

    precision: float
    recall: float
    f1: float
    polarity: float
    certainty: float
    facts: int
    claims: int


@dataclass(slots=True)
class Tally:
    """Counts that add up over documents."""

    right: int = 0
    wrong: int = 0
    found: int = 0
    missed: int = 0
    utterances: int = 0
    polarity: int = 0
    certainty: int = 0

    def __add__(self, other: Tally) -> Tally:
        mine, theirs = asdict(self), asdict(other)
        return Tally(**{name: mine[name] + theirs[name] for name in mine})

    def figures(self) -> Figures:
        precision = _share(self.right, self.right + self.wrong)
        recall = _share(self.found, self.found + self.missed)
        return Figures(
            precision=precision,
            recall=recall,
            f1=_share(2 * precision * recall, precision + recall),
            polarity=_share(self.polarity, self.utterances),
            certainty=_share(self.certainty, self.utterances),
            facts=self.found + self.missed,
            claims=self.right + self.wrong,
        )


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


@dataclass(frozen=True, slots=True)
class Comparison:
    """One document's claims against its facts."""

    tally: Tally
    missed: tuple[Fact, ...]
    spurious: tuple[Claim, ...]
    misjudged: tuple[tuple[Fact, Claim], ...]


def compare(facts: Sequence[Fact], extraction: Extraction) -> Comparison:
    """Count triples that were found, missed and made up; and flags, utterance by utterance."""
    tally, missed, misjudged = Tally(), [], []
    by_triple = defaultdict(list)
    for fact in facts:
        by_triple[fact.triple].append(fact)
    for same in by_triple.values():
        found = any(same[0].said_by(claim, extraction) for claim in extraction.claims)
        if found and not all(fact.optional for fact in same):
            tally.found += 1
        elif not found and not all(fact.optional for fact in same):
            tally.missed += 1
            missed.append(same[0])
    spurious = []
    for claims in _by_triple(extraction.claims).values():
        right = any(fact.said_by(claim, extraction) for fact in facts for claim in claims)
        tally.right += right
        tally.wrong += not right
        if not right:
            spurious.append(claims[0])
    for fact in facts:
        claim = _closest(fact, extraction)
        if claim is not None and not fact.optional:
            polarity, certainty = fact.flags_agree(claim)
            tally.utterances += 1
            tally.polarity += polarity
            tally.certainty += certainty
            if not (polarity and certainty):
                misjudged.append((fact, claim))
    return Comparison(tally, tuple(missed), tuple(spurious), tuple(misjudged))


def _by_triple(claims: Iterable[Claim]) -> Mapping[tuple[str, str, str], list[Claim]]:
    grouped = defaultdict(list)
    for claim in claims:
        grouped[claim.subject.entity.id, claim.predicate.value, claim.object.entity.id].append(
            claim
        )
    return grouped


def _closest(fact: Fact, extraction: Extraction) -> Claim | None:
    """The claim in the fact's place that says it; of several, the one nearest to it in length."""
    here = [c for c in extraction.claims if fact.overlaps(c) and fact.said_by(c, extraction)]
    length = fact.end - fact.start
    return min(here, key=lambda c: abs(c.end - c.start - length), default=None)


def gold_files(folder: Path = FOLDER) -> list[Path]:
    """The gold files, in the order of their names."""
    return sorted(folder.glob("*.jsonl"))


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The lines of a gold file as they stand."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def facts(path: Path) -> list[Fact]:
    """The facts of one gold file."""
    return [
        Fact(
            document=row["document"],
            subject=_names(row["subject"]),
            predicates=tuple(Predicate(name) for name in row["predicates"]),
            object=_names(row["object"]),
            negated=row["negated"],
            hedged=row["hedged"],
            optional=row.get("optional", False),
            text=row["text"],
            start=row["start"],
            end=row["end"],
        )
        for row in rows(path)
    ]


def _names(side: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(folded(name) for name in [side["label"], *side["aliases"]]))


def documents(folder: Path = DOCUMENTS) -> dict[str, Document]:
    """The example documents as the package reads them, by the names that the gold calls them."""
    read = {}
    for document in read_all([str(folder)]):
        if not isinstance(document, Document):
            raise document
        name = Path(document.id).name
        read[name] = replace(document, id=name)
    return read


def digest() -> str:
    """Changes with any byte of the documents or the gold, so that neither drifts unseen."""
    files = sorted([*DOCUMENTS.iterdir(), *gold_files()])
    parts = (f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}\n" for path in files)
    return hashlib.sha256("".join(parts).encode()).hexdigest()
